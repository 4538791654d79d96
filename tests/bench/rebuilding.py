"""Part of bench_search: a rebuild beside the same documents ready-made, in the environment of the shop it measures."""

import os
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")

import django

django.setup()

from elasticsearch.helpers import streaming_bulk  # noqa: E402

from search.backends.elasticsearch import client as engine  # noqa: E402
from search.backends.elasticsearch import mapping, rebuilding  # noqa: E402
from search.models import SearchDocument  # noqa: E402
from tests.bench.site import report  # noqa: E402

INDEX, WANTED = "bench-ready-made", 0.5


def seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def main() -> None:
    client = engine.client(timeout=engine.PATIENCE)
    rows = SearchDocument.objects.iterator()
    documents = [{"_index": INDEX, "_id": row.pk, "_source": mapping.document(row)} for row in rows]
    rebuilt = seconds(rebuilding.rebuild)
    rebuilding.create(INDEX)
    try:
        sent = seconds(lambda: sum(ok for ok, _item in streaming_bulk(client, documents, chunk_size=500)))
        client.indices.refresh(index=INDEX)
    finally:
        client.indices.delete(index=INDEX)
    per_second = [round(len(documents) / taken) for taken in (rebuilt, sent)]
    ratio = round(sent / rebuilt, 2)
    report("rebuild over ready-made documents", ratio=ratio, wanted=WANTED, per_second=per_second)


if __name__ == "__main__":
    main()
