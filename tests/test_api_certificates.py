"""API v1: the public register, in exactly the form that the contract promises, and as one table."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Authority, Certificate, Decision, Revocation
from shop.storefront import throttle
from shop.storefront.api.certificates import cell
from tests.factories import (
    FROM,
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
SITE = "http://testserver"


def answer(client, **parameters) -> dict:
    response = client.get("/api/v1/certificates/", parameters)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return response.json()


def names(client, **parameters) -> list[str]:
    return [certificate["product_name_as_printed"] for certificate in answer(client, **parameters)["results"]]


def one(client, certificate: Certificate) -> dict:
    response = client.get(f"/api/v1/certificates/{certificate.public_id}/")
    assert response.status_code == 200
    return response.json()


def table(client, **parameters) -> list[dict]:
    response = client.get("/api/v1/certificates.csv", parameters)
    assert response.streaming
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def noodles():
    """Miến dong Tài Hoan, 5 stars by the ministry, on sale."""
    product = make_ocop_product(
        "Miến dong Tài Hoan",
        producer=make_producer("Hợp tác xã Tài Hoan"),
        product_set="n03-b06",
        former_unit=former_unit("Côn Minh, Na Rì, Bắc Kạn"),
        unit=province("Thái Nguyên").children.get(short_name="Côn Minh"),
    )
    ministry = make_authority("Bộ Nông nghiệp và Môi trường", Authority.Level.MINISTRY)
    decision = Decision.objects.create(number="2361/QĐ-BNNMT", date=FROM, year=2025, authority=ministry)
    certificate = make_certificate(product, stars=5, public_id="7KQ2-M4TD", decision=decision)
    make_listing(certificate=certificate)
    return certificate


def test_a_certificate_is_told_as_promised(client, noodles):
    product = noodles.ocop_product.listing.product
    assert one(client, noodles) == {
        "id": "7KQ2-M4TD",
        "state": "active",
        "product_name_as_printed": "Miến dong Tài Hoan",
        "holder_as_printed": "Hợp tác xã Tài Hoan",
        "stars": 5,
        "potential_five": False,
        "set": "n03-b06",
        "kind": "first",
        "decision": {
            "number": "2361/QĐ-BNNMT",
            "date": "2025-06-27",
            "authority": "Bộ Nông nghiệp và Môi trường",
            "authority_level": "ministry",
        },
        "valid_from": "2025-06-27",
        "valid_until": "2028-06-27",
        "province": {"name": "Thái Nguyên", "slug": "thai-nguyen"},
        "former_province": {"name": "Bắc Kạn", "slug": "bac-kan"},
        "commune": "Côn Minh",
        "previous": None,
        "next": None,
        "revocation": None,
        "checked_at": "2026-11-22T10:00:00+07:00",
        "url": f"{SITE}/chung-nhan/7KQ2-M4TD/",
        "product_url": f"{SITE}/san-pham/mien-dong-tai-hoan_{product.pk}/",
    }


def test_what_is_not_known_is_null_or_empty(client):
    product = make_ocop_product("Mật ong", product_set=None, unit=None, former_unit=None)
    certificate = make_certificate(product, decision=Decision.objects.create(), holder_as_printed="")
    told = one(client, certificate)
    assert told["decision"] == {"number": "", "date": None, "authority": None, "authority_level": None}
    assert (told["set"], told["commune"], told["holder_as_printed"]) == ("", "", "")
    assert (told["province"], told["former_province"], told["product_url"]) == (None, None, None)


def test_a_revoked_one_carries_its_revocation(client, noodles):
    Certificate.objects.filter(pk=noodles.pk).update(ended_by="revoked", ended_on=DAY(2026, 9, 3))
    Revocation.objects.create(
        certificate=noodles,
        decision_number="99/QĐ",
        date=DAY(2026, 9, 3),
        authority=make_authority(),
        ground="Nhãn sai",
    )
    told = one(client, noodles)
    assert told["state"] == "revoked"
    assert told["product_url"] is None
    assert told["revocation"] == {
        "date": "2026-09-03",
        "decision": "99/QĐ",
        "authority": "UBND tỉnh Bắc Kạn",
        "ground": "Nhãn sai",
    }


def test_neighbours_are_named_once_they_are_published(client, noodles):
    Certificate.objects.filter(pk=noodles.pk).update(ended_by="superseded", ended_on=DAY(2026, 5, 1))
    newer = make_certificate(noodles.ocop_product, valid_from=DAY(2026, 5, 1), previous=noodles, verified=False)
    assert one(client, noodles)["next"] is None
    Certificate.objects.filter(pk=newer.pk).update(verified_at="2026-05-01T00:00:00Z")
    assert one(client, noodles)["next"] == newer.public_id
    assert one(client, newer)["previous"] == "7KQ2-M4TD"


@pytest.mark.parametrize("code", ["7kq2-m4td", "7KQ2M4TD"])
def test_the_code_is_read_however_it_is_typed(client, noodles, code):
    assert client.get(f"/api/v1/certificates/{code}/").json()["id"] == "7KQ2-M4TD"


def test_pending_and_unknown_are_404(client):
    pending = make_certificate(verified=False)
    for code in (pending.public_id, "AAAA-AAAA", "x"):
        response = client.get(f"/api/v1/certificates/{code}/")
        assert response.status_code == 404
        assert list(response.json()) == ["detail"]
    assert answer(client)["total"] == 0


def test_too_many_are_429(client, noodles, monkeypatch):
    monkeypatch.setattr(throttle, "PROOFS_A_MINUTE", 1)
    client.get("/api/v1/certificates/7KQ2-M4TD/")
    response = client.get("/api/v1/certificates/7KQ2-M4TD/")
    assert response.status_code == 429
    assert list(response.json()) == ["detail"]


# --- The list -------------------------------------------------------------------------------------------------------


def test_the_list_is_filtered_like_the_page(client, noodles):
    tea = make_ocop_product("Chè", unit=province("Huế"), former_unit=None)
    make_certificate(tea, stars=3, valid_from=DAY(2021, 1, 1))
    assert names(client) == ["Miến dong Tài Hoan", "Chè"]
    assert names(client, state="expired") == ["Chè"]
    assert names(client, stars="5") == ["Miến dong Tài Hoan"]
    assert names(client, province="hue") == ["Chè"]
    assert names(client, former_province="bac-kan") == ["Miến dong Tài Hoan"]
    assert names(client, q="mien tai hoan") == ["Miến dong Tài Hoan"]


def test_pages(client):
    holder = make_producer()
    for number in range(51):
        make_certificate(make_ocop_product(f"Mật ong {number:02}", producer=holder))
    first = answer(client)
    assert (first["total"], first["page"], first["pages"], len(first["results"])) == (51, 1, 2, 50)
    assert names(client, page="2") == ["Mật ong 50"]


@pytest.mark.parametrize("page", ["0", "-1", "3", "x", "1.5", "²", "9" * 5_000])
def test_a_page_that_is_not_there_is_the_first(client, noodles, page):
    assert answer(client, page=page)["page"] == 1


@pytest.mark.parametrize("query", [{"state": "pending"}, {"stars": "x"}, {"province": "x" * 5_000}, {"state": ["x"]}])
def test_absurd_values_are_ignored(client, noodles, query):
    assert names(client, **query) == ["Miến dong Tài Hoan"]


def test_the_same_number_of_statements_for_one_and_for_50(client):
    make_listing("Mật ong 0")
    with CaptureQueriesContext(connection) as one_row:
        answer(client)
    for number in range(1, 50):
        make_listing(f"Mật ong {number}")
    with CaptureQueriesContext(connection) as many:
        assert len(answer(client)["results"]) == 50
    assert len(one_row) == len(many) <= 3


# --- The table ------------------------------------------------------------------------------------------------------


def test_the_table_says_the_same_as_the_json(client, noodles):
    (row,) = table(client)
    told = one(client, noodles)
    assert row["id"] == told["id"]
    assert row["stars"] == "5"
    assert row["potential_five"] == "false"
    assert row["decision_number"] == "2361/QĐ-BNNMT"
    assert row["decision_authority_level"] == "ministry"
    assert row["province_name"] == "Thái Nguyên"
    assert row["former_province_name"] == "Bắc Kạn"
    assert row["revocation_date"] == ""
    assert row["product_url"] == told["product_url"]


def test_the_table_is_filtered_and_offered_as_a_file(client, noodles):
    make_certificate(make_ocop_product("Chè"), valid_from=DAY(2021, 1, 1))
    assert [row["product_name_as_printed"] for row in table(client, state="expired")] == ["Chè"]
    response = client.get("/api/v1/certificates.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="ocop-certificates.csv"'


def test_excel_sees_that_it_is_utf8(client):
    assert b"".join(client.get("/api/v1/certificates.csv").streaming_content).startswith(b"\xef\xbb\xbfid,state,")


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(client, text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Mật ong", "2361/QĐ", "", "a=b", "(=1)"])
def test_other_cells_stay_as_they_are(text):
    assert cell(text) == text


def test_a_name_that_a_spreadsheet_would_compute_is_disarmed(client):
    make_certificate(make_ocop_product("Mật ong"), name_as_printed='=HYPERLINK("http://x")', holder_as_printed="@x")
    (row,) = table(client)
    assert row["product_name_as_printed"] == '\'=HYPERLINK("http://x")'
    assert row["holder_as_printed"] == "'@x"


def test_the_table_costs_the_same_statements_whatever_its_length(client):
    make_listing("Mật ong 0")
    with CaptureQueriesContext(connection) as one_row:
        table(client)
    for number in range(1, 50):
        make_listing(f"Mật ong {number}")
    with CaptureQueriesContext(connection) as many:
        assert len(table(client)) == 50
    assert len(one_row) == len(many) <= 2
