"""Where the lists' places are: the unit before 2025-07-01 as exactly as it can be told, and today's by the links."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from catalog.models import AdminUnit, AdminUnitLink
from catalog.text import fold
from shop.demo import names
from shop.demo.rows import BadCell, Row


class Place(NamedTuple):
    """A unit before 2025-07-01 (None: not known) and the smallest unit of today that surely contains it."""

    former: AdminUnit | None
    today: AdminUnit | None


NOWHERE = Place(None, None)


class Places:
    """All units in memory, since a load asks for thousands. Nothing is found by a code: codes changed their meaning."""

    def __init__(self) -> None:
        self.units = AdminUnit.objects.in_bulk()
        self.children: dict[int, list[AdminUnit]] = defaultdict(list)
        for unit in self.units.values():
            if unit.parent_id:
                unit.parent = self.units[unit.parent_id]
                self.children[unit.parent_id].append(unit)
        self.successors: dict[int, set[int]] = defaultdict(set)
        for old, new in AdminUnitLink.objects.values_list("old", "new"):
            self.successors[old].add(new)
        self.provinces = [u for u in self.units.values() if u.parent_id is None and u.scheme == AdminUnit.Scheme.FORMER]
        self.districts = [district for province in self.provinces for district in self.children[province.pk]]
        self.known: dict[tuple[str, str, str], Place] = {}

    def of(self, row: Row) -> Place:
        """Raises BadCell if the province is none of the 63; a district or commune nobody knows is left out."""
        written = row.province, row.district, row.commune
        if written not in self.known:
            self.known[written] = self._find(*written)
        return self.known[written]

    def _find(self, province_name: str, district_name: str, commune_name: str) -> Place:
        if not province_name:
            return NOWHERE
        province = self.province(province_name)
        if province is None:
            raise BadCell("province_old", f"{province_name!r} is none of the 63 provinces before 2025-07-01")
        district = self.district(province, district_name, commune_name)
        communes = self.children[district.pk] if district else self._communes(province)
        commune = only(called(commune_name, communes)) if commune_name else None
        former = commune or district or province
        return Place(former, self._today(former))

    def province(self, name: str) -> AdminUnit | None:
        """A province of the former scheme, by any of its names."""
        return only(called(names.province(name), self.provinces))

    def district(self, province: AdminUnit, name: str, commune_name: str = "") -> AdminUnit | None:
        """A former district; of two with one name, a town and the country around it, the one with that commune."""
        found = called(name, self.children[province.pk]) if name else []
        if len(found) > 1 and commune_name:
            found = [district for district in found if called(commune_name, self.children[district.pk])]
        return only(found)

    def _communes(self, province: AdminUnit) -> list[AdminUnit]:
        return [commune for district in self.children[province.pk] for commune in self.children[district.pk]]

    def _today(self, former: AdminUnit) -> AdminUnit:
        """Today's commune if all of it went there, else today's province: which half is anybody's guess."""
        ids = self.successors[former.pk] or {
            new for part in self.children[former.pk] for new in self.successors[part.pk]
        }
        units = [self.units[pk] for pk in ids]
        return units[0] if len(units) == 1 else self.province_today(former)

    def province_today(self, former: AdminUnit) -> AdminUnit:
        return self.units[only(self.successors[former.province.pk])]


def called(name: str, units: Iterable[AdminUnit]) -> list[AdminUnit]:
    """The units of that name: with its kind if one is written ("TT. Chũ"), with its tones if that tells two apart."""
    written = names.with_kind(fold(name))
    bare = names.without_kind(written)
    found = (
        [unit for unit in units if written in (fold(unit.name), unit.folded)]
        or [unit for unit in units if bare in (unit.folded, names.without_kind(fold(unit.name)))]
        or [unit for unit in units if _joined(bare) == _joined(unit.folded)]
    )
    with_tones = [unit for unit in found if unit.short_name.casefold() in name.casefold()]
    return with_tones if len(found) > 1 and with_tones else found


def only(found: Iterable):
    """The one thing found; None if there is none or a choice."""
    first, *others = [*found] or [None]
    return None if others else first


def _joined(folded: str) -> str:
    """ "Krông A Na" and "Krông Ana" are one."""
    return folded.replace(" ", "")
