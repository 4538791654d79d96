"""The values that filters know, with their names: places, shop categories, the official classification, producers."""

import functools
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language, gettext
from oscar.core.loading import get_model

from catalog.models import AdminUnit, OcopGroup, OtherLabel, Producer
from catalog.text import slugify, sort_key
from search.filters import PRICE_BANDS, Filters, PriceBand

CATEGORIES = "search-categories"
SHUT_PRODUCERS = "search-shut-producers"
KEPT = 60
"""Seconds for which a name that somebody has just changed may still be shown as it was."""
alphabetical = functools.lru_cache(maxsize=1024)(sort_key)


@dataclass(frozen=True)
class Vocabulary:
    """By filter: value → name in the active language, in the order in which names are listed."""

    names: dict[str, dict[str, str]]

    def known(self, filters: Filters) -> Filters:
        """The filters without the values that nobody knows."""
        chosen: dict[str, Any] = {
            facet: tuple(value for value in getattr(filters, facet) if value in names)
            for facet, names in self.names.items()
            if facet != "price"
        }
        return replace(filters, **chosen)


def load(producers: Collection[str] = ()) -> Vocabulary:
    """All names but those of producers: of these only the ones asked for, by slug. Mostly without a statement."""
    categories = {slug: gettext(name) if name else "" for slug, name in _categories().items()}
    names = {
        **fixed_names(get_language()),
        "category": dict(sorted(categories.items(), key=lambda item: alphabetical(item[1]))),
        "producer": _producers(producers),
    }
    return Vocabulary(names)


def price_range_name(band: PriceBand) -> str:
    low, high = (f"{edge or 0:,}".replace(",", ".") for edge in (band.low, band.high))
    if band.low and band.high:
        return gettext("%(low)s–%(high)s ₫") % {"low": low, "high": high}
    return gettext("Từ %(low)s ₫") % {"low": low} if band.low else gettext("Đến %(high)s ₫") % {"high": high}


def _categories() -> dict[str, str]:
    """Name by slug: kept by all until one changes, and for a minute at most."""
    return cache.get_or_set(CATEGORIES, _written_categories, KEPT) or {}


def _written_categories() -> dict[str, str]:
    return dict(get_model("catalogue", "Category").objects.order_by().values_list("slug", "name"))


def _producers(slugs: Collection[str]) -> dict[str, str]:
    """Legal name by slug, of those that there are."""
    keys = {f"search-producer-{slug}": slug for slug in slugs}
    known = {keys[key]: name for key, name in cache.get_many(keys).items()}
    if unknown := set(slugs) - known.keys():
        found = dict(Producer.objects.filter(slug__in=unknown).values_list("slug", "legal_name"))
        cache.set_many({f"search-producer-{slug}": name for slug, name in found.items()}, KEPT)
        known |= found
    return dict(sorted(known.items(), key=lambda item: alphabetical(item[1])))


def forget_categories() -> None:
    cache.delete(CATEGORIES)


def shut_producers() -> frozenset[str]:
    """Slugs of those that sell no more and have no page: kept by all until a producer changes."""
    return cache.get_or_set(SHUT_PRODUCERS, _now_shut, KEPT) or frozenset()


def _now_shut() -> frozenset[str]:
    return frozenset(Producer.objects.filter(is_active=False).values_list("slug", flat=True))


def forget_shut_producers() -> None:
    cache.delete(SHUT_PRODUCERS)


@functools.cache
def fixed_names(language: str) -> dict[str, dict[str, str]]:
    """What only a migration changes (places, the official classification) and what stands in the code."""
    provinces = AdminUnit.objects.provinces().by_name()
    former = (
        AdminUnit.objects.former_provinces().by_name().values_list("slug", "short_name", "successors__new__short_name")
    )
    groups = OcopGroup.objects.order_by("position")
    regions = sorted({province.macro_region for province in provinces}, key=sort_key)
    return {
        "stars": {stars: gettext("%(stars)s sao") % {"stars": stars} for stars in ("5", "4", "3")},
        "producer_kind": {value: str(label) for value, label in Producer.Kind.choices},
        "label": {value: str(label) for value, label in OtherLabel.Kind.choices},
        "price": {band.value: price_range_name(band) for band in PRICE_BANDS},
        "province": {province.slug: province.short_name for province in provinces},
        "former_province": {slug: former_name(name, now=now) for slug, name, now in former},
        "macro_region": {slugify(name): gettext(name) for name in regions},
        "group": {group.code: group.name for group in groups if not group.parent_id},
        "set": {group.code: group.name for group in groups if group.parent_id},
    }


@functools.cache
def provinces_of_former() -> dict[str, tuple[str, str]]:
    """By slug of a former province: slug and name of the one of today that it belongs to."""
    former = AdminUnit.objects.former_provinces()
    now = former.values_list("slug", "successors__new__slug", "successors__new__short_name")
    return {slug: (today, name) for slug, today, name in now}


def former_name(name: str, *, now: str) -> str:
    """ "Bắc Kạn (nay thuộc Thái Nguyên)"; the bracket only where the province has another name now."""
    return name if name == now else gettext("%(place)s (nay thuộc %(province)s)") % {"place": name, "province": now}
