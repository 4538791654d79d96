"""The front page: the day, what is in season, what is new, where to look."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Certificate
from search.models import SearchDocument
from shop.storefront.season import season
from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = datetime.date


def home(client, path: str = "/") -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def section(page: BeautifulSoup, title: str) -> BeautifulSoup:
    return page.find("h2", string=title).find_parent("section")


def picks(page: BeautifulSoup) -> list[str]:
    return [words(a.span) for a in page.select(".front .index a")]


def ripe(name: str, months: str = "10,11,12", *, place: str = "Thái Nguyên", **fields):
    product = make_ocop_product(
        name, product_set=fields.pop("product_set", "n01-b01"), unit=province(place), former_unit=None
    )
    return make_listing(certificate=make_certificate(product), season_months=months, category="Trái cây", **fields)


# --- The day and its season -----------------------------------------------------------------------------------------


def test_the_day_in_both_calendars_and_the_market_of_its_month(client):
    page = home(client)
    assert words(page.h1) == "Phiên chợ tháng Mười một"
    assert words(page.select_one(".day")) == "Chủ nhật 22 tháng 11, 2026 Âm lịch 14/10 Bính Ngọ"
    assert "Tiết Tiểu tuyết." in words(page.select_one(".when"))


def test_what_is_harvested_this_month_and_in_stock_is_picked(client):
    ripe("Cam", "10,11,12,1")
    ripe("Vải", "5,6")
    ripe("Ổi", "1")
    ripe("Bưởi hết hàng", "11", stock=0)
    make_listing("Mật ong quanh năm")
    page = home(client)
    assert picks(page) == ["Cam"]
    assert "Vào mùa: trái cây." in words(page.select_one(".when"))


def test_the_month_is_the_one_of_hanoi(client, clock):
    ripe("Cam", "11")
    ripe("Quýt", "12")
    clock("2026-11-30 23:59:59")
    assert picks(home(client)) == ["Cam"]
    clock("2026-12-01 00:00:00")
    assert picks(home(client)) == ["Quýt"]


def test_the_picks_stay_the_whole_day_and_change_with_it(client, clock):
    for number in range(12):
        ripe(f"Cam {number:02}")
    clock("2026-11-22 00:00:00")
    first = picks(home(client))
    clock("2026-11-22 23:59:59")
    assert picks(home(client)) == first
    assert len(first) == 5
    others = []
    for day in range(23, 29):
        clock(f"2026-11-{day} 08:00:00")
        others.append(picks(home(client)))
    assert any(other != first for other in others)


def test_the_picks_come_from_as_many_places_as_there_are():
    for number in range(8):
        ripe(f"Cam {number}")
    ripe("Bưởi", place="Huế")
    ripe("Quýt", place="Lạng Sơn")
    picked = season(SearchDocument.objects.listable(), number=3).picks
    assert {card.province_name for card in picked} == {"Thái Nguyên", "Huế", "Lạng Sơn"}


def test_out_of_season_the_page_says_nothing_of_it(client):
    make_listing("Mật ong")
    page = home(client)
    assert picks(page) == []
    assert "Vào mùa" not in words(page)


# --- What is new ----------------------------------------------------------------------------------------------------


def test_the_newest_products_in_stock(client):
    for day, name in ((3, "Cũ"), (9, "Mới"), (6, "Giữa")):
        make_listing(name, published_at=datetime.datetime(2026, 11, day, tzinfo=datetime.UTC))
    make_listing("Hết hàng", stock=0)
    names = [words(title) for title in section(home(client), "Mới lên sạp").select("h3")]
    assert names == ["Mới", "Giữa", "Cũ"]


def test_the_newest_certificates_in_force_lead_to_their_proofs(client):
    older = make_certificate(make_ocop_product("Chè"), stars=3)
    newer = make_certificate(make_ocop_product("Gạo"), stars=5, valid_from=DAY(2026, 11, 1))
    make_certificate(make_ocop_product("Chưa đến ngày"), valid_from=DAY(2026, 12, 1))
    make_certificate(make_ocop_product("Đã hết"), valid_from=DAY(2021, 1, 1))
    make_certificate(make_ocop_product("Chờ đối chiếu"), valid_from=DAY(2026, 11, 2), verified=False)
    found = section(home(client), "Mới được công nhận")
    assert [a["href"] for a in found.select("li a")] == [newer.get_absolute_url(), older.get_absolute_url()]
    assert words(found.li) == "Gạo OCOP 5 sao từ ngày 01/11/2026"


def test_no_lapsed_product_anywhere_from_the_first_second_after_its_last_day(client, clock):
    listing = ripe("Cam")
    Certificate.objects.filter(ocop_product=listing.ocop_product).update(valid_until=DAY(2026, 11, 22))
    SearchDocument.objects.update(valid_until=DAY(2026, 11, 22))
    clock("2026-11-22 23:59:59")
    assert words(home(client).main).count("Cam") > 2
    clock("2026-11-23 00:00:00")
    assert "Cam" not in words(home(client).main)


def test_a_stale_card_is_not_shown_if_the_register_knows_better(client):
    listing = ripe("Cam")
    Certificate.objects.filter(ocop_product=listing.ocop_product).update(valid_until=DAY(2026, 11, 21))
    page = home(client)
    assert picks(page) == []
    assert page.select(".plate") == []


def test_no_drink_until_the_visitor_says_to_be_18(client):
    ripe("Rượu men lá", product_set="n07-b14", alcohol_percent=13)
    ripe("Rượu ngô", product_set="n07-b14", alcohol_percent=40)  # too strong to be promoted
    ripe("Rượu mơ", product_set="n07-b14")  # nobody knows how strong
    assert "Rượu" not in words(home(client).main)
    client.post("/18-tuoi/", {"over_18": "1"})
    page = home(client)
    assert picks(page) == ["Rượu men lá"]
    assert "Rượu men lá" in words(section(page, "Mới được công nhận"))


# --- Where to look --------------------------------------------------------------------------------------------------


def test_places_and_categories_with_their_counts_by_name(client):
    for name, place, category in (
        ("A", "Thái Nguyên", "Mật ong"),
        ("B", "Thái Nguyên", "Đồ gốm"),
        ("C", "Đắk Lắk", "Dầu ăn"),
        ("D", "Cao Bằng", "Dầu ăn"),
    ):
        product = make_ocop_product(name, unit=province(place), former_unit=former_unit("Bắc Kạn"))
        make_listing(certificate=make_certificate(product), category=category)
    page = home(client)
    places = section(page, "Tỉnh/Thành phố").select(".index a")
    assert [words(a) for a in places] == ["Cao Bằng 1", "Đắk Lắk 1", "Thái Nguyên 2"]
    assert places[0]["href"] == "/vung/cao-bang/"
    categories = section(page, "Danh mục").select(".index a")
    assert [words(a) for a in categories] == ["Dầu ăn 2", "Đồ gốm 1", "Mật ong 1"]
    assert categories[0]["href"] == "/san-pham/?category=dau-an"


def test_how_to_read_the_stars(client):
    found = section(home(client), "Ngôi sao nào cũng có giấy tờ")
    assert [words(badge) for badge in found.select(".ocop")] == ["OCOP 3 sao", "OCOP 4 sao", "OCOP 5 sao"]
    assert found.select_one(".head a")["href"] == "/hang-sao-ocop/"


def test_an_empty_shop_has_a_front_page_too(client):
    assert words(home(client).h1) == "Phiên chợ tháng Mười một"


def test_the_same_statements_for_one_product_and_for_50_and_no_cookie(client):
    ripe("Cam 0")
    home(client)  # where the site's pages begin is asked for once
    with CaptureQueriesContext(connection) as one:
        home(client)
    holder = make_producer()
    for number in range(1, 50):
        ripe(f"Cam {number}")
        make_certificate(make_ocop_product(f"Chè {number}", producer=holder))
    with CaptureQueriesContext(connection) as many:
        response = client.get("/")
    assert len(one) == len(many) <= 12
    assert not response.cookies
