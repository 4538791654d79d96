"""Runs the whole suite beside an Elasticsearch: on SQLite with browsers, then on a PostgreSQL of its own.

Arguments go to pytest.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.servers import elasticsearch, postgresql

ROOT = Path(__file__).resolve().parent.parent
SQLITE = f"sqlite:///{ROOT}/var/test/unused.sqlite3"
SEARCH = "ELASTICSEARCH_TEST_URL"
WORKERS = str((os.cpu_count() or 1) + 1)
"""One more than processors: a test that waits for a browser or an engine leaves its own to another."""
SPREAD = ("-n", WORKERS, "--dist", "loadscope", "--no-loadscope-reorder")
"""A class, or a file without one, stays together for what its tests share; the slow come first (tests/conftest.py)."""


def start(module: str, *arguments: str, database: str) -> subprocess.Popen:
    environment = {"DJANGO_SETTINGS_MODULE": "shop.settings", "DEBUG": "1", "DEMO": "1", "DATABASE_URL": database}
    return subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=ROOT, env={**os.environ, **environment})


@contextlib.contextmanager
def migrating(*databases: str) -> Iterator[list[subprocess.Popen]]:
    """The templates of the databases being made side by side; none is left running."""
    migrations = [start("tests.databases", database=database) for database in databases]
    try:
        yield migrations
    finally:
        for migration in migrations:
            migration.terminate()
            migration.wait()


@contextlib.contextmanager
def search_engine() -> Iterator[None]:
    """One Elasticsearch for all workers of both runs, unless there is one already."""
    if SEARCH in os.environ:
        yield
        return
    with elasticsearch.running() as server:
        os.environ[SEARCH] = server.url
        yield


def main(arguments: list[str]) -> int:
    print("== Databases and Elasticsearch are being made ready (the first time it is downloaded)", flush=True)  # noqa: T201
    with postgresql.running() as address, migrating(SQLITE, address) as migrations, search_engine():
        if [migration for migration in migrations if migration.wait()]:
            return 1
        print("== SQLite and browsers", flush=True)  # noqa: T201
        failed = start("pytest", *SPREAD, *arguments, database=SQLITE).wait()
        print("== PostgreSQL", flush=True)  # noqa: T201
        return start("pytest", *SPREAD, *arguments, database=address).wait() or failed


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # a run that is stopped stops its servers
    sys.exit(main(sys.argv[1:]))
