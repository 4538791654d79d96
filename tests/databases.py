"""The databases of the tests. Migrating from nothing takes a minute, so every worker starts from a copy of a template.

`python -m tests.databases` makes the template of DATABASE_URL's engine, if it is not there.
"""

import fcntl
import hashlib
import os
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "var" / "test"
ON_POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def migrations_digest() -> str:
    """Changes when any migration changes, or the data that migrations load, or what loads it."""
    files = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("shop/*/migrations/*.py"), *ROOT.glob("catalog/data/*.csv")]
    files += [ROOT / "catalog" / name for name in ("reference.py", "text.py")]
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def point_at(name: str) -> None:
    """Turns this process to another database of the same server."""
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


class Database(ABC):
    """A worker's copy of a migrated template."""

    def ensure_template(self) -> None:
        """Workers of one run share it: the first makes it, the others wait."""
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        with (TEMPLATES / f"{type(self).__name__}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.exists():
                self.make()

    @abstractmethod
    def exists(self) -> bool: ...

    @abstractmethod
    def make(self) -> None: ...

    @abstractmethod
    def restore(self) -> None:
        """Turns this process to a fresh copy."""

    @abstractmethod
    def remove(self) -> None: ...


class SqliteFile(Database):
    def __init__(self, worker: str):
        self.template = TEMPLATES / f"{migrations_digest()}.sqlite3"
        self.copy = TEMPLATES / f"worker-{worker}-{os.getpid()}.sqlite3"

    def make(self) -> None:
        unfinished = self.template.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        point_at(str(unfinished))
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        unfinished.rename(self.template)

    def exists(self) -> bool:
        return self.template.exists()

    def restore(self) -> None:
        self.remove()
        shutil.copyfile(self.template, self.copy)
        point_at(str(self.copy))

    def remove(self) -> None:
        connections.close_all()
        for file in TEMPLATES.glob(f"{self.copy.name}*"):
            file.unlink(missing_ok=True)  # a server's last thread, closing its connection, removes the log by itself


class PostgresqlDatabase(Database):
    def __init__(self, worker: str):
        self.copy = f"worker_{worker}"
        self.template = f"template_{migrations_digest()}"

    def make(self) -> None:
        self.create("unfinished")
        point_at("unfinished")
        call_command("migrate", verbosity=0)
        connections.close_all()
        self.execute(f'ALTER DATABASE "unfinished" RENAME TO "{self.template}"')

    def exists(self) -> bool:
        return bool(self.execute(f"SELECT 1 FROM pg_database WHERE datname = '{self.template}'").fetchone())

    def restore(self) -> None:
        connections.close_all()
        self.create(self.copy, template=self.template)
        point_at(self.copy)

    def create(self, name: str, *, template: str = "template1") -> None:
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def execute(self, statement: str):
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            return server.execute(statement)

    def remove(self) -> None:
        connections.close_all()


def of_worker(name: str) -> Database:
    return PostgresqlDatabase(name) if ON_POSTGRESQL else SqliteFile(name)


if __name__ == "__main__":
    django.setup()
    of_worker("main").ensure_template()
