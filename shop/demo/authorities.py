"""The bodies that certified, as they were: of which level and unit, until when, and who took over."""

import datetime
import re
from typing import Any

from catalog.issuers import LAST_DAY_OF_DISTRICTS, expected_level
from catalog.models import AdminUnit, Authority
from catalog.text import fold
from shop.demo.awards import MADE_UP_ISSUERS, Award
from shop.demo.places import Places, called, only
from shop.demo.rows import Row

Level = Authority.Level
MINISTRY_OF_TODAY = "Bộ Nông nghiệp và Môi trường"
MINISTRIES = {
    "bo nong nghiep va phat trien nong thon": {"valid_to": datetime.date(2025, 2, 28)},
    "bo nong nghiep va moi truong": {"valid_from": datetime.date(2025, 3, 1)},
}
OLD_HUE = "ubnd tinh thua thien hue"
LAST_DAY_OF_OLD_HUE = datetime.date(2024, 12, 31)
FIRST_YEAR_OF_NEW_CITIES = 2026
"""Three provinces of today were raised to cities in 2026; until then a city of their name was a district."""
SHORTER = ((re.compile(r"^uy ban nhan dan\b"), "ubnd"), (re.compile(r"\btp\b"), "thanh pho"))
COMMITTEE = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) (.+)$")
DISTRICTS = {"thanh pho", "huyen", "quan", "thi xa"}


class Authorities:
    """The authorities by name and unit, made as they are met."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.made = {(_key(authority.name), authority.unit_id): authority for authority in Authority.objects.all()}

    def of(self, award: Award, row: Row) -> Authority | None:
        """The issuer of an award; None where it is not known. A body of an unknown kind has the level of the law."""
        name = award.issuer
        if not name:
            return None
        if level := next((level for level, made_up in MADE_UP_ISSUERS.items() if made_up == name), None):
            return self._made_up(level)
        folded = _key(name)
        if folded.startswith("bo "):
            return self._ministry(name)
        if not (match := COMMITTEE.search(folded)):
            return self._make(name, level=expected_level(award.stars, award.decided_on or award.valid_from))
        kind, place = match.groups()
        if province := self._province(kind, place, award=award):
            return self._of_province(name, province)
        if kind in DISTRICTS:
            return self._of_district(name, f"{kind} {place}", row=row)
        return self._make(f"{name}, {row.province}" if row.province else name, level=Level.COMMUNE)

    def _make(self, name: str, *, unit: AdminUnit | None = None, **facts) -> Authority:
        key = _key(name), unit.pk if unit else None
        if key not in self.made:
            self.made[key] = Authority.objects.create(name=name, unit=unit, **facts)
        return self.made[key]

    def _made_up(self, level: str) -> Authority:
        facts: dict[str, Any] = {}
        if level == Level.DISTRICT:
            facts = {"valid_to": LAST_DAY_OF_DISTRICTS, "successor": self._made_up(Level.PROVINCE)}
        return self._make(MADE_UP_ISSUERS[level], level=level, **facts)

    def _ministry(self, name: str) -> Authority:
        facts: dict[str, Any] = MINISTRIES.get(_key(name), {})
        successor = self._ministry(MINISTRY_OF_TODAY) if "valid_to" in facts else None
        return self._make(name, level=Level.MINISTRY, successor=successor, **facts)

    def _province(self, kind: str, place: str, *, award: Award) -> AdminUnit | None:
        """The province before July 2025 that is meant: "thành phố Bắc Kạn" was a district of "tỉnh Bắc Kạn"."""
        province = self.places.province(place) if kind in ("tinh", "thanh pho") else None
        if province is None or kind == "tinh" or province.kind == "city":
            return province
        raised = self.places.province_today(province).kind == "city" and (award.year or 0) >= FIRST_YEAR_OF_NEW_CITIES
        return province if raised else None

    def _of_province(self, name: str, former: AdminUnit) -> Authority:
        """A province that kept its name is the same body still; one that was merged ended with the districts."""
        today = self.places.province_today(former)
        if _key(name) == OLD_HUE:
            return self._make(name, level=Level.PROVINCE, unit=former, **self._ended(former, on=LAST_DAY_OF_OLD_HUE))
        if today.folded == former.folded:
            return self._make(name, level=Level.PROVINCE, unit=today)
        return self._make(name, level=Level.PROVINCE, unit=former, **self._ended(former))

    def _of_district(self, name: str, written: str, *, row: Row) -> Authority:
        """A district of the row's province; where the name alone could mean another body, it says of which province."""
        namesakes = called(written, self.places.districts)
        province = self.places.province(row.province) if row.province else None
        unit = self.places.district(province, written) if province else only(namesakes)
        province = province or (unit and unit.province)
        if province is None:
            return self._make(name, level=Level.DISTRICT, valid_to=LAST_DAY_OF_DISTRICTS)
        if unit is None or len(namesakes) > 1 or self.places.province(unit.short_name):
            name = f"{name}, {_within(province)}"
        return self._make(name, level=Level.DISTRICT, unit=unit, **self._ended(province))

    def _ended(self, province: AdminUnit, *, on: datetime.date = LAST_DAY_OF_DISTRICTS) -> dict[str, Any]:
        """Districts and merged provinces ended together; today's province took over."""
        today = self.places.province_today(province)
        return {"valid_to": on, "successor": self._make(f"UBND {_within(today)}", level=Level.PROVINCE, unit=today)}


def _within(unit: AdminUnit) -> str:
    """ "Tỉnh Bắc Kạn" inside of a sentence: "tỉnh Bắc Kạn"."""
    return unit.name[0].lower() + unit.name[1:]


def _key(name: str) -> str:
    folded = fold(name)
    for pattern, short in SHORTER:
        folded = pattern.sub(short, folded)
    return folded
