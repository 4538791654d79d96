"""Where the lists' places are: the unit before 2025-07-01 as exactly as it can be told, and today's by the links."""

import re
from collections import defaultdict
from collections.abc import Iterable

from catalog.models import AdminUnit, AdminUnitLink
from catalog.text import fold
from shop.demo.rows import BadCell, Row

KINDS = re.compile(r"^(tinh|thanh pho|tp|huyen|quan|thi xa|tx|thi tran|tt|xa|phuong|dac khu) (?=[a-z])")
SHORT_KINDS = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran"}
OTHER_NAMES = {
    "thua thien hue": "hue",
    "bac can": "bac kan",
    "dac lac": "dak lak",
    "daklak": "dak lak",
    "dac nong": "dak nong",
    "daknong": "dak nong",
    "hcm": "ho chi minh",
    "sai gon": "ho chi minh",
    "brvt": "ba ria vung tau",
}


class Place:
    """A unit before 2025-07-01 (None: not known) and the smallest unit of today that surely contains it."""

    def __init__(self, former: AdminUnit | None, today: AdminUnit | None):
        self.former, self.today = former, today


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
        folded = _bare(fold(name))
        return only(called(OTHER_NAMES.get(folded, folded), self.provinces))

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
    folded = _spelled(fold(name))
    candidates = [unit for unit in units if folded in (_spelled(fold(unit.name)), _spelled(unit.folded))]
    candidates = candidates or [unit for unit in units if _bare(folded) in (unit.folded, _bare(unit.folded))]
    candidates = candidates or [
        unit for unit in units if _joined(folded) in (_joined(unit.folded), _joined(fold(unit.name)))
    ]
    if len(candidates) > 1:
        with_tones = [unit for unit in candidates if unit.short_name.casefold() in name.casefold()]
        candidates = with_tones or candidates
    return candidates


def only(found: Iterable):
    """The one thing found; None if there is none or a choice."""
    first, *others = [*found] or [None]
    return None if others else first


def _spelled(folded: str) -> str:
    kind, _, rest = folded.partition(" ")
    return f"{SHORT_KINDS[kind]} {rest}" if kind in SHORT_KINDS and rest else folded


def _bare(folded: str) -> str:
    return KINDS.sub("", _spelled(folded))


def _joined(folded: str) -> str:
    """ "Krông A Na" and "Krông Ana" are one."""
    return folded.replace(" ", "")
