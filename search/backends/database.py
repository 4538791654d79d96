"""Searches the table of documents itself: words anywhere in a product's names, ranked by where they stand."""

from collections import Counter
from collections.abc import Callable
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from search.backends import PAGE_SIZE, Found
from search.filters import FACETS, PRICE_BANDS, Filters
from search.models import SearchDocument
from search.understanding import Query

BY_NAME = (F("sort_key"), F("pk"))
ORDERS = {
    "relevance": (F("stars").desc(), F("popularity").desc(), *BY_NAME),
    "newest": (F("listed_at").desc(), *BY_NAME),
    "price": (F("price").asc(nulls_last=True), *BY_NAME),
    "-price": (F("price").desc(nulls_last=True), *BY_NAME),
    "stars": (F("stars").desc(), F("potential_five").desc(), *BY_NAME),
    "name": BY_NAME,
}
COLUMNS = ("pk", "adult", *FACETS)
POSITION = {column: position for position, column in enumerate(COLUMNS)}

Rows = list[tuple]
Tests = dict[str, Callable[[Any], bool]]


class DatabaseBackend:
    name = "database"

    def find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found:
        """One narrow statement reads all that the words find, in order; pages and counts are made of its rows.

        20,000 rows are read, put in order and counted in a third of the time that SQL takes to group them once per
        facet.
        """
        tests = _tests(filters)
        found = list(_ordered(_matching(query, filters), query, sort).values_list(*COLUMNS))
        rows = found if filters.adult else [row for row in found if not row[POSITION["adult"]]]
        passing = _passing(rows, tests)
        pages = max(1, -(-len(passing) // PAGE_SIZE))
        page = page if page <= pages else 1
        return Found(
            ids=[row[0] for row in passing[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]],
            total=len(passing),
            page=page,
            pages=pages,
            counts={facet: _counted(rows, tests, facet) for facet in FACETS},
            withheld=len(_passing(found, tests)) - len(passing) if len(found) > len(rows) else 0,
        )

    def drain(self) -> int:
        """The table is the index: what is written is found, so that everything pending is confirmed at once."""
        return SearchDocument.objects.filter(pending=True).update(pending=False)


def _matching(query: Query, filters: Filters) -> QuerySet:
    rows = SearchDocument.objects.listable()
    if query.words:
        rows = rows.filter(_all_words("folded", query))
    if filters.in_stock:
        rows = rows.filter(in_stock=True)
    if filters.producer:
        rows = rows.filter(producer__in=filters.producer)
    return rows


def _all_words(field: str, query: Query) -> Q:
    return reduce(and_, (Q(**{f"{field}__contains": word}) for word in query.words))


def _ordered(rows: QuerySet, query: Query, sort: str) -> QuerySet:
    if sort != "relevance" or not query.words:
        return rows.order_by(*ORDERS[sort])
    places = (
        Q(name_words__contains=query.spelled),
        Q(name_folded__contains=query.folded),
        _all_words("name_folded", query),
        Q(folded__contains=query.folded),
    )
    rank = Case(*(When(place, Value(rank)) for rank, place in enumerate(places)), default=Value(len(places)))
    return rows.order_by(rank, *ORDERS[sort])


def _tests(filters: Filters) -> Tests:
    """What each chosen facet asks of a row's value."""
    tests: Tests = {facet: frozenset(chosen).__contains__ for facet in FACETS if (chosen := getattr(filters, facet))}
    if filters.stars:
        tests["stars"] = frozenset(map(int, filters.stars)).__contains__
    if filters.price:
        tests["price"] = filters.price_range.__contains__
    return tests


def _passing(rows: Rows, tests: Tests, *, but: str = "") -> Rows:
    for facet, test in tests.items():
        if facet != but:
            position = POSITION[facet]
            rows = [row for row in rows if test(row[position])]
    return rows


def _counted(rows: Rows, tests: Tests, facet: str) -> dict[str, int]:
    """How many rows each value of a facet would show, the other facets staying as they are."""
    position = POSITION[facet]
    counts = Counter([row[position] for row in _passing(rows, tests, but=facet)])
    if facet == "price":
        return {band.value: sum(n for price, n in counts.items() if price in band) for band in PRICE_BANDS}
    return {str(value): n for value, n in counts.items()}
