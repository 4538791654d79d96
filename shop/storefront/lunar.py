"""The Vietnamese lunar calendar, for the tear-off day block of the home page.

Algorithm of Hồ Ngọc Đức, "Thuật toán tính âm lịch" (https://www.informatik.uni-leipzig.de/~duc/amlich/calrules.html),
after Jean Meeus, *Astronomical Algorithms* (1998): new moons and the sun's longitude, counted in days of UTC+7.
Days are Julian day numbers. Good for 1800–2199; the sun's longitude is right to about a hundredth of a degree.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from math import floor, pi, sin

from django.utils.translation import gettext_lazy as _

UTC_OFFSET = 7 / 24
JULIAN_DAY_OF_ORDINAL_ZERO = 1_721_425
SYNODIC_MONTH = 29.530588853
MEAN_NEW_MOON_OF_1900 = 2415021.076998695

STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")

WEEKDAYS = (
    _("Thứ hai"), _("Thứ ba"), _("Thứ tư"), _("Thứ năm"), _("Thứ sáu"), _("Thứ bảy"), _("Chủ nhật"),
)  # fmt: skip

# From the spring equinox (longitude 0°) on, one for every 15°.
SOLAR_TERMS = (
    _("Xuân phân"), _("Thanh minh"), _("Cốc vũ"), _("Lập hạ"), _("Tiểu mãn"), _("Mang chủng"),
    _("Hạ chí"), _("Tiểu thử"), _("Đại thử"), _("Lập thu"), _("Xử thử"), _("Bạch lộ"),
    _("Thu phân"), _("Hàn lộ"), _("Sương giáng"), _("Lập đông"), _("Tiểu tuyết"), _("Đại tuyết"),
    _("Đông chí"), _("Tiểu hàn"), _("Đại hàn"), _("Lập xuân"), _("Vũ thủy"), _("Kinh trập"),
)  # fmt: skip


@dataclass(frozen=True)
class LunarDate:
    day: int
    month: int
    year: int
    leap: bool

    @property
    def year_name(self) -> str:
        """The year in stems and branches: 2026 is Bính Ngọ."""
        return f"{STEMS[(self.year + 6) % 10]} {BRANCHES[(self.year + 8) % 12]}"


def lunar_date(day: date) -> LunarDate:
    number = _julian_day(day)
    month_start = _month_start_before(number)
    year_start, next_year_start = _month_eleven(day.year - 1), _month_eleven(day.year)
    lunar_year = day.year
    if month_start >= next_year_start:
        year_start, next_year_start = next_year_start, _month_eleven(day.year + 1)
        lunar_year += 1
    months_passed = round((month_start - year_start) / SYNODIC_MONTH)
    leap_offset = _leap_month_offset(year_start) if next_year_start - year_start > 365 else None
    after_leap = leap_offset is not None and months_passed >= leap_offset
    month = (months_passed - after_leap + 10) % 12 + 1
    if month >= 11 and months_passed < 4:  # months eleven and twelve close the year before
        lunar_year -= 1
    return LunarDate(
        day=number - month_start + 1, month=month, year=lunar_year, leap=after_leap and months_passed == leap_offset
    )


def solar_term(day: date) -> str:
    """The term that holds at the end of the day: a term's first day is the day in which it begins."""
    return str(SOLAR_TERMS[_sun_sector(_julian_day(day) + 1, parts=24)])


def _julian_day(day: date) -> int:
    return day.toordinal() + JULIAN_DAY_OF_ORDINAL_ZERO


@cache
def _new_moon_day(k: int) -> int:
    """The local day of the k-th new moon after 1 January 1900."""
    return floor(_new_moon(k) + 0.5 + UTC_OFFSET)


def _month_start_before(number: int) -> int:
    """The first day of the lunar month that holds this day."""
    k = floor((number - MEAN_NEW_MOON_OF_1900) / SYNODIC_MONTH) + 1
    while _new_moon_day(k) > number:
        k -= 1
    return _new_moon_day(k)


@cache
def _month_eleven(year: int) -> int:
    """The first day of the eleventh month, the one that holds the winter solstice of this year."""
    start = _month_start_before(_julian_day(date(year, 12, 31)))
    if _sun_sector(start, parts=12) >= 9:  # the solstice lies before it
        start = _month_start_before(start - 1)
    return start


def _leap_month_offset(year_start: int) -> int:
    """How many months after month eleven the leap month comes: the first without a principal term."""
    k = round((year_start - MEAN_NEW_MOON_OF_1900) / SYNODIC_MONTH)
    sectors = [_sun_sector(_new_moon_day(k + i), parts=12) for i in range(15)]
    return next(i for i in range(1, 14) if sectors[i] == sectors[i + 1])


def _sun_sector(number: int, *, parts: int) -> int:
    """In which of so many equal parts of the year the sun stands at local midnight, when this day begins."""
    return floor(_sun_longitude(number - 0.5 - UTC_OFFSET) / (2 * pi) * parts)


def _sun_longitude(julian_date: float) -> float:
    """In radians, 0 ≤ longitude < 2π."""
    t = (julian_date - 2451545.0) / 36525
    rad = pi / 180
    anomaly = rad * (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    centre = (
        (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000290 * sin(3 * anomaly)
    )
    return rad * (mean + centre) % (2 * pi)


def _new_moon(k: int) -> float:
    """The Julian date (UT) of the k-th new moon after 1 January 1900."""
    t = k / 1236.85
    rad = pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(rad * (166.56 + 132.87 * t - 0.009173 * t**2))
    sun = rad * (359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = rad * (306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = rad * (21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3)
    correction = (
        (0.1734 - 0.000393 * t) * sin(sun)
        + 0.0021 * sin(2 * sun)
        - 0.4068 * sin(moon)
        + 0.0161 * sin(2 * moon)
        - 0.0004 * sin(3 * moon)
        + 0.0104 * sin(2 * node)
        - 0.0051 * sin(sun + moon)
        - 0.0074 * sin(sun - moon)
        + 0.0004 * sin(2 * node + sun)
        - 0.0004 * sin(2 * node - sun)
        - 0.0006 * sin(2 * node + moon)
        + 0.0010 * sin(2 * node - moon)
        + 0.0005 * sin(2 * moon + sun)
    )
    return mean + correction - _delta_t(t)


def _delta_t(t: float) -> float:
    """Dynamical time less universal time, in days; t in Julian centuries from 1900."""
    if t < -11:
        return 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3 - 0.000000081 * t**4
    return -0.000278 + 0.000265 * t + 0.000262 * t**2
