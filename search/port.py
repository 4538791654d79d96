"""The door of the search room: what lists, the API and suggestions ask, whichever engine answers."""

import time
from dataclasses import dataclass
from typing import TypedDict

from search import vocabulary
from search.backends import Backend, Found
from search.backends.database import DatabaseBackend
from search.filters import FACETS, Filters
from search.models import SearchDocument
from search.understanding import Query, understand

FIXED_ORDER = {"stars", "price"}
"""Facets whose values stand in their own order."""
SEEN_FIRST = 8
"""Of the other facets the fullest values come first, then the rest by the alphabet, where one looks for a name."""


class Option(TypedDict):
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Results:
    hits: list[SearchDocument]
    facets: dict[str, list[Option]]
    total: int
    page: int
    pages: int
    query: Query
    filters: Filters
    """Those that were applied; values that nobody knows are gone."""
    producers: dict[str, str]
    """Names of the producers filtered by, by slug."""
    withheld: int
    """How many more there are for adults only."""
    backend: str
    took_ms: int
    suggestion: str | None = None
    notice: str | None = None


def backend() -> Backend:
    """The engine that answers: of the database there is always one."""
    return DatabaseBackend()


def search(query: str = "", filters: Filters = Filters(), *, page: int = 1, sort: str = "relevance") -> Results:  # noqa: B008 -- frozen
    """One page of the products on sale today that have all the words and pass the filters."""
    started = time.perf_counter()
    names = vocabulary.load(filters.producer)
    filters, understood, engine = names.known(filters), understand(query), backend()
    found = engine.find(understood, filters, sort=sort, page=page)
    return Results(
        hits=_confirmed(found.ids),
        facets={facet: _options(facet, found, filters, names.names[facet]) for facet in FACETS},
        total=found.total,
        page=found.page,
        pages=found.pages,
        query=understood,
        filters=filters,
        producers={slug: names.names["producer"][slug] for slug in filters.producer},
        withheld=found.withheld,
        backend=engine.name,
        took_ms=round((time.perf_counter() - started) * 1000),
    )


def _confirmed(ids: list[int]) -> list[SearchDocument]:
    """The rows found, in their order, if the register agrees that they may be sold."""
    rows = SearchDocument.objects.listable().confirmed().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def _options(facet: str, found: Found, filters: Filters, names: dict[str, str]) -> list[Option]:
    """What is left to choose and what is chosen; a chosen value stays even if nothing is left of it."""
    counts, chosen = found.counts[facet], getattr(filters, facet)
    options = [
        Option(value=value, label=name, count=counts.get(value, 0), selected=value in chosen)
        for value, name in names.items()
        if counts.get(value) or value in chosen
    ]
    if facet in FIXED_ORDER:
        return options
    fullest = sorted(options, key=lambda option: -option["count"])[:SEEN_FIRST]
    return fullest + [option for option in options if option not in fullest]
