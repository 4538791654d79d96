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


def environment(database: str) -> dict[str, str]:
    ours = {"DJANGO_SETTINGS_MODULE": "shop.settings", "DEBUG": "1", "DEMO": "1", "DATABASE_URL": database}
    return {**os.environ, **ours}


def pytest(arguments: list[str], *, database: str) -> int:
    command = [sys.executable, "-m", "pytest", *SPREAD, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(database), check=False).returncode


@contextlib.contextmanager
def migrating(*databases: str) -> Iterator[list[subprocess.Popen]]:
    """The templates of the databases being made side by side; none is left running."""
    make = [sys.executable, "-m", "tests.databases"]
    migrations = [subprocess.Popen(make, cwd=ROOT, env=environment(database)) for database in databases]
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
        failed = pytest(arguments, database=SQLITE)
        print("== PostgreSQL", flush=True)  # noqa: T201
        return pytest(arguments, database=address) or failed


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # a run that is stopped stops its servers
    sys.exit(main(sys.argv[1:]))
