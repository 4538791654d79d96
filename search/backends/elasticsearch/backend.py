"""Elasticsearch behind the port, and the database behind Elasticsearch."""

from collections.abc import Sequence
from functools import cached_property

from django.utils.translation import gettext as _
from elasticsearch_dsl import Search

from catalog.clock import today
from search import engine_time
from search.backends import Begun, Found
from search.backends.database import DatabaseBackend
from search.backends.elasticsearch import circuit, finding, indexing
from search.backends.elasticsearch import client as engine
from search.filters import Filters
from search.query import Query


class ElasticsearchBackend:
    """Of one search: once the engine has failed it, the database answers all the rest of it."""

    def __init__(self):
        self._has_failed = False

    @property
    def name(self) -> str:
        """Of the one who has answered."""
        return DatabaseBackend.name if self._has_failed else "elasticsearch"

    @property
    def notice(self) -> str:
        return _("Tìm kiếm đang tạm thời hạn chế, kết quả có thể chưa đầy đủ.") if self._has_failed else ""

    def is_ready(self) -> bool:
        try:
            with circuit.guarded():
                if not engine.client().indices.exists_alias(name=engine.alias()):
                    raise circuit.Missing
        except circuit.Unavailable:
            return False
        return True

    def find(self, query: Query, filters: Filters, *, sort: str, page: int) -> Found:
        try:
            question = finding.Question(query, filters, sort=sort, page=page, day=today(), absent=self.absent)
            found = question.read(self._ask(question.searches()))
        except circuit.Unavailable:
            self._has_failed = True
            return DatabaseBackend().find(query, filters, sort=sort, page=page)
        return found if page <= found.pages else self.find(query, filters, sort=sort, page=1)

    def begun(self, typed: Begun, *, size: int) -> list[int]:
        try:
            search = finding.beginning(typed, day=today(), size=size)
            (answer,) = self._ask([search])
        except circuit.Unavailable:
            self._has_failed = True
            return DatabaseBackend().begun(typed, size=size)
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    @cached_property
    def absent(self) -> list[int]:
        return indexing.absent_ids(today())

    def _ask(self, searches: Sequence[Search]) -> list[dict]:
        """All in one request."""
        if self._has_failed:
            raise circuit.Unavailable
        body = [part for search in searches for part in ({}, search.to_dict())]
        with circuit.guarded():
            answer = engine.client().msearch(index=engine.alias(), searches=body)
            engine_time.add(answer["took"])
            for response in answer["responses"]:
                circuit.check(response)
        return answer["responses"]
