"""Two changes to one product at once, on a real PostgreSQL: neither is lost from what the search says."""

import threading

import pytest
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from oscar.core.loading import get_model

from search.models import SearchDocument
from tests.engine import until
from tests.factories import make_listing

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("committed_db")]
Product = get_model("catalogue", "Product")


def change_name_meanwhile(product_pk: int) -> threading.Thread:
    """Another process's change, which meets the first one's before that is committed."""

    def change():
        product = Product.objects.get(pk=product_pk)
        product.title = "Mật mía"
        product.save()
        connections.close_all()

    thread = threading.Thread(target=change)
    thread.start()
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with connection.cursor() as cursor:

        def somebody_waits() -> int:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(waiting)
            return cursor.fetchone()[0]

        until(somebody_waits)
    return thread


def change_price_and_name() -> SearchDocument:
    listing = make_listing("Mật ong", price=90_000)
    with transaction.atomic():
        record = listing.product.stockrecords.get()
        record.price = 120_000
        record.save()
        other = change_name_meanwhile(listing.product_id)
    other.join()
    return SearchDocument.objects.get()


def test_the_later_change_builds_on_the_earlier():
    row = change_price_and_name()
    assert (row.name, row.price) == ("Mật mía", 120_000)


def test_without_the_lock_the_earlier_is_lost(monkeypatch):
    """The control: what the test above would let pass."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows)
    row = change_price_and_name()
    assert (row.name, row.price) == ("Mật mía", 90_000)
