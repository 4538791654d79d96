"""Where products come from: the 34 provinces of today and the 63 before 2025-07-01, each with what it sells."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import AdminUnit
from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = datetime.date


def parse(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def counts(page: BeautifulSoup) -> dict[str, int]:
    """Every entry of every index of the page: name → count."""
    return {words(a.span): int(words(a.select_one(".n"))) for a in page.select("main .index a")}


def cards(page: BeautifulSoup) -> list[str]:
    return [words(title) for title in page.select(".plate h3")]


def sell(name: str, *, former: str = "Na Rì, Bắc Kạn", today: str = "Thái Nguyên", **fields):
    producer = fields.pop("producer", None) or make_producer()
    product = make_ocop_product(
        name,
        producer=producer,
        product_set=fields.pop("product_set", "n02-b04"),
        unit=province(today),
        former_unit=former_unit(former),
    )
    return make_listing(certificate=make_certificate(product, **fields.pop("certificate", {})), **fields)


# --- All provinces --------------------------------------------------------------------------------------------------


def test_all_provinces_stand_by_macro_region_in_the_order_of_their_names(client):
    regions = client.get("/vung/").context["regions"]
    assert sum(len(region["entries"]) for region in regions) == 34
    assert [region["name"] for region in regions] == [
        "Bắc Trung Bộ",
        "Duyên hải Nam Trung Bộ và Tây Nguyên",
        "Đồng bằng sông Cửu Long",
        "Đồng bằng sông Hồng",
        "Đông Nam Bộ",
        "Trung du và miền núi phía Bắc",
    ]
    mekong = next(region for region in regions if region["name"] == "Đồng bằng sông Cửu Long")
    assert [entry["name"] for entry in mekong["entries"]] == ["An Giang", "Cà Mau", "Cần Thơ", "Đồng Tháp", "Vĩnh Long"]


def test_former_provinces_say_what_they_belong_to_now(client):
    former = [entry["name"] for entry in client.get("/vung/").context["former"]]
    assert len(former) == 63
    assert former[:3] == ["An Giang", "Bà Rịa - Vũng Tàu (nay thuộc Hồ Chí Minh)", "Bạc Liêu (nay thuộc Cà Mau)"]


def test_counts_are_of_what_is_on_sale_today(client):
    sell("Miến dong")
    sell("Chè", former="Phú Lương, Thái Nguyên")
    sell("Gạo hết hiệu lực", certificate={"valid_from": DAY(2021, 1, 1)})
    context = client.get("/vung/").context
    today = {entry["name"]: entry["count"] for region in context["regions"] for entry in region["entries"]}
    former = {entry["name"]: entry["count"] for entry in context["former"]}
    assert (today["Thái Nguyên"], today["Huế"]) == (2, 0)
    assert (former["Bắc Kạn (nay thuộc Thái Nguyên)"], former["Thái Nguyên"]) == (1, 1)


def test_drinks_do_not_count_for_who_has_not_said_to_be_18(client):
    sell("Rượu men lá", product_set="n07-b14")
    page = "/vung/thai-nguyen/"
    assert cards(parse(client, page)) == []
    client.post("/18-tuoi/", {"over_18": "1"})
    assert cards(parse(client, page)) == ["Rượu men lá"]


# --- A province of today --------------------------------------------------------------------------------------------


def test_a_province_says_what_it_was_formed_from(client):
    page = parse(client, "/vung/thai-nguyen/")
    assert "Từ 01/07/2025 gồm các tỉnh cũ: Bắc Kạn , Thái Nguyên ." in words(page.main)
    links = [a["href"] for a in page.select("main p a[href^='/vung/truoc-2025/']")]
    assert links == ["/vung/truoc-2025/bac-kan/", "/vung/truoc-2025/thai-nguyen/"]
    assert "Giữ nguyên từ trước 01/07/2025" in words(parse(client, "/vung/cao-bang/").main)


def test_a_province_shows_its_products_categories_and_producers(client):
    maker = make_producer("Hợp tác xã Tài Hoan")
    sell("Miến dong", producer=maker, category="Bún, miến")
    sell("Mật ong", producer=maker)
    sell("Nước mắm", former="Huế", today="Huế", producer=make_producer(unit=province("Huế")))
    page = parse(client, "/vung/thai-nguyen/")
    assert sorted(cards(page)) == ["Miến dong", "Mật ong"]
    assert counts(page) == {"Bún, miến": 1, "Mật ong": 1}
    links = {words(a): a["href"] for a in page.select("main a")}
    assert links["Xem 2 sản phẩm"] == "/san-pham/?province=thai-nguyen"
    assert links["1 nhà sản xuất"] == "/nha-san-xuat/?province=thai-nguyen"
    assert links["Giấy chứng nhận OCOP"] == "/chung-nhan/?province=thai-nguyen"
    assert page.select_one(".index a")["href"] == "/san-pham/?province=thai-nguyen&category=bun-mien"


def test_what_has_lapsed_is_not_shown(client, clock):
    sell("Miến dong", certificate={"valid_from": DAY(2023, 11, 22)})
    clock("2026-11-22 23:59:59")
    assert cards(parse(client, "/vung/thai-nguyen/")) == ["Miến dong"]
    clock("2026-11-23 00:00:00")
    page = parse(client, "/vung/thai-nguyen/")
    assert cards(page) == []
    assert "Hiện chưa có sản phẩm nào của nơi này đang bán." in words(page)


# --- A former province ----------------------------------------------------------------------------------------------


def test_a_former_province_says_where_it_belongs_and_shows_its_own_products_only(client):
    sell("Miến dong")
    sell("Chè", former="Phú Lương, Thái Nguyên")
    page = parse(client, "/vung/truoc-2025/bac-kan/")
    assert words(page.h1) == "Bắc Kạn (nay thuộc Thái Nguyên)"
    assert cards(page) == ["Miến dong"]
    assert "nay thuộc" not in words(page.select_one(".plate"))
    links = {words(a): a["href"] for a in page.select("main a")}
    assert links["Xem Thái Nguyên hôm nay"] == "/vung/thai-nguyen/"
    assert links["Xem 1 sản phẩm"] == "/san-pham/?former_province=bac-kan"
    assert links["Giấy chứng nhận OCOP"] == "/chung-nhan/?former_province=bac-kan"


@pytest.mark.parametrize("path", ["bac-kan", "truoc-2025/khong-co", "truoc-2025", "x" * 300, "Thái-Nguyên"])
def test_unknown_places_are_not_there(client, path):
    assert client.get(f"/vung/{path}/").status_code == 404


def test_every_province_has_its_page(client):
    for unit in [*AdminUnit.objects.provinces(), *AdminUnit.objects.former_provinces()]:
        response = client.get(unit.get_absolute_url())
        assert response.status_code == 200
        assert unit.short_name in re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


# --- Cost -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "most"), [("/vung/", 3), ("/vung/thai-nguyen/", 9), ("/vung/truoc-2025/bac-kan/", 7)])
def test_as_many_statements_for_50_products_as_for_one(client, path, most):
    sell("Miến dong 0")
    client.get(path)  # a process asks once for the kinds of its models
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for number in range(1, 50):
        sell(f"Miến dong {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(one) == len(many) <= most
