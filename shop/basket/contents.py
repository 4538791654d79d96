"""What lies in a basket, and whether each line of it may be sold today. The strategy decides; here are its words."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef
from django.utils import formats
from django.utils.translation import gettext as _

from catalog.models import Certificate, Listing, Pack
from catalog.plates import small_name
from shop.partner.strategy import Strategy

State = Certificate.State


@dataclass(frozen=True)
class Item:
    """A line of a basket with what is known of its product. Amounts are in đồng."""

    line: object
    listing: Listing
    certificate: Certificate | None
    """The one in force, else the latest that ever was."""
    refusal: str
    """Why it is no longer for sale; empty if it is."""

    @property
    def name(self) -> str:
        return self.listing.product.title

    @property
    def pack(self) -> Pack | None:
        return getattr(self.line.product, "pack", None)

    @property
    def quantity(self) -> int:
        return self.line.quantity

    @property
    def url(self) -> str:
        return self.listing.product.get_absolute_url()

    @property
    def picture(self) -> str:
        """Address of the product's small plate, if it has one; reads its images."""
        images = list(self.listing.product.images.all())
        return default_storage.url(small_name(images[0].original.name)) if images else ""

    @property
    def unit_price(self) -> int:
        return int(self.line.stockrecord.price or 0)

    @property
    def price(self) -> int:
        return self.unit_price * self.quantity

    @property
    def grams(self) -> int:
        return self.pack.weight * self.quantity if self.pack else 0

    @property
    def left(self) -> int:
        return self.line.stockrecord.net_stock_level

    @property
    def delivery_area(self) -> str:
        """Where goods that are not sent everywhere are sent: "chỉ giao trong vùng Đông Nam Bộ"."""
        province = self.listing.producer.unit.province
        if self.listing.delivery_area == Listing.DeliveryArea.PROVINCE:
            return _("chỉ giao trong %(place)s") % {"place": province.name}
        return _("chỉ giao trong vùng %(place)s") % {"place": _(province.macro_region)}

    @property
    def is_sold_out(self) -> bool:
        """Might be sold, if there were any left."""
        return self.listing.is_on_sale and self.left <= 0

    @property
    def is_short(self) -> bool:
        """Less is left than wanted, but some."""
        return not self.refusal and self.quantity > self.left


def contents(basket) -> list[Item]:
    """The lines of a basket in the order in which they were put in. Three statements, however many lines."""
    if basket.pk is None:
        return []
    lines = list(
        basket.lines.select_related(
            "stockrecord", "product__pack", "product__product_class", "product__parent__product_class"
        ).order_by("pk")
    )
    listings = {listing.product_id: listing for listing in _listings({listed_pk(line.product) for line in lines})}
    certificates = _certificates(listings.values())
    found = [(line, listings[pk]) for line in lines if (pk := listed_pk(line.product)) in listings]
    return [_item(line, listing, certificates.get(listing.ocop_product_id)) for line, listing in found]


def listed_pk(product) -> int:
    """The product that carries the listing: of a variant, its parent."""
    return product.parent_id or product.pk


def refusal_of(product, policy) -> str:
    """Why a product that is not in the basket yet cannot be put there; empty if it can."""
    if policy.is_available_to_buy:
        return ""
    certificates = _certificates(_listings({listed_pk(product)}))
    return why_refused(policy.code, next(iter(certificates.values()), None))


def _listings(product_ids: set[int]) -> list[Listing]:
    on_sale = Listing.objects.on_sale().filter(pk=OuterRef("pk"))
    return list(
        Listing.objects.filter(product__in=product_ids)
        .select_related(
            "product",
            "ocop_product__product_set",
            "ocop_product__producer__unit__parent",
            "ocop_product__producer__former_unit__parent__parent",
        )
        .annotate(is_on_sale=Exists(on_sale))
    )


def _certificates(listings) -> dict[int, Certificate]:
    """By product: the certificate in force, else the latest that was published."""
    published = Certificate.objects.published().filter(ocop_product__in={row.ocop_product_id for row in listings})
    ranked = sorted(published, key=lambda certificate: (certificate.state == State.ACTIVE, certificate.valid_from))
    return {certificate.ocop_product_id: certificate for certificate in ranked}


def _item(line, listing: Listing, certificate: Certificate | None) -> Item:
    line.product.on_sale = listing.is_on_sale
    policy = Strategy().availability_policy(line.product, line.stockrecord)
    refusal = "" if policy.is_available_to_buy else why_refused(policy.code, certificate)
    return Item(line, listing, certificate, refusal)


def why_refused(code: str, certificate: Certificate | None) -> str:
    """Words for an availability that refuses, to stand after "Sản phẩm này không còn bán:"."""
    if code == "enquired":
        return _("dịch vụ này đặt qua liên hệ với nhà sản xuất")
    if code != "uncertified":
        return _("đã hết hàng")
    if certificate is None:
        return _("chưa có giấy chứng nhận OCOP đã đối chiếu")
    if certificate.state == State.ACTIVE:
        return _("người bán đã tạm ngừng bán")
    return _why_ended(certificate)


def _why_ended(certificate: Certificate) -> str:
    days = {
        "until": formats.date_format(certificate.valid_until, "SHORT_DATE_FORMAT"),
        "from": formats.date_format(certificate.valid_from, "SHORT_DATE_FORMAT"),
    }
    return {
        State.EXPIRED: _("giấy chứng nhận OCOP đã hết hiệu lực (hiệu lực đến hết ngày %(until)s)") % days,
        State.REVOKED: _("giấy chứng nhận OCOP đã bị thu hồi"),
        State.SUPERSEDED: _("giấy chứng nhận OCOP đã được thay thế"),
        State.NOT_YET_VALID: _("giấy chứng nhận OCOP chưa có hiệu lực (có hiệu lực từ ngày %(from)s)") % days,
        State.WITHDRAWN: _("chủ thể đề nghị ngừng sử dụng giấy chứng nhận OCOP"),
        State.VERIFICATION_WITHDRAWN: _("sàn đã hủy kết quả đối chiếu giấy chứng nhận OCOP"),
    }[certificate.state]
