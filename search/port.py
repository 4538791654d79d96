"""The door of the search room: what lists, the API and suggestions ask, whichever engine answers."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from search import lexicon, vocabulary
from search.backends import Backend, Found
from search.backends.database import DatabaseBackend
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.filters import FACETS, Filters
from search.language.words import LONGEST
from search.lexicon.entries import Lexicon
from search.models import SearchDocument
from search.query import Query
from search.understanding import respell, understand
from search.vocabulary import Vocabulary

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
    """What is shown: of what was asked, or `query.instead_of` it."""
    filters: Filters
    """Those that were applied, given or read from the words; values that nobody knows are gone."""
    given: Filters
    """Those of them that were given."""
    producers: dict[str, str]
    """Names of the producers filtered by, by slug."""
    withheld: int
    """How many more there are for adults only."""
    backend: str
    took_ms: int
    suggestion: str | None = None
    notice: str | None = None


ENGINES: dict[str, Callable[[], Backend]] = {"database": DatabaseBackend, "elasticsearch": ElasticsearchBackend}


def backend() -> Backend:
    """The engine that answers one search: the database if there is no other."""
    return ENGINES["elasticsearch" if settings.ELASTICSEARCH_URL else "database"]()


def search(
    query: str = "",
    filters: Filters = Filters(),  # noqa: B008 -- frozen
    *,
    page: int = 1,
    sort: str = "relevance",
    engine: Backend | None = None,
) -> Results:
    """One page of the products on sale today that have what is asked for, or what comes nearest to it."""
    started = time.perf_counter()
    engine = engine or backend()
    answer = _answer(query, partial(_find, engine, given=filters, sort=sort, page=page))
    shown = answer.query
    return Results(
        hits=_confirmed(answer.found.ids),
        facets=answer.facets,
        total=answer.found.total,
        page=answer.found.page,
        pages=answer.found.pages,
        query=shown,
        filters=answer.filters,
        given=answer.names.known(filters),
        producers={slug: answer.names.names["producer"][slug] for slug in answer.filters.producer},
        withheld=answer.found.withheld,
        backend=engine.name,
        took_ms=round((time.perf_counter() - started) * 1000),
        suggestion=shown.text if shown.instead_of else None,
        notice=" ".join(filter(None, [*_said(shown), engine.notice])) or None,
    )


@dataclass(frozen=True)
class Answer:
    """What an engine found of a query under these filters."""

    query: Query
    filters: Filters
    names: Vocabulary
    found: Found

    @property
    def is_empty(self) -> bool:
        return not (self.found.total or self.found.withheld)

    @property
    def facets(self) -> dict[str, list[Option]]:
        return {facet: _options(facet, self.found, self.filters, self.names.names[facet]) for facet in FACETS}


def _answer(query: str, find: Callable[[Query], Answer]) -> Answer:
    """Of what was asked; if that finds nothing, of the nearest to it that finds something."""
    words = lexicon.load()
    asked = understand(query, words)
    answer = find(asked)
    if answer.is_empty:
        nearest = map(find, _nearest(asked, words))
        return next((other for other in nearest if not other.is_empty), answer)
    return answer


def _find(engine: Backend, query: Query, *, given: Filters, sort: str, page: int) -> Answer:
    wanted = _merged(given, query)
    names = vocabulary.load(wanted.producer)
    filters = names.known(wanted)
    return Answer(query, filters, names, engine.find(query, filters, sort=sort, page=page))


def _merged(given: Filters, query: Query) -> Filters:
    """The filters that are given and those that the words stand for; of the same kind, those that are given."""
    read: dict[str, Any] = {}
    for facet, value in query.filters:
        if not getattr(given, facet):
            read[facet] = (*read.get(facet, ()), value)
    return replace(given, **read)


def _nearest(query: Query, words: Lexicon) -> Iterator[Query]:
    """What to try where nothing was found: words that the catalogue knows, then the words without what they limit."""
    if near := respell(query, words):
        yield near
    if query.terms and (query.filters or query.places):
        text = " ".join(term.typed.spelled for term in (*query.terms, *query.liked))
        yield Query(
            text=text, rest=text, terms=query.terms, needed=query.needed, liked=query.liked, instead_of=query.text
        )


def _said(query: Query) -> Iterator[str]:
    """What the reader must know of how the words were read."""
    if query.cut:
        yield _("Chỉ đọc %(number)s ký tự đầu của từ khóa.") % {"number": LONGEST}
    if query.instead_of:
        yield _("Không thấy “%(typed)s”, đang hiện kết quả cho “%(text)s”.") % {
            "typed": query.instead_of,
            "text": query.text,
        }


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
