"""Keeps the table of search documents true, inside the transaction of whatever changed.

Rows are locked before they are built anew, so that of two changes at once the later one builds on the earlier.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from catalog.models import Listing
from search import documents
from search.backends.elasticsearch import indexing
from search.models import SearchDocument

BATCH = 500
BOOKKEEPING = {"id", "version", "pending"}
CONTENT = [field.attname for field in SearchDocument._meta.concrete_fields if field.attname not in BOOKKEEPING]
KEY = ("product_id", "certificate_id")

_gathered: ContextVar[set[int] | None] = ContextVar("gathered", default=None)


@dataclass(frozen=True)
class Difference:
    """A row that is not what it would be if it were built now: one of the two is missing, or they differ."""

    stored: SearchDocument | None
    fresh: SearchDocument | None

    @property
    def fields(self) -> list[str]:
        if not (self.stored and self.fresh):
            return []
        return [name for name in CONTENT if getattr(self.stored, name) != getattr(self.fresh, name)]

    def __str__(self):
        row = self.stored or self.fresh
        what = ", ".join(self.fields) or ("missing" if self.fresh else "left over")
        return f"product {row.product_id}, certificate {row.certificate_public_id}: {what}"


def update(product_ids: Iterable[int]) -> None:
    """Writes what differs of these products' rows (a variant counts for its parent) in the caller's transaction."""
    if (gathered_ids := _gathered.get()) is not None:
        gathered_ids.update(product_ids)
        return
    for batch in _batches(product_ids):
        with transaction.atomic():
            _write(_differences(_listed(batch), lock=True))


@contextmanager
def gathered() -> Iterator[None]:
    """Many changes, one update: what `update` is asked for inside the block is written once, when it ends well."""
    if _gathered.get() is not None:
        yield
        return
    token = _gathered.set(set())
    try:
        yield
        product_ids = _gathered.get() or set()
    finally:
        _gathered.reset(token)
    update(product_ids)


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Brings the whole table up to date, batch by batch; readers always meet a whole table. Says how many products."""
    SearchDocument.objects.filter(product__listing__isnull=True).delete()
    product_ids = Listing.objects.values_list("product", flat=True)
    done, total = 0, len(product_ids)
    for batch in _batches(product_ids):
        update(batch)
        done += len(batch)
        progress(done, total)
    return total


def check() -> Iterator[Difference]:
    """Every row that differs from a freshly built one."""
    product_ids = {*Listing.objects.values_list("product", flat=True)}
    product_ids.update(SearchDocument.objects.values_list("product", flat=True))
    for batch in _batches(product_ids):
        yield from _differences(batch)


def _batches(product_ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(set(product_ids))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _listed(product_ids: list[int]) -> set[int]:
    products = get_model("catalogue", "Product").objects.filter(pk__in=product_ids)
    return {*products.values_list(Coalesce("parent", "pk"), flat=True)}


def _differences(product_ids: Collection[int], *, lock: bool = False) -> Iterator[Difference]:
    rows = SearchDocument.objects.filter(product__in=product_ids).order_by("pk")
    stored = {_key(row): row for row in (rows.select_for_update() if lock else rows)}
    fresh = {_key(row): row for row in documents.build(product_ids)}
    for key in sorted(stored.keys() | fresh.keys()):
        difference = Difference(stored.get(key), fresh.get(key))
        if difference.fields or not (difference.stored and difference.fresh):
            yield difference


def _key(row: SearchDocument) -> tuple[int, int]:
    return row.product_id, row.certificate_id


def _write(differences: Iterable[Difference]) -> None:
    written, gone = [], []
    for difference in differences:
        if difference.fresh is None:
            gone.append(difference.stored.pk)
            continue
        if difference.stored:
            difference.fresh.version = difference.stored.version + 1
        written.append(difference.fresh)
    SearchDocument.objects.filter(pk__in=gone).delete()
    SearchDocument.objects.bulk_create(
        written,
        update_conflicts=True,
        unique_fields=["product", "certificate"],
        update_fields=[name for name in (*CONTENT, "version", "pending") if name not in KEY],
    )
    if written:
        indexing.send_on_commit()
