"""Elasticsearch killed, frozen, refusing, without its index: the database answers, nobody waits, it is said once.

That nobody waits is seen from what is asked of the engine and for how long, which no busy machine changes.
"""

import contextlib
import datetime
import logging
import signal
import threading
import time
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from elastic_transport import Urllib3HttpNode

from catalog.models import Certificate, Listing
from search import port
from search.backends.elasticsearch import circuit, mapping, rebuilding
from search.backends.elasticsearch import client as engine
from search.models import SearchDocument
from tests.engine import process, until
from tests.factories import make_listing
from tests.servers import elasticsearch, gate
from tests.servers.postgresql import free_port
from tests.shopper import Shopper

pytestmark = pytest.mark.usefixtures("committed_db", "shared_cache", "empty_index", "soon_asked_again")
NOTICE = "Tìm kiếm đang tạm thời hạn chế, kết quả có thể chưa đầy đủ."
READER, WRITER = engine.READER, engine.WRITER
"""The shop's own; the tests of a working engine have more patience."""
PROBE_WAITS = 3.0
"""Seconds after which what does not answer is down."""


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2026-11-22T10:00:00+07:00", tick=True):
        yield


@pytest.fixture
def soon_asked_again(empty_index, monkeypatch):
    """Who is not to be given up may take his time: a machine that is busy with tests is no outage."""
    monkeypatch.setattr(circuit, "BETWEEN_PROBES", 0.2)
    monkeypatch.setattr(circuit, "PROBE_WAITS", engine.PATIENCE)


@pytest.fixture(scope="module")
def own_server():
    """One that may be hurt without disturbing the other tests."""
    with elasticsearch.running(heap="256m") as server:
        yield server


@pytest.fixture
def server(own_server, settings, listing):
    settings.ELASTICSEARCH_URL = [own_server.url]
    rebuilding.rebuild()
    return own_server


@pytest.fixture
def gateway(elasticsearch_url, listing, settings):
    with gate.standing_before(elasticsearch_url) as opened:
        settings.ELASTICSEARCH_URL = [opened.url]
        yield opened


@pytest.fixture
def listing() -> Listing:
    return make_listing("Mật ong")


@pytest.fixture
def openings(caplog):
    """How often it was logged that the engine cannot be asked."""
    caplog.set_level(logging.WARNING)
    return lambda: caplog.text.count("Elasticsearch cannot be asked")


def answer() -> tuple[str, str | None, list[str]]:
    results = port.search("mật ong")
    return results.backend, results.notice, [hit.name for hit in results.hits]


SIMPLY = ("database", NOTICE, ["Mật ong"])
AS_EVER = ("elasticsearch", None, ["Mật ong"])


def seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def is_back() -> bool:
    return answer() == AS_EVER


