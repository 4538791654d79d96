"""Labels beside OCOP: shown, counted and filtered by while their own term runs, and no day longer."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.models import OtherLabel
from search import index
from search.models import SearchDocument
from tests.factories import make_listing, make_ocop_product, make_other_label

pytestmark = pytest.mark.django_db
Day = datetime.date


@pytest.fixture(autouse=True)
def today(clock):
    clock("2026-11-22 10:00:00")


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (Day(2025, 12, 31), False),
        (Day(2026, 1, 1), True),
        (Day(2027, 12, 31), True),
        (Day(2028, 1, 1), False),
    ],
)
def test_counts_from_its_first_day_to_the_end_of_its_last(day, valid):
    make_other_label(make_ocop_product())
    assert OtherLabel.objects.valid(day).exists() is valid


def test_without_an_end_counts_for_good():
    make_other_label(make_ocop_product(), OtherLabel.Kind.GEOGRAPHICAL_INDICATION, valid_until=None)
    assert OtherLabel.objects.valid(Day(2099, 1, 1)).exists()


def test_counts_only_once_somebody_has_checked_it():
    make_other_label(make_ocop_product(), verified_at=None)
    assert not OtherLabel.objects.valid().exists()


def test_cannot_end_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_other_label(make_ocop_product(), valid_until=Day(2025, 12, 31))


def test_the_search_document_follows_it():
    listing = make_listing()
    label = make_other_label(listing.ocop_product, verified_at=None)
    document = SearchDocument.objects.get()
    assert document.label == ""
    label.verified_at = timezone.now()
    label.save()
    document.refresh_from_db()
    assert document.label == "vietgap 2026-01-01 2027-12-31"
    label.delete()
    document.refresh_from_db()
    assert (document.label, [*index.check()]) == ("", [])


def page(client, listing) -> str:
    return " ".join(client.get(listing.product.get_absolute_url()).content.decode().split())


def test_the_product_page_tells_issuer_number_and_last_day(client):
    listing = make_listing()
    make_other_label(listing.ocop_product, number="VG-12", issued_by="Trung tâm <b>")
    text = page(client, listing)
    assert "Chứng nhận khác" in text
    assert (
        "<dt>VietGAP</dt> <dd> do Trung tâm &lt;b&gt; cấp, số VG-12, còn hiệu lực đến hết ngày 31/12/2027 </dd>" in text
    )


def test_the_product_page_is_silent_on_what_has_lapsed(client, clock):
    listing = make_listing()
    make_other_label(listing.ocop_product)
    clock("2028-01-01 00:00:01")
    assert "VietGAP" not in page(client, listing)
