"""Elasticsearch follows the table: what is committed is sent, what is not confirmed is remembered."""

import pytest
from django.core.management import call_command
from django.db import transaction
from oscar.core.loading import get_model

from catalog.clock import today
from search import index, port
from search.backends.elasticsearch import circuit, indexing
from search.backends.elasticsearch import client as engine
from search.models import Removal, SearchDocument
from tests.engine import held, process, until
from tests.factories import make_listing
from tests.servers import gate

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_db", "shared_cache", "empty_index")]

Product = get_model("catalogue", "Product")


@pytest.fixture
def gateway(elasticsearch_url, empty_index, settings):
    with gate.standing_before(elasticsearch_url) as opened:
        settings.ELASTICSEARCH_URL = [opened.url]
        yield opened


def rename(listing, title: str) -> None:
    listing.product.title = title
    listing.product.save()


def pending() -> int:
    return SearchDocument.objects.filter(pending=True).count() + Removal.objects.count()


def check() -> None:
    call_command("search_check")
    assert pending() == 0


class TestWhatIsCommitted:
    def test_is_found_at_once(self):
        make_listing("Mật ong")
        assert [hit.name for hit in port.search("mật ong").hits] == ["Mật ong"]
        check()

    def test_is_sent_in_one_request(self, gateway):
        with transaction.atomic():
            listing = make_listing("Mật ong")
            for title in ("Mật mía", "Mật hoa"):
                rename(listing, title)
        assert gateway.times("_bulk") == 1
        check()

    def test_brings_along_what_was_left_behind(self):
        left = make_listing("Mật ong")
        SearchDocument.objects.update(pending=True)
        make_listing("Mật mía")
        assert (pending(), left.product.search_documents.get().pending) == (0, False)

    @pytest.mark.parametrize("gone", ["listing", "product"])
    def test_is_gone_when_it_is_deleted(self, gone):
        listing = make_listing("Mật ong")
        (listing if gone == "listing" else listing.product).delete()
        assert held() == {}
        check()


class TestWhatIsRolledBack:
    def test_is_not_sent(self, gateway):
        listing = make_listing("Mật ong")
        sent = gateway.times("_bulk")
        with transaction.atomic():
            rename(listing, "Mật mía")
            transaction.set_rollback(True)
        assert (gateway.times("_bulk"), [*held().values()]) == (sent, ["Mật ong"])
        check()

    def test_leaves_no_removal(self):
        listing = make_listing("Mật ong")
        with transaction.atomic():
            listing.delete()
            transaction.set_rollback(True)
        assert (Removal.objects.count(), [*held().values()]) == (0, ["Mật ong"])


class TestAProcessKilledBetweenCommitAndSending:
    KILLED = """
import os, signal
from django.db import transaction
from oscar.core.loading import get_model
product = get_model("catalogue", "Product").objects.get(pk={pk})
with transaction.atomic():
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
    {change}
"""

    @pytest.fixture
    def listing(self):
        return make_listing("Mật ong")

    def kill_after(self, change: str, listing) -> None:
        assert process(self.KILLED.format(pk=listing.product_id, change=change)).wait() == -9

    def test_loses_no_change(self, listing, capsys):
        self.kill_after("product.title = 'Mật mía'; product.save()", listing)
        assert (pending(), [*held().values()]) == (1, ["Mật ong"])
        call_command("search_update")
        assert "1 documents confirmed" in capsys.readouterr().out
        assert [*held().values()] == ["Mật mía"]
        check()

    def test_loses_no_removal(self, listing):
        self.kill_after("product.delete()", listing)
        assert (pending(), [*held().values()]) == (1, ["Mật ong"])
        call_command("search_update")
        assert held() == {}
        check()


