"""The places that a query can name: provinces of today and before, their other names, and the districts and communes
that something on sale is from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from catalog.models import AdminUnit, AdminUnitLink
from search.language.files import Values
from search.language.phrases import Phrases
from search.language.words import folded, spelled
from search.query import Place

Level = AdminUnit.Level
Places = Phrases[list["Named"]]


@dataclass(frozen=True)
class Named:
    """A place with what tells it from others of its name."""

    place: Place
    level: str
    city: bool = False
    inside: tuple[str, ...] = ()
    """Keys of the units that it is part of."""
    heir: str = ""
    """Key of the province of today that a former place is part of: "Kim Sơn, Ninh Bình" means either Ninh Bình."""
    products: int = 0
    alias: bool = False
    """The name is another than the official one: it is meant even if it is short and has no tones."""

    @property
    def today(self) -> bool:
        return self.place.key.startswith(AdminUnit.Scheme.TODAY)


def places(products: Mapping[str, int], aliases: Iterable[tuple[Values, str]]) -> Places:
    """All names with what they may mean, by how many products are from there: `products` says it by unit's key."""
    large = [replace(named, products=products.get(named.place.key, 0)) for named in _large_units()]
    small = [replace(named, products=products[named.place.key]) for named in _communes(products)]
    units = [named for named in (*large, *small) if named.products or named.level == Level.PROVINCE]
    meant: dict[str, list[Named]] = {}
    for named in units:
        for name in _written(named):
            meant.setdefault(name, []).append(named)
    for values, name in aliases:
        meant.setdefault(name, [])[:0] = _aliased(values, units)
    phrases: Places = Phrases()
    for name, some in meant.items():
        phrases.add(name, some)
    return phrases


def _written(named: Named) -> list[str]:
    """The name, and as one word: "Sa Pa" is "Sapa" too. Numbers are no names: "Quận 1"."""
    words = spelled(named.place.name.partition(",")[0]).split()
    if "".join(words).isdigit():
        return []
    glued = len(words) > 1 and named.level != Level.COMMUNE
    return [" ".join(words), *([named.place.folded.replace(" ", "")] if glued else [])]


def _aliased(values: Values, units: list[Named]) -> list[Named]:
    wanted = set(values)
    found = [replace(named, alias=True) for named in units if (named.place.facet, named.place.slug) in wanted]
    regions = [
        Named(Place("", "", "", facet, slug), facet, alias=True) for facet, slug in values if facet == "macro_region"
    ]
    return found + regions


@cache
def _large_units() -> list[Named]:
    """Provinces and districts: only a migration changes them."""
    units = AdminUnit.objects.exclude(level=Level.COMMUNE).select_related("parent")
    return [_named(unit) for unit in units.order_by("scheme", "level", "code")]


def _communes(keys: Collection[str]) -> list[Named]:
    codes = [key.partition(":")[2] for key in keys]
    communes = AdminUnit.objects.filter(level=Level.COMMUNE, code__in=codes).select_related("parent__parent")
    return [named for named in map(_named, communes) if named.place.key in keys]


def _named(unit: AdminUnit) -> Named:
    province, former = unit.province, unit.scheme == AdminUnit.Scheme.FORMER
    heir = _heirs()[province.pk] if former else None
    now = heir.short_name if heir else ""
    facet = "former_province" if former else "province"
    place = Place(
        key=unit.key,
        name=unit.path,
        folded=folded(unit.short_name).strip(),
        facet=facet if unit == province else "",
        slug=unit.slug if unit == province else "",
        now=now if now != province.short_name else "",
        title=unit.name,
    )
    city = unit.kind in ("city", "town")
    return Named(place, level=unit.level, city=city, inside=_parents(unit), heir=heir.key if heir else "")


def _parents(unit: AdminUnit) -> tuple[str, ...]:
    return (unit.parent.key, *_parents(unit.parent)) if unit.parent else ()


@cache
def _heirs() -> dict[int, AdminUnit]:
    """Of each former province the one of today that it is part of."""
    links = AdminUnitLink.objects.filter(old__level=Level.PROVINCE).select_related("new")
    return {link.old_id: link.new for link in links}
