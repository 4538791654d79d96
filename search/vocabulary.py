"""The values that filters know, with their names: places, shop categories, the official classification, producers."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import F, Value
from django.utils.translation import get_language, gettext
from oscar.core.loading import get_model

from catalog.models import AdminUnit, OcopGroup, Producer
from catalog.text import slugify, sort_key
from search.filters import PRICE_BANDS, Filters, PriceBand


@dataclass(frozen=True)
class Vocabulary:
    """By filter: value → name in the active language, in the order in which names are listed."""

    names: dict[str, dict[str, str]]

    def known(self, filters: Filters) -> Filters:
        """The filters without the values that nobody knows."""
        chosen = {
            facet: tuple(value for value in getattr(filters, facet) if value in names)
            for facet, names in self.names.items()
            if facet != "price"
        }
        return replace(filters, **chosen)


def load(producers: Collection[str] = ()) -> Vocabulary:
    """All names but those of producers: of these only the ones asked for, by slug. One statement."""
    names: dict[str, dict[str, str]] = {
        "stars": {stars: gettext("%(stars)s sao") % {"stars": stars} for stars in ("5", "4", "3")},
        "producer_kind": {value: str(label) for value, label in Producer.Kind.choices},
        "price": {band.value: price_range_name(band) for band in PRICE_BANDS},
        **{facet: {} for facet in ("category", "province", "former_province", "group", "set", "producer")},
    }
    regions = set()
    for facet, value, name, more, _order in sorted(_rows(producers), key=lambda row: row[4] or sort_key(row[2])):
        names[facet][value] = _name(facet, name, more)
        if facet == "province":
            regions.add(more)
    names["macro_region"] = {slugify(name): gettext(name) for name in sorted(regions, key=sort_key)}
    return Vocabulary(names)


def price_range_name(band: PriceBand) -> str:
    low, high = (f"{edge or 0:,}".replace(",", ".") for edge in (band.low, band.high))
    if band.low and band.high:
        return gettext("%(low)s–%(high)s ₫") % {"low": low, "high": high}
    return gettext("Từ %(low)s ₫") % {"low": low} if band.low else gettext("Đến %(high)s ₫") % {"high": high}


def _rows(producers: Collection[str]):
    """(filter, value, name, what more must be known to say it, sort key if one is stored)."""
    provinces = AdminUnit.objects.provinces()
    former = AdminUnit.objects.former_provinces()
    groups = OcopGroup.objects.order_by()
    categories = get_model("catalogue", "Category").objects.order_by()
    arms = [
        provinces.values_list(Value("province"), "slug", "short_name", "macro_region", "sort_key"),
        former.values_list(
            Value("former_province"), "slug", "short_name", F("successors__new__short_name"), "sort_key"
        ),
        categories.values_list(Value("category"), "slug", "name", Value(""), Value("")),
        groups.filter(parent=None).values_list(Value("group"), "code", "name_vi", "name_en", "code"),
        groups.exclude(parent=None).values_list(Value("set"), "code", "name_vi", "name_en", "code"),
    ]
    if producers:
        chosen = Producer.objects.filter(slug__in=producers)
        arms.append(chosen.values_list(Value("producer"), "slug", "legal_name", Value(""), "sort_key"))
    return arms[0].union(*arms[1:], all=True)


def _name(facet: str, name: str, more: str | None) -> str:
    if facet in ("group", "set"):
        return more if get_language() == "en" else name
    if facet == "former_province" and more != name:
        return gettext("%(place)s (nay thuộc %(province)s)") % {"place": name, "province": more}
    return gettext(name) if facet == "category" and name else name
