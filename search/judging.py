"""Scores searches against judged queries, as `docs/search.md` tells it; the shop's own half of the contract's judge.

A query's score is the mean of what is asserted for it: nDCG@10 over the expected names that are on sale (binary gain),
and the share of the first ten that satisfy the expected filters, of as many as exist on sale, looked up by name in the
product lists. `none=1` scores 1 when nothing is listed, or when a notice or suggestion says that it is something else.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from catalog.models import AdminUnitLink
from catalog.text import nfc
from search.backends import Backend
from search.filters import Filters
from search.models import SearchDocument
from search.port import Results, search

FIRST = 10
GOOD = 0.5
"""Queries that score less are listed."""
NONE = "none=1"

Row = dict[str, str]


@dataclass(frozen=True)
class Score:
    query: str
    form: str
    ndcg: float | None
    precision: float | None
    first: list[str]
    """The names that came first."""

    @property
    def value(self) -> float | None:
        """Nothing, if nothing that is expected is on sale."""
        parts = [part for part in (self.ndcg, self.precision) if part is not None]
        return sum(parts) / len(parts) if parts else None


@dataclass(frozen=True)
class Summary:
    """Of the queries of one form, or of all."""

    form: str
    scores: list[Score]

    @property
    def score(self) -> float:
        return _mean(score.value for score in self.scores)

    def as_json(self) -> dict:
        return {
            "form": self.form,
            "queries": len(self.scores),
            "score": round(self.score, 4),
            "ndcg10": round(_mean(score.ndcg for score in self.scores), 4),
            "precision10": round(_mean(score.precision for score in self.scores), 4),
            "under": [[round(value, 2), s.query, s.first[:3]] for s in self.scores if (value := s.value or 0) < GOOD],
        }


def judge(queries: Path, products: Iterable[Path], *, engine: Backend | None = None) -> list[Summary]:
    """One summary per form, and the last of all; without an engine, of the one that answers visitors."""
    judgement = Judgement(list(products))
    forms: dict[str, list[Score]] = defaultdict(list)
    for asked in read(queries):
        score = judgement.score(asked, search(asked["query"], Filters(adult=True), engine=engine))
        if score.value is not None:
            forms[score.form].append(score)
    everything = [score for scores in forms.values() for score in scores]
    return [*(Summary(form, scores) for form, scores in sorted(forms.items())), Summary("all", everything)]


def read(queries: Path) -> Iterator[Row]:
    """Judged queries as in docs/search.md: query, form, expected, expected_filters."""
    return _rows(queries, delimiter="\t")


class Judgement:
    """What is on sale, and what the product lists say of it."""

    def __init__(self, products: Iterable[Path]):
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for path in products:
            for row in _rows(path):
                self.rows[_name(row["name_vi"])].append(row)

    @cached_property
    def on_sale(self) -> set[str]:
        return {_name(name) for name in SearchDocument.objects.listable().confirmed().values_list("name", flat=True)}

    @cached_property
    def todays_province(self) -> dict[str, str]:
        links = AdminUnitLink.objects.filter(old__level="province")
        return dict(links.values_list("old__short_name", "new__short_name"))

    def score(self, asked: Row, results: Results) -> Score:
        names = [_name(hit.name) for hit in results.hits[:FIRST]]
        first = [hit.name for hit in results.hits[:FIRST]]
        if asked["expected_filters"] == NONE:
            said = results.total == 0 or bool(results.suggestion or results.notice)
            return Score(asked["query"], asked["form"], None, float(said), first)
        wanted = {_name(name) for name in asked["expected"].split(";") if name.strip()} & self.on_sale
        precision = self._precision(names, asked["expected_filters"]) if asked["expected_filters"] else None
        return Score(asked["query"], asked["form"], _ndcg(names, wanted) if wanted else None, precision, first)

    def _precision(self, names: list[str], filters: str) -> float | None:
        possible = min(FIRST, sum(self._satisfies(name, filters) for name in self.on_sale))
        return sum(self._satisfies(name, filters) for name in names[:possible]) / possible if possible else None

    def _satisfies(self, name: str, filters: str) -> bool:
        """One of the rows of this name has all that is asked."""
        return any(self._fits(row, filters) for row in self.rows.get(name, ()))

    def _fits(self, row: Row, filters: str) -> bool:
        for part in filters.split(";"):
            column, _is, values = part.partition("=")
            allowed = {_name(value) for value in values.split("|")}
            if _name(self._cell(row, column.strip())) not in allowed:
                return False
        return True

    def _cell(self, row: Row, column: str) -> str:
        if column == "province_new":
            return self.todays_province.get(row["province_old"], row["province_old"])
        return row[column]


def _ndcg(names: list[str], wanted: set[str]) -> float:
    gain = sum(1 / math.log2(at + 2) for at, name in enumerate(names) if name in wanted and name not in names[:at])
    return gain / sum(1 / math.log2(at + 2) for at in range(min(FIRST, len(wanted))))


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def _name(text: str) -> str:
    return nfc(text).casefold()


def _rows(path: Path, **dialect) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, **dialect)
