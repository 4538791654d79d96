"""What the tests of the search engine share: other processes, waiting, and what the index holds."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from search.backends.elasticsearch import client as engine

ROOT = Path(__file__).resolve().parent.parent
DJANGO = """import django; django.setup()
from search.backends.elasticsearch import client as engine
engine.READER = engine.WRITER = engine.PATIENCE
"""
"""As patient as the tests are: a machine that is busy with them is no outage."""


def environment() -> dict[str, str]:
    """Of another process that sees this test's database, index and cache."""
    name = settings.DATABASES["default"]["NAME"]
    database = f"sqlite:///{name}"
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "shop.settings",
        "DEBUG": "1",
        "DATABASE_URL": database,
        "CACHE_URL": f"filecache://{settings.CACHES['default']['LOCATION']}",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "ELASTICSEARCH_URL": ",".join(settings.ELASTICSEARCH_URL),
        "ELASTICSEARCH_INDEX": settings.ELASTICSEARCH_INDEX,
    }


def process(code: str) -> subprocess.Popen:
    """Another worker of the shop, which runs this."""
    command = [sys.executable, "-c", DJANGO + code]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def managing(command: str) -> subprocess.Popen:
    return process(f"from django.core.management import call_command\ncall_command({command!r})")


def until(condition: Callable[[], object], *, within: float = 90) -> None:
    """Fails after as many seconds as nothing takes on however busy a machine."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "this has not come"
        time.sleep(0.02)


def held() -> dict[str, str]:
    """What the engine has: names by the id of the document."""
    found = engine.client(timeout=engine.PATIENCE).search(index=engine.alias(), size=100)
    return {hit["_id"]: hit["_source"]["name"] for hit in found["hits"]["hits"]}


def indices() -> list[str]:
    return sorted(engine.client(timeout=engine.PATIENCE).indices.get_alias(index=f"{settings.ELASTICSEARCH_INDEX}-*"))
