"""When a parcel is expected: working days until it leaves, then on the road."""

import datetime

import pytest

from catalog.models import Listing
from shop.fulfilment.delivery_dates import delivery_window, is_working_day, transit_days
from tests.factories import province

SUNDAY = datetime.date(2026, 11, 22)


def window(ordered_on: datetime.date, destination: str | None = None, **fields) -> str:
    listing = Listing(dispatch_days=1, **fields)
    there = province(destination) if destination else None
    return str(delivery_window(listing, ordered_on=ordered_on, origin=province("Thái Nguyên"), destination=there))


@pytest.mark.django_db
def test_ordered_on_sunday_it_leaves_on_monday_and_arrives_within_the_week():
    assert window(SUNDAY) == "25–28/11"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("Thái Nguyên", "24–25/11"),  # the same province
        ("Hà Nội", "25–26/11"),  # the same part of the country
        ("Huế", "25–27/11"),  # the next part
        ("Cà Mau", "26–28/11"),  # the other end
    ],
)
def test_the_farther_the_longer(destination, expected):
    assert window(SUNDAY, destination) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("area", "expected"),
    [("province", "24–25/11"), ("macro_region", "24–26/11"), ("nationwide", "25–28/11")],
)
def test_without_a_destination_the_delivery_area_decides(area, expected):
    assert window(SUNDAY, delivery_area=area) == expected


@pytest.mark.django_db
def test_a_commune_counts_as_its_province():
    commune = province("Cà Mau").children.first()
    assert transit_days(province("Hà Nội").children.first(), commune) == (3, 5)


@pytest.mark.django_db
def test_an_unknown_origin_may_be_anywhere():
    assert transit_days(None, province("Cà Mau")) == (2, 5)


@pytest.mark.django_db
def test_the_days_until_dispatch_come_first():
    listing = Listing(dispatch_days=7)
    assert str(delivery_window(listing, ordered_on=SUNDAY, origin=None)) == "02–05/12"


def test_a_window_over_the_end_of_a_month_names_both_months():
    listing = Listing(dispatch_days=1)
    assert str(delivery_window(listing, ordered_on=datetime.date(2026, 11, 25), origin=None)) == "28/11–02/12"


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2026, 11, 22),  # Sunday
        datetime.date(2027, 1, 1),
        datetime.date(2027, 2, 5),  # eve of Tết Đinh Mùi
        datetime.date(2027, 2, 6),  # mùng 1
        datetime.date(2027, 2, 9),  # mùng 4
        datetime.date(2027, 4, 16),  # 10/3, the Hùng Kings
        datetime.date(2027, 4, 30),
        datetime.date(2026, 9, 2),
    ],
)
def test_nobody_delivers_on_sundays_and_holidays(day):
    assert not is_working_day(day)


def test_tet_delays_a_parcel():
    listing = Listing(dispatch_days=1)
    assert str(delivery_window(listing, ordered_on=datetime.date(2027, 2, 3), origin=None)) == "11–15/02"
