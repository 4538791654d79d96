"""What Elasticsearch is asked and how its answer is read. One request brings hits, counts and what is withheld."""

import datetime
from collections.abc import Collection

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


def request(
    query: Query, filters: Filters, *, sort: str, page: int, day: datetime.date, absent: Collection[int]
) -> Search:
    """The page of the documents that match, the counts of every facet under the other facets' filters."""
    chosen = _chosen(filters)
    search = Search().query(_matching(query, filters, day=day, absent=absent))
    search = search.post_filter(Q("bool", filter=[*chosen.values(), *_for_everybody(filters)]))
    for counted_under, facets in _counted_together(chosen).items():
        others = [clause for facet, clause in chosen.items() if facet != counted_under]
        bucket = search.aggs.bucket(counted_under, "filter", Q("bool", filter=[*others, *_for_everybody(filters)]))
        for facet in facets:
            bucket.bucket(facet, _values(facet))
    search.aggs.bucket("withheld", "filter", Q("bool", filter=[Q("term", adult=True), *chosen.values()]))
    start = min((page - 1) * PAGE_SIZE, DEEPEST - PAGE_SIZE)
    search = search.sort(*ORDERS[sort]).extra(track_total_hits=True, track_scores=False)
    return search.source(False)[start : start + PAGE_SIZE]


def read(answer: dict, filters: Filters, *, page: int) -> Found:
    """What the engine answered, as every backend says it."""
    total, counted = answer["hits"]["total"]["value"], answer["aggregations"]
    buckets = {facet: counted[name][facet]["buckets"] for name in counted for facet in FACETS if facet in counted[name]}
    return Found(
        ids=[int(hit["_id"]) for hit in answer["hits"]["hits"]],
        total=total,
        page=page,
        pages=max(1, -(-min(total, DEEPEST) // PAGE_SIZE)),
        counts={facet: _counts(buckets[facet]) for facet in FACETS},
        withheld=0 if filters.adult else counted["withheld"]["doc_count"],
        took_ms=answer["took"],
    )


def _counts(buckets: list | dict) -> dict[str, int]:
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


def _for_everybody(filters: Filters) -> list[Clause]:
    return [] if filters.adult else [Q("term", adult=False)]


def _matching(query: Query, filters: Filters, *, day: datetime.date, absent: Collection[int]) -> Clause:
    must = _listable(day)
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


def _bounds(band: PriceBand) -> dict[str, int]:
    return {name: edge for name, edge in (("gte", band.low), ("lte", band.high)) if edge is not None}


def _counted_together(chosen: dict[str, Clause]) -> dict[str, list[str]]:
    """Facets by whose filter they are counted without: each chosen one its own, all the others nobody's."""
    return {**{facet: [facet] for facet in chosen}, "others": [facet for facet in FACETS if facet not in chosen]}


def _values(facet: str):
    if facet != "price":
        return A("terms", field=facet, size=MOST_VALUES)
    bands = {band.value: Q("range", price=_bounds(band)) for band in PRICE_BANDS}
    return A("filters", filters=bands)
