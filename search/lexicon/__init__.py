"""The lexicon of the day, kept for a minute.

Nothing has to be told of a change: a lexicon that is a minute old only reads a new name less well.
"""

import datetime
import logging
import math
import time
from dataclasses import dataclass, field
from threading import Lock, Thread

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Max, Sum

from catalog.clock import today
from search.language.files import language
from search.lexicon.building import VERSION, build
from search.lexicon.entries import Lexicon
from search.models import SearchDocument

logger = logging.getLogger(__name__)
HELD = 60
"""Seconds for which a process asks nobody whether its lexicon is still the newest."""
KEPT = 24 * 60 * 60
BUILDER = "search-lexicon-builder"
BUILDING = 30
"""Seconds that a builder may need before another tries."""


@dataclass
class Kept:
    """What a process holds, and since when."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    day: datetime.date | None = None
    asked_at: float = -math.inf
    stamp: tuple = ()

    def fresh(self, day: datetime.date) -> bool:
        return self.day == day and time.monotonic() - self.asked_at < HELD


_kept = Kept()
_asking = Lock()


def load() -> Lexicon:
    """The process's own; once a minute it asks for a newer one, for which nobody waits but the first of a day."""
    day = today()
    if not _kept.fresh(day) and _asking.acquire(blocking=_kept.day != day):
        if _kept.fresh(day):
            _asking.release()
        elif _kept.day == day:
            _start_renewing(day)
        else:
            _renew(day)
    return _kept.lexicon


def forget() -> None:
    """The next search asks again, and nobody's copy will do: for tests, and after a rebuild."""
    _kept.asked_at, _kept.stamp, _kept.day = -math.inf, (), None
    cache.delete_many([_place_in_cache(), BUILDER])


def _start_renewing(day: datetime.date) -> None:
    try:
        Thread(target=_renew_beside, args=[day], name="lexicon", daemon=True).start()
    except RuntimeError:  # no more threads: the next search tries again
        _asking.release()
        logger.warning("The lexicon could not be renewed", exc_info=True)


def _renew_beside(day: datetime.date) -> None:
    try:
        _renew(day)
    finally:
        connection.close()


def _renew(day: datetime.date) -> None:
    """Called with the lock, which it gives back."""
    try:
        stamp = (day, *SearchDocument.objects.aggregate(Count("pk"), Max("pk"), Sum("version")).values())
        if stamp != _kept.stamp:
            _kept.lexicon, _kept.stamp = _newest(stamp)
        _kept.day, _kept.asked_at = day, time.monotonic()
    finally:
        _asking.release()


def _place_in_cache() -> str:
    """Another for other code or other files: two versions of the shop may share a cache."""
    return f"search-lexicon-{VERSION}-{language().digest}"


def _newest(stamp: tuple) -> tuple[Lexicon, tuple]:
    """Of this stamp; while another process builds it, the one before will do."""
    kept = cache.get(_place_in_cache())
    if kept and kept[1] == stamp:
        return kept
    if kept and not cache.add(BUILDER, 1, BUILDING):
        return kept
    built = build(), stamp
    cache.set(_place_in_cache(), built, KEPT)
    cache.delete(BUILDER)
    return built
