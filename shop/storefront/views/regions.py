"""Where it comes from: the provinces of today, and the former ones that labels and papers still name."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.models import AdminUnit, Producer
from catalog.text import sort_key
from cms import mentions
from search.adults import shown_to
from search.models import SearchDocument, SearchDocumentQuerySet
from shop.storefront import structured_data
from shop.storefront.places import former_name, provinces, today_and_former

CARDS = 12


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    """Both maps, each province with how many products it has on sale."""
    cards = shown_to(request, SearchDocument.objects.listable())
    today, former = today_and_former()
    now, then = _counted(cards, "province"), _counted(cards, "former_province")
    today.sort(key=lambda unit: sort_key(unit.macro_region))
    context = {
        "regions": [
            {"name": _(name), "entries": [_entry(unit, unit.short_name, now) for unit in units]}
            for name, units in groupby(today, key=lambda unit: unit.macro_region)
        ],
        "former": [_entry(unit, former_name(unit), then) for unit in former],
    }
    return render(request, "storefront/regions.html", context)


@require_safe
def province(request: HttpRequest, slug: str) -> HttpResponse:
    """A province of today: what it was formed from, what it sells."""
    unit = get_object_or_404(AdminUnit.objects.provinces(), slug=slug)
    formed_from = AdminUnit.objects.former_provinces().filter(successors__new=unit).by_name()
    producers = Producer.objects.active().filter(Q(unit=unit) | Q(unit__parent=unit))
    context = {
        "unit": unit,
        "name": unit.short_name,
        "formed_from": formed_from,
        "producers": producers.count(),
        **_offer(request, "province", unit),
        **_told(unit.slug, formed_from=formed_from),
    }
    return render(request, "storefront/region.html", context)


@require_safe
def former_province(request: HttpRequest, slug: str) -> HttpResponse:
    """A province until 30/06/2025: news, labels and certificates go on naming it."""
    unit = get_object_or_404(provinces(), scheme=AdminUnit.Scheme.FORMER, slug=slug)
    context = {"unit": unit, "name": former_name(unit), "former": True, **_offer(request, "former_province", unit)}
    return render(request, "storefront/region.html", context | _told(unit.today_slug, of_part=unit))


def _told(province: str, *, formed_from: Iterable[AdminUnit] = (), of_part: AdminUnit | None = None) -> dict:
    """What staff tell of a province of today: its introduction and its parts, or of one part alone."""
    text = mentions.region_text(province, language=get_language())
    if text is None:
        return {}
    told = {block.value["former_province"]: block.value.bound_blocks["text"] for block in text.parts}
    if of_part:
        parts = [{"text": told[of_part.slug]}] if of_part.slug in told else []
        return {"parts": parts, "text_language": text.locale.language_code}
    parts = [
        {"name": unit.short_name, "url": unit.get_absolute_url(), "text": told[unit.slug]}
        for unit in formed_from
        if unit.slug in told
    ]
    return {"intro": text.intro, "parts": parts, "text_language": text.locale.language_code}


def _offer(request: HttpRequest, level: str, unit: AdminUnit) -> dict:
    """The products on sale of a place; `level` is the field of a card and the parameter of the list alike."""
    cards = shown_to(request, SearchDocument.objects.listable()).filter(**{level: unit.slug})
    place = {level: unit.slug}
    categories = cards.values_list("category", "category_name").annotate(Count("pk")).order_by()
    trail = [{"name": _("Vùng"), "url": reverse("storefront:regions")}, {"name": unit.short_name}]
    return {
        "cards": cards.confirmed().order_by("-in_stock", "-popularity", "-stars", "sort_key", "pk")[:CARDS],
        "total": cards.count(),
        "categories": sorted(
            (
                {"name": _(name), "url": _list_url(**place, category=category), "count": count}
                for category, name, count in categories
                if category
            ),
            key=lambda entry: sort_key(entry["name"]),
        ),
        "products_url": _list_url(**place),
        "certificates_url": f"{reverse('storefront:certificates')}?{urlencode(place)}",
        "mentions": mentions.of_province(unit, language=get_language()),
        "trail": trail,
        "json_ld": structured_data.script(structured_data.breadcrumbs(trail, page=unit)),
    }


def _list_url(**parameters) -> str:
    return f"{reverse('catalogue:index')}?{urlencode(parameters)}"


def _counted(cards: SearchDocumentQuerySet, level: str) -> dict[str, int]:
    return dict(cards.values_list(level).annotate(Count("pk")).order_by())


def _entry(unit: AdminUnit, name: str, counts: dict[str, int]) -> dict:
    return {"name": name, "url": unit.get_absolute_url(), "count": counts.get(unit.slug, 0)}
