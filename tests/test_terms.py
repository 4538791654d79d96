"""36 months, and days of Asia/Ho_Chi_Minh (domain.md §8)."""

import datetime

import pytest

from catalog.clock import term_end, today

Day = datetime.date


@pytest.mark.parametrize(
    ("valid_from", "last_day"),
    [
        (Day(2023, 12, 28), Day(2026, 12, 28)),
        (Day(2024, 2, 29), Day(2027, 2, 28)),
        (Day(2023, 8, 31), Day(2026, 8, 31)),
        (Day(2025, 1, 31), Day(2028, 1, 31)),
        (Day(2021, 2, 28), Day(2024, 2, 28)),
    ],
)
def test_a_term_is_36_calendar_months(valid_from, last_day):
    assert term_end(valid_from) == last_day


def test_the_day_begins_at_midnight_in_hanoi_not_in_greenwich(clock):
    clock("2026-12-28 23:59:59")
    assert today() == Day(2026, 12, 28)
    clock("2026-12-29 00:00:00")
    assert today() == Day(2026, 12, 29)
