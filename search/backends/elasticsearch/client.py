"""The way to Elasticsearch: one pool of connections per process, to all the nodes that the settings name."""

import hashlib
import json
from functools import cache

from django.conf import settings
from elasticsearch import Elasticsearch

from search.backends.elasticsearch import mapping

READER = 1.0
"""Seconds that somebody who searches may lose to an engine that does not answer."""
WRITER = 2.0
"""The same for somebody who saves: a batch of changes takes the engine longer than a question."""
PATIENCE = 30.0
"""For what nobody waits for: rebuilding, catching up."""

DIGEST = hashlib.sha256(json.dumps([mapping.SETTINGS, mapping.MAPPINGS], sort_keys=True).encode()).hexdigest()[:8]


@cache
def _connected(urls: tuple[str, ...]) -> Elasticsearch:
    """Another node is tried only if one refuses, which takes no time; waiting is done once."""
    return Elasticsearch([*urls], max_retries=len(urls) - 1, retry_on_status=(502, 503), retry_on_timeout=False)


@cache
def _waiting(urls: tuple[str, ...], timeout: float) -> Elasticsearch:
    return _connected(urls).options(request_timeout=timeout)


def client(*, timeout: float | None = None) -> Elasticsearch:
    """Waits as long as a reader does unless told otherwise. Errors are elasticsearch's `ApiError`, `TransportError`."""
    return _waiting(tuple(settings.ELASTICSEARCH_URL), READER if timeout is None else timeout)


def alias() -> str:
    """The name by which this version of the code knows the index.

    It holds the digest of the mapping: an index that was made for another one is not there under this name, for as many
    processes of whichever versions run side by side.
    """
    return f"{settings.ELASTICSEARCH_INDEX}-{DIGEST}"
