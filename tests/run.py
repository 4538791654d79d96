"""Runs the whole suite: on SQLite with browsers, then on a PostgreSQL of its own. Arguments go to pytest."""

import os
import subprocess
import sys
from pathlib import Path

from tests.servers import postgresql

ROOT = Path(__file__).resolve().parent.parent
WORKERS = str(os.cpu_count() or 1)


def pytest(arguments: list[str], *, database: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "loadfile", *arguments]
    environment = {**os.environ, "DEBUG": "1", "DEMO": "1", "DATABASE_URL": database}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    print("== SQLite and browsers", flush=True)  # noqa: T201
    failed = pytest(arguments, database=f"sqlite:///{ROOT}/var/test/unused.sqlite3")
    print("== PostgreSQL", flush=True)  # noqa: T201
    with postgresql.running() as address:
        return pytest(arguments, database=address) or failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
