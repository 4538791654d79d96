"""The certificate as pages show it: its ruler, its state in words, its record."""

import datetime

import pytest
from django.template import engines

from catalog.models import Authority, Certificate, Decision, OcopGroup, Revocation
from tests.drawing import draw, parse, words

JUNE_2025, JUNE_2028 = datetime.date(2025, 6, 27), datetime.date(2028, 6, 27)


def certificate(**fields) -> Certificate:
    """In force from 27/06/2025 to the end of 27/06/2028, verified, not saved."""
    authority = Authority(name="Bộ Nông nghiệp và Môi trường", level=Authority.Level.MINISTRY)
    values = {
        "public_id": "7KQ2-M4TD",
        "name_as_printed": "Trà tôm nõn hương quê",
        "holder_as_printed": "Hợp tác xã Nông sản Phú Lương",
        "stars": 5,
        "decision": Decision(number="2361/QĐ-BNNMT", date=JUNE_2025, year=2025, authority=authority),
        "product_set": OcopGroup(name_vi="Chè tươi, chè chế biến", name_en="Tea"),
        "valid_from": JUNE_2025,
        "valid_until": JUNE_2028,
        "verified_at": datetime.datetime(2026, 11, 14, 7, 30, tzinfo=datetime.UTC),
    }
    return Certificate(**values | fields)


def revoked() -> Certificate:
    taken_back = certificate(
        stars=4,
        valid_from=datetime.date(2025, 5, 15),
        valid_until=datetime.date(2028, 5, 15),
        ended_on=datetime.date(2026, 9, 3),
        ended_by=Certificate.Ending.REVOKED,
    )
    authority = Authority(name="UBND tỉnh (mẫu)")
    taken_back.revocation = Revocation(
        certificate=taken_back, decision_number="000/QĐ-UBND", date=datetime.date(2026, 9, 3), authority=authority
    )
    return taken_back


def ruler(drawn: Certificate) -> tuple[int, int, str]:
    """How many months are filled, how many are left, and what a screen reader says."""
    template = engines["django"].from_string("{% load ocop %}{% ruler certificate %}")
    page = parse(template.render({"certificate": drawn}))

    def ticks(part: str) -> int:
        path = page.select_one(f"path.{part}")
        return path.attrs["d"].count("M") if path else 0

    return ticks("gone"), ticks("left"), page.select_one("svg").attrs["aria-label"]


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        ("2025-06-26", 0),
        ("2025-06-27", 1),
        ("2025-07-26", 1),
        ("2025-07-27", 2),
        ("2026-11-22", 17),
        ("2028-06-27", 36),
    ],
)
def test_the_ruler_fills_month_by_month(clock, day, gone):
    clock(f"{day} 10:00:00")
    assert ruler(certificate()) == (gone, 36 - gone, f"Đã qua {gone} trong 36 tháng hiệu lực")


def test_the_ruler_of_an_expired_certificate_is_full(clock):
    clock("2028-06-28 00:00:00")
    assert ruler(certificate()) == (36, 0, "Đã hết 36 tháng hiệu lực")


def test_the_ruler_stops_where_the_certificate_was_revoked(clock):
    assert ruler(revoked()) == (16, 20, "Bị thu hồi ở tháng thứ 16 trong 36 tháng")


def test_the_ruler_of_a_superseded_certificate_says_when_it_ended(clock):
    ended = certificate(ended_on=datetime.date(2026, 2, 1), ended_by=Certificate.Ending.SUPERSEDED)
    assert ruler(ended) == (8, 28, "Kết thúc ở tháng thứ 8 trong 36 tháng")


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "months"),
    [
        (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31), 12),
        (datetime.date(2026, 1, 31), datetime.date(2026, 2, 28), 1),
        (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22), 1),
        (datetime.date(2024, 2, 29), datetime.date(2027, 2, 28), 36),
        (datetime.date(2020, 1, 1), datetime.date(2029, 1, 1), 60),
    ],
)
def test_the_ruler_has_a_tick_for_every_month_of_any_term(clock, valid_from, valid_until, months):
    gone, left, _label = ruler(certificate(valid_from=valid_from, valid_until=valid_until))
    assert gone + left == months


def test_a_certificate_in_force_names_its_decision_and_its_last_day(clock):
    text = words(draw("certificate", certificate=certificate()))
    for part in ("OCOP 5 sao", "Còn hiệu lực đến hết ngày 27/06/2028", "2361/QĐ-BNNMT ngày 27/06/2025",
                 "Bộ Nông nghiệp và Môi trường", "Hợp tác xã Nông sản Phú Lương", "Chè tươi, chè chế biến",
                 "Sàn đã đối chiếu với quyết định ngày 14/11/2026."):  # fmt: skip
        assert part in text


def test_a_revoked_certificate_shows_no_star_in_force(clock):
    page = draw("certificate", certificate=revoked(), full=True)
    text = words(page)
    assert page.select_one("section.cert.void .ocop.void") is not None
    assert "OCOP 4 sao" not in text
    assert "Từng đạt hạng 4 sao" in text
    assert "Quyết định thu hồi 000/QĐ-UBND ngày 03/09/2026" in text
    assert "Căn cứ Chưa nêu trong quyết định" in text


@pytest.mark.parametrize(
    ("fields", "day", "text"),
    [
        ({}, "2025-06-26", "Chưa có hiệu lực (có hiệu lực từ ngày 27/06/2025)"),
        ({}, "2028-06-27", "Còn hiệu lực đến hết ngày 27/06/2028"),
        ({}, "2028-06-28", "Đã hết hiệu lực (hiệu lực đến hết ngày 27/06/2028)"),
        ({"dates_known_to": "year"}, "2029-01-01", "Đã hết hiệu lực (năm 2028)"),
        ({"verified_at": None}, "2026-11-22", "Chờ đối chiếu"),
        (
            {"ended_on": datetime.date(2026, 2, 1), "ended_by": "superseded"},
            "2026-11-22",
            "Đã được thay thế bằng giấy chứng nhận mới",
        ),
    ],
)
def test_every_state_is_said_in_words_with_its_icon(clock, fields, day, text):
    clock(f"{day} 12:00:00")
    page = draw("certificate_state", certificate=certificate(**fields))
    assert words(page) == text
    assert page.select_one("svg.i") is not None


def test_where_only_the_year_is_known_no_day_is_invented(clock):
    text = words(draw("certificate", certificate=certificate(dates_known_to="year"), full=True))
    assert "27/06/2028" not in text
    assert "đến năm 2028 chưa rõ ngày" in text
