"""The front page of the almanac: the day, what is in season, what is new, where to look."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from catalog.clock import today
from catalog.models import Certificate
from catalog.models.groups import ALCOHOL
from search.models import SearchDocument
from shop.storefront import structured_data
from shop.storefront.adults import is_adult, shown_to
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


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    cards = shown_to(request, SearchDocument.objects.listable())
    ripe = season(cards, number=PICKS)
    context = {
        "title": MARKET_OF_THE_MONTH[today().month - 1],
        "ripe": ripe,
        "ripe_in": ", ".join(_(name) for name in ripe.categories),
        "newest": cards.confirmed().filter(in_stock=True).order_by("-listed_at", "sort_key", "pk")[:NEWEST],
        "recognised": newly_recognised(adult=is_adult(request)),
        "provinces": most(cards, "province", number=PLACES, url=province_url),
        "categories": most(cards, "category", number=CATEGORIES, url=category_url),
        "json_ld": json_ld(),
    }
    return render(request, "storefront/home.html", context)


def newly_recognised(*, adult: bool) -> list[Certificate]:
    """Certificates in force, the newest first."""
    certificates = Certificate.objects.active().select_related("ocop_product__unit__parent")
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
