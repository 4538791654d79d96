"""Makes a new index from the table and puts it in the place of the old one, while people search and save."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.utils import timezone

from catalog.clock import today
from search import locks
from search.backends.elasticsearch import circuit, finding, indexing, mapping
from search.backends.elasticsearch import client as engine
from search.filters import SORTS, Filters
from search.models import Removal, SearchDocument
from search.query import Query

LOCK = "search-rebuild"


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Says how many documents the new index has. Raises `locks.Busy` if another rebuild is running, and elasticsearch's
    errors; whatever happens the old index serves until the new one is whole."""
    with locks.alone(LOCK):
        _remove(_strays())
        name = f"{settings.ELASTICSEARCH_INDEX}-{timezone.now():%Y%m%d%H%M%S%f}"
        create(name)
        try:
            versions = _fill(name, progress)
            _warm(name)
            mark_changed(versions)
            swap(name)
        except BaseException:
            _remove([name])
            raise
        indexing.confirm(versions)
        mark_changed(versions)
        _remove(_strays())
        if circuit.probe():
            indexing.drain()
        return len(versions)


def is_there() -> bool:
    """Whether the engine has an index of this version's mapping. Raises elasticsearch's errors."""
    return bool(engine.client(timeout=engine.PATIENCE).indices.exists_alias(name=engine.alias()))


def clean() -> None:
    """Removes what a killed rebuild has left, unless one is running."""
    try:
        with locks.alone(LOCK):
            _remove(_strays())
    except locks.Busy:
        return


def _ours() -> dict[str, set[str]]:
    """The aliases of each index of this installation."""
    found = engine.client(timeout=engine.PATIENCE).indices.get_alias(index=f"{settings.ELASTICSEARCH_INDEX}-*")
    name = re.compile(rf"{re.escape(settings.ELASTICSEARCH_INDEX)}-\d{{20}}")
    return {index: set(about["aliases"]) for index, about in found.items() if name.fullmatch(index)}


def _strays() -> list[str]:
    """Indices that nobody asks: what the last swap or a killed rebuild has left."""
    return [index for index, aliases in _ours().items() if not aliases]


def _remove(names: list[str]) -> None:
    if names:
        engine.client(timeout=engine.PATIENCE).indices.delete(index=names, ignore_unavailable=True)


def create(name: str) -> None:
    """It is not refreshed while it is filled."""
    engine.client(timeout=engine.PATIENCE).indices.create(
        index=name,
        settings={**mapping.SETTINGS, "refresh_interval": "-1"},
        mappings={**mapping.MAPPINGS, "_meta": {"digest": engine.DIGEST}},
    )


def _fill(name: str, progress: Callable[[int, int], None]) -> dict[int, int]:
    """Sends every row as it is now, the next batch being read meanwhile; says which versions."""
    versions: dict[int, int] = {}
    total = SearchDocument.objects.count()
    with ThreadPoolExecutor(1) as sender:
        sent = None
        for batch in indexing.batches(SearchDocument.objects.all()):
            if sent:
                versions |= _versions(sent.result())
            sent = sender.submit(indexing.bulk, batch, timeout=engine.PATIENCE, index=name)
            progress(len(versions), total)
        if sent:
            versions |= _versions(sent.result())
            progress(len(versions), total)
    indices = engine.client(timeout=engine.PATIENCE).indices
    indices.put_settings(index=name, settings={"refresh_interval": None})
    indices.refresh(index=name)
    return versions


def _versions(rows: Iterable[SearchDocument]) -> dict[int, int]:
    return {row.pk: row.version for row in rows}


def _warm(name: str) -> None:
    """The first questions load what all later ones use: asked here, no reader waits for it."""
    questions = [finding.Question(Query(), Filters(), sort=sort, page=1, day=today()) for sort in SORTS]
    searches = [part for question in questions for search in question.searches() for part in ({}, search.to_dict())]
    engine.client(timeout=engine.PATIENCE).msearch(index=name, searches=searches)


def mark_changed(versions: dict[int, int]) -> None:
    """What is not in the new index as it is in the table now is marked, and sent as all that is marked.

    Before the swap, so that nothing that has left the shop meanwhile is listed or counted for a moment; after it again,
    for what was confirmed by the old index in between.
    """
    now = dict(SearchDocument.objects.values_list("pk", "version"))
    changed = [pk for pk, version in now.items() if versions.get(pk) != version]
    for start in range(0, len(changed), indexing.BATCH):
        indexing.mark(changed[start : start + indexing.BATCH])
    gone = [Removal(document=pk) for pk in versions.keys() - now.keys()]
    Removal.objects.bulk_create(gone, ignore_conflicts=True, batch_size=indexing.BATCH)


def swap(name: str) -> None:
    """In one step the new index is where the old one was, under the name for this code and the one for people."""
    adding = [{"add": {"index": name, "alias": alias}} for alias in (engine.alias(), settings.ELASTICSEARCH_INDEX)]
    removing = [
        {"remove": {"index": index, "alias": alias}}
        for index, aliases in _ours().items()
        for alias in sorted(aliases)
        if index != name
    ]
    engine.client(timeout=engine.PATIENCE).indices.update_aliases(actions=[*adding, *removing])
