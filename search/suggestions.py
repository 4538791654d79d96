"""What to offer while somebody types: products, producers, places and sets with something on sale to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse

from catalog.models import Producer
from catalog.models.producers import KIND_PREFIX
from catalog.text import fold
from search import vocabulary
from search.language.words import cleaned, folded, spelled
from search.models import SearchDocument, SearchDocumentQuerySet

MOST_OF_A_KIND = 5
Kind = Literal["product", "producer", "place", "set"]
NAMED_FILTERS: dict[str, Kind] = {"province": "place", "former_province": "place", "set": "set"}


@dataclass(frozen=True)
class Suggestion:
    text: str
    kind: Kind
    url: str


@dataclass(frozen=True)
class Begun:
    """What was typed so far: of the last word perhaps only the beginning."""

    text: str

    @property
    def spelled(self) -> str:
        return spelled(self.text).rstrip()

    @property
    def folded(self) -> str:
        return folded(self.text).rstrip()


def suggest(prefix: str) -> list[Suggestion]:
    """Names in which a word, or a phrase, begins like this; at most five of a kind."""
    begun = Begun(cleaned(prefix)[0])
    if not begun.folded:
        return []
    return [*_products(begun), *_producers(begun), *_named(begun)]


def _on_sale() -> SearchDocumentQuerySet:
    return SearchDocument.objects.listable().confirmed().filter(adult=False)


def _products(begun: Begun) -> Iterator[Suggestion]:
    places = [Q(name_folded__startswith=begun.folded)]
    if begun.spelled != begun.folded:  # typed with tones, which then matter more than the place in the name
        places = [Q(name_words__startswith=begun.spelled), Q(name_words__contains=begun.spelled), *places]
    rank = Case(*(When(place, Value(rank)) for rank, place in enumerate(places)), default=Value(len(places)))
    rows = (
        _on_sale().filter(name_folded__contains=begun.folded).order_by(rank, "-stars", "-popularity", "sort_key", "pk")
    )
    for row in rows.only("name", "slug", "product")[:MOST_OF_A_KIND]:
        yield Suggestion(row.name, "product", row.url)


def _producers(typed: Begun) -> Iterator[Suggestion]:
    """By their own name, with its kind typed before it or not: "htx tài ho", "tai ho"."""
    begun = fold(KIND_PREFIX.sub("", typed.text))
    if not begun:
        return
    producers = Producer.objects.active().filter(Q(folded__startswith=begun) | Q(folded__contains=f" {begun}"))
    selling = producers.filter(Exists(_on_sale().filter(producer=OuterRef("slug"))))
    for producer in selling.by_name()[:MOST_OF_A_KIND]:
        yield Suggestion(producer.short_name, "producer", producer.get_absolute_url())


def _named(typed: Begun) -> Iterator[Suggestion]:
    """Places and sets; a former province only if none of today has its name."""
    names = vocabulary.load().names
    begun = typed.folded
    found = [
        (facet, value, name)
        for facet in NAMED_FILTERS
        for value, name in names[facet].items()
        if begun in folded(name.partition(" (")[0]) and not (facet == "former_province" and value in names["province"])
    ]
    offered = _values_on_sale() if found else set()
    left = dict.fromkeys(NAMED_FILTERS.values(), MOST_OF_A_KIND)
    for facet, value, name in found:
        kind = NAMED_FILTERS[facet]
        if (facet, value) in offered and left[kind]:
            left[kind] -= 1
            yield Suggestion(name, kind, f"{reverse('catalogue:index')}?{urlencode({facet: value})}")


def _values_on_sale() -> set[tuple[str, str]]:
    rows = _on_sale().order_by().values_list(*NAMED_FILTERS).distinct()
    return {pair for row in rows for pair in zip(NAMED_FILTERS, row, strict=True)}
