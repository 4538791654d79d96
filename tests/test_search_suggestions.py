"""What is offered while somebody types."""

import datetime

import pytest

from catalog.models import Certificate
from search import lexicon, port
from search.backends.database import DatabaseBackend
from search.suggestions import suggest
from tests.factories import make_listing, make_producer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def offered(prefix: str) -> list[tuple[str, str]]:
    return [(suggestion.kind, suggestion.text) for suggestion in suggest(prefix)]


def test_products_producers_places_and_sets_by_the_beginning_of_a_word():
    make_listing("Miến dong Tài Hoan", producer=make_producer("Hợp tác xã Tài Hoan"), product_set="n03-b06")
    assert offered("mie") == [("product", "Miến dong Tài Hoan")]
    assert offered("tai ho") == [("product", "Miến dong Tài Hoan"), ("producer", "HTX Tài Hoan")]
    assert offered("HTX Tài") == [("producer", "HTX Tài Hoan")]
    assert offered("bac k") == [("place", "Bắc Kạn (nay thuộc Thái Nguyên)")]
    assert offered("thái ng") == [("place", "Thái Nguyên")]
    assert offered("chế biến từ g") == [("set", "Chế biến từ gạo, ngũ cốc")]


def test_where_they_lead():
    listing = make_listing("Miến dong", producer=make_producer("Hợp tác xã Tài Hoan"))
    prefixes = ("mien", "tai", "bac kan", "mat ong")
    assert {suggestion.kind: suggestion.url for prefix in prefixes for suggestion in suggest(prefix)} == {
        "product": f"/san-pham/mien-dong_{listing.product_id}/",
        "producer": "/nha-san-xuat/hop-tac-xa-tai-hoan/",
        "place": "/san-pham/?former_province=bac-kan",
        "set": "/san-pham/?set=n02-b04",
    }


def test_the_name_as_typed_comes_first_then_names_that_begin_so():
    for name in ("Bánh chè", "Che mận", "Chè đắng"):
        make_listing(name)
    assert [text for kind, text in offered("chè") if kind == "product"] == ["Chè đắng", "Bánh chè", "Che mận"]


def test_typed_without_tones_names_that_begin_so_come_first():
    for name in ("Kẹo matcha", "Mật ong", "Mắt cá"):
        make_listing(name)
    assert [text for kind, text in offered("mat") if kind == "product"] == ["Mắt cá", "Mật ong", "Kẹo matcha"]


def test_at_most_five_of_a_kind():
    for number in range(7):
        make_listing(f"Mật ong {number}")
    assert len([kind for kind, _text in offered("mat") if kind == "product"]) == 5


@pytest.mark.parametrize("prefix", ["", "  ", "?!", "\0", "x" * 10_000])
def test_nothing_for_nothing(prefix):
    make_listing("Mật ong")
    assert offered(prefix) == []


def test_never_what_may_not_be_sold_today():
    make_listing("Mật ong", producer=make_producer("Hợp tác xã Tài Hoan"))
    Certificate.objects.update(ended_on=datetime.date(2026, 11, 22), ended_by=Certificate.Ending.REVOKED)
    assert offered("mat") == offered("tai") == offered("bac kan") == []


def test_never_alcohol():
    make_listing("Rượu men lá", producer=make_producer("Hợp tác xã Tài Hoan"), product_set="n07-b14")
    assert offered("ruou") == offered("tai") == offered("bac kan") == []


def test_a_producer_that_has_just_been_shut_is_offered_no_more():
    maker = make_producer("Hợp tác xã Tài Hoan")
    make_listing("Mật ong", producer=maker)
    assert offered("tài") == [("producer", "HTX Tài Hoan")]
    maker.is_active = False
    maker.save()
    assert offered("tài") == []


def test_two_statements_however_many_are_offered(django_assert_num_queries):
    """The engine's and the register's word on the products; producers, places and sets cost none."""
    make_listing("Tám thơm", producer=make_producer("Hợp tác xã Tám"))
    offered("tam")
    for number in range(4):
        make_listing(f"Tám thơm {number}", producer=make_producer(f"Hợp tác xã Tám {number}"))
    lexicon.forget()
    offered("tam")
    with django_assert_num_queries(2):
        assert len(offered("tam")) == 10


def test_an_engine_that_is_far_behind_leaves_nothing_out(monkeypatch):
    """It offers eight that are gone, where one is on sale."""
    make_listing("Mật ong rừng")

    class FarBehind(DatabaseBackend):
        def begun(self, typed, *, size):
            return list(range(-size, 0))

    monkeypatch.setitem(port.ENGINES, "database", FarBehind)
    assert offered("mat ong r") == [("product", "Mật ong rừng")]
