"""What the list's parameters are read as. The form is never wrong: what cannot be read counts as not given."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.filters import SORTS, Filters
from search.forms import SearchForm

PARAMETERS = [*Filters.__dataclass_fields__, "q", "sort", "page", "nonsense"]


def read(query: str) -> dict:
    return SearchForm(QueryDict(query)).read()


def filters(query: str) -> Filters:
    return read(query)["filters"]


def test_nothing_given_is_the_whole_list():
    assert read("") == {"query": "", "sort": "relevance", "page": 1, "filters": Filters()}


def test_repeated_values_are_read_once_each_in_their_order():
    assert filters("stars=5&stars=4&stars=5").stars == ("5", "4")


@pytest.mark.parametrize(
    "query", ["stars=2", "stars=04", "stars=five", "group=VII", "set=b11", "province=Bắc Kạn", "category="]
)
def test_values_of_another_form_are_left_out(query):
    assert filters(query) == Filters()


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("150000", 150_000),
        ("150.000", 150_000),
        ("150 000", 150_000),
        ("150.000 ₫", 150_000),
        ("1.500.000đ", 1_500_000),
        ("0", 0),
    ],
)
def test_prices_are_read_as_people_write_them(typed, amount):
    assert filters(urlencode({"price_min": typed})).price_min == amount


@pytest.mark.parametrize("typed", ["-1", "1.5", "15.00", "1e6", "cheap", "9999999999", "١٢٣", "12,5", ""])
def test_other_prices_are_not_read(typed):
    assert filters(f"price_max={typed}").price_max is None


def test_a_range_upside_down_is_no_range():
    assert filters("price_min=200000&price_max=100000") == Filters()


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.0", "", "9999999", "٢"])
def test_a_bad_page_is_the_first(page):
    assert read(f"page={page}")["page"] == 1


@pytest.mark.parametrize("sort", SORTS)
def test_orders_are_known_by_name(sort):
    assert read(f"sort={sort}")["sort"] == sort


def test_only_1_is_yes():
    assert filters("in_stock=1&adult=1") == Filters(in_stock=True, adult=True)
    assert filters("in_stock=true&adult=on") == Filters()


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.lists(st.text(max_size=300), max_size=40)))
def test_whatever_is_given_can_be_read(given_values):
    query = QueryDict(mutable=True)
    for name, values in given_values.items():
        query.setlist(name, values)
    asked = SearchForm(query).read()
    assert asked["page"] >= 1
    assert asked["sort"] in SORTS
    assert len(asked["filters"].province) <= 30
