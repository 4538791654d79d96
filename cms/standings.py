"""Which of the products that were picked by hand fall out of their page, when and why.

The gate itself is `picked`; here its answer is told in sentences, of which every refusal of the gate has one.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.models import Certificate, Listing
from cms.showing import Showing
from search.models import STRONG, SearchDocument

DAY = datetime.timedelta(days=1)
State = Certificate.State


@dataclass(frozen=True)
class Standing:
    """Where a product stands: on the page to the end, or off it from a day on, for a reason."""

    product_id: int | None
    name: str
    off_from: datetime.date | None = None
    """The first day on which the page does not show it."""
    why: str = ""

    @property
    def stays(self) -> bool:
        return self.off_from is None


@dataclass(frozen=True)
class Facts:
    """All that decides it, read in three statements for any number of products."""

    names: dict[int, str]
    listings: dict[int, Listing]
    documents: dict[int, SearchDocument]

    @classmethod
    def of(cls, product_ids: Collection[int]) -> "Facts":
        verified = Certificate.objects.verified().order_by("valid_from", "pk")
        listings = (
            Listing.objects.filter(product__in=product_ids)
            .select_related("ocop_product__producer", "ocop_product__product_set__parent__parent")
            .prefetch_related(Prefetch("ocop_product__certificates", verified))
        )
        products = get_model("catalogue", "Product").objects.filter(pk__in=product_ids)
        documents = SearchDocument.objects.filter(product__in=product_ids).only("product_id", "on_offer", "in_stock")
        return cls(
            names=dict(products.values_list("pk", "title")),
            listings={listing.product_id: listing for listing in listings},
            documents={row.product_id: row for row in documents},
        )


def standings(product_ids: Sequence[int | None], showing: Showing, until: datetime.date) -> list[Standing]:
    """Of each, in their order, from the day that is shown to the end of `until`; a None is a product that is gone."""
    facts = Facts.of({pk for pk in product_ids if pk})
    return [standing(pk, facts, showing=showing, until=until) for pk in product_ids]


def standing(product_id: int | None, facts: Facts, *, showing: Showing, until: datetime.date) -> Standing:
    name = facts.names.get(product_id or 0, "")
    if why := _why_not(product_id, facts, showing):
        return Standing(product_id, name, showing.day, why)
    last = _last_certificate(_certificates(facts, product_id or 0), showing.day)
    if last.last_day < until:
        return Standing(product_id, name, last.last_day + DAY, _why_it_ends(last))
    return Standing(product_id, name)


def _why_not(product_id: int | None, facts: Facts, showing: Showing) -> str:
    """Why it is not shown on the day; nothing if it is."""
    if product_id is None or product_id not in facts.names:
        return _("Sản phẩm đã bị xóa khỏi danh mục.")
    listing, document = facts.listings.get(product_id), facts.documents.get(product_id)
    if not (listing and listing.published_at and listing.approved_at):
        return _("Sản phẩm chưa đăng bán.")
    if not (listing.producer and listing.producer.is_active):
        return _("Nhà sản xuất đã ngừng hoạt động trên sàn.")
    if why := _why_not_certified(_certificates(facts, product_id), showing.day):
        return why
    if not (document and document.on_offer):
        return _("Sản phẩm đang tạm ngừng bán.")
    return _why_not_promoted(listing, showing) or ("" if document.in_stock else _("Hết hàng."))


def _why_not_promoted(listing: Listing, showing: Showing) -> str:
    if not (showing.advertises and listing.is_alcohol):
        return ""
    if listing.alcohol_percent is None:
        return _("Đồ uống có cồn chưa ghi độ cồn: không được đưa vào chương trình khuyến mại.")
    if listing.alcohol_percent >= STRONG:
        return _("Đồ uống từ 15° trở lên không được đưa vào chương trình khuyến mại.")
    return ""


def _certificates(facts: Facts, product_id: int) -> list[Certificate]:
    return list(facts.listings[product_id].ocop_product.certificates.all())


def _why_not_certified(certificates: list[Certificate], day: datetime.date) -> str:
    """Of the latest that has begun, else of the first to come."""
    states = [certificate.state_on(day) for certificate in certificates]
    if State.ACTIVE in states:
        return ""
    if not certificates:
        return _("Chưa có giấy chứng nhận OCOP đã đối chiếu.")
    begun = [certificate for certificate in certificates if certificate.valid_from <= day]
    latest = begun[-1] if begun else certificates[0]
    return _why(latest, latest.state_on(day))


def _why(certificate: Certificate, state: Certificate.State) -> str:
    if state is State.NOT_YET_VALID:
        words = _("Giấy chứng nhận chưa có hiệu lực (có hiệu lực từ ngày %(day)s).")
        return words % {"day": _written(certificate.valid_from)}
    if state is State.EXPIRED:
        words = _("Giấy chứng nhận đã hết hiệu lực (hiệu lực đến hết ngày %(day)s).")
        return words % {"day": _written(certificate.last_day)}
    return f"{state.label}."


def _last_certificate(certificates: list[Certificate], day: datetime.date) -> Certificate:
    """The one in force on the day, or that which follows it without a gap, and so on: with its end the product ends."""
    last = next(each for each in certificates if each.state_on(day) is State.ACTIVE)
    for each in certificates:
        if each.state_on(last.last_day + DAY) is State.ACTIVE:
            last = each
    return last


def _why_it_ends(certificate: Certificate) -> str:
    off_from = certificate.last_day + DAY
    if certificate.ended_on == off_from:
        words = _("%(ending)s từ ngày %(day)s.")
        return words % {"ending": certificate.get_ended_by_display(), "day": _written(off_from)}
    words = _("Giấy chứng nhận hết hiệu lực từ ngày %(day)s (còn hiệu lực đến hết ngày %(last)s).")
    return words % {"day": _written(off_from), "last": _written(certificate.last_day)}


def _written(day: datetime.date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
