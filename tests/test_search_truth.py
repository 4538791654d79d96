"""With no job running and an index that knows nothing of the last change, what may not be sold shows nowhere."""

import datetime

import pytest
from django.test import Client

from catalog.models import Certificate
from search import port
from search.backends.elasticsearch import indexing
from search.models import SearchDocument
from search.suggestions import suggest
from tests.engine import held
from tests.factories import make_certificate, make_listing, make_ocop_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "empty_index")]


@pytest.fixture
def honey():
    """On sale, and so the index has it; nothing is committed in these tests, so that it learns no more."""
    make_listing("Gạo nếp", category="Gạo")
    certificate = make_certificate(make_ocop_product("Mật ong"), stars=5, valid_until=datetime.date(2026, 12, 1))
    listing = make_listing(certificate=certificate)
    indexing.drain()
    assert shown() == {"Mật ong", "Gạo nếp"}
    return listing


def shown() -> set[str]:
    """All names in the results, in the API's and among the suggestions, if the counts agree with them."""
    results = port.search()
    assert results.backend == "elasticsearch"
    names = {hit.name for hit in results.hits}
    api = Client().get("/api/v1/products/").json()
    assert {product["name"] for product in api["results"]} == names
    suggested = {suggestion.text for typed in ("mật", "gạo") for suggestion in suggest(typed)}
    assert suggested & {"Mật ong", "Gạo nếp"} == names
    assert results.total == api["total"] == len(names)
    for facet in ("stars", "category", "set"):
        assert sum(option["count"] for option in results.facets[facet]) == len(names)
    return names


def test_a_certificate_that_lapsed_at_midnight(honey, clock):
    clock("2026-12-01 23:59:59")
    assert shown() == {"Mật ong", "Gạo nếp"}
    clock("2026-12-02 00:00:00")
    assert shown() == {"Gạo nếp"}


def test_a_revocation_made_a_second_ago(honey):
    certificate = honey.ocop_product.certificates.get()
    certificate.ended_on, certificate.ended_by = datetime.date(2026, 11, 22), Certificate.Ending.REVOKED
    certificate.save()
    assert "Mật ong" in held().values()
    assert shown() == {"Gạo nếp"}


def test_a_product_taken_off_sale(honey):
    honey.published_at = None
    honey.save()
    assert shown() == {"Gạo nếp"}


def test_a_producer_who_has_left(honey):
    honey.producer.is_active = False
    honey.producer.save()
    assert shown() == {"Gạo nếp"}


def test_a_product_that_is_deleted(honey):
    honey.product.delete()
    assert "Mật ong" in held().values()
    assert shown() == {"Gạo nếp"}


def test_what_the_engine_has_confirmed_it_never_shows_as_it_was(honey):
    """Confirmed means seen by the next search, not a second later."""
    honey.published_at = None
    honey.save()
    indexing.drain()
    assert not SearchDocument.objects.filter(pending=True).exists()
    assert shown() == {"Gạo nếp"}
