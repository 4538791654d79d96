"""The bodies that certified, as they were: of which level and unit, until when, and who took over."""

import datetime
import re

from catalog.models import AdminUnit, Authority
from catalog.text import fold
from shop.demo.awards import MADE_UP_ISSUERS
from shop.demo.places import Places, called
from shop.demo.rows import BadCell, Row

Level = Authority.Level
LAST_DAY_OF_DISTRICTS = datetime.date(2025, 6, 30)
MINISTRY_OF_TODAY = "Bộ Nông nghiệp và Môi trường"
MINISTRIES = {
    "bo nong nghiep va phat trien nong thon": {"valid_to": datetime.date(2025, 2, 28)},
    "bo nong nghiep va moi truong": {"valid_from": datetime.date(2025, 3, 1)},
}
RENAMED = {"thua thien hue": datetime.date(2024, 12, 31)}
"""Last days of the names of provinces that were renamed without being merged."""
SHORTER = ((re.compile(r"^uy ban nhan dan\b"), "ubnd"), (re.compile(r"\btp\b"), "thanh pho"))
COMMITTEE = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) (.+)$")
LEVELS = {
    "tinh": Level.PROVINCE,
    "huyen": Level.DISTRICT,
    "quan": Level.DISTRICT,
    "thi xa": Level.DISTRICT,
    "xa": Level.COMMUNE,
    "phuong": Level.COMMUNE,
    "thi tran": Level.COMMUNE,
    "dac khu": Level.COMMUNE,
}


class Issuers:
    """The authorities by name, made as they are met."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.made = {(_key(authority.name), authority.unit_id): authority for authority in Authority.objects.all()}

    def of(self, name: str, row: Row) -> Authority | None:
        """None where the issuer is not known. Raises BadCell if the name does not say what kind of body it is."""
        if not name:
            return None
        if name in MADE_UP_ISSUERS.values():
            return self._make(name, level=next(level for level, made_up in MADE_UP_ISSUERS.items() if made_up == name))
        folded = _key(name)
        if folded.startswith("bo "):
            return self._ministry(name)
        if not (match := COMMITTEE.search(folded)):
            raise BadCell("issued_by", f"{name!r} names neither a ministry nor a People's Committee")
        kind, place = match.groups()
        province = self.places.province(place) if kind in ("tinh", "thanh pho") else None
        return self._of_province(name, province) if province else self._of_part(name, kind=kind, place=place, row=row)

    def _make(self, name: str, *, unit: AdminUnit | None = None, **facts) -> Authority:
        key = _key(name), unit and unit.pk
        if key not in self.made:
            self.made[key] = Authority.objects.create(name=name, unit=unit, **facts)
        return self.made[key]

    def _ministry(self, name: str) -> Authority:
        facts = MINISTRIES.get(_key(name), {})
        successor = self._ministry(MINISTRY_OF_TODAY) if "valid_to" in facts else None
        return self._make(name, level=Level.MINISTRY, successor=successor, **facts)

    def _of_province(self, name: str, former: AdminUnit) -> Authority:
        """A province that kept its name is the same body still; one that was merged ended with the districts."""
        today = self.places.province_today(former)
        renamed = next((day for old, day in RENAMED.items() if _key(name).endswith(old)), None)
        if today.folded == former.folded and not renamed:
            return self._make(name, level=Level.PROVINCE, unit=today)
        return self._make(name, level=Level.PROVINCE, unit=former, **self._ended(former, renamed))

    def _of_part(self, name: str, *, kind: str, place: str, row: Row) -> Authority:
        """A body within the row's province. Two districts of one name are told apart by their province."""
        level = LEVELS.get(kind, Level.DISTRICT)
        province = self.places.province(row.province) if row.province else None
        written = f"{kind} {place}"
        if level != Level.DISTRICT or province is None:
            return self._make(name, level=level)
        unit = self.places.district(province, written)
        if unit and len(called(written, self.places.districts)) > 1:
            name = f"{name}, {province.name[0].lower()}{province.name[1:]}"
        return self._make(name, level=level, unit=unit, **self._ended(province))

    def _ended(self, province: AdminUnit, last_day: datetime.date | None = None) -> dict:
        """Districts and merged provinces ended together; today's province took over."""
        today = self.places.province_today(province)
        name = f"UBND {today.name[0].lower()}{today.name[1:]}"
        successor = self._make(name, level=Level.PROVINCE, unit=today)
        return {"valid_to": last_day or LAST_DAY_OF_DISTRICTS, "successor": successor}


def _key(name: str) -> str:
    folded = fold(name)
    for pattern, short in SHORTER:
        folded = pattern.sub(short, folded)
    return folded
