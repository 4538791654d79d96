"""Who answers searches. An engine finds and counts; what is shown is confirmed by the port, whoever found it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from search.filters import Filters
from search.language.words import folded, spelled
from search.query import Query

PAGE_SIZE = 24
DEEPEST = 1000 * PAGE_SIZE
"""How many products one can leaf through: whoever wants to go further narrows the list."""


def pages_of(total: int) -> int:
    """The pages that can be opened."""
    return max(1, -(-min(total, DEEPEST) // PAGE_SIZE))


@dataclass(frozen=True)
class Found:
    ids: list[int]
    """One page of SearchDocument rows, best first."""
    total: int
    page: int
    pages: int
    counts: dict[str, dict[str, int]]
    """By facet: value → how many have it, under the other facets' filters."""
    withheld: int
    """How many more there are for adults only."""


@dataclass(frozen=True)
class Begun:
    """What was typed so far: of the last word perhaps only the beginning."""

    text: str

    @cached_property
    def spelled(self) -> str:
        return spelled(self.text).rstrip()

    @cached_property
    def folded(self) -> str:
        return folded(self.text).rstrip()

    @property
    def toned(self) -> bool:
        return self.spelled != self.folded


class Backend(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def notice(self) -> str:
        """What the reader must know of who has answered."""

    def find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found: ...

    def begun(self, typed: Begun, *, size: int) -> list[int]:
        """SearchDocument rows, for everybody, in whose name a word begins with each word typed; best first."""

    def is_ready(self) -> bool:
        """Whether it answers itself."""
