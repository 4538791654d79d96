"""The suite's ground: a migrated database per worker, a clock to set, a browser.

Two runs make the whole (see tests/run.py): on SQLite with everything, on PostgreSQL (by DATABASE_URL) without browsers.
"""

import contextlib
import datetime
import os
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import caches
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import override_settings
from django.test.testcases import LiveServerThread
from django.utils import translation

from search import lexicon
from search.backends.elasticsearch import circuit, rebuilding
from search.backends.elasticsearch import client as engine
from tests import databases
from tests.cards import standin, stripe_mock_url, stripe_process  # noqa: F401 -- fixtures
from tests.outbox import by_worker, gateway, mail_port, phone  # noqa: F401 -- fixtures
from tests.servers import elasticsearch
from tests.till import till  # noqa: F401 -- a fixture

ROOT = Path(__file__).resolve().parent.parent
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = datetime.date(2026, 11, 22)
hypothesis.settings.register_profile("no watch", deadline=None)  # how long an example takes is the machine's matter
hypothesis.settings.load_profile("no watch")
SLOW = ("slow", "browser")
"""Markers of what, coming last, would leave a worker alone with it."""


@pytest.hookimpl(trylast=True)  # after pytest-randomly has shuffled them
def pytest_collection_modifyitems(config, items):
    """Races need row locks, browsers need them not: each kind runs where it means something. The slow come first."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)
    unwanted = "browser" if databases.ON_POSTGRESQL else "postgresql"
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker(unwanted)])
    wanted = [item for item in items if not item.get_closest_marker(unwanted)]
    items[:] = sorted(wanted, key=lambda item: not any(map(item.get_closest_marker, SLOW)))


@pytest.fixture(scope="session")
def database():
    return databases.of_worker(os.environ.get("PYTEST_XDIST_WORKER", "main"))


@pytest.fixture(scope="session")
def django_db_setup(database, django_db_blocker):
    """Takes the place of pytest-django's own: a copy of the template instead of a minute of migrations."""
    with django_db_blocker.unblock():
        database.ensure_template()
        database.restore()
    yield
    with django_db_blocker.unblock():
        database.remove()


@pytest.fixture
def committed_db(django_db_setup, database, django_db_blocker):
    """A database in which transactions really commit: for threads, servers and what happens on commit."""
    with django_db_blocker.unblock():
        yield
        database.restore()


def ground(media: Path) -> dict[str, object]:
    """The settings on which tests stand, with a folder of their own for pictures."""
    return {
        "MEDIA_ROOT": media,
        "CACHES": {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "SMS_URL": "console:",
        "STRIPE_SECRET_KEY": "",
        "STRIPE_WEBHOOK_SECRET": "",
        "ELASTICSEARCH_URL": [],
        "WHITENOISE_AUTOREFRESH": True,  # no client reads through all collected files before its first request
    }


@pytest.fixture(scope="session")
def shared_ground(django_db_setup, database, django_db_blocker, tmp_path_factory):
    """For what a class or a file makes once: `with shared_ground() as media`, the folder of its pictures.

    It is committed; what a test of `django_db` changes of it is taken back after that test.
    """

    @contextlib.contextmanager
    def opened() -> Iterator[Path]:
        media = tmp_path_factory.mktemp("shared") / "media"
        with django_db_blocker.unblock(), override_settings(**ground(media)):
            try:
                yield media
            finally:
                database.restore()

    return opened


@pytest.fixture(autouse=True)
def clean_ground(settings, tmp_path):
    """No test meets another's files, cached answers or language."""
    for name, value in ground(tmp_path / "media").items():
        setattr(settings, name, value)
    translation.activate(settings.LANGUAGE_CODE)
    for each in caches.all(initialized_only=False):
        each.clear()
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
def empty_index(elasticsearch_url, settings, monkeypatch):
    """Elasticsearch is searched, in an index of this test's own. A machine that is busy with tests is no outage."""
    monkeypatch.setattr(engine, "READER", engine.PATIENCE)
    monkeypatch.setattr(engine, "WRITER", engine.PATIENCE)
    settings.ELASTICSEARCH_URL = [elasticsearch_url]
    settings.ELASTICSEARCH_INDEX = f"test-{uuid.uuid4().hex}"
    rebuilding.create(name := f"{settings.ELASTICSEARCH_INDEX}-{1:020}")
    rebuilding.swap(name)
    yield name
    for thread in threading.enumerate():
        if thread.name == circuit.PROBE:
            thread.join()
    settings.ELASTICSEARCH_URL = [elasticsearch_url]
    indices = engine.client(timeout=engine.PATIENCE).indices
    indices.delete(
        index=[*indices.get_alias(index=f"{settings.ELASTICSEARCH_INDEX}-*")] or "none", ignore_unavailable=True
    )


@pytest.fixture
def shared_cache(settings, tmp_path):
    """A cache that other processes of the test share."""
    location = str(tmp_path / "cache")
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": location},
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


class PromptServer(ThreadedWSGIServer):
    """Stops when it is told to, not half a second later."""

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        super().serve_forever(poll_interval)


class Site(LiveServerThread):
    server_class = PromptServer


@pytest.fixture
def site(committed_db, settings):
    """The address of the shop, served by a thread on a database that really commits."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    thread = Site("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    settings.SITE_URL = f"http://127.0.0.1:{thread.port}"
    settings.CSRF_TRUSTED_ORIGINS = [settings.SITE_URL]
    yield settings.SITE_URL
    thread.terminate()
