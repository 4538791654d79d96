"""Who certifies: by stars and the day of the decision (Decisions 1048, 148 and 1489/QĐ-TTg)."""

import datetime

import pytest

from catalog.issuers import expected_level, issuer_warning
from catalog.models import Authority, Certificate, Decision

MINISTRY, PROVINCE, DISTRICT, COMMUNE = Authority.Level


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def certificate(stars: int, level: str | None, decided: str | int, *, ended: str = "", potential_five: bool = False):
    """By a decision of a day ("2024-03-01") or of a year of which no more is known (2024)."""
    authority = level and Authority(name="Cơ quan mẫu", level=level, valid_to=day(ended) if ended else None)
    known = isinstance(decided, str)
    valid_from = day(decided) if known else datetime.date(decided, 1, 1)
    return Certificate(
        stars=stars,
        potential_five=potential_five,
        decision=Decision(date=valid_from if known else None, year=valid_from.year, authority=authority),
        valid_from=valid_from,
        dates_known_to="day" if known else "year",
    )


@pytest.mark.parametrize(
    ("stars", "decided", "level"),
    [
        (5, "2021-01-01", MINISTRY),
        (5, "2024-01-01", MINISTRY),
        (5, "2026-01-01", MINISTRY),
        (4, "2021-01-01", PROVINCE),
        (4, "2024-01-01", PROVINCE),
        (4, "2026-01-01", PROVINCE),
        (3, "2019-08-21", PROVINCE),
        (3, "2023-02-23", PROVINCE),
        (3, "2023-02-24", DISTRICT),
        (3, "2025-06-30", DISTRICT),
        (3, "2025-07-01", PROVINCE),
        (3, "2025-07-06", PROVINCE),
    ],
)
def test_the_level_that_certifies(stars, decided, level):
    assert expected_level(stars, day(decided)) == level


@pytest.mark.parametrize(
    ("stars", "level", "decided"),
    [
        (3, DISTRICT, "2024-03-15"),
        (3, PROVINCE, "2024-03-15"),
        (3, PROVINCE, "2020-02-04"),
        (3, PROVINCE, "2025-11-28"),
        (4, PROVINCE, "2025-11-28"),
        (5, MINISTRY, "2025-06-27"),
        (3, DISTRICT, 2023),
        (3, DISTRICT, 2025),
        (3, PROVINCE, 2025),
        (3, None, "2024-03-15"),
    ],
)
def test_no_warning_for_whom_the_rules_name_or_where_nobody_knows(stars, level, decided):
    assert issuer_warning(certificate(stars, level, decided)) is None


@pytest.mark.parametrize(
    ("stars", "level", "decided", "words"),
    [
        (5, PROVINCE, "2024-03-15", "Hạng 5 sao ở thời điểm này thường do cơ quan khác cấp (Bộ), không phải Cấp tỉnh."),
        (4, DISTRICT, "2024-03-15", "(Cấp tỉnh), không phải Cấp huyện."),
        (4, MINISTRY, "2024-03-15", "(Cấp tỉnh), không phải Bộ."),
        (3, DISTRICT, "2022-11-15", "(Cấp tỉnh), không phải Cấp huyện."),
        (3, COMMUNE, "2026-03-15", "(Cấp tỉnh), không phải Cấp xã."),
        (3, DISTRICT, 2021, "(Cấp tỉnh), không phải Cấp huyện."),
        (3, DISTRICT, "2025-09-01", "Cơ quan mẫu đã kết thúc ngày 30/06/2025, trước ngày ra quyết định."),
        (3, DISTRICT, 2026, "Cơ quan mẫu đã kết thúc ngày 30/06/2025, trước ngày ra quyết định."),
    ],
)
def test_a_warning_where_another_body_would_be_expected(stars, level, decided, words):
    assert issuer_warning(certificate(stars, level, decided)).endswith(words)


def test_a_province_that_was_merged_certifies_no_more():
    merged = certificate(4, PROVINCE, "2025-07-06", ended="2025-06-30")
    assert issuer_warning(merged) == "Cơ quan mẫu đã kết thúc ngày 30/06/2025, trước ngày ra quyết định."
    assert issuer_warning(certificate(4, PROVINCE, "2025-06-30", ended="2025-06-30")) is None


def test_potential_five_is_still_the_provinces_four():
    assert issuer_warning(certificate(4, PROVINCE, "2024-03-15", potential_five=True)) is None
