"""What to offer while somebody types: products, producers, places and sets with something on sale to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Literal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from catalog.models.producers import KIND_PREFIX
from search import lexicon, port, vocabulary
from search.backends import Begun
from search.backends.database import DatabaseBackend
from search.language.words import cleaned, folded
from search.models import SearchDocument, product_url

MOST_OF_A_KIND = 5
SPARE = 3
"""Products that are asked for beside, in place of those that may not be sold any more and the engine still has."""
Kind = Literal["product", "producer", "place", "set"]
NAMED_FILTERS: dict[str, Kind] = {"province": "place", "former_province": "place", "set": "set"}


@dataclass(frozen=True)
class Suggestion:
    text: str
    kind: Kind
    url: str


def suggest(prefix: str) -> list[Suggestion]:
    """Names with words that begin like these; at most five of a kind."""
    begun = Begun(cleaned(prefix)[0])
    if not begun.folded:
        return []
    return [*_products(begun), *_producers(begun), *_named(begun)]


def _products(begun: Begun) -> Iterator[Suggestion]:
    """As the engine ranks them, and only if the register agrees that they may be sold."""
    ids = port.backend().begun(begun, size=SPARE + MOST_OF_A_KIND)
    rows = _sold(ids)
    if len(rows) < MOST_OF_A_KIND <= len(ids):  # the engine is far behind
        ids = DatabaseBackend().begun(begun, size=MOST_OF_A_KIND)
        rows = _sold(ids)
    for row in islice((rows[pk] for pk in ids if pk in rows), MOST_OF_A_KIND):
        yield Suggestion(row["name"], "product", product_url(slug=row["slug"], product_id=row["product_id"]))


def _sold(ids: list[int]) -> dict[int, dict[str, Any]]:
    rows = SearchDocument.objects.listable().confirmed().filter(adult=False, pk__in=ids)
    return {row["pk"]: row for row in rows.values("pk", "name", "slug", "product_id")}


def _producers(begun: Begun) -> Iterator[Suggestion]:
    """By their own name, with its kind typed before it or not: "htx tài ho", "tai ho". Those that sell were found out
    a minute ago at most; whether a page of theirs is still there is known at once."""
    own = folded(KIND_PREFIX.sub("", begun.text)).rstrip()
    shut = vocabulary.shut_producers()
    named = (seller for seller in lexicon.load().sellers if own and own in seller.own_name and seller.slug not in shut)
    for seller in islice(named, MOST_OF_A_KIND):
        yield Suggestion(seller.short_name, "producer", reverse("storefront:producer", args=[seller.slug]))


def _named(begun: Begun) -> Iterator[Suggestion]:
    """Places and sets; a former province only if none of today has its name."""
    offered, left = lexicon.load().for_everybody, dict.fromkeys(NAMED_FILTERS.values(), MOST_OF_A_KIND)
    for facet, value, name, words in _names(get_language()):
        kind = NAMED_FILTERS[facet]
        if begun.folded in words and (facet, value) in offered and left[kind]:
            left[kind] -= 1
            yield Suggestion(name, kind, f"{reverse('catalogue:index')}?{urlencode({facet: value})}")


@cache
def _names(language: str) -> list[tuple[str, str, str, str]]:
    """(facet, value, name, the name folded without the remark in brackets)."""
    names = vocabulary.fixed_names(language)
    return [
        (facet, value, name, folded(name.partition(" (")[0]))
        for facet in NAMED_FILTERS
        for value, name in names[facet].items()
        if not (facet == "former_province" and value in names["province"])
    ]
