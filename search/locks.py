"""What only one process may do at a time, on any machine that shares the database. A lock dies with its holder."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


class Busy(Exception):
    """Another process is at it."""


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Raises `Busy` if another process holds the lock."""
    with _advisory(name) if connection.vendor == "postgresql" else _file(name):
        yield


@contextmanager
def _advisory(name: str) -> Iterator[None]:
    key = zlib.crc32(name.encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise Busy(name)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _file(name: str) -> Iterator[None]:
    """SQLite is of one machine, and its file has neighbours."""
    with Path(f"{connection.settings_dict['NAME']}.{name}").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(name) from error
        yield
