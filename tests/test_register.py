"""The public register: found by words, code, state, stars and place; complete, whether or not anything is on sale."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Decision
from catalog.text import folded_pattern
from tests.factories import (
    former_unit,
    make_authority,
    make_certificate,
    make_listing,
    make_ocop_product,
    make_producer,
    province,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = datetime.date


def found(client, **query) -> list[str]:
    response = client.get("/chung-nhan/", query)
    assert response.status_code == 200
    return [certificate.name_as_printed for certificate in response.context["page"]]


def words(response) -> str:
    body = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def product(name: str, holder: str | None = None, **fields):
    return make_ocop_product(name, producer=make_producer(holder), **fields)


def decided(number: str) -> Decision:
    return Decision.objects.create(number=number, date=DAY(2025, 6, 27), year=2025, authority=make_authority())


# --- What it holds --------------------------------------------------------------------------------------------------


def test_it_lists_what_was_ever_verified_on_sale_or_not_and_nothing_pending(client):
    make_listing("Mật ong đang bán")
    make_certificate(product("Chè không bán ở đây"))
    make_certificate(product("Gạo đã hết hiệu lực"), valid_from=DAY(2021, 1, 1))
    make_certificate(product("Bún chờ đối chiếu"), verified=False)
    assert set(found(client)) == {"Mật ong đang bán", "Chè không bán ở đây", "Gạo đã hết hiệu lực"}


def test_the_newest_recognition_comes_first(client):
    for name, start in (("Cũ", DAY(2024, 5, 1)), ("Mới", DAY(2026, 5, 1)), ("Giữa", DAY(2025, 5, 1))):
        make_certificate(product(name), valid_from=start)
    assert found(client) == ["Mới", "Giữa", "Cũ"]


def test_of_one_day_names_stand_in_the_order_of_the_vietnamese_alphabet(client):
    for name in ("Đậu phộng", "Dưa lưới", "Ổi", "Ớt", "Ăn liền", "An thần"):
        make_certificate(product(name))
    assert found(client) == ["An thần", "Ăn liền", "Dưa lưới", "Đậu phộng", "Ổi", "Ớt"]


def test_every_row_says_its_state_in_words_and_leads_to_its_proof(client):
    certificate = make_certificate(product("Miến dong"), valid_from=DAY(2021, 3, 1))
    page = client.get("/chung-nhan/")
    assert "Đã hết hiệu lực (hiệu lực đến hết ngày 01/03/2024)" in words(page)
    assert f'href="/chung-nhan/{certificate.public_id}/"' in page.content.decode()


def test_drinks_are_counted_and_not_shown_to_who_has_not_said_to_be_18(client):
    make_certificate(product("Rượu men lá", product_set="n07-b14"))
    make_certificate(product("Mật ong"))
    assert found(client) == ["Mật ong"]
    assert "Có 1 giấy chứng nhận của đồ uống có cồn" in words(client.get("/chung-nhan/"))
    client.post("/18-tuoi/", {"over_18": "1", "next": "/chung-nhan/"})
    assert found(client) == ["Mật ong", "Rượu men lá"]


# --- Words and codes ------------------------------------------------------------------------------------------------


@pytest.fixture
def tea():
    certificate = make_certificate(
        product("Trà tôm nõn hương quê", "Hợp tác xã Nông sản Phú Lương"), decision=decided("2361/QĐ-BNNMT")
    )
    make_certificate(product("Đường thốt nốt", "Công ty TNHH Đất Việt"), decision=decided("18/QĐ-UBND"))
    return certificate


@pytest.mark.parametrize(
    "typed",
    [
        "tra tom non",
        "TRÀ TÔM",
        "nõn trà",
        "phu luong",
        "Hợp tác xã Nông sản Phú Lương",
        "htx phú lương",
        "2361",
        "2361/QĐ-BNNMT",
        "2361/qd-bnnmt",
        "tra phu luong 2361",
        "Tra\u0300 to\u0302m",
    ],
)
def test_found_by_product_holder_and_number_without_tones_and_case(client, tea, typed):
    assert found(client, q=typed) == ["Trà tôm nõn hương quê"]


@pytest.mark.parametrize("typed", ["duong thot", "ĐƯỜNG", "dat viet", "Đất"])
def test_d_with_and_without_its_stroke_are_found_alike(client, tea, typed):
    assert found(client, q=typed) == ["Đường thốt nốt"]


@pytest.mark.parametrize("typed", ["rom", "tra duong", "361", "nuoc mam"])
def test_every_word_must_begin_a_word(client, tea, typed):
    assert found(client, q=typed) == []


def test_a_pattern_takes_every_spelling_of_a_letter_and_no_other_word():
    pattern = folded_pattern("dak")
    assert all(re.search(pattern, text) for text in ("Đắk Lắk", "dak", "ở ĐẮK", "(Dăk)"))
    assert not any(re.search(pattern, text) for text in ("Lắk", "bodak", "ladắk", "đ"))


@pytest.mark.parametrize("spell", [str.upper, str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_typed_code_goes_straight_to_its_proof(client, tea, spell):
    response = client.get("/chung-nhan/", {"q": spell(tea.public_id)})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/chung-nhan/{tea.public_id}/"


def test_the_code_of_a_pending_certificate_finds_nothing(client):
    pending = make_certificate(product("Mật ong"), verified=False)
    assert found(client, q=pending.public_id) == []


# --- Filters --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("active", "Còn"),
        ("not_yet_valid", "Chưa"),
        ("expired", "Hết"),
        ("superseded", "Thay"),
        ("revoked", "Thu hồi"),
        ("withdrawn", "Ngừng"),
        ("verification_withdrawn", "Hủy"),
    ],
)
def test_filtered_by_every_state(client, state, name):
    make_certificate(product("Còn"))
    make_certificate(product("Chưa"), valid_from=DAY(2026, 12, 1))
    make_certificate(product("Hết"), valid_from=DAY(2022, 1, 1))
    for ended_by, title in (("superseded", "Thay"), ("revoked", "Thu hồi"), ("withdrawn", "Ngừng")):
        make_certificate(product(title), ended_by=ended_by, ended_on=DAY(2026, 9, 3))
    make_certificate(product("Hủy"), ended_by="verification_withdrawn", ended_on=DAY(2026, 9, 3))
    assert found(client, state=state) == [name]


def test_the_state_of_a_day_changes_at_midnight_of_hanoi(client, clock):
    make_certificate(product("Mật ong"), valid_from=DAY(2023, 11, 22))
    clock("2026-11-22 23:59:59")
    assert found(client, state="active") == ["Mật ong"]
    clock("2026-11-23 00:00:00")
    assert found(client, state="active") == []
    assert found(client, state="expired") == ["Mật ong"]


def test_filtered_by_stars(client):
    for stars in (3, 4, 5):
        make_certificate(product(f"Hạng {stars}"), stars=stars)
    assert found(client, stars="5") == ["Hạng 5"]
    assert found(client, stars=["3", "4"]) == ["Hạng 3", "Hạng 4"]


def test_filtered_by_the_province_of_today_and_by_the_former_one(client):
    na_ri = former_unit("Na Rì, Bắc Kạn")
    make_certificate(product("Của Bắc Kạn", unit=province("Thái Nguyên").children.first(), former_unit=na_ri))
    make_certificate(
        product("Của Thái Nguyên", unit=province("Thái Nguyên"), former_unit=former_unit("Phú Lương, Thái Nguyên"))
    )
    make_certificate(product("Của Huế", unit=province("Huế"), former_unit=None))
    assert set(found(client, province="thai-nguyen")) == {"Của Bắc Kạn", "Của Thái Nguyên"}
    assert found(client, former_province="bac-kan") == ["Của Bắc Kạn"]
    assert found(client, former_province="thai-nguyen") == ["Của Thái Nguyên"]
    assert found(client, province="hue", former_province="bac-kan") == []


def test_what_was_asked_stays_in_the_form(client, tea):
    page = client.get("/chung-nhan/", {"q": "tra", "state": "active", "stars": "4", "province": "thai-nguyen"})
    html = page.content.decode()
    for chosen in ('value="tra"', 'value="active" selected', 'value="4" selected', 'value="thai-nguyen" selected'):
        assert chosen in html


def test_nothing_found_says_so_and_shows_the_way_back(client, tea):
    assert "Không tìm thấy giấy chứng nhận phù hợp." in words(client.get("/chung-nhan/", {"q": "cà phê"}))


@pytest.mark.parametrize(
    "query",
    [
        {"state": "pending"},
        {"state": "x" * 5_000},
        {"stars": "6"},
        {"stars": ["4", "x", ""]},
        {"province": "../"},
        {"former_province": "1 OR 1=1"},
        {"page": "-1"},
        {"page": "9" * 5_000},
        {"q": "\\ [ ( * ?"},
        {"q": "tôm " * 5_000},
    ],
)
def test_junk_is_ignored(client, tea, query):
    assert "Trà tôm nõn hương quê" in found(client, **query)


# --- Paging and cost ------------------------------------------------------------------------------------------------


def test_pages_keep_what_was_asked(client):
    holder = make_producer()
    for number in range(31):
        make_certificate(make_ocop_product(f"Mật ong {number:02}", producer=holder))
    first = client.get("/chung-nhan/", {"q": "mật ong"})
    assert len(first.context["page"]) == 30
    assert "page=2" in first.content.decode()
    assert found(client, q="mật ong", page="2") == ["Mật ong 30"]


def test_a_page_costs_as_many_statements_for_30_rows_as_for_one(client):
    make_certificate(product("Mật ong 0"))
    with CaptureQueriesContext(connection) as one:
        found(client, q="mat ong", province="thai-nguyen")
    for number in range(1, 30):
        make_certificate(product(f"Mật ong {number}"))
    with CaptureQueriesContext(connection) as many:
        assert len(found(client, q="mat ong", province="thai-nguyen")) == 30
    assert len(one) == len(many) <= 4


def test_no_cookie_is_set(client, tea):
    assert not client.get("/chung-nhan/", {"q": "tra"}).cookies
