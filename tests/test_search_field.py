"""The search field of the header: a plain form that offers names while one types, as the options of a listbox."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles.finders import find
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import index
from tests.factories import make_listing, make_producer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADDRESS = "/san-pham/goi-y/"


def offered(client, typed: str, prefix: str = "") -> BeautifulSoup:
    response = client.get(prefix + ADDRESS, {"q": typed})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def options(fragment: BeautifulSoup) -> list[str]:
    return [option.text for option in fragment.find_all(role="option")]


def said(fragment: BeautifulSoup) -> str:
    return " ".join(fragment.find(id="so-goi-y").text.split())


def test_it_is_a_form_of_the_product_list(client):
    form = BeautifulSoup(client.get("/").content, "html.parser").find("form", role="search")
    assert (form["action"], form.get("method")) == ("/san-pham/", None)
    assert form.find("input")["name"] == "q"
    assert form.find("input").get("role") is None  # without the script it is no combobox
    assert form.find(role="listbox").has_attr("hidden")


@pytest.mark.parametrize(
    ("prefix", "labels", "count"),
    [
        ("", ["Sản phẩm", "Nhà sản xuất"], "2 gợi ý, chọn bằng phím mũi tên"),
        ("/en", ["Products", "Producers"], "2 suggestions, choose with the arrow keys"),
    ],
    ids=["vietnamese", "english"],
)
def test_options_stand_under_the_name_of_their_kind(client, prefix, labels, count):
    make_listing("Miến dong Tài Hoan", producer=make_producer("Hợp tác xã Tài Hoan"))
    fragment = offered(client, "tài", prefix)
    groups = fragment.find_all(role="group")
    assert [fragment.find(id=group["aria-labelledby"]).text for group in groups] == labels
    assert options(fragment) == ["Miến dong Tài Hoan", "HTX Tài Hoan"]
    assert all(option["href"].startswith(f"{prefix}/") for option in fragment.find_all(role="option"))
    assert said(fragment) == count


@pytest.mark.parametrize("typed", ["", "m", " m ", "?!", "\0", "zz", "x" * 3000])
def test_for_one_letter_and_for_nonsense_there_is_nothing(client, typed):
    make_listing("Mật ong")
    fragment = offered(client, typed)
    assert options(fragment) == []
    assert said(fragment) == "Không có gợi ý"


def test_what_it_offers_is_text(client):
    make_listing("Mật <b>ong</b>")
    assert "Mật <b>ong</b>" in options(offered(client, "mat"))


def test_alcohol_is_not_hinted_at_even_to_adults(client):
    make_listing("Rượu men lá", product_set="n07-b14")
    client.post("/18-tuoi/", {"over_18": "1"})
    assert options(offered(client, "ruou")) == []


def test_an_answer_is_light_and_costs_the_same_few_statements_for_one_and_for_many(client):
    with index.gathered():
        for number in range(12):
            name = f"Mật ong hoa nhãn đặc biệt thượng hạng của vùng núi phía Bắc số {number}"
            make_listing(name, producer=make_producer(f"Hợp tác xã nông nghiệp và dịch vụ mật ong số {number}"))
    offered(client, "mat")
    costs = []
    for typed in ("mat", "so 7"):
        with CaptureQueriesContext(connection) as statements:
            response = client.get(ADDRESS, {"q": typed})
        costs.append(len(statements))
    assert max(costs) <= 4
    assert len(client.get(ADDRESS, {"q": "mat"}).content) < 10_000
    assert not re.search(r"<(html|script|style)", response.content.decode())


def test_all_scripts_of_the_list_together_are_light():
    """Those of its first view, and htmx, which comes when the field is wanted; as they travel."""
    names = ("js/list.js", "js/search.js", "js/htmx.min.js")
    assert sum(len(gzip.compress(Path(find(name)).read_bytes())) for name in names) < 20_000
