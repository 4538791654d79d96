"""The few builders from which every test makes its world. Days are given; today is 2026-11-22 unless a test says so."""

import datetime
import itertools

from django.contrib.auth.models import Group
from django.utils import timezone
from oscar.core.loading import get_model

from catalog.clock import term_end
from catalog.models import (
    AdminUnit,
    Authority,
    Certificate,
    Decision,
    Listing,
    OcopGroup,
    OcopProduct,
    OtherLabel,
    Pack,
    Producer,
)
from catalog.text import slugify
from cms.models import EditorArea, PointOfSalePage, PointOfSaleSection
from search import index
from shop.accounts.models import User

Product, ProductClass, Category, ProductCategory = (
    get_model("catalogue", name) for name in ("Product", "ProductClass", "Category", "ProductCategory")
)
Partner, StockRecord = (get_model("partner", name) for name in ("Partner", "StockRecord"))

number = itertools.count(1)
FROM = datetime.date(2025, 6, 27)


def former_unit(path: str) -> AdminUnit:
    """A unit before 2025-07-01 by its path: "Yến Dương, Ba Bể, Bắc Kạn"."""
    *inner, province = [name.strip() for name in path.split(",")]
    unit = AdminUnit.objects.former_provinces().get(short_name=province)
    for name in reversed(inner):
        unit = unit.children.get(short_name=name)
    return unit


def province(name: str) -> AdminUnit:
    return AdminUnit.objects.provinces().get(short_name=name)


def make_producer(legal_name: str | None = None, **fields) -> Producer:
    legal_name = legal_name or f"Hợp tác xã Mẫu {next(number)}"
    fields.setdefault("slug", slugify(legal_name))
    fields.setdefault("unit", province("Thái Nguyên"))
    fields.setdefault("former_unit", former_unit("Na Rì, Bắc Kạn"))
    partner = Partner.objects.create(name=legal_name, code=fields["slug"][:128])
    return Producer.objects.create(
        legal_name=legal_name, kind=fields.pop("kind", Producer.Kind.COOPERATIVE), partner=partner, **fields
    )


def make_ocop_product(name: str | None = None, *, producer: Producer | None = None, **fields) -> OcopProduct:
    producer = producer or make_producer()
    group = fields.pop("product_set", "n02-b04")
    fields.setdefault("unit", producer.unit)
    fields.setdefault("former_unit", producer.former_unit)
    return OcopProduct.objects.create(
        name=name or f"Mật ong mẫu {next(number)}",
        producer=producer,
        product_set=OcopGroup.objects.get(code=group) if isinstance(group, str) else group,
        **fields,
    )


def make_authority(name: str = "UBND tỉnh Bắc Kạn", level: str = Authority.Level.PROVINCE) -> Authority:
    return Authority.objects.get_or_create(name=name, defaults={"level": level})[0]


def make_certificate(ocop_product: OcopProduct | None = None, *, stars: int = 4, verified: bool = True, **fields):
    """In force from 27/06/2025 to the end of 27/06/2028 unless told otherwise."""
    ocop_product = ocop_product or make_ocop_product()
    valid_from = fields.pop("valid_from", FROM)
    fields.setdefault("valid_until", term_end(valid_from))
    fields.setdefault("verified_at", timezone.now() if verified else None)
    if "decision" not in fields:
        fields["decision"] = Decision.objects.create(
            number=f"{next(number)}/QĐ-UBND", date=valid_from, year=valid_from.year, authority=make_authority()
        )
    return Certificate.objects.create(
        ocop_product=ocop_product,
        stars=stars,
        valid_from=valid_from,
        name_as_printed=fields.pop("name_as_printed", ocop_product.name),
        holder_as_printed=fields.pop("holder_as_printed", ocop_product.producer.legal_name),
        product_set=ocop_product.product_set,
        **fields,
    )


