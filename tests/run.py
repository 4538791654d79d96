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
SEARCH = "ELASTICSEARCH_TEST_URL"
WORKERS = str(os.cpu_count() or 1)


def pytest(arguments: list[str], *, database: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "loadfile", *arguments]
    environment = {**os.environ, "DEBUG": "1", "DEMO": "1", "DATABASE_URL": database}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


@contextlib.contextmanager
def search_engine() -> Iterator[None]:
    """One Elasticsearch for all workers of both runs, unless there is one already."""
    if SEARCH in os.environ:
        yield
        return
    print("== Elasticsearch is starting (the first time it is downloaded)", flush=True)  # noqa: T201
    with elasticsearch.running() as server:
        os.environ[SEARCH] = server.url
        yield


def main(arguments: list[str]) -> int:
    with search_engine():
        print("== SQLite and browsers", flush=True)  # noqa: T201
        failed = pytest(arguments, database=f"sqlite:///{ROOT}/var/test/unused.sqlite3")
        print("== PostgreSQL", flush=True)  # noqa: T201
        with postgresql.running() as address:
            return pytest(arguments, database=address) or failed


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # a run that is stopped stops its servers
    sys.exit(main(sys.argv[1:]))
