"""A new index takes the place of the old one in one step; whatever happens, there is one."""

import subprocess
import threading
from dataclasses import dataclass

import pytest
from django.core.management import CommandError, call_command

from search import port
from search.backends.elasticsearch import client as engine
from search.models import Removal, SearchDocument
from tests.engine import held, indices, managing, until
from tests.factories import make_listing
from tests.servers import gate

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_db", "shared_cache", "empty_index")]


@pytest.fixture
def gateway(elasticsearch_url, empty_index, settings):
    with gate.standing_before(elasticsearch_url) as opened:
        settings.ELASTICSEARCH_URL = [opened.url]
        yield opened


@pytest.fixture
def honey():
    return make_listing("Mật ong")


@dataclass
class Rebuild:
    """Another process, which has read the table and waits for the engine to take what it read."""

    worker: subprocess.Popen
    taken: threading.Event

    def finish(self) -> int:
        self.taken.set()
        return self.worker.wait()

    def kill(self) -> None:
        self.worker.kill()
        self.finish()


@pytest.fixture
def rebuilding(gateway, honey, elasticsearch_url, settings):
    gateway.hold["_bulk"] = taken = threading.Event()
    sent = gateway.times("_bulk")
    rebuild = Rebuild(managing("search_rebuild"), taken)
    settings.ELASTICSEARCH_URL = [elasticsearch_url]
    until(lambda: gateway.times("_bulk") > sent)
    yield rebuild
    rebuild.kill()
    rebuild.worker.communicate()


def check() -> None:
    call_command("search_check")
    assert not SearchDocument.objects.filter(pending=True).exists()
    assert not Removal.objects.exists()


def test_it_holds_what_the_table_holds_in_one_new_index(honey, empty_index, capsys):
    make_listing("Mật mía")
    call_command("search_rebuild")
    told = capsys.readouterr().out
    assert "2 of 2" in told
    assert "2 documents in the new index" in told
    assert sorted(held().values()) == ["Mật mía", "Mật ong"]
    assert len(indices()) == 1
    assert indices() != [empty_index]
    check()


def test_it_makes_the_index_where_there_is_none(honey, empty_index):
    engine.client().indices.delete(index=empty_index)
    call_command("search_rebuild")
    assert port.search("mật").backend == "elasticsearch"
    assert len(indices()) == 1


def test_what_changes_meanwhile_is_in_the_new_index(rebuilding, honey, empty_index):
    pear = make_listing("Lê")
    honey.product.title = "Mật mía"
    honey.product.save()
    assert sorted(held().values()) == ["Lê", "Mật mía"]  # in the old one
    assert rebuilding.finish() == 0
    assert empty_index not in indices()
    assert sorted(held().values()) == ["Lê", "Mật mía"]
    pear.delete()
    assert [*held().values()] == ["Mật mía"]
    check()


def test_what_is_deleted_meanwhile_is_not_in_the_new_index(rebuilding, honey):
    honey.product.delete()
    assert rebuilding.finish() == 0
    assert held() == {}
    check()


def test_a_second_one_at_once_refuses(rebuilding):
    with pytest.raises(CommandError, match="Another rebuild is running"):
        call_command("search_rebuild")
    assert rebuilding.finish() == 0
    call_command("search_rebuild")
    assert len(indices()) == 1


def test_one_that_fails_leaves_the_old_index_alone(gateway, honey, empty_index):
    gateway.refuse["_bulk"] = 503
    with pytest.raises(CommandError, match="Elasticsearch has not taken it"):
        call_command("search_rebuild")
    assert indices() == [empty_index]
    assert [*held().values()] == ["Mật ong"]


@pytest.mark.parametrize("command", ["search_rebuild", "search_update"])
def test_what_a_killed_one_leaves_is_removed_by_the_next_command(rebuilding, honey, empty_index, command):
    rebuilding.kill()
    assert (len(indices()), [*held().values()]) == (2, ["Mật ong"])
    call_command(command)
    assert len(indices()) == 1
    assert [*held().values()] == ["Mật ong"]
    check()


def test_an_index_of_somebody_else_is_left_alone(honey, settings):
    other = f"{settings.ELASTICSEARCH_INDEX}-of-somebody"
    engine.client(timeout=engine.PATIENCE).indices.create(index=other)
    call_command("search_rebuild")
    assert other in indices()