def make_other_label(ocop_product: OcopProduct, kind: str = OtherLabel.Kind.VIETGAP, **fields) -> OtherLabel:
    """From 01/01/2026 to the end of 31/12/2027, verified, unless told otherwise."""
    fields.setdefault("valid_from", datetime.date(2026, 1, 1))
    fields.setdefault("valid_until", datetime.date(2027, 12, 31))
    fields.setdefault("verified_at", timezone.now())
    issued_by = fields.pop("issued_by", "Trung tâm Chứng nhận Mẫu")
    return OtherLabel.objects.create(ocop_product=ocop_product, kind=kind, issued_by=issued_by, **fields)


def make_product_class(*, service: bool = False) -> ProductClass:
    name = "Dịch vụ du lịch" if service else "Sản phẩm"
    return ProductClass.objects.get_or_create(
        name=name, defaults={"requires_shipping": not service, "track_stock": not service}
    )[0]


def make_category(name: str = "Mật ong") -> Category:
    return Category.objects.filter(name=name).first() or Category.add_root(name=name, slug=slugify(name))


def make_stock(product, *, price: int, stock: int, pack: str, weight: int):
    partner = (product.parent or product).listing.ocop_product.producer.partner
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=f"sku-{next(number)}",
        price=price,
        price_currency="VND",
        num_in_stock=stock,
        num_allocated=0,
    )
    Pack.objects.create(product=product, label=pack, weight=weight)


@index.gathered()
def make_listing(
    name: str | None = None,
    *,
    certificate: Certificate | None = None,
    price: int = 150_000,
    stock: int = 10,
    pack: str = "chai 500 ml",
    weight: int = 700,
    category: str = "Mật ong",
    producer: Producer | None = None,
    product_set: str = "n02-b04",
    **fields,
) -> Listing:
    """A product on sale with a certificate in force; pass `certificate` to say otherwise."""
    certificate = certificate or make_certificate(make_ocop_product(name, producer=producer, product_set=product_set))
    ocop_product = certificate.ocop_product
    service = bool(ocop_product.product_set and ocop_product.product_set.is_tourism)
    product = Product.objects.create(
        title=ocop_product.name, slug=ocop_product.slug, product_class=make_product_class(service=service)
    )
    ProductCategory.objects.create(product=product, category=make_category(category))
    fields.setdefault("published_at", timezone.now())
    fields.setdefault("approved_at", timezone.now())
    listing = Listing.objects.create(product=product, ocop_product=ocop_product, **fields)
    if not service:
        make_stock(product, price=price, stock=stock, pack=pack, weight=weight)
    return listing


def make_variants(listing: Listing, packs: dict[str, int], *, stock: int = 10, weight: int = 500) -> list:
    """Turns a standalone listing into a parent with a child per pack (label → price in đồng)."""
    parent = listing.product
    parent.stockrecords.all().delete()
    Pack.objects.filter(product=parent).delete()
    parent.structure = Product.PARENT
    parent.save()
    children = []
    for label, price in packs.items():
        child = Product.objects.create(parent=parent, structure=Product.CHILD, title="")
        make_stock(child, price=price, stock=stock, pack=label, weight=weight)
        children.append(child)
    return children


def make_staff(address: str, group: str | None = None, *, provinces: tuple[str, ...] = (), **fields) -> User:
    """Somebody of "Biên tập" or "Duyệt"; with provinces, for these only."""
    user = User.objects.create_user(f"{address}@demo.test", name=address, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    if provinces:
        EditorArea.objects.create(user=user).provinces.set([province(name) for name in provinces])
    return user


def make_point(title: str, *, scope: AdminUnit | None = None, live: bool = False, by: User | None = None):
    """A point of sale with a draft by somebody."""
    page = PointOfSalePage(title=title, address="Số 1 phố Mẫu", hours="8:00–17:00", scope=scope, live=live, owner=by)
    PointOfSaleSection.objects.get(locale__language_code="vi").add_child(instance=page)
    revision = page.save_revision(user=by)
    if live:
        revision.publish(user=by, skip_permission_checks=True)
    page.refresh_from_db()
    return page
