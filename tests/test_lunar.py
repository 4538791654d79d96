"""The day block of the home page: lunar dates and solar terms against printed almanacs."""

from datetime import date, timedelta

import pytest

from shop.storefront.lunar import LunarDate, lunar_date, solar_term

TET = [date(2007, 2, 17), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2030, 2, 2)]


@pytest.mark.parametrize("day", TET, ids=str)
def test_tet_is_the_first_day_of_the_first_month(day):
    assert lunar_date(day) == LunarDate(day=1, month=1, year=day.year, leap=False)


@pytest.mark.parametrize("day", TET, ids=str)
def test_the_day_before_tet_closes_the_twelfth_month_of_the_year_before(day):
    eve = lunar_date(day - timedelta(days=1))
    assert (eve.month, eve.year, eve.leap) == (12, day.year - 1, False)
    assert eve.day in (29, 30)


def test_a_day_of_the_almanac():
    day = lunar_date(date(2026, 11, 22))
    assert (day.day, day.month, day.year_name) == (14, 10, "Bính Ngọ")


@pytest.mark.parametrize(("year", "month"), [(2020, 4), (2023, 2), (2025, 6), (2028, 5)])
def test_leap_months(year, month):
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    assert {lunar_date(day).month for day in days if lunar_date(day).leap} == {month}


@pytest.mark.parametrize("year", [2024, 2026, 2027])
def test_years_without_a_leap_month(year):
    assert not any(lunar_date(date(year, 1, 1) + timedelta(days=n)).leap for n in range(365))


def test_every_day_follows_the_day_before():
    """Over thirty years a day either counts on or opens a month after 29 or 30 days."""
    before = lunar_date(date(2009, 12, 31))
    for n in range(30 * 365):
        today = lunar_date(date(2010, 1, 1) + timedelta(days=n))
        assert today.day == before.day + 1 or (today.day == 1 and before.day in (29, 30))
        before = today


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 11, 21), "Lập đông"),
        (date(2026, 11, 22), "Tiểu tuyết"),
        (date(2026, 12, 22), "Đông chí"),
        (date(2026, 3, 20), "Xuân phân"),
        (date(2024, 4, 4), "Thanh minh"),
        (date(2026, 1, 1), "Đông chí"),
    ],
)
def test_solar_terms_begin_on_their_day(day, term):
    assert str(solar_term(day)) == term
