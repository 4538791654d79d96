"""What Elasticsearch is asked and how its answer is read."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace

from elasticsearch_dsl import A, Q, Search
from elasticsearch_dsl.query import Query as Clause

from search.backends import DEEPEST, PAGE_SIZE, Found
from search.filters import FACETS, PRICE_BANDS, Filters, PriceBand
from search.query import Form, Query, Term

BY_NAME = ("sort_key", "product")
ORDERS = {
    "relevance": ("_score", "-stars", "-popularity", *BY_NAME),
    "newest": ("-listed_at", *BY_NAME),
    "price": ({"price": {"order": "asc", "missing": "_last"}}, *BY_NAME),
    "-price": ({"price": {"order": "desc", "missing": "_last"}}, *BY_NAME),
    "stars": ("-stars", "-potential_five", *BY_NAME),
    "name": BY_NAME,
}
MOST_VALUES = 200
"""More than any facet has: 34 provinces, 63 former ones, some dozens of sets and categories."""
FROM_THERE = 1000
"""What the place named adds: more than any match of words."""


@dataclass(frozen=True)
class Question:
    """What is asked in one request (`_msearch`): the page, and beside it the counts, which the engine can keep."""

    query: Query
    filters: Filters
    sort: str
    page: int
    day: datetime.date
    absent: Collection[int] = ()
    """Documents that are out of force although the engine does not know it yet."""

    def searches(self) -> list[Search]:
        return [self._page(), self._counts()]

    def _page(self) -> Search:
        start = min((self.page - 1) * PAGE_SIZE, DEEPEST - PAGE_SIZE)
        search = Search().query(_matching(self)).sort(*ORDERS[self.sort]).source(False).extra(track_total_hits=True)
        return search.filter(_passing(self.filters))[start : start + PAGE_SIZE]

    def _counts(self) -> Search:
        """Facets under the same filter are counted together: each chosen one without its own, all others under all."""
        search = Search().query(Q("bool", filter=[_matching(self)])).extra(size=0, track_total_hits=False)
        chosen = [*_chosen(self.filters)]
        facets_by_filter = {facet: [facet] for facet in chosen} | {"": [name for name in FACETS if name not in chosen]}
        for but, facets in facets_by_filter.items():
            bucket = search.aggs.bucket(but or "others", "filter", _passing(self.filters, but=but))
            for facet in facets:
                bucket.bucket(facet, _values(facet))
        withheld = Q("term", adult=True) & _passing(replace(self.filters, adult=True))
        search.aggs.bucket("withheld", "filter", withheld)
        return search

    def read(self, answers: list[dict]) -> Found:
        """What the engine answered, as every backend says it."""
        hits, counted = answers[0]["hits"], answers[1]["aggregations"]
        values = {facet: bucket[facet] for bucket in counted.values() for facet in FACETS if facet in bucket}
        return Found(
            ids=[int(hit["_id"]) for hit in hits["hits"]],
            total=hits["total"]["value"],
            page=self.page,
            pages=max(1, -(-min(hits["total"]["value"], DEEPEST) // PAGE_SIZE)),
            counts={facet: _read_counts(values[facet]["buckets"]) for facet in FACETS},
            withheld=0 if self.filters.adult else counted["withheld"]["doc_count"],
        )


def _read_counts(buckets: list | dict) -> dict[str, int]:
    if isinstance(buckets, dict):
        return {value: bucket["doc_count"] for value, bucket in buckets.items()}
    return {str(bucket["key"]): bucket["doc_count"] for bucket in buckets}


def suggestion(begun: str, *, day: datetime.date, absent: Collection[int], size: int) -> Search:
    """Products with a word that begins with each of the words typed, for everybody."""
    every_word = Q("match", **{"name.begun": {"query": begun, "operator": "and"}})
    with_tones = Q("match", **{"name.begun_spelled": {"query": begun, "operator": "and"}})
    at_the_start = [
        _constant(Q("prefix", name_spelled=f" {begun}"), 4),
        _constant(with_tones, 2),
        _constant(Q("prefix", name_folded=f" {begun}"), 1),
    ]
    clause = Q("bool", filter=[every_word, *_listable(day), Q("term", adult=False)], should=at_the_start)
    search = Search().query(clause & ~_ids(absent) if absent else clause)
    return search.sort(*ORDERS["relevance"]).source(False)[:size]


# --- What matches --------------------------------------------------------------------------------------------------


def _listable(day: datetime.date) -> list[Clause]:
    """In force on that day: the same as `SearchDocument.objects.listable`."""
    return [Q("term", on_offer=True), Q("range", valid_from={"lte": day}), Q("range", valid_until={"gte": day})]


def _ids(ids: Collection[int]) -> Clause:
    return Q("ids", values=[*ids])


def _matching(question: Question) -> Clause:
    query, filters, absent = question.query, question.filters, question.absent
    must = _listable(question.day)
    if filters.in_stock:
        must.append(Q("term", in_stock=True))
    if filters.producer:
        must.append(Q("terms", producer=[*filters.producer]))
    if query.terms:
        must.append(Q("bool", should=[_found(term) for term in query.terms], minimum_should_match=query.needed))
    if query.places:
        must.append(_of_places(query))
    ranked = [_of_units([*query.first, *(place.key for place in query.places)])] if query.first or query.places else []
    if query.terms:
        ranked.append(Q("dis_max", queries=[*_tiers(query)]))
    return Q("bool", filter=must, should=ranked, must_not=[_ids(absent)] if absent else [])


def _found(term: Term) -> Clause:
    return Q("bool", should=[_said(form) for form in term.forms], minimum_should_match=1)


def _said(form: Form) -> Clause:
    words = {"all.spelled": form.spelled} if form.toned else {"all": form.folded}
    return Q("bool", filter=[Q("match_phrase", **words)], must_not=[Q("match_phrase", all=p) for p in form.but_not])


def _of_places(query: Query) -> Clause:
    """From there; beside words, the name of the place in the product's own name or its maker's is as good."""
    there = Q("terms", units=[place.key for place in query.places])
    if not query.terms:
        return there
    named = [
        Q("match_phrase", **{field: place.folded}) for place in query.places for field in ("name", "producer_name")
    ]
    return Q("bool", should=[there, *named], minimum_should_match=1)


def _of_units(keys: list[str]) -> Clause:
    return _constant(Q("terms", units=keys), FROM_THERE)


# --- What comes first ----------------------------------------------------------------------------------------------


def _constant(clause: Clause, boost: float) -> Clause:
    return Q("constant_score", filter=clause, boost=boost)


def _tiers(query: Query):
    """The better of the places in which the words stand; docs/ranking.md tells it in plain words."""
    for typed_so, form in enumerate(query.phrases):
        less = 5 * min(typed_so, 1)
        yield _constant(Q("term", name_folded=f" {form.folded} "), 90 - less)
        yield _constant(Q("prefix", name_spelled=f" {form.spelled} "), 80 - less)
        yield _constant(Q("prefix", name_folded=f" {form.folded} "), (60 if form.toned else 80) - less)
        yield _constant(Q("match_phrase", **{"name.spelled": form.spelled}), 70 - less)
        yield _constant(Q("match_phrase", name=form.folded), (50 if form.toned else 70) - less)
    yield _constant(Q("bool", filter=[_in_name(term) for term in query.terms]), 30)
    yield _constant(Q("term", category_folded=query.folded), 20)


def _in_name(term: Term) -> Clause:
    return Q("bool", should=[Q("match_phrase", name=form.folded) for form in term.forms], minimum_should_match=1)


# --- What is counted -----------------------------------------------------------------------------------------------


def _chosen(filters: Filters) -> dict[str, Clause]:
    """By facet: the filter of what is chosen of it."""
    chosen = {facet: Q("terms", **{facet: [*values]}) for facet in FACETS if (values := getattr(filters, facet))}
    if filters.price:
        chosen["price"] = Q("range", price=_bounds(filters.price_range))
    return chosen


def _passing(filters: Filters, *, but: str = "") -> Clause:
    """What passes all that is chosen, one facet left out of account, and the age gate."""
    clauses = [clause for facet, clause in _chosen(filters).items() if facet != but]
    return Q("bool", filter=clauses if filters.adult else [*clauses, Q("term", adult=False)])


def _bounds(band: PriceBand) -> dict[str, int]:
    return {name: edge for name, edge in (("gte", band.low), ("lte", band.high)) if edge is not None}


def _values(facet: str):
    if facet != "price":
        return A("terms", field=facet, size=MOST_VALUES)
    bands = {band.value: Q("range", price=_bounds(band)) for band in PRICE_BANDS}
    return A("filters", filters=bands)
