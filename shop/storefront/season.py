"""What is in season: months of harvest against the day. The same choice the whole day, another one the next."""

import datetime
import random
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from catalog.clock import today
from search.models import SearchDocument, SearchDocumentQuerySet

MOST_CATEGORIES = 3


class Ripe(NamedTuple):
    pk: int
    category: str
    province: str


@dataclass(frozen=True)
class Season:
    picks: list[SearchDocument]
    categories: list[str]
    """Names of the shop categories with most of the harvest, the first of them first."""


def season(cards: SearchDocumentQuerySet, *, number: int, on: datetime.date | None = None) -> Season:
    """So many products in stock in their months of harvest, of different categories as far as there are."""
    day = on or today()
    month = rf"(^|,){day.month}(,|$)"
    ripe = cards.filter(in_stock=True, product__listing__season_months__regex=month).order_by("pk")
    rows = [Ripe(*row) for row in ripe.values_list("pk", "category_name", "province")]
    chosen = _varied(rows, number=number, seed=day.isoformat())
    found = cards.confirmed(day).in_bulk(chosen)
    counts = Counter(row.category for row in rows if row.category)
    return Season(
        picks=[found[pk] for pk in chosen if pk in found],
        categories=[name for name, _count in counts.most_common(MOST_CATEGORIES)],
    )


def _varied(rows: list[Ripe], *, number: int, seed: str) -> list[int]:
    """Drawn by lot; every next one is, as far as there are, of a category and a province not drawn before."""
    left = random.Random(seed).sample(rows, len(rows))
    seen: Counter[str] = Counter()
    chosen = []
    while left and len(chosen) < number:
        row = min(left, key=lambda row: seen[row.category] + seen[row.province])
        left.remove(row)
        seen.update((row.category, row.province))
        chosen.append(row.pk)
    return chosen
