"""While Elasticsearch does not answer nobody waits for it. What is known of it stands in the cache that all share.

Closed: it is asked. Slow: it has not answered in time; it may only be cold, a probe with more patience is on its way.
Open: it does not answer, which is logged once; one probe at a time finds out when it does again.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.db import connections
from django.dispatch import Signal
from elasticsearch import ApiError, ConnectionTimeout, TransportError

from search.backends.elasticsearch import client as engine

SLOW, OPEN = "slow", "open"
PROBE = "search-probe"
"""Name of the thread that asks while nobody waits for it."""
PROBE_WAITS = 10.0
"""Seconds after which an engine that was slow counts as down."""
BETWEEN_PROBES = 5.0
TOO_MANY, NOT_UNDERSTOOD, NOT_FOUND = 429, 400, 404

closed = Signal()
"""The engine answers again; sent in the thread of the probe."""
logger = logging.getLogger(__name__)


class Unavailable(Exception):
    """The engine has not answered, or is not asked."""


class Overloaded(Unavailable):
    """The engine has refused for now."""


class NotUnderstood(Unavailable):
    """The engine cannot read this one question."""


class Missing(Unavailable):
    """The engine has no index of this version's mapping."""

    def __str__(self):
        return f"no index {engine.alias()}; it is missing or was made for another mapping: run search_rebuild"


def is_closed() -> bool:
    return cache.get(_state()) is None


@contextmanager
def guarded() -> Iterator[None]:
    """Around a question to the engine: raises `Unavailable`, at once unless the circuit is closed."""
    if not is_closed():
        _probe_in_background()
        raise Unavailable
    try:
        yield
    except (Unavailable, TransportError, ApiError) as error:
        _note(error)
        raise Unavailable from error


def check(answer: dict) -> None:
    """One answer of several may be an error, or of a part of the documents only."""
    if error := answer.get("error"):
        kinds = {NOT_FOUND: Missing, TOO_MANY: Overloaded, NOT_UNDERSTOOD: NotUnderstood}
        raise kinds.get(answer["status"], Unavailable)(error.get("reason"))
    if answer["_shards"]["failed"]:
        raise Unavailable(answer["_shards"]["failures"][0]["reason"]["reason"])


def probe() -> bool:
    """Asks whether the engine can be asked, opens or closes the circuit accordingly, says which."""
    try:
        engine.client(timeout=PROBE_WAITS).search(index=engine.alias(), size=1)
    except (TransportError, ApiError) as error:
        if cache.get(_state()) != OPEN:
            cache.set(_state(), OPEN, timeout=None)
            _say_open(error)
        cache.set(_probing(), 1, timeout=BETWEEN_PROBES)
        return False
    if cache.get(_state()) == OPEN:
        logger.info("Elasticsearch answers again")
    cache.delete_many([_state(), _probing()])
    return True


def _note(error: Exception) -> None:
    if isinstance(error, (ConnectionTimeout, Overloaded)) or _status(error) == TOO_MANY:
        cache.add(_state(), SLOW, timeout=None)
        _probe_in_background()
    elif isinstance(error, NotUnderstood) or _status(error) == NOT_UNDERSTOOD:
        # What is wrong with one question says nothing of the next.
        logger.error("Elasticsearch did not understand", exc_info=error)
    elif cache.add(_state(), OPEN, timeout=None):
        _say_open(error)


def _status(error: Exception) -> int | None:
    return error.status_code if isinstance(error, ApiError) else None


def _state() -> str:
    return f"search-circuit-{engine.alias()}"


def _probing() -> str:
    return f"{_state()}-probe"


def _say_open(error: Exception) -> None:
    reason = Missing() if _status(error) == NOT_FOUND else error
    logger.warning("Elasticsearch cannot be asked, the database answers: %s", reason)


def _probe_in_background() -> None:
    """At most one at a time among all processes; if its process dies, the next may try after a while."""
    if cache.add(_probing(), 1, timeout=PROBE_WAITS + BETWEEN_PROBES):
        threading.Thread(target=_probe_alone, name=PROBE, daemon=True).start()


def _probe_alone() -> None:
    try:
        if probe():
            closed.send(None)
    finally:
        connections.close_all()
