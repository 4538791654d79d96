"""The public register of certificates: what can be asked of it, by page, API and spreadsheet alike."""

import re
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.http import Http404, QueryDict
from django.urls import reverse

from catalog.managers import CertificateQuerySet
from catalog.models import AdminUnit, Certificate, Listing
from catalog.models.producers import KIND_PREFIX
from catalog.text import fold, folded_pattern, nfc
from shop.storefront.places import today_and_former

PUBLIC_ID = re.compile(r"([0-9A-Z]{4})[- ]?([0-9A-Z]{4})", re.ASCII)
STATES = [state for state in Certificate.State if state != Certificate.State.PENDING]
"""What a published certificate can be."""
STARS = ("5", "4", "3")
LONGEST_TEXT, MOST_WORDS = 200, 12
NAMES = ("name_as_printed", "holder_as_printed", "ocop_product__name", "decision__number")


def canonical_id(text: str) -> str | None:
    """ "7kq2m4td" → "7KQ2-M4TD"; None if it cannot be the code of a certificate."""
    match = PUBLIC_ID.fullmatch(text.strip().upper())
    return "-".join(match.groups()) if match else None


def whole(certificates: CertificateQuerySet) -> CertificateQuerySet:
    """With all that is told of it, in the same statement; `product_pk` and `product_slug` where it is on sale."""
    on_sale = Listing.objects.on_sale().filter(ocop_product=OuterRef("ocop_product"))
    return certificates.select_related(
        "decision__authority__successor",
        "product_set",
        "revocation__authority",
        "previous",
        "next",
        "ocop_product__unit__parent",
        "ocop_product__former_unit__parent__parent",
    ).annotate(
        product_pk=Subquery(on_sale.values("product")[:1]), product_slug=Subquery(on_sale.values("product__slug")[:1])
    )


def published(public_id: str) -> Certificate:
    """By its code, however it is typed. Raises Http404 for one that does not exist or was never verified."""
    code = canonical_id(public_id)
    certificate = whole(Certificate.objects.published()).filter(public_id=code).first() if code else None
    if certificate is None:
        raise Http404
    return certificate


def product_url(certificate: Certificate) -> str | None:
    """Where the product of a `whole` certificate is sold today."""
    if certificate.product_pk is None:
        return None
    return reverse("catalogue:detail", args=[certificate.product_slug, certificate.product_pk])


def neighbour(certificate: Certificate, side: str) -> Certificate | None:
    """The certificate before or after it ("previous", "next"), once that is published too."""
    other = getattr(certificate, side, None)
    return other if other and other.verified_at else None


@dataclass(frozen=True)
class Question:
    """A search of the register. What cannot be read counts as not asked."""

    text: str
    state: str
    stars: tuple[str, ...]
    province: AdminUnit | None
    former_province: AdminUnit | None
    provinces: list[AdminUnit]
    """Of today, to choose from."""
    former_provinces: list[AdminUnit]

    @classmethod
    def read(cls, parameters: QueryDict) -> "Question":
        state = parameters.get("state", "")
        today, former = today_and_former()
        return cls(
            text=nfc(parameters.get("q", "")[:LONGEST_TEXT]),
            state=state if state in STATES else "",
            stars=tuple(stars for stars in STARS if stars in parameters.getlist("stars")),
            province=_by_slug(today, parameters.get("province")),
            former_province=_by_slug(former, parameters.get("former_province")),
            provinces=today,
            former_provinces=former,
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.text or self.state or self.stars or self.province or self.former_province)

    def named(self) -> Certificate | None:
        """The one whose code was typed."""
        code = canonical_id(self.text)
        return Certificate.objects.published().filter(public_id=code).first() if code else None

    def certificates(self) -> CertificateQuerySet:
        """Newest first; what was searched by words stands by name."""
        found = Certificate.objects.published()
        found = found.in_state(self.state) if self.state else found
        found = found.filter(stars__in=self.stars) if self.stars else found
        found = found.filter(self._places())
        if not self.text:
            return found.order_by("-valid_from", "ocop_product__sort_key", "pk")
        return self._with_words(found).order_by("ocop_product__sort_key", "-valid_from", "pk")

    def _places(self) -> Q:
        places = Q()
        if unit := self.province:
            places &= Q(ocop_product__unit=unit) | Q(ocop_product__unit__parent=unit)
        if unit := self.former_province:
            within = ("former_unit", "former_unit__parent", "former_unit__parent__parent")
            places &= Q(*((f"ocop_product__{path}", unit) for path in within), _connector=Q.OR)
        return places

    def _with_words(self, found: CertificateQuerySet) -> CertificateQuerySet:
        """Every word begins a word of the product's name, the holder's or the decision's number."""
        text = KIND_PREFIX.sub("", f"{self.text} ") or self.text
        parts = [part for name in NAMES for part in (name, Value(" "))]
        found = found.alias(words=Concat(*parts))
        for word in fold(text).split()[:MOST_WORDS]:
            found = found.filter(words__regex=folded_pattern(word))
        return found


def _by_slug(units: list[AdminUnit], slug: str | None) -> AdminUnit | None:
    return next((unit for unit in units if unit.slug == slug), None)
