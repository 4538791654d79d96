"""Days and terms. Certificates count in days of Asia/Ho_Chi_Minh; the last day counts whole."""

import calendar
import datetime

from django.utils import timezone

TERM_MONTHS = 36
"""How long a certificate lasts (Decision 148/QĐ-TTg, art. 2), in calendar months."""


def today() -> datetime.date:
    """The day it is now in the project's time zone: the one place that asks."""
    return timezone.localdate()


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month `months` later, or the last day of a shorter month (29/02/2024 + 36 → 28/02/2027)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def term_end(valid_from: datetime.date) -> datetime.date:
    """The last day of a certificate that starts on `valid_from` and prints no end of its own."""
    return add_months(valid_from, TERM_MONTHS)


def last_moment(ends_at: datetime.datetime) -> datetime.datetime:
    """Of a period: what ends at midnight ends with the day before."""
    return ends_at - datetime.timedelta(microseconds=1)
