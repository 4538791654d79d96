"""Elasticsearch behind the port, and the database behind Elasticsearch."""

from collections.abc import Sequence
from functools import cached_property

from django.utils.translation import gettext as _
from elasticsearch_dsl import Search

from catalog.clock import today
from search.backends import Backend, Found
from search.backends.database import DatabaseBackend
from search.backends.elasticsearch import circuit, finding, indexing
from search.backends.elasticsearch import client as engine
from search.filters import Filters
from search.query import Query


class ElasticsearchBackend:
    """Of one search: once the engine has failed it, the database answers all the rest of it."""

    def __init__(self):
        self._instead: Backend | None = None

    @property
    def name(self) -> str:
        """Of the one who has answered."""
        return self._instead.name if self._instead else "elasticsearch"

    @property
    def notice(self) -> str:
        return _("Tìm kiếm đang chạy ở chế độ đơn giản.") if self._instead else ""

    def find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found:
        if self._instead is None:
            try:
                return self._find(query, filters, sort=sort, page=page)
            except circuit.Unavailable:
                self._instead = DatabaseBackend()
        return self._instead.find(query, filters, sort=sort, page=page)

    def begun(self, text: str, *, size: int) -> list[int]:
        """Rows whose name has words that begin like this. Raises `circuit.Unavailable`."""
        search = finding.suggestion(text, day=today(), absent=self.absent, size=size)
        (answer,) = self._ask([search])
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    @cached_property
    def absent(self) -> list[int]:
        return indexing.absent_ids(today())

    def _find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found:
        question = finding.Question(query, filters, sort=sort, page=page, day=today(), absent=self.absent)
        return question.read(self._ask(question.searches()))

    def _ask(self, searches: Sequence[Search]) -> list[dict]:
        """All in one request."""
        body = [part for search in searches for part in ({}, search.to_dict())]
        with circuit.guarded():
            answers = engine.client().msearch(index=engine.alias(), searches=body)["responses"]
            for answer in answers:
                circuit.check(answer)
        return answers
