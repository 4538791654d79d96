"""Compares what Elasticsearch holds with the table, document by document."""

import json
from collections.abc import Iterable, Iterator

from elastic_transport import JsonSerializer
from elasticsearch.helpers import scan

from search.backends.elasticsearch import client as engine
from search.backends.elasticsearch import indexing, mapping
from search.models import Removal, SearchDocument


def differences() -> Iterator[str]:
    """What is confirmed and still differs; what waits to be sent is no difference. Raises elasticsearch's errors."""
    held = set()
    stored = scan(engine.client(timeout=engine.PATIENCE), index=engine.alias(), version=True, size=indexing.BATCH)
    for batch in _in_batches(stored):
        rows = SearchDocument.objects.in_bulk([*batch])
        gone = {*Removal.objects.filter(document__in=batch).values_list("document", flat=True)}
        held |= batch.keys()
        for pk, document in batch.items():
            if pk not in gone and (what := _difference(rows.get(pk), document)):
                yield f"document {pk}: {what}"
    for pk in SearchDocument.objects.filter(pending=False).order_by("pk").values_list("pk", flat=True):
        if pk not in held:
            yield f"document {pk}: missing in the engine"


def _in_batches(stored: Iterable[dict]) -> Iterator[dict[int, dict]]:
    batch: dict[int, dict] = {}
    for document in stored:
        batch[int(document["_id"])] = document
        if len(batch) == indexing.BATCH:
            yield batch
            batch = {}
    yield batch


def _difference(row: SearchDocument | None, document: dict) -> str:
    if row is None:
        return "left over in the engine"
    if row.pending:
        return ""
    if row.version != document["_version"]:
        return f"version {document['_version']} in the engine, {row.version} in the table"
    fresh = json.loads(JsonSerializer().dumps(mapping.document(row)))
    stored = document["_source"]
    return ", ".join(sorted(name for name in fresh.keys() | stored.keys() if fresh.get(name) != stored.get(name)))
