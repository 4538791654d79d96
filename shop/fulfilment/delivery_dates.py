"""When a parcel is likely to arrive: days until it leaves, then days on the road, both counted in working days.

Transit times are those that Vietnamese couriers name for standard parcels (1–2 days inside a province, 3–5 from one end
of the country to the other). Nobody collects or delivers on Sundays and public holidays (Labour Code 2019, art. 112).
"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from catalog.models import AdminUnit, Listing
from shop.storefront.lunar import lunar_date

WITHIN_PROVINCE = (1, 2)
BY_DISTANCE = {0: (2, 3), 1: (2, 4), 2: (3, 5)}
"""Fewest and most days on the road, by how many of the country's three parts lie between."""
ANYWHERE = (2, 5)
AREA_TRANSIT: dict[str, tuple[int, int]] = {
    Listing.DeliveryArea.PROVINCE: WITHIN_PROVINCE,
    Listing.DeliveryArea.MACRO_REGION: (WITHIN_PROVINCE[0], BY_DISTANCE[0][1]),
    Listing.DeliveryArea.NATIONWIDE: ANYWHERE,
}
PART = {
    _("Trung du và miền núi phía Bắc"): 0,
    _("Đồng bằng sông Hồng"): 0,
    _("Bắc Trung Bộ"): 1,
    _("Duyên hải Nam Trung Bộ và Tây Nguyên"): 1,
    _("Đông Nam Bộ"): 2,
    _("Đồng bằng sông Cửu Long"): 2,
}
"""The six regions, marked for translation where they are all named, by part: north, middle, south."""
HOLIDAYS = {(1, 1), (30, 4), (1, 5), (1, 9), (2, 9)}
LUNAR_HOLIDAYS = {(1, 1), (2, 1), (3, 1), (4, 1), (10, 3)}
"""Day and month: the first four days of Tết, and the Hùng Kings' day."""


@dataclass(frozen=True)
class DeliveryWindow:
    first: datetime.date
    last: datetime.date

    def __str__(self) -> str:
        """ "25–28/11", "28/11–02/12"."""
        first = f"{self.first:%d}" if self.first.month == self.last.month else f"{self.first:%d/%m}"
        return f"{first}–{self.last:%d/%m}" if self.first < self.last else f"{self.last:%d/%m}"


def delivery_window(
    listing: Listing, *, ordered_on: datetime.date, origin: AdminUnit | None, destination: AdminUnit | None = None
) -> DeliveryWindow:
    """Without a destination: anywhere the listing is delivered to. Places may be of any level, of today's scheme."""
    leaves = working_days_after(ordered_on, listing.dispatch_days)
    fewest, most = transit_days(origin, destination) if destination else AREA_TRANSIT[listing.delivery_area]
    return DeliveryWindow(working_days_after(leaves, fewest), working_days_after(leaves, most))


def transit_days(origin: AdminUnit | None, destination: AdminUnit) -> tuple[int, int]:
    """Fewest and most working days on the road; an unknown origin may be anywhere."""
    if origin is None:
        return ANYWHERE
    here, there = origin.province, destination.province
    if here == there:
        return WITHIN_PROVINCE
    return BY_DISTANCE[abs(PART[here.macro_region] - PART[there.macro_region])]


def working_days_after(day: datetime.date, count: int) -> datetime.date:
    while count:
        day += datetime.timedelta(days=1)
        count -= is_working_day(day)
    return day


def is_working_day(day: datetime.date) -> bool:
    if day.isoweekday() == 7 or (day.day, day.month) in HOLIDAYS:
        return False
    lunar = lunar_date(day)
    if (lunar.day, lunar.month) in LUNAR_HOLIDAYS and not lunar.leap:
        return False
    eve_of = lunar_date(day + datetime.timedelta(days=1))
    return (eve_of.day, eve_of.month) != (1, 1)
