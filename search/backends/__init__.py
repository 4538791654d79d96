"""Who answers searches. An engine finds and counts; what is shown is confirmed by the port, whoever found it."""

from dataclasses import dataclass
from typing import Protocol

from search.filters import Filters
from search.query import Query

PAGE_SIZE = 24
DEEPEST = 1000 * PAGE_SIZE
"""How many products one can leaf through: whoever wants to go further narrows the list."""


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
    took_ms: int = 0
    """What the engine says of its own time; nothing if it is the database."""


class Backend(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def notice(self) -> str:
        """What the reader must know of who has answered."""

    def find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found: ...
