"""API v1: products and suggestions, in exactly the form that the contract promises."""

import datetime

import pytest

from catalog.models import Certificate
from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def answer(client, **parameters) -> dict:
    response = client.get("/api/v1/products/", parameters)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return response.json()


def miến_dong():
    ocop_product = make_ocop_product(
        "Miến dong Tài Hoan", producer=make_producer("Hợp tác xã Tài Hoan"), product_set="n03-b06",
        former_unit=former_unit("Na Rì, Bắc Kạn"), unit=province("Thái Nguyên").children.get(short_name="Na Rì"),
    )  # fmt: skip
    return make_listing(certificate=make_certificate(ocop_product, stars=5), price=68_000, category="Miến")


def test_a_product_is_told_as_promised(client):
    listing = miến_dong()
    certificate = listing.ocop_product.certificates.get()
    listing.product.images.create(original="products/mien.webp")
    assert answer(client)["results"] == [
        {
            "id": listing.product_id,
            "name": "Miến dong Tài Hoan",
            "producer": {"name": "Hợp tác xã Tài Hoan", "slug": "hop-tac-xa-tai-hoan"},
            "stars": 5,
            "potential_five": False,
            "set": "n03-b06",
            "province": {"name": "Thái Nguyên", "slug": "thai-nguyen"},
            "former_province": {"name": "Bắc Kạn", "slug": "bac-kan"},
            "commune": "Na Rì",
            "price": 68_000,
            "in_stock": True,
            "url": f"http://testserver/san-pham/mien-dong-tai-hoan_{listing.product_id}/",
            "image": "http://testserver/media/products/mien.webp",
            "certificate": {
                "id": certificate.public_id,
                "url": f"http://testserver/chung-nhan/{certificate.public_id}/",
                "valid_from": "2025-06-27",
                "valid_until": "2028-06-27",
            },
        }
    ]


def test_the_answer_has_the_promised_parts(client):
    miến_dong()
    found = answer(client, q="mien dong", stars="5")
    assert set(found) == {
        "total", "page", "pages", "query", "notice", "suggestion", "backend", "took_ms", "results", "facets"
    }  # fmt: skip
    assert (found["total"], found["page"], found["pages"], found["query"]) == (1, 1, 1, "mien dong")
    assert (found["notice"], found["suggestion"], found["backend"]) == (None, None, "database")
    assert found["facets"]["stars"] == [{"value": "5", "label": "5 sao", "count": 1, "selected": True}]
    assert found["facets"]["former_province"] == [
        {"value": "bac-kan", "label": "Bắc Kạn (nay thuộc Thái Nguyên)", "count": 1, "selected": False}
    ]
    assert found["facets"]["price"] == [
        {"value": "50000-100000", "label": "50.000–100.000 ₫", "count": 1, "selected": False}
    ]
    assert found["facets"]["set"][0]["label"] == "Chế biến từ gạo, ngũ cốc"
    assert set(found["facets"]) == {
        "stars", "province", "former_province", "macro_region", "category", "group", "set", "producer_kind", "price",
        "label",
    }  # fmt: skip


def test_a_service_has_no_price_and_an_unknown_place_is_null(client):
    ocop_product = make_ocop_product("Homestay", product_set="n17-b26", unit=None, former_unit=None)
    make_listing(certificate=make_certificate(ocop_product))
    [service] = answer(client)["results"]
    assert {name for name, value in service.items() if value is None} == {
        "price", "province", "former_province", "image"
    }  # fmt: skip


def test_repeated_values_are_alternatives(client):
    for stars in (3, 4, 5):
        make_listing(certificate=make_certificate(stars=stars))
    assert answer(client, stars=["5", "4"])["total"] == 2


@pytest.mark.parametrize(
    "parameters",
    [
        {"stars": "6"},
        {"stars": "five"},
        {"province": "atlantis"},
        {"group": "VII"},
        {"set": "n99-b99"},
        {"producer": "nobody"},
        {"producer_kind": "state"},
        {"price_min": "-5"},
        {"price_max": "cheap"},
        {"price_min": "9" * 30},
        {"price_min": "200000", "price_max": "100000"},
        {"in_stock": "yes"},
        {"sort": "random"},
        {"page": "0"},
        {"page": "99"},
        {"page": "x"},
        {"color": "red"},
    ],
)
def test_unknown_and_absurd_values_are_ignored(client, parameters):
    make_listing(stock=0)
    found = answer(client, **parameters)
    assert (found["total"], found["page"]) == (1, 1)


def test_a_price_may_be_written_as_people_write_it(client):
    make_listing(price=150_000)
    assert answer(client, price_min="150.001")["total"] == 0
    assert answer(client, price_min="150 000 ₫")["total"] == 1


def test_alcohol_only_for_who_says_to_be_over_18(client):
    make_listing("Rượu men lá", product_set="n07-b14")
    assert answer(client)["total"] == 0
    assert answer(client, adult="1")["total"] == 1


def test_an_ended_certificate_ends_the_listing(client):
    listing = miến_dong()
    assert answer(client)["total"] == 1
    certificate = listing.ocop_product.certificates.get()
    certificate.ended_on, certificate.ended_by = datetime.date(2026, 11, 22), Certificate.Ending.REVOKED
    certificate.save()
    assert (answer(client)["total"], answer(client)["facets"]["stars"]) == (0, [])


def test_suggestions_are_small_and_lead_somewhere(client):
    for number in range(8):
        producer = make_producer(f"Hợp tác xã {number} Mật {'ong ' * 25}")
        make_listing(f"{number} Mật ong {'rừng ' * 35}".strip(), producer=producer)
    response = client.get("/api/v1/suggest/", {"q": "mật"})
    suggestions = response.json()["suggestions"]
    assert {suggestion["kind"] for suggestion in suggestions} == {"product", "producer", "set"}
    assert all(client.get(suggestion["url"]).status_code == 200 for suggestion in suggestions)
    assert len(response.content) <= 10_000


def test_it_only_reads(client):
    assert client.post("/api/v1/products/").status_code == 405


def test_an_unknown_path_is_told_in_json(client):
    response = client.get("/api/v1/nowhere/")
    assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})
