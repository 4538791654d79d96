"""What the front page knows by itself: the market of the month, what is in season, what is new, where to look."""

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import Certificate
from catalog.models.groups import ALCOHOL
from search.models import SearchDocument
from shop.storefront import structured_data
from shop.storefront.fullest import category_url, most, province_url
from shop.storefront.season import season

MARKET_OF_THE_MONTH = (
    gettext_lazy("Phiên chợ tháng Một"),
    gettext_lazy("Phiên chợ tháng Hai"),
    gettext_lazy("Phiên chợ tháng Ba"),
    gettext_lazy("Phiên chợ tháng Tư"),
    gettext_lazy("Phiên chợ tháng Năm"),
    gettext_lazy("Phiên chợ tháng Sáu"),
    gettext_lazy("Phiên chợ tháng Bảy"),
    gettext_lazy("Phiên chợ tháng Tám"),
    gettext_lazy("Phiên chợ tháng Chín"),
    gettext_lazy("Phiên chợ tháng Mười"),
    gettext_lazy("Phiên chợ tháng Mười một"),
    gettext_lazy("Phiên chợ tháng Mười hai"),
)
PICKS, NEWEST, RECOGNISED, PLACES, CATEGORIES = 5, 8, 6, 12, 12


def almanac(day: datetime.date, *, adult: bool, regions: Sequence[str] = ()) -> dict:
    """For a day; of the regions those named, or those with most to buy."""
    cards = SearchDocument.objects.listable(day)
    cards = cards if adult else cards.filter(adult=False)
    promoted = cards.promotable()
    ripe = season(promoted, number=PICKS, on=day)
    places = cards.filter(province__in=regions) if regions else cards
    return {
        "title": MARKET_OF_THE_MONTH[day.month - 1],
        "ripe": ripe,
        "ripe_in": ", ".join(_(name) for name in ripe.categories),
        "newest": promoted.confirmed(day).filter(in_stock=True).order_by("-listed_at", "sort_key", "pk")[:NEWEST],
        "recognised": newly_recognised(day, adult=adult),
        "provinces": most(places, "province", number=PLACES, url=province_url),
        "categories": most(cards, "category", number=CATEGORIES, url=category_url),
        "json_ld": json_ld(),
    }


def newly_recognised(day: datetime.date, *, adult: bool) -> list[Certificate]:
    """Certificates in force on a day, the newest first."""
    certificates = Certificate.objects.active(day).select_related("ocop_product__unit__parent")
    if not adult:
        certificates = certificates.exclude(product_set__code__startswith=ALCOHOL)
    return list(certificates.order_by("-valid_from", "ocop_product__sort_key", "pk")[:RECOGNISED])


def json_ld() -> str:
    """What the shop is, and how to search it."""
    search = structured_data.absolute(reverse("catalogue:index")) + "?q={words}"
    site = {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": structured_data.absolute(reverse("home")),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=words",
        },
    }
    return structured_data.script(site)
