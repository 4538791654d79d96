"""Who answers searches. An engine finds and counts; what is shown is confirmed by the port, whoever found it."""

from dataclasses import dataclass
from typing import Protocol

from search.filters import Filters
from search.understanding import Query

PAGE_SIZE = 24


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


class Backend(Protocol):
    name: str

    def find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found: ...

    def drain(self) -> int:
        """Takes in what it has not confirmed yet; says how many documents."""
