"""Loads lists and made-up cases. A batch is written whole or not at all, so a killed load can be repeated."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.db import transaction

from catalog.models import OcopProduct
from search import index
from shop.demo import rows
from shop.demo.entries import Entry, entry_for
from shop.demo.listings import Shop
from shop.demo.register import Admission, Register
from shop.demo.rows import BadCell, Refusal, Row

BATCH = 500
Progress = Callable[[int, int], None]


class Load:
    """Writes what is not there yet and touches nothing that is. What it could not take is kept as `refusals`."""

    def __init__(self, *, on: datetime.date, verifier=None) -> None:
        self.on = on
        self.read = self.registered = self.listed = 0
        self.refusals: list[Refusal] = []
        with transaction.atomic():
            self.register = Register(verifier)
            self.shop = Shop()

    def rows_of(self, path: Path, *, copies: int = 1) -> list[Row]:
        """The readable rows of a file, each followed by its made-up variants; no product twice."""
        found: dict[str, Row] = {}
        for item in rows.read(path):
            if isinstance(item, Refusal):
                self.refusals.append(item)
            elif twin := found.get(item.key):
                self.refusals.append(Refusal(path.name, item.line, "name_vi", f"the product of line {twin.line} again"))
            else:
                found |= {row.key: row for row in (item, *(item.varied(number) for number in range(2, copies + 1)))}
        return list(found.values())

    def write_rows(self, file: str, found: Sequence[Row], progress: Progress) -> None:
        self.write(file, [entry_for(row, self.on) for row in found], progress)

    def write(self, file: str, entries: Sequence[Entry], progress: Progress) -> None:
        self.read += len(entries)
        for start in range(0, len(entries), BATCH):
            with transaction.atomic():
                self._write_batch(file, entries[start : start + BATCH])
            progress(min(start + BATCH, len(entries)), len(entries))

    def _write_batch(self, file: str, entries: Sequence[Entry]) -> None:
        keys = [entry.row.key for entry in entries]
        there = set(OcopProduct.objects.filter(source_key__in=keys).values_list("source_key", flat=True))
        admissions = list(self._admitted(file, [entry for entry in entries if entry.row.key not in there]))
        self.register.write(admissions)
        listed = self.shop.write(admissions)
        index.update(listed)
        self.registered += len(admissions)
        self.listed += len(listed)

    def _admitted(self, file: str, entries: Sequence[Entry]) -> Iterator[Admission]:
        for entry in entries:
            try:
                yield self.register.admit(entry)
            except BadCell as error:
                self.refusals.append(Refusal(file, entry.row.line, error.column, str(error)))
