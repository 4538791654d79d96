"""What to offer while somebody types: products, producers, places and sets with something on sale to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from catalog.models import Producer
from catalog.models.producers import KIND_PREFIX
from search import lexicon, port, vocabulary
from search.backends import Begun
from search.language.words import cleaned, folded
from search.models import SearchDocument

MOST_OF_A_KIND = 5
SPARE = 5
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
    sold = SearchDocument.objects.listable().confirmed().filter(adult=False)
    rows = sold.only("name", "slug", "product").in_bulk(ids)
    for row in islice((rows[pk] for pk in ids if pk in rows), MOST_OF_A_KIND):
        yield Suggestion(row.name, "product", row.url)


def _producers(begun: Begun) -> Iterator[Suggestion]:
    """By their own name, with its kind typed before it or not: "htx tài ho", "tai ho"."""
    own = folded(KIND_PREFIX.sub("", begun.text)).rstrip()
    named = (seller for seller in lexicon.load().sellers if own and own in seller.own_name)
    for seller in islice(named, MOST_OF_A_KIND):
        yield Suggestion(seller.name, "producer", Producer(slug=seller.slug).get_absolute_url())


def _named(begun: Begun) -> Iterator[Suggestion]:
    """Places and sets; a former province only if none of today has its name."""
    names, offered = vocabulary.fixed_names(get_language()), lexicon.load().for_everybody
    left = dict.fromkeys(NAMED_FILTERS.values(), MOST_OF_A_KIND)
    for facet, kind in NAMED_FILTERS.items():
        for value, name in names[facet].items():
            has_heir = facet == "former_province" and value in names["province"]
            if left[kind] and (facet, value) in offered and not has_heir and begun.folded in _folded(name):
                left[kind] -= 1
                yield Suggestion(name, kind, f"{reverse('catalogue:index')}?{urlencode({facet: value})}")


@cache
def _folded(name: str) -> str:
    """Without the remark in brackets."""
    return folded(name.partition(" (")[0])
