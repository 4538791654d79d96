"""Hands over to Elasticsearch what changed in the table, and remembers what it has not confirmed.

A row is marked in the transaction that changes it and sent when that is committed; the mark goes when the engine has
confirmed that very version. Whatever happens in between, the mark stays and somebody sends the row later: the next
commit, the circuit that closes, `search_update`.
"""

import datetime
import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver

from search.backends.elasticsearch import circuit, mapping
from search.backends.elasticsearch import client as engine
from search.models import Removal, SearchDocument

BATCH = 500
"""How many documents one request carries."""
LAST_VERSION = 2**62
"""Of a document that is gone: what another process still sends of it comes too late."""
MOST_ABSENT = 2000
"""More than these a question cannot name."""
CONFLICT = "version_conflict_engine_exception"

logger = logging.getLogger(__name__)


def send_on_commit() -> None:
    """What the running transaction has marked is sent when it is committed; a failure costs the writer no more than
    `client.WRITER` seconds, and nothing while the circuit is open."""
    if settings.ELASTICSEARCH_URL:
        transaction.on_commit(_send_some, robust=True)


def drain() -> int:
    """Sends all that waits, batch by batch; says how many documents. Raises `circuit.Unavailable`."""
    sent = 0
    with circuit.guarded():
        for batch in chain(*map(batches, _waiting())):
            sent += _hand_over(batch, timeout=engine.PATIENCE)
    return sent


def absent_ids(day: datetime.date) -> list[int]:
    """Documents that are not in force on that day although the engine may not know it yet: one statement.

    Raises `circuit.Unavailable` if they are too many to be named.
    """
    changed = SearchDocument.objects.filter(pending=True).not_listable(day).values_list("pk")
    ids = [pk for (pk,) in changed.union(Removal.objects.values_list("document"), all=True)[: MOST_ABSENT + 1]]
    if len(ids) > MOST_ABSENT:
        raise circuit.Unavailable
    return ids


def batches(rows: QuerySet) -> Iterator[list]:
    """All rows, by primary key: what is confirmed meanwhile does not move the rest."""
    last = 0
    while batch := [*rows.filter(pk__gt=last).order_by("pk")[:BATCH]]:
        yield batch
        last = batch[-1].pk


def bulk(batch: Sequence[SearchDocument | Removal], *, timeout: float, **target) -> list:
    """Sends the rows, and says which of them the engine has now, or something newer in their place."""
    operations = [part for row in batch for part in _operation(row)]
    asked = {"operations": operations, "filter_path": "items.*.status,items.*.error", **target}
    items = engine.client(timeout=timeout).bulk(**asked)["items"]
    return [row for row, item in zip(batch, items, strict=True) if _is_confirmed(row, *item.values())]


def mark(pks: Collection[int]) -> None:
    """What the engine has of these rows is not what the table says. Locked in the order in which writers lock them."""
    with transaction.atomic():
        rows = SearchDocument.objects.filter(pk__in=pks).order_by("pk").select_for_update()
        SearchDocument.objects.filter(pk__in=[*rows.values_list("pk", flat=True)]).update(pending=True)


def confirm(versions: dict[int, int]) -> None:
    """The engine has these versions of the rows: their marks go, unless a row has changed again."""
    by_version = defaultdict(list)
    for pk, version in versions.items():
        by_version[version].append(pk)
    for version, pks in by_version.items():
        for start in range(0, len(pks), BATCH):
            _unmark(SearchDocument.objects.filter(pk__in=pks[start : start + BATCH], version=version, pending=True))


def _unmark(rows: QuerySet) -> None:
    """A row that somebody has locked is about to change: it keeps its mark, and nobody waits for it."""
    with transaction.atomic():
        pks = [*rows.select_for_update(skip_locked=True).values_list("pk", flat=True)]
        SearchDocument.objects.filter(pk__in=pks).update(pending=False)


def _waiting() -> tuple[QuerySet, QuerySet]:
    return Removal.objects.all(), SearchDocument.objects.filter(pending=True)


def _send_some() -> None:
    """A batch of whatever waits: with what this transaction has marked, what others left behind."""
    try:
        with circuit.guarded():
            for rows in _waiting():
                for batch in islice(batches(rows), 1):
                    _hand_over(batch, timeout=engine.WRITER)
    except circuit.Unavailable:
        return  # the marks stay


def _hand_over(batch: Sequence[SearchDocument | Removal], *, timeout: float) -> int:
    """Refreshed at once: what the engine has confirmed, it must not list or count as it was a moment ago."""
    done = bulk(batch, timeout=timeout, index=engine.alias(), require_alias=True, refresh=True)
    Removal.objects.filter(pk__in=[row.pk for row in done if isinstance(row, Removal)]).delete()
    confirm({row.pk: row.version for row in done if isinstance(row, SearchDocument)})
    return len(done)


def _operation(row: SearchDocument | Removal) -> Collection[dict]:
    """Versions are the table's: of two processes that send the same row, the older version never wins."""
    if isinstance(row, Removal):
        return [{"delete": {"_id": row.document, "version": LAST_VERSION, "version_type": "external_gte"}}]
    meta = {"_id": row.pk, "version": row.version, "version_type": "external_gte"}
    return [{"index": meta}, mapping.document(row)]


def _is_confirmed(row: SearchDocument | Removal, outcome: dict) -> bool:
    error = outcome.get("error")
    if error is None or error["type"] == CONFLICT:
        return True
    if outcome["status"] != circuit.NOT_UNDERSTOOD:
        circuit.check(outcome)
    logger.error("Elasticsearch refuses %s %s: %s", type(row).__name__, row.pk, error)
    return False


@receiver(post_delete, sender=SearchDocument, dispatch_uid="search_document_deleted")
def leave_removal(instance: SearchDocument, **kwargs) -> None:
    """Written in the same transaction; without an engine too, for the day on which there is one again."""
    Removal.objects.bulk_create([Removal(document=instance.pk)], ignore_conflicts=True)
    send_on_commit()


@receiver(circuit.closed, dispatch_uid="search_circuit_closed")
def catch_up(**kwargs) -> None:
    """The engine is there again: what it missed is sent before anybody asks for it."""
    try:
        drain()
    except circuit.Unavailable:
        return  # gone again, and said so
