"""The page of all products: what it says of what was asked, and where each of its links leads."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import index
from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def indexed_by_robots(settings):
    settings.DEMO = False


def page(client, address: str = "/san-pham/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def heading(html: str) -> str:
    return re.search(r"<h1>\s*(.*?)\s*</h1>", html)[1]


def link(html: str, words: str) -> str:
    """Where the link with these words leads."""
    [address] = {
        address
        for address, inside in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html)
        if words in re.sub(r"<.*?>", "", inside)
    }
    return address.replace("&amp;", "&")


def bắc_kạn(name: str, **fields):
    ocop_product = make_ocop_product(name, former_unit=former_unit("Na Rì, Bắc Kạn"), unit=province("Thái Nguyên"))
    return make_listing(certificate=make_certificate(ocop_product), **fields)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/san-pham/", "Tất cả sản phẩm"),
        ("/san-pham/?q=m%E1%BA%ADt+ong", "Kết quả cho “mật ong”"),
        ("/san-pham/?former_province=bac-kan", "Đặc sản Bắc Kạn"),
        ("/san-pham/?province=thai-nguyen", "Đặc sản Thái Nguyên"),
        ("/san-pham/?province=thai-nguyen&province=ha-noi", "Tất cả sản phẩm"),
        ("/san-pham/?category=mat-ong", "Mật ong"),
        ("/san-pham/?producer=hop-tac-xa-tai-hoan", "Sản phẩm của Hợp tác xã Tài Hoan"),
        ("/san-pham/?q=%3Cscript%3E", "Kết quả cho “&lt;script&gt;”"),
    ],
)
def test_the_heading_says_what_is_listed(client, address, expected):
    make_listing("Mật ong", producer=make_producer("Hợp tác xã Tài Hoan"))
    assert heading(page(client, address)) == expected


def test_a_place_is_said_once_with_its_way_back(client):
    bắc_kạn("Mật ong")
    html = page(client, "/san-pham/?former_province=bac-kan&stars=4")
    assert "Đang lọc: <strong>Bắc Kạn (nay thuộc Thái Nguyên)</strong>" in html
    assert link(html, "Bỏ lọc Bắc Kạn") == "/san-pham/?stars=4"
    assert "Na Rì, Bắc Kạn</p>" in html
    assert "Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)</p>" in page(client)


def test_everything_chosen_has_a_chip_that_takes_it_back(client):
    make_listing("Mật ong", producer=make_producer("Hợp tác xã Tài Hoan"))
    chosen = "q=ong&stars=4&category=mat-ong&producer=hop-tac-xa-tai-hoan&price_min=100000&price_max=200000&in_stock=1"
    html = page(client, f"/san-pham/?sort=name&{chosen}")
    for words, left_out in [
        ("“ong”", "q=ong&"),
        ("4 sao", "stars=4&"),
        ("Mật ong", "category=mat-ong&"),
        ("Hợp tác xã Tài Hoan", "producer=hop-tac-xa-tai-hoan&"),
        ("100.000–200.000 ₫Bỏ lọc", "price_min=100000&price_max=200000&"),
        ("Còn hàng", "in_stock=1&"),
    ]:
        chips = html[html.index('class="chips"') :].partition("</ul>")[0].replace("> <", "><")
        assert link(chips, words) == f"/san-pham/?{f'{chosen}&'.replace(left_out, '')}sort=name"
    assert link(html, "Xóa bộ lọc") == "/san-pham/"


def test_a_band_of_prices_is_a_link_in_and_out(client):
    make_listing("Mật ong", price=150_000)
    inside = link(page(client), "100.000–200.000 ₫")
    assert inside == "/san-pham/?price_min=100000&price_max=200000"
    bands = page(client, inside).partition('class="bands"')[2].partition("</ul>")[0]
    assert link(bands, "100.000–200.000 ₫") == "/san-pham/"


def test_the_form_keeps_what_it_does_not_show(client):
    make_listing("Mật ong", producer=make_producer("Hợp tác xã Tài Hoan"))
    html = page(client, "/san-pham/?q=ong&producer=hop-tac-xa-tai-hoan")
    assert '<input type="hidden" name="q" value="ong">' in html
    assert '<input type="hidden" name="producer" value="hop-tac-xa-tai-hoan">' in html


def test_sets_are_offered_once_a_group_is_chosen(client):
    make_listing("Mật ong")
    assert 'name="set"' not in page(client)
    assert 'name="set" value="n02-b04"' in page(client, "/san-pham/?group=I")


def test_pages_keep_the_question(client):
    with index.gathered():
        for number in range(25):
            make_listing(f"Mật ong {number}")
    html = page(client, "/san-pham/?q=ong&page=2")
    assert link(html, "Trang trước") == "?q=ong&page=1"
    assert '<link rel="prev" href="?q=ong&amp;page=1">' in html
    assert "Trang 2 ·" in html


def test_a_page_that_is_not_there_is_the_first_and_says_so(client):
    make_listing("Mật ong")
    assert "Không có trang bạn mở. Đang hiện trang đầu." in page(client, "/san-pham/?page=57")
    assert "Không có trang bạn mở" not in page(client, "/san-pham/?page=1")


def test_a_page_costs_the_same_few_statements_for_one_product_and_for_fifty(client):
    with index.gathered():
        for number in range(50):
            make_listing(f"Mật ong {number:02}")
    page(client)
    costs = []
    for address in ("/san-pham/?q=ong&stars=4", "/san-pham/?q=ong+07&stars=4"):
        with CaptureQueriesContext(connection) as statements:
            page(client, address)
        costs.append(len(statements))
    assert costs == [2, 2]


class TestRobots:
    """Search engines keep the whole list and single categories; combinations are followed, not kept."""

    @pytest.fixture(autouse=True)
    def shelf(self):
        make_listing("Mật ong")

    @pytest.mark.parametrize("address", ["/san-pham/", "/san-pham/?category=mat-ong", "/en/san-pham/?category=mat-ong"])
    def test_keep(self, client, settings, address):
        html = page(client, address)
        assert f'<link rel="canonical" href="{settings.SITE_URL}{address}">' in html
        assert "noindex" not in html

    def test_know_one_address_for_one_page(self, client, settings):
        html = page(client, "/san-pham/?utm_source=x&sort=relevance&category=mat-ong&page=1&price_min=")
        assert f'<link rel="canonical" href="{settings.SITE_URL}/san-pham/?category=mat-ong">' in html

    @pytest.mark.parametrize(
        "query", ["q=ong", "stars=4", "sort=name", "in_stock=1", "price_min=1", "category=mat-ong&province=ha-noi"]
    )
    def test_leave(self, client, query):
        html = page(client, f"/san-pham/?{query}")
        assert '<meta name="robots" content="noindex, follow">' in html
        assert "canonical" not in html


class TestNothingFound:
    def test_for_what_was_asked(self, client):
        make_listing("Mật ong")
        html = page(client, "/san-pham/?q=xe+%C4%91%E1%BA%A1p&in_stock=1")
        assert "Không tìm thấy sản phẩm phù hợp. Thử từ khóa ngắn hơn hoặc bỏ bớt bộ lọc." in html
        assert link(html, "Xem tất cả sản phẩm") == "/san-pham/"
        assert "noindex" in html

    def test_with_ways_out_and_categories_that_have_something(self, client):
        make_listing("Mật ong", category="Mật ong")
        make_listing("Mật ong hoa nhãn", category="Mật ong")
        make_listing("Rượu men lá", product_set="n07-b14", category="Rượu")
        html = page(client, "/san-pham/?q=xe+%C4%91%E1%BA%A1p&province=ha-noi&stars=5")
        assert link(html, "Tìm ở mọi nơi") == "/san-pham/?q=xe+%C4%91%E1%BA%A1p&stars=5"
        assert link(html, "giữ từ khóa “xe đạp”") == "/san-pham/?q=xe+%C4%91%E1%BA%A1p"
        popular = html.partition("Danh mục có nhiều sản phẩm")[2].partition("</ul>")[0]
        assert link(popular.replace("> <", "><"), "Mật ong2") == "/san-pham/?category=mat-ong"
        assert "Rượu" not in popular

    def test_because_there_is_nothing(self, client):
        assert "Chưa có sản phẩm nào đang bán." in page(client)


class TestAlcohol:
    """Not listed, counted or hinted at until the visitor has said to be 18; who asks for it is told why."""

    @pytest.fixture(autouse=True)
    def cellar(self):
        make_listing("Rượu men lá", product_set="n07-b14", category="Rượu")
        make_listing("Nước mơ", product_set="n08-b17", category="Đồ uống")

    def test_is_not_in_the_list(self, client):
        html = page(client)
        assert "Rượu" not in html
        assert "18 tuổi" not in html

    def test_is_explained_to_who_asks_for_it(self, client):
        html = page(client, "/san-pham/?q=r%C6%B0%E1%BB%A3u")
        assert "Rượu men lá" not in html
        assert link(html, "Tôi đã đủ 18 tuổi") == "/18-tuoi/?next=/san-pham/%3Fcategory%3Druou"

    def test_is_listed_after_the_answer(self, client):
        client.post("/18-tuoi/", {"over_18": "1"})
        assert "Rượu men lá" in page(client)

    def test_a_parameter_is_no_answer(self, client):
        assert "Rượu men lá" not in page(client, "/san-pham/?adult=1")


def test_the_first_view_is_light(client):
    """HTML, compressed, of a full page; styles, scripts and fonts are weighed by tests/bench."""
    with index.gathered():
        for number in range(30):
            make_listing(f"Mật ong hoa rừng số {number}")
    response = client.get("/san-pham/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 12_000


class TestCardsThatWereDrawnBefore:
    @pytest.fixture
    def last(self):
        """The fifth of five: the first four are drawn apart, since their pictures are not loaded lazily."""
        return [make_listing(f"Mật ong {letter}", price=150_000) for letter in "ABCDE"][-1]

    def test_show_what_has_changed_since(self, client, last):
        assert page(client, "/san-pham/?sort=name").count("150.000") == 5
        record = last.product.stockrecords.get()
        record.price = 170_000
        record.save()
        html = page(client, "/san-pham/?sort=name")
        assert (html.count("150.000"), html.count("170.000")) == (4, 1)

    def test_are_drawn_again_in_another_language_and_beside_another_place(self, client, last):
        assert page(client).count("(nay thuộc Thái Nguyên)</p>") == 5
        assert page(client, "/en/san-pham/").count("(now part of Thái Nguyên)</p>") == 5
        assert page(client, "/san-pham/?former_province=bac-kan").count("(nay thuộc Thái Nguyên)</p>") == 0
