"""The suite's ground: a migrated database per worker, a clock to set, a browser.

Two runs make the whole (see tests/run.py): on SQLite with everything, on PostgreSQL (by DATABASE_URL) without browsers.
Migrating from nothing takes a minute, so each worker starts from a copy of a template that is migrated once.
"""

import contextlib
import datetime
import fcntl
import hashlib
import os
import shutil
import threading
import uuid
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test.testcases import LiveServerThread
from django.utils import translation

from search import lexicon
from search.backends.elasticsearch import circuit, rebuilding
from search.backends.elasticsearch.client import PATIENCE, client
from tests.servers import elasticsearch

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "var" / "test"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = datetime.date(2026, 11, 22)


ON_POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def pytest_collection_modifyitems(config, items):
    """Races need row locks, browsers need them not: each kind runs where it means something."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)
    unwanted = "browser" if ON_POSTGRESQL else "postgresql"
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker(unwanted)])
    items[:] = [item for item in items if not item.get_closest_marker(unwanted)]


def migrations_digest() -> str:
    """Changes when any migration or the data that migrations load changes."""
    files = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("shop/*/migrations/*.py"), *ROOT.glob("catalog/data/*.csv")]
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@contextlib.contextmanager
def one_at_a_time():
    """Workers of one run share the template: the first makes it, the others wait."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def point_at(name: str) -> None:
    """Turns this process to another database of the same server."""
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


class SqliteTemplate:
    """A migrated file that is copied for every worker."""

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
        connections.close_all()
        self.remove()
        shutil.copyfile(self.template, self.copy)
        point_at(str(self.copy))

    def remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.copy}{suffix}").unlink(missing_ok=True)


class PostgresqlTemplate:
    """A migrated database that is the template of every worker's."""

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


@pytest.fixture(scope="session")
def database_template():
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return PostgresqlTemplate(worker) if ON_POSTGRESQL else SqliteTemplate(worker)


@pytest.fixture(scope="session")
def django_db_setup(database_template, django_db_blocker):
    """Takes the place of pytest-django's own: a copy of the template instead of a minute of migrations."""
    with django_db_blocker.unblock():
        with one_at_a_time():
            if not database_template.exists():
                database_template.make()
        database_template.restore()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        database_template.remove()


@pytest.fixture
def committed_db(django_db_setup, database_template, django_db_blocker):
    """A database in which transactions really commit: for threads, servers and what happens on commit."""
    with django_db_blocker.unblock():
        yield
        database_template.restore()


@pytest.fixture(autouse=True)
def clean_ground(settings, tmp_path):
    """No test meets another's files, cached answers or language."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SMS_URL = "console:"
    settings.ELASTICSEARCH_URL = []
    translation.activate(settings.LANGUAGE_CODE)
    cache.clear()
    lexicon.forget()


@pytest.fixture(scope="session")
def elasticsearch_url():
    """The server of the run (tests/run.py) or one of this process; without Java there is none, and no run."""
    if address := os.environ.get("ELASTICSEARCH_TEST_URL"):
        yield address
    else:
        with elasticsearch.running() as server:
            yield server.url


@pytest.fixture
def empty_index(elasticsearch_url, settings):
    """Elasticsearch is searched, in an index of this test's own."""
    settings.ELASTICSEARCH_URL = [elasticsearch_url]
    settings.ELASTICSEARCH_INDEX = f"test-{uuid.uuid4().hex}"
    rebuilding.create(name := f"{settings.ELASTICSEARCH_INDEX}-{1:020}")
    rebuilding.swap(name)
    yield name
    for thread in threading.enumerate():
        if thread.name == circuit.PROBE:
            thread.join()
    settings.ELASTICSEARCH_URL = [elasticsearch_url]
    indices = client(timeout=PATIENCE).indices
    indices.delete(
        index=[*indices.get_alias(index=f"{settings.ELASTICSEARCH_INDEX}-*")] or "none", ignore_unavailable=True
    )


@pytest.fixture
def shared_cache(settings, tmp_path):
    """A cache that other processes of the test share."""
    location = str(tmp_path / "cache")
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": location}
    }


@pytest.fixture
def clock():
    """Sets the clock: `clock("2026-12-28 23:59:59")` in Asia/Ho_Chi_Minh; it stands still until set again."""
    with contextlib.ExitStack() as stack:
        travel = None

        def set_to(moment: str) -> datetime.datetime:
            nonlocal travel
            at = datetime.datetime.fromisoformat(moment).replace(tzinfo=HANOI)
            if travel is None:
                travel = stack.enter_context(time_machine.travel(at, tick=False))
            else:
                travel.move_to(at)
            return at

        set_to(f"{TODAY} 10:00:00")
        yield set_to


@pytest.fixture
def site(committed_db, settings):
    """The address of the shop, served by a thread on a database that really commits."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    settings.SITE_URL = f"http://127.0.0.1:{thread.port}"
    settings.CSRF_TRUSTED_ORIGINS = [settings.SITE_URL]
    yield settings.SITE_URL
    thread.terminate()
