"""Runs the whole suite: on SQLite with browsers, then on a PostgreSQL of its own. `python -m tests.run [pytest's arguments]`."""

import os
import subprocess
import sys
from pathlib import Path

from tests.servers import postgresql

ROOT = Path(__file__).resolve().parent.parent
WORKERS = str(os.cpu_count() or 1)


def pytest(*arguments: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "loadfile", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    print("== SQLite and browsers", flush=True)  # noqa: T201
    failed = pytest(*arguments)
    print("== PostgreSQL", flush=True)  # noqa: T201
    with postgresql.running() as address:
        return pytest("--postgresql", address, *arguments) or failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
