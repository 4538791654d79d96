"""What Elasticsearch is asked and how its answer is read."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from elasticsearch_dsl import A, Q, Search
from elasticsearch_dsl.query import Query as Clause

from catalog.models import OtherLabel
from search.backends import DEEPEST, PAGE_SIZE, Begun, Found, pages_of
from search.filters import FACETS, PRICE_BANDS, Filters, PriceBand
from search.language.words import spelled
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
FROM_THERE, TIER = 1000, 20
"""Points: a product from the place that is named stands above every match of words, a tier above all that is liked."""


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
        return search.filter(_passing(self.filters, self.day))[start : start + PAGE_SIZE]

    def _counts(self) -> Search:
        """Facets under the same filter are counted together: each chosen one without its own, all others under all."""
        search = Search().query(Q("bool", filter=[_matching(self)])).extra(size=0, track_total_hits=False)
        chosen = [*_chosen(self.filters, self.day)]
        facets_by_filter = {facet: [facet] for facet in chosen} | {"": [name for name in FACETS if name not in chosen]}
        for but, facets in facets_by_filter.items():
            bucket = search.aggs.bucket(but or "others", "filter", _passing(self.filters, self.day, but=but))
            for facet in facets:
                bucket.bucket(facet, _values(facet, self.day))
        withheld = Q("term", adult=True) & _passing(replace(self.filters, adult=True), self.day)
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
            pages=pages_of(hits["total"]["value"]),
            counts={facet: _read_counts(values[facet]["buckets"]) for facet in FACETS},
            withheld=0 if self.filters.adult else counted["withheld"]["doc_count"],
        )


def _read_counts(buckets: list | dict) -> dict[str, int]:
    if isinstance(buckets, dict):
        return {value: bucket["doc_count"] for value, bucket in buckets.items()}
    return {str(bucket["key"]): bucket["doc_count"] for bucket in buckets}


def beginning(typed: Begun, *, day: datetime.date, size: int) -> Search:
    """Products for everybody with a word that begins with each of the words typed."""
    ranks = [_worth(1, Q("prefix", name_folded=typed.folded))]
    if typed.toned:
        in_tones = Q("match", **{"name.begun_spelled": {"query": typed.spelled, "operator": "and"}})
        ranks += [_worth(2, in_tones), _worth(3, Q("prefix", name_spelled=typed.spelled))]
    every_word = Q("match", **{"name.begun": {"query": typed.folded, "operator": "and"}})
    clauses = [every_word, *_listable(day), Q("term", adult=False)]
    search = Search().query("bool", filter=clauses, should=[Q("dis_max", queries=ranks)])
    return search.sort(*ORDERS["relevance"]).source(False).extra(track_total_hits=False)[:size]


# --- What matches --------------------------------------------------------------------------------------------------


def _listable(day: datetime.date) -> list[Clause]:
    """In force on that day: the same as `SearchDocument.objects.listable`."""
    return [Q("term", on_offer=True), Q("range", valid_from={"lte": day}), Q("range", valid_until={"gte": day})]


def _matching(question: Question) -> Clause:
    query, filters, absent = question.query, question.filters, question.absent
    must = _listable(question.day)
    if filters.in_stock:
        must.append(Q("term", in_stock=True))
    if filters.producer:
        must.append(Q("terms", producer=[*filters.producer]))
    if query.terms:
        must.append(_with_enough(query))
    if query.places:
        must.append(_of_places(query))
    return Q("bool", filter=must, should=[*_ranks(query)], must_not=[Q("ids", values=[*absent])] if absent else [])


def _with_enough(query: Query) -> Clause:
    """What has as many of the terms as are needed, and all that is of the makers named."""
    terms = [_found(term, _anywhere) for term in query.terms]
    enough = Q("bool", should=terms, minimum_should_match=query.needed)
    return _any([enough, Q("terms", producer=[*query.makers])]) if query.makers else enough


def _found(term: Term, where: Callable[[Form], Clause]) -> Clause:
    """As typed where it is looked for; a synonym in the name, with its tones."""
    _typed, *synonyms = term.forms
    return _any([_all(map(where, term.parts)), *(_named(form) & _means_it(form) for form in synonyms)])


def _anywhere(form: Form) -> Clause:
    """In the name in any tones; in all that finds the product, with the tones that were typed, if any were."""
    if not form.toned:
        return _row("all", form.folded)
    return _any([_in_name(form), _row("all.spelled", form.spelled)])


def _in_name(form: Form) -> Clause:
    return _row("name", form.folded)


def _named(form: Form) -> Clause:
    return _row("name.spelled", form.spelled) if form.toned else _in_name(form)


def _means_it(form: Form) -> Clause:
    """The name has none of the phrases in which the words mean something else."""
    return Q("bool", must_not=[_row("name", phrase) for phrase in form.but_not])


def _of_places(query: Query) -> Clause:
    """From there; beside terms, the name of the place in the product's or its maker's own name is as good."""
    there = [Q("terms", units=[place.key for place in query.places])]
    if query.terms:
        there += [_row("name", place.folded) for place in query.places]
        there += [_row("producer_name.spelled", spelled(place.name.partition(",")[0])) for place in query.places]
    return _any(there)


def _row(field: str, words: str) -> Clause:
    """Whole words in a row."""
    return Q("match_phrase", **{field: words})


def _all(clauses: Iterable[Clause]) -> Clause:
    return Q("bool", filter=[*clauses])


def _any(clauses: list[Clause]) -> Clause:
    return Q("bool", should=clauses, minimum_should_match=1)


# --- What comes first ----------------------------------------------------------------------------------------------


def _ranks(query: Query) -> Iterator[Clause]:
    """The sum decides: what is from the place that is named, then where the words stand, then what is liked."""
    if units := [*query.first, *(place.key for place in query.places)]:
        yield _worth(FROM_THERE, Q("terms", units=units))
    if query.terms:
        tiers = [*_tiers(query)]
        ranked = [_worth(TIER * (len(tiers) - rank), tier) for rank, tier in enumerate(tiers)]
        yield Q("dis_max", queries=ranked)
    for term in query.liked:
        yield _worth(1, _any([_named(form) for form in term.forms]))


def _worth(points: int, clause: Clause) -> Clause:
    return Q("constant_score", filter=clause, boost=points)


def _tiers(query: Query) -> Iterator[Clause]:
    """The places in which the words may stand, the best first: those of the database backend, one by one."""
    typed, *others = query.phrases
    meant = _means_it(typed)
    whole, words = ("name_spelled", typed.spelled) if typed.toned else ("name_folded", typed.folded)
    yield Q("term", **{whole: f" {words} "})
    yield Q("prefix", **{whole: f" {words} "}) & meant
    if others:
        yield _any([Q("prefix", name_spelled=f" {form.spelled} ") & _means_it(form) for form in others])
    yield _named(typed) & meant
    if others:
        yield _any([_row("name.spelled", form.spelled) & _means_it(form) for form in others])
    yield Q("prefix", name_folded=f" {typed.folded} ") & meant
    yield _in_name(typed) & meant
    yield _all([*(_found(term, _in_name) for term in query.terms), meant])
    yield _row("all.spelled", typed.spelled) if typed.toned else _row("all", typed.folded)
    yield _all(_found(term, _anywhere) for term in query.terms)


# --- What is counted -----------------------------------------------------------------------------------------------


def _chosen(filters: Filters, day: datetime.date) -> dict[str, Clause]:
    """By facet: the filter of what is chosen of it."""
    chosen = {facet: Q("terms", **{facet: [*values]}) for facet in FACETS if (values := getattr(filters, facet))}
    if filters.price:
        chosen["price"] = Q("range", price=_bounds(filters.price_range))
    if filters.label:
        chosen["label"] = _any([_labelled(kind, day) for kind in filters.label])
    return chosen


def _labelled(kind: str, day: datetime.date) -> Clause:
    return Q("term", **{f"label.{kind}": day})


def _passing(filters: Filters, day: datetime.date, *, but: str = "") -> Clause:
    """What passes all that is chosen, one facet left out of account, and the age gate."""
    clauses = [clause for facet, clause in _chosen(filters, day).items() if facet != but]
    return Q("bool", filter=clauses if filters.adult else [*clauses, Q("term", adult=False)])


def _bounds(band: PriceBand) -> dict[str, int]:
    return {name: edge for name, edge in (("gte", band.low), ("lte", band.high)) if edge is not None}


def _values(facet: str, day: datetime.date):
    if facet == "price":
        return A("filters", filters={band.value: Q("range", price=_bounds(band)) for band in PRICE_BANDS})
    if facet == "label":
        return A("filters", filters={kind: _labelled(kind, day) for kind in OtherLabel.Kind.values})
    return A("terms", field=facet, size=MOST_VALUES)
