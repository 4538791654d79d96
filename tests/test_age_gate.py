"""Drinks with alcohol are shown to nobody who has not said to be 18 (Law 44/2019/QH14)."""

import pytest
from django.urls import reverse

from tests.factories import make_listing, make_producer

pytestmark = pytest.mark.django_db
QUESTION = "Đồ uống có cồn chỉ bán cho người từ đủ 18 tuổi."
WINE = {"product_set": "n07-b14", "price": 212_000, "category": "Rượu"}


@pytest.fixture
def wine(clock):
    clock("2026-11-22 10:00:00")
    return make_listing("Rượu chuối Cửa Chắn", producer=make_producer("Hợp tác xã Cửa Chắn"), **WINE)


def say(client, *, over_18: str, **data):
    return client.post(reverse("storefront:age"), {"over_18": over_18, **data})


def test_the_page_asks_first_and_tells_nothing_of_the_drink(client, wine):
    html = client.get(f"/san-pham/_{wine.product_id}/").content.decode()
    assert QUESTION in html
    assert "Tôi đã đủ 18 tuổi" in html
    assert "Tôi chưa đủ 18 tuổi" in html
    for told in ("Rượu", "ruou", "212.000", "Cửa Chắn", "og:", "canonical", "ld+json"):
        assert told not in html


def test_the_question_is_not_indexed(client, wine):
    assert '<meta name="robots" content="noindex">' in client.get(f"/san-pham/_{wine.product_id}/").content.decode()


def test_who_is_18_goes_on_to_the_page(client, wine):
    address = wine.product.get_absolute_url()
    response = say(client, over_18="1", next=address)
    assert response["Location"] == address
    html = client.get(address).content.decode()
    assert "Rượu chuối Cửa Chắn" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "og:" not in html


def test_who_is_not_18_goes_on_to_the_other_products(client, wine):
    response = say(client, over_18="0", next=wine.product.get_absolute_url())
    assert response["Location"] == reverse("catalogue:index")
    assert QUESTION in client.get(wine.product.get_absolute_url()).content.decode()


def test_a_yes_can_be_taken_back(client, wine):
    say(client, over_18="1")
    say(client, over_18="0")
    assert "over_18" not in client.session


@pytest.mark.parametrize(
    "wanted", ["https://example.com/", "//example.com/", "javascript:alert(1)", "", "x" * 10_000, "/\r\nX: 1", "\x00"]
)
def test_nobody_is_sent_elsewhere(client, db, wanted):
    response = say(client, over_18="1", next=wanted)
    assert response.status_code == 302
    assert "example.com" not in response["Location"]
    assert "javascript" not in response["Location"]


def test_the_gate_stands_before_ended_drinks_too(client, wine, clock):
    clock("2030-01-01 10:00:00")
    assert QUESTION in client.get(wine.product.get_absolute_url()).content.decode()


def test_the_picture_of_a_drink_is_not_shared(client, wine):
    say(client, over_18="1")
    assert client.get(f"{wine.product.get_absolute_url()}og.jpg").status_code == 404


def test_a_producers_page_counts_its_drinks_but_does_not_name_them(client, wine):
    address = wine.producer.get_absolute_url()
    html = client.get(address).content.decode()
    assert "Có 1 sản phẩm dành cho người từ đủ 18 tuổi." in html
    assert "Rượu chuối" not in html
    say(client, over_18="1")
    html = client.get(address).content.decode()
    assert html.count("Rượu chuối Cửa Chắn") >= 2  # its card and its certificate
    assert "dành cho người từ đủ 18 tuổi" not in html


def test_related_products_hide_drinks(client, wine):
    honey = make_listing("Mật ong Cửa Chắn", producer=wine.producer)
    assert "Rượu chuối" not in client.get(honey.product.get_absolute_url()).content.decode()
    say(client, over_18="1")
    assert "Rượu chuối Cửa Chắn" in client.get(honey.product.get_absolute_url()).content.decode()


def test_the_sitemap_has_no_drinks(client, wine):
    make_listing("Mật ong Cửa Chắn")
    for section in ("products", "certificates"):
        xml = client.get(f"/sitemap-{section}.xml").content.decode()
        assert "ruou" not in xml
        assert wine.ocop_product.certificates.get().public_id not in xml