class TestVersions:
    def test_an_older_one_never_wins(self):
        listing = make_listing("Mật ong")
        older = SearchDocument.objects.get()
        rename(listing, "Mật mía")
        assert indexing.bulk([older], timeout=engine.PATIENCE, index=engine.alias(), refresh=True) == [older]
        assert [*held().values()] == ["Mật mía"]

    def test_nor_one_of_what_is_gone(self):
        listing = make_listing("Mật ong")
        older = SearchDocument.objects.get()
        listing.delete()
        indexing.bulk([older], timeout=engine.PATIENCE, index=engine.alias(), refresh=True)
        assert held() == {}

    def test_the_mark_of_a_newer_one_stays(self, gateway):
        listing = make_listing("Mật ong")
        older = SearchDocument.objects.get()
        gateway.refuse["_bulk"] = 400
        rename(listing, "Mật mía")
        indexing.confirm({older.pk: older.version})
        assert pending() == 1

    def test_two_processes_at_once_agree_with_the_table(self):
        listing = make_listing("Mật ong", price=1_000)
        change = """
from shop.partner.models import StockRecord
for price in range({start}, {start} + 15):
    record = StockRecord.objects.get(product={pk}); record.price = price; record.save()
"""
        both = [process(change.format(start=start, pk=listing.product_id)) for start in (2_000, 3_000)]
        assert [worker.wait() for worker in both] == [0, 0]
        call_command("search_update")
        check()


class TestAFailure:
    def test_leaves_the_marks_and_does_not_disturb_the_writer(self, gateway):
        gateway.refuse["_bulk"] = 503
        listing = make_listing("Mật ong")
        rename(listing, "Mật mía")
        assert (Product.objects.get(pk=listing.product_id).title, pending()) == ("Mật mía", 1)

    def test_costs_nothing_while_the_circuit_is_open(self, gateway):
        gateway.refuse["_bulk"] = gateway.refuse["_search"] = 503
        listing = make_listing("Mật ong")
        for number in range(5):
            rename(listing, f"Mật {number}")
        assert gateway.times("_bulk") == 1

    def test_is_mended_when_the_engine_is_back(self, gateway, monkeypatch):
        monkeypatch.setattr(circuit, "BETWEEN_PROBES", 0.1)
        gateway.refuse["_bulk"] = gateway.refuse["_search"] = 503
        make_listing("Mật ong")
        gateway.refuse.clear()
        until(lambda: port.search("mật").backend == "elasticsearch")
        until(lambda: not pending())
        check()

    def test_of_one_document_does_not_hold_up_the_others(self, caplog):
        with index.gathered():
            make_listing("Mật ong"), make_listing("Mật mía")
        SearchDocument.objects.filter(name="Mật ong").update(stars=300, pending=True)  # more than the mapping's byte
        rename(make_listing("Mật hoa"), "Mật rừng")
        assert [*SearchDocument.objects.filter(pending=True).values_list("stars", flat=True)] == [300]
        assert caplog.text.count("refuses SearchDocument") >= 1


class TestAbsent:
    def test_are_those_changed_and_not_in_force_and_those_removed(self, gateway, django_assert_num_queries):
        paused, gone, renamed = make_listing("Mật ong"), make_listing("Mật mía"), make_listing("Mật hoa")
        ids = {row.name: row.pk for row in SearchDocument.objects.all()}
        gateway.refuse["_bulk"] = gateway.refuse["_search"] = 503
        paused.published_at = None
        paused.save()
        gone.delete()
        rename(renamed, "Mật rừng")
        with django_assert_num_queries(1):
            absent = indexing.absent_ids(today())
        assert sorted(absent) == sorted([ids["Mật ong"], ids["Mật mía"]])

    def test_of_more_than_can_be_named_the_database_answers(self, gateway, monkeypatch):
        monkeypatch.setattr(indexing, "MOST_ABSENT", 0)
        assert port.search().backend == "elasticsearch"
        gateway.refuse["_bulk"] = 400
        make_listing("Mật ong", published_at=None)
        assert port.search().backend == "database"


def test_the_check_names_what_the_engine_has_wrong(capsys):
    make_listing("Mật ong"), make_listing("Mật mía"), make_listing("Mật hoa")
    stale, missing, changed = SearchDocument.objects.order_by("pk")
    es, options = engine.client(timeout=engine.PATIENCE), {"index": engine.alias(), "refresh": True}
    es.update(id=str(stale.pk), doc={"price": 1}, **options)
    es.delete(id=str(missing.pk), **options)
    SearchDocument.objects.filter(pk=changed.pk).update(version=9)
    with pytest.raises(Exception, match="3 documents differ"):
        call_command("search_check")
    told = capsys.readouterr().out
    assert f"document {missing.pk}: missing in the engine" in told
    assert f"document {changed.pk}: version" in told