def questions(patch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that each question to the engine may take, from now on. Probes are none: nobody waits for them."""
    ask, asked = Urllib3HttpNode.perform_request, []

    def note_and_ask(node, *question, request_timeout, **more):
        if threading.current_thread().name != circuit.PROBE:
            asked.append(request_timeout)
        return ask(node, *question, request_timeout=request_timeout, **more)

    patch.setattr(Urllib3HttpNode, "perform_request", note_and_ask)
    return asked


@contextlib.contextmanager
def frozen(server: elasticsearch.Server) -> Iterator[list[float]]:
    """It takes questions and answers none; whoever asks is as patient as in the shop. Gives their `questions`."""
    assert answer() == AS_EVER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "READER", READER)
        patch.setattr(engine, "WRITER", WRITER)
        patch.setattr(circuit, "PROBE_WAITS", PROBE_WAITS)
        server.signal(signal.SIGSTOP)
        try:
            yield questions(patch)
        finally:
            server.signal(signal.SIGCONT)


@pytest.mark.slow
class TestAServerOfTheirOwn:
    def test_frozen_the_first_waits_a_second_and_nobody_after_it(self, server, openings):
        with frozen(server) as asked:
            assert seconds(answer) > 0.9
            assert seconds(lambda: [answer() for _ in range(20)]) < 20 * READER
            assert asked == [1.0]
            until(lambda: openings() == 1)
            assert answer() == SIMPLY
        until(is_back)
        assert openings() == 1

    def test_frozen_shopping_goes_on(self, server, listing):
        with frozen(server) as asked:
            answer()
            shopper = Shopper()
            shopper.put(listing)
            assert [item.name for item in shopper.basket().items] == ["Mật ong"]
            assert asked == [1.0]

    def test_frozen_who_saves_waits_two_seconds_at_most(self, server, listing):
        with frozen(server) as asked:
            listing.product.title = "Mật mía"
            listing.product.save()
            assert asked == [2.0]
            listing.product.title = "Mật hoa"
            listing.product.save()
            assert asked == [2.0]
            assert SearchDocument.objects.get().name == "Mật hoa"

    def test_killed_the_database_answers_and_it_closes_by_itself(self, server, openings):
        assert answer() == AS_EVER
        server.kill()
        assert [answer() for _ in range(5)] == [SIMPLY] * 5
        make_listing("Mật ong rừng")
        assert openings() == 1
        server.start()
        until(lambda: port.search("mật ong").backend == "elasticsearch")
        until(lambda: not SearchDocument.objects.filter(pending=True).exists())
        assert port.search("mật ong rừng").total == 1
        assert openings() == 1


class TestRefusing:
    @pytest.mark.parametrize("status", [502, 503, 401])
    def test_the_database_answers(self, gateway, status, openings):
        gateway.refuse[""] = status
        assert [answer(), answer()] == [SIMPLY, SIMPLY]
        assert openings() == 1

    def test_it_is_not_asked_again_until_a_probe_has_come_through(self, gateway):
        gateway.refuse[""] = 503
        for _ in range(10):
            answer()
        assert gateway.times("_msearch") == 1
        gateway.refuse.clear()
        until(is_back)

    @pytest.mark.parametrize("path", ["/san-pham/?q=mật", "/api/v1/products/?q=mật", "/api/v1/suggest/?q=mật", "/"])
    def test_no_page_fails(self, gateway, path):
        gateway.refuse[""] = 503
        assert [Client().get(path).status_code for _ in range(2)] == [200, 200]

    def test_the_page_and_the_api_say_so(self, gateway):
        gateway.refuse[""] = 503
        told = Client().get("/api/v1/products/").json()
        assert (told["backend"], told["notice"], told["total"]) == ("database", NOTICE, 1)
        assert NOTICE in Client().get("/san-pham/").content.decode()

    def test_revoking_goes_on_and_takes_effect_at_once(self, gateway, listing):
        gateway.refuse[""] = 503
        certificate = listing.ocop_product.certificates.get()
        certificate.ended_on, certificate.ended_by = datetime.date(2026, 11, 22), Certificate.Ending.REVOKED
        certificate.save()
        assert answer() == ("database", NOTICE, [])

    def test_it_is_ready_and_degraded(self, gateway):
        assert Client().get("/readyz").json()["search"] == "ok"
        gateway.refuse[""] = 503
        degraded = Client().get("/readyz")
        assert (degraded.status_code, degraded.json()["search"]) == (200, "degraded")

    def test_too_busy_for_now_is_no_outage(self, gateway, openings):
        gateway.refuse["_msearch"] = 429
        assert answer() == SIMPLY
        gateway.refuse.clear()
        until(is_back)
        assert openings() == 0

    def test_one_question_that_it_does_not_understand_is_answered_by_the_database_alone(self, gateway, openings):
        gateway.refuse["_msearch"] = 400
        assert answer() == SIMPLY
        gateway.refuse.clear()
        assert (answer(), openings()) == (AS_EVER, 0)


class TestACluster:
    """Several addresses are its nodes."""

    def test_answers_if_one_of_its_nodes_is_dead(self, listing, settings, openings):
        settings.ELASTICSEARCH_URL = [f"http://127.0.0.1:{free_port()}", *settings.ELASTICSEARCH_URL]
        assert [answer() for _ in range(4)] == [AS_EVER] * 4
        assert openings() == 0

    def test_answers_if_one_of_its_nodes_refuses(self, gateway, elasticsearch_url, settings, openings):
        gateway.refuse[""] = 503
        settings.ELASTICSEARCH_URL = [gateway.url, elasticsearch_url]
        assert [answer() for _ in range(4)] == [AS_EVER] * 4
        assert openings() == 0


class TestCold:
    @pytest.fixture(autouse=True)
    def as_patient_as_the_shop(self, committed_db, empty_index, monkeypatch):
        monkeypatch.setattr(engine, "READER", READER)

    def test_a_slow_first_answer_is_no_outage(self, gateway, openings):
        gateway.delay["search"] = 2.5
        assert (answer(), openings()) == (SIMPLY, 0)
        gateway.delay.clear()
        until(is_back)
        assert openings() == 0

    def test_what_stays_slow_is_one(self, gateway, openings, monkeypatch):
        monkeypatch.setattr(circuit, "PROBE_WAITS", PROBE_WAITS)
        gateway.delay["search"] = 30
        answer()
        until(openings)
        assert (answer(), openings()) == (SIMPLY, 1)


class TestIndex:
    def test_that_is_deleted_is_missed_and_a_rebuild_brings_it_back(self, listing, empty_index, openings, caplog):
        engine.client().indices.delete(index=empty_index)
        assert [answer(), answer()] == [SIMPLY, SIMPLY]
        assert (openings(), "run search_rebuild" in caplog.text) == (1, True)
        rebuilding.rebuild()
        assert (answer(), openings()) == (AS_EVER, 1)

    def test_of_another_mapping_is_not_asked(self, listing, monkeypatch, openings):
        assert answer() == AS_EVER
        monkeypatch.setattr(engine, "DIGEST", "later")
        assert (answer(), openings()) == (SIMPLY, 1)

    def test_is_not_made_by_writing_into_one_that_is_missing(self, empty_index):
        engine.client().indices.delete(index=empty_index)
        make_listing("Mật ong")
        assert not engine.client().indices.exists(index=engine.alias())

    def test_known_to_older_code_does_not_open_the_circuit_of_the_newer(self, listing, monkeypatch):
        monkeypatch.setattr(engine, "DIGEST", "older")
        assert answer() == SIMPLY
        monkeypatch.undo()
        assert answer() == AS_EVER

    def test_has_the_digest_of_its_mapping(self, empty_index):
        about = engine.client().indices.get_mapping(index=empty_index)[empty_index]["mappings"]
        assert about["_meta"]["digest"] == engine.DIGEST
        assert about["properties"].keys() == mapping.MAPPINGS["properties"].keys()


class TestWorkers:
    def test_agree(self, gateway, openings):
        """One finds the engine down, the other does not ask."""
        gateway.refuse[""] = 503
        other = process("from search import port; print(port.search('mật ong').backend)")
        assert "database" in other.communicate()[0].decode()
        assert gateway.times("_msearch") == 1
        assert answer() == SIMPLY
        assert (gateway.times("_msearch"), openings()) == (1, 0)
