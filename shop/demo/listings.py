"""Puts registered products on sale: Oscar's products, packs, stock and categories, and the listings that tie them."""

import datetime
from collections.abc import Iterator, Sequence

from django.utils import timezone
from oscar.core.loading import get_model

from catalog.models import Listing, Pack
from shop.demo.classification import category_slug
from shop.demo.dice import roll
from shop.demo.goods import PackOffer
from shop.demo.illustrations import caption_of, file_of
from shop.demo.register import Admission
from shop.demo.tables import table

Category, Product, ProductCategory, ProductClass, ProductImage = (
    get_model("catalogue", name) for name in ("Category", "Product", "ProductCategory", "ProductClass", "ProductImage")
)
StockRecord = get_model("partner", "StockRecord")
LISTED_WITHIN_DAYS = 300


class Shop:
    """The shelves. Use it inside a transaction."""

    def __init__(self) -> None:
        self.goods = _product_class("Sản phẩm", tangible=True)
        self.services = _product_class("Dịch vụ du lịch", tangible=False)
        self.categories = _categories()

    def write(self, admissions: Sequence[Admission]) -> list[int]:
        """Lists what has goods; the ids of the listed products."""
        admissions = [admission for admission in admissions if admission.entry.goods]
        products = Product.objects.bulk_create(self._product(admission) for admission in admissions)
        listed = list(zip(admissions, products, strict=True))
        Listing.objects.bulk_create(_listing(admission, product) for admission, product in listed)
        ProductCategory.objects.bulk_create(
            ProductCategory(product=product, category=self.categories[category_slug(admission.entry.row)])
            for admission, product in listed
        )
        ProductImage.objects.bulk_create(
            ProductImage(
                product=product, original=file_of(admission.entry.row), caption=caption_of(admission.entry.row)
            )
            for admission, product in listed
        )
        self._write_packs(listed)
        return [product.pk for product in products]

    def _product(self, admission: Admission) -> Product:
        packs = admission.entry.goods.packs
        return Product(
            structure=Product.PARENT if len(packs) > 1 else Product.STANDALONE,
            title=admission.product.name,
            slug=admission.product.slug,
            product_class=self.goods if packs else self.services,
        )

    def _write_packs(self, listed: list[tuple[Admission, Product]]) -> None:
        offers = list(_offers(listed))
        children = [product for _admission, product, _pack, _number in offers if product.parent_id]
        Product.objects.bulk_create(children)
        StockRecord.objects.bulk_create(
            _stock_record(admission, product, pack=pack, number=number) for admission, product, pack, number in offers
        )
        Pack.objects.bulk_create(
            Pack(product=product, label=pack.label, weight=pack.grams) for _admission, product, pack, _number in offers
        )


def _offers(listed: list[tuple[Admission, Product]]) -> Iterator[tuple[Admission, Product, PackOffer, int]]:
    """Each pack with the product that is bought: the product itself, or a variant of it."""
    for admission, product in listed:
        for number, pack in enumerate(admission.entry.goods.packs, start=1):
            variant = Product(structure=Product.CHILD, parent=product, title="", slug=product.slug)
            yield admission, variant if product.structure == Product.PARENT else product, pack, number


def _stock_record(admission: Admission, product: Product, *, pack: PackOffer, number: int) -> StockRecord:
    return StockRecord(
        product=product,
        partner=admission.producer.partner,
        partner_sku=f"{admission.entry.row.key[:16]}-{number}",
        price_currency="VND",
        price=pack.price,
        num_in_stock=pack.stock,
        num_allocated=0,
    )


def _listing(admission: Admission, product: Product) -> Listing:
    """Listed on a day within the last ten months, so that there is something newest; what is made up is the oldest."""
    row = admission.entry.row
    days = LISTED_WITHIN_DAYS if row.is_demonstration else roll(row.key, "listed", LISTED_WITHIN_DAYS)
    goods = {field: value for field, value in vars(admission.entry.goods).items() if field != "packs"}
    listed_at = timezone.now() - datetime.timedelta(days=days)
    return Listing(
        product=product, ocop_product=admission.product, published_at=listed_at, approved_at=listed_at, **goods
    )


def _product_class(name: str, *, tangible: bool) -> ProductClass:
    defaults = {"requires_shipping": tangible, "track_stock": tangible}
    return ProductClass.objects.get_or_create(name=name, defaults=defaults)[0]


def _categories() -> dict[str, Category]:
    """The shop's categories by slug; whichever is missing is made, in the order of the table."""
    there = {category.slug: category for category in Category.objects.all()}
    for line in table("shop_categories.csv"):
        if line["slug"] not in there:
            there[line["slug"]] = Category.add_root(name=line["name_vi"], slug=line["slug"])
    return there
