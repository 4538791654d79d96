"""Who makes it: the list by the Vietnamese alphabet, and a page for each that is active."""

import datetime
import re

import pytest

from catalog.models import Producer
from tests.factories import make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    return clock("2026-11-22 10:00:00")


def words(response) -> str:
    body = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def names(client, **query) -> list[str]:
    response = client.get("/nha-san-xuat/", query)
    assert response.status_code == 200
    return [producer.legal_name for producer in response.context["page"]]


# --- The list -------------------------------------------------------------------------------------------------------


def test_names_stand_in_the_order_of_the_vietnamese_alphabet_without_their_kind(client):
    for name in ("HTX Đông Cuông", "Công ty TNHH Dương Quang", "HTX Ăn Lành", "Hộ kinh doanh An Phú", "HTX Ánh Dương"):
        make_producer(name)
    assert names(client) == [
        "Hộ kinh doanh An Phú",
        "HTX Ánh Dương",
        "HTX Ăn Lành",
        "Công ty TNHH Dương Quang",
        "HTX Đông Cuông",
    ]


def test_the_index_names_the_letters_that_are_there(client):
    for name in ("HTX Đông Cuông", "HTX Dương Quang", "HTX Ăn Lành", "HTX 36 Sạch"):
        make_producer(name)
    assert client.get("/nha-san-xuat/").context["letters"] == ["#", "Ă", "D", "Đ"]
    assert names(client, letter="Đ") == ["HTX Đông Cuông"]
    assert names(client, letter="#") == ["HTX 36 Sạch"]


@pytest.mark.parametrize("typed", ["tai hoan", "TÀI HOAN", "Hợp tác xã Tài Hoan", "htx tài", "hoan tài"])
def test_found_without_tones_case_kind_and_order(client, typed):
    make_producer("Hợp tác xã Tài Hoan")
    make_producer("Hợp tác xã Yến Dương")
    assert names(client, q=typed) == ["Hợp tác xã Tài Hoan"]


def test_filtered_by_the_province_of_today(client):
    make_producer("HTX Tài Hoan")
    make_producer("HTX Phú Xuyên", unit=province("Hà Nội").children.first())
    assert names(client, province="ha-noi") == ["HTX Phú Xuyên"]
    assert [unit.slug for unit in client.get("/nha-san-xuat/").context["provinces"]] == ["ha-noi", "thai-nguyen"]


def test_nothing_found_says_so(client):
    assert "Không tìm thấy nhà sản xuất phù hợp." in words(client.get("/nha-san-xuat/", {"q": "không có ai"}))


@pytest.mark.parametrize("name", ["q", "province", "letter", "page"])
@pytest.mark.parametrize("value", ["", "-1", "0", "đ", "%", "' OR 1=1", "9" * 5000, "\ud800", "🐝" * 300])
def test_junk_is_ignored(client, name, value):
    make_producer()
    assert client.get("/nha-san-xuat/", {name: value.encode("utf-8", "surrogatepass")}).status_code == 200


def test_a_long_list_has_pages(client):
    for index in range(61):
        make_producer(f"HTX Số {index:02d}")
    assert len(names(client)) == 60
    assert names(client, page=2) == ["HTX Số 60"]


def test_the_statements_of_the_list_do_not_grow(client, django_assert_max_num_queries):
    make_listing()
    with django_assert_max_num_queries(10) as one:
        names(client)
    for _index in range(20):
        make_listing()
    with django_assert_max_num_queries(10) as many:
        names(client)
    assert len(many) == len(one)


# --- The page -------------------------------------------------------------------------------------------------------


def test_the_page_tells_who_sells(client):
    producer = make_producer(
        "Hợp tác xã Tài Hoan",
        address="Thôn Pàn Chầu, xã Côn Minh",
        registration_no="4700•••••",
        registered_on=datetime.date(2015, 4, 3),
        registered_by="Phòng Tài chính - Kế hoạch huyện Na Rì",
        story="Làm miến dong từ năm 2013.",
    )
    text = words(client.get(producer.get_absolute_url()))
    assert "Tên pháp lý Hợp tác xã Tài Hoan" in text
    assert "Loại hình Hợp tác xã (HTX)" in text
    assert "Địa chỉ Thôn Pàn Chầu, xã Côn Minh" in text
    assert "Số đăng ký 4700•••••" in text
    assert "Ngày đăng ký 03/04/2015" in text
    assert "Nơi đăng ký Phòng Tài chính - Kế hoạch huyện Na Rì" in text
    assert "Làm miến dong từ năm 2013." in text


@pytest.mark.parametrize(
    "contact",
    [
        {"phone": "09•• ••• •12", "email": "con•••@example.com"},
        {"phone": "0912345678", "email": "htx@example.com", "is_demonstration": True},
    ],
)
def test_what_is_masked_or_made_up_is_no_link(client, contact):
    producer = make_producer(**contact)
    html = client.get(producer.get_absolute_url()).content.decode()
    assert contact["phone"] in html
    assert contact["email"] in html
    assert "tel:" not in html
    assert "mailto:" not in html


def test_a_real_number_can_be_dialled(client):
    producer = make_producer(phone="0912345678")
    html = client.get(producer.get_absolute_url()).content.decode()
    assert '<a href="tel:0912345678">0912\xa0345\xa0678</a>' in html


def test_what_is_on_sale_and_every_certificate_with_its_state(client):
    producer = make_producer()
    make_listing("Mật ong", producer=producer)
    lapsed = make_certificate(make_ocop_product("Sáp ong", producer=producer), valid_from=datetime.date(2020, 1, 1))
    make_listing(certificate=lapsed)
    make_certificate(make_ocop_product("Phấn hoa", producer=producer), verified=False)
    response = client.get(producer.get_absolute_url())
    assert [card.name for card in response.context["cards"]] == ["Mật ong"]
    text = words(response)
    assert re.search(r"Mật ong OCOP 4 sao \d+/QĐ-UBND Còn hiệu lực đến hết ngày 27/06/2028", text)
    assert re.search(
        r"Sáp ong Từng đạt hạng 4 sao \d+/QĐ-UBND Đã hết hiệu lực \(hiệu lực đến hết ngày 01/01/2023\)", text
    )
    assert "Phấn hoa" not in text


def test_nothing_on_sale_says_so(client):
    assert "chưa có sản phẩm nào đang bán" in words(client.get(make_producer().get_absolute_url()))


def test_inactive_and_unknown_are_not_found(client):
    producer = make_producer()
    Producer.objects.update(is_active=False)
    assert client.get(producer.get_absolute_url()).status_code == 404
    assert client.get("/nha-san-xuat/khong-co/").status_code == 404
    assert names(client) == []


def test_the_statements_of_the_page_do_not_grow(client, django_assert_max_num_queries):
    producer = make_producer()
    make_listing(producer=producer)
    client.get(producer.get_absolute_url())  # a process asks once for the kinds of its models
    with django_assert_max_num_queries(8) as one:
        client.get(producer.get_absolute_url())
    for _index in range(20):
        make_listing(producer=producer)
    with django_assert_max_num_queries(8) as many:
        client.get(producer.get_absolute_url())
    assert len(many) == len(one)
