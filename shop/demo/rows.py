"""Reading product lists: CSV files of the columns of `data/ocop_products.csv`, found by their header.

A row that cannot be read is refused by line and column, the others are read. Blank means not known.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from catalog.clock import today
from catalog.text import nfc
from shop.demo import names

LONGEST = {
    "name_vi": 180,
    "producer": 180,
    "producer_kind": 20,
    "commune": 80,
    "district": 80,
    "province_old": 80,
    "decision_no": 60,
    "issued_by": 120,
    "group": 20,
    "subgroup_vi": 100,
    "unit": 60,
}
SAME_NAME = ("producer", "producer_kind", "commune", "district", "decision_no", "issued_by", "group", "unit")
COLUMNS = (*LONGEST, "stars", "year_certified", "price_vnd")
STARS = (3, 5)
FIRST_YEAR = 2018
"""The programme began with Decision 490/QĐ-TTg of 07/05/2018."""
PRICES = (1_000, 1_000_000_000)
RECORD_LINES = 10
"""A quoted cell may run over lines; a quote still open after so many is a mistake of the line it stands in."""


@dataclass(frozen=True)
class Refusal:
    """What was not loaded, where it stands and why."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self):
        return f"{self.file}, line {self.line}{f', column {self.column}' if self.column else ''}: {self.reason}"


class BadCell(ValueError):
    """A cell that means nothing in its column."""

    def __init__(self, column: str, reason: str):
        super().__init__(reason)
        self.column = column


@dataclass(frozen=True)
class Row:
    """One product as a list tells it; texts are blank and numbers None where nothing is known."""

    line: int
    name: str
    producer: str = ""
    producer_kind: str = ""
    commune: str = ""
    district: str = ""
    province: str = ""
    stars: int | None = None
    year: int | None = None
    decision_no: str = ""
    issued_by: str = ""
    group: str = ""
    subgroup: str = ""
    price: int | None = None
    unit: str = ""
    is_demonstration: bool = False
    original: "Row | None" = None

    @cached_property
    def key(self) -> str:
        """The natural key: however it is spelled, the same name, producer and province are one product.

        Where the producer is not known, the place tells products of one name apart.
        """
        parts = [names.plain(self.name), names.producer(self.producer), names.province(self.province)]
        if not self.producer:
            parts += [names.plain(self.district), names.plain(self.commune)]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]

    @property
    def is_listed(self) -> bool:
        """No stars or no producer: the product stays in the register and is not on sale."""
        return bool(self.stars and self.producer)

    def varied(self, number: int) -> "Row":
        """The n-th made-up variant of this row, for measurements."""
        mark = f" (bản {number})"
        producer = self.producer and self.producer + mark
        return replace(self, name=self.name + mark, producer=producer, is_demonstration=True, original=self)


def read(path: Path) -> Iterator[Row | Refusal]:
    """The rows of a file in their order, each read or refused. Raises OSError if the file cannot be opened."""
    text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    records = _records(list(io.StringIO(text, newline=None)))
    _, header = next(records, (1, ""))
    columns = [cell.strip() for cell in header]
    if missing := [column for column in COLUMNS if column not in columns]:
        yield from (Refusal(path.name, 1, column, "this column is missing") for column in missing)
        return
    for line, record in records:
        yield _read(path.name, line, columns=columns, record=record)


def _records(lines: list[str]) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the number of its first line: its cells, or why they cannot be told apart."""
    at = 0
    while at < len(lines):
        length, record = 1, _cells(lines[at])
        for longer in range(2, min(RECORD_LINES, len(lines) - at) + 1):
            if isinstance(record, list):
                break
            if isinstance(joined := _cells("".join(lines[at : at + longer])), list):
                length, record = longer, joined
        if record:
            yield at + 1, record
        at += length


def _cells(text: str) -> list[str] | str:
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error as error:
        return str(error)


def _read(file: str, line: int, *, columns: list[str], record: list[str] | str) -> Row | Refusal:
    if isinstance(record, str):
        return Refusal(file, line, "", f"broken CSV ({record})")
    if len(record) < len(columns):
        return Refusal(file, line, columns[len(record)], "the row ends before this column")
    if len(record) > len(columns):
        return Refusal(file, line, "", f"{len(record)} cells for {len(columns)} columns")
    try:
        return _row(line, dict(zip(columns, record, strict=True)))
    except BadCell as error:
        return Refusal(file, line, error.column, str(error))


def _row(line: int, cells: dict[str, str]) -> Row:
    text: dict[str, Any] = {column: _text(cells, column) for column in LONGEST}
    if not text["name_vi"]:
        raise BadCell("name_vi", "a product needs a name")
    return Row(
        line=line,
        name=text["name_vi"],
        province=text["province_old"],
        subgroup=text["subgroup_vi"],
        stars=_number(cells, "stars", STARS),
        year=_number(cells, "year_certified", (FIRST_YEAR, today().year)),
        price=_number(cells, "price_vnd", PRICES),
        **{column: text[column] for column in SAME_NAME},
    )


def _text(cells: dict[str, str], column: str) -> str:
    if any("\udc80" <= char <= "\udcff" for char in cells[column]):
        raise BadCell(column, "not UTF-8")
    text = nfc(cells[column])
    if not text.isprintable():
        raise BadCell(column, "contains control characters")
    if len(text) > LONGEST[column]:
        raise BadCell(column, f"longer than {LONGEST[column]} characters")
    return text


def _number(cells: dict[str, str], column: str, allowed: tuple[int, int]) -> int | None:
    text = cells[column].strip()
    if not text:
        return None
    lowest, highest = allowed
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise BadCell(column, f"{text[:40]!a} is not a whole number")
    if not lowest <= int(text) <= highest:
        raise BadCell(column, f"{text} is not between {lowest} and {highest}")
    return int(text)
