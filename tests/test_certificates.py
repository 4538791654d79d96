"""The rule of design.md §3, and what the database itself refuses."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.models import Certificate, Listing
from tests.factories import make_certificate, make_listing, make_ocop_product

Day = datetime.date
pytestmark = pytest.mark.django_db


def refused(**fields):
    """The database will not hold such a certificate, and holds no more than before."""
    before = Certificate.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_certificate(**fields)
    assert Certificate.objects.count() == before


@pytest.mark.parametrize("stars", [0, 1, 2, 6])
def test_only_three_to_five_stars(stars):
    refused(stars=stars)


@pytest.mark.parametrize("stars", [3, 5])
def test_potential_five_is_a_four(stars):
    refused(stars=stars, potential_five=True)


def test_the_end_is_not_before_the_beginning():
    refused(valid_from=Day(2026, 1, 2), valid_until=Day(2026, 1, 1))


def test_an_ending_has_a_day_and_a_reason():
    refused(ended_on=Day(2026, 1, 1))
    refused(ended_by=Certificate.Ending.REVOKED)


def test_an_ending_is_not_before_the_beginning():
    refused(valid_from=Day(2026, 1, 2), ended_on=Day(2026, 1, 1), ended_by=Certificate.Ending.REVOKED)


def test_terms_of_one_product_do_not_meet():
    first = make_certificate(valid_from=Day(2023, 12, 28))
    refused(ocop_product=first.ocop_product, valid_from=Day(2026, 12, 28))


def test_the_next_term_may_begin_the_day_after():
    first = make_certificate(valid_from=Day(2023, 12, 28))
    make_certificate(first.ocop_product, valid_from=Day(2026, 12, 29))
    assert first.ocop_product.certificates.count() == 2


def test_a_term_that_was_ended_leaves_room():
    first = make_certificate(
        valid_from=Day(2025, 1, 1), ended_on=Day(2026, 1, 1), ended_by=Certificate.Ending.SUPERSEDED
    )
    make_certificate(first.ocop_product, valid_from=Day(2026, 1, 1))
    refused(ocop_product=first.ocop_product, valid_from=Day(2025, 12, 31))


def test_moving_a_term_over_another_is_refused_too():
    first = make_certificate(valid_from=Day(2020, 1, 1))
    second = make_certificate(first.ocop_product, valid_from=Day(2024, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=second.pk).update(valid_from=Day(2022, 12, 31))
    second.refresh_from_db()
    assert second.valid_from == Day(2024, 1, 1)


def test_what_nobody_verified_may_overlap():
    first = make_certificate()
    assert make_certificate(first.ocop_product, verified=False).pk


def test_products_have_terms_of_their_own():
    make_certificate()
    assert make_certificate().pk


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (Day(2025, 6, 26), False),
        (Day(2025, 6, 27), True),
        (Day(2028, 6, 27), True),
        (Day(2028, 6, 28), False),
    ],
)
def test_a_certificate_counts_from_its_first_to_its_last_day(day, counts):
    make_certificate()
    assert Certificate.objects.active(day).exists() is counts


def test_an_ended_certificate_does_not_count_on_the_day_of_its_end():
    make_certificate(ended_on=Day(2026, 9, 3), ended_by=Certificate.Ending.REVOKED)
    assert Certificate.objects.active(Day(2026, 9, 2)).exists()
    assert not Certificate.objects.active(Day(2026, 9, 3)).exists()


def test_what_nobody_verified_never_counts():
    make_certificate(verified=False)
    assert not Certificate.objects.active(Day(2026, 11, 22)).exists()


def test_without_a_day_it_is_today_in_hanoi(clock):
    make_certificate(valid_from=Day(2023, 12, 28))
    clock("2026-12-28 23:59:59")
    assert Certificate.objects.active().exists()
    clock("2026-12-29 00:00:00")
    assert not Certificate.objects.active().exists()


def test_ending_soon_means_active_now_and_not_after(clock):
    make_certificate(valid_from=Day(2023, 12, 28))
    clock("2026-11-28 12:00:00")
    assert Certificate.objects.ending(within=31).count() == 1
    assert Certificate.objects.ending(within=30).count() == 0


STATES = {
    "active": {},
    "not_yet_valid": {"valid_from": Day(2026, 11, 23)},
    "expired": {"valid_from": Day(2023, 11, 21)},
    "revoked": {"ended_on": Day(2026, 11, 22), "ended_by": "revoked"},
    "superseded": {"ended_on": Day(2026, 11, 22), "ended_by": "superseded"},
    "withdrawn": {"ended_on": Day(2026, 11, 22), "ended_by": "withdrawn"},
    "verification_withdrawn": {"ended_on": Day(2026, 11, 22), "ended_by": "verification_withdrawn"},
}


@pytest.mark.parametrize("state", STATES)
def test_the_state_follows_from_the_dates(state, clock):
    certificate = make_certificate(**STATES[state])
    assert certificate.state == state


@pytest.mark.parametrize("state", STATES)
def test_the_database_finds_the_same_states(state, clock):
    for name, fields in STATES.items():
        make_certificate(stars=4, name_as_printed=name, **fields)
    assert [c.name_as_printed for c in Certificate.objects.in_state(state)] == [state]


def test_a_certificate_that_ran_out_before_its_successor_is_expired_not_superseded(clock):
    certificate = make_certificate(
        valid_from=Day(2022, 1, 1), ended_on=Day(2025, 6, 1), ended_by=Certificate.Ending.SUPERSEDED
    )
    assert certificate.state == "expired"
    assert Certificate.objects.in_state("expired").get() == certificate


class TestOnSale:
    """Published, approved, of an active producer, with a certificate in force: only all of it together."""

    def test_all_of_it(self):
        listing = make_listing()
        assert Listing.objects.on_sale(Day(2026, 11, 22)).get() == listing

    @pytest.mark.parametrize("missing", ["published_at", "approved_at"])
    def test_not_without_publication_and_approval(self, missing):
        make_listing(**{missing: None})
        assert not Listing.objects.on_sale(Day(2026, 11, 22)).exists()

    def test_not_of_an_inactive_producer(self):
        producer = make_listing().producer
        producer.is_active = False
        producer.save()
        assert not Listing.objects.on_sale(Day(2026, 11, 22)).exists()

    def test_not_by_the_certificate_of_another_product(self):
        listing = make_listing(certificate=make_certificate(verified=False))
        make_certificate(make_ocop_product(producer=listing.producer))
        assert not Listing.objects.on_sale(Day(2026, 11, 22)).exists()

    def test_nothing_has_to_run_for_it_to_lapse(self):
        make_listing(certificate=make_certificate(verified_at=timezone.now(), valid_from=Day(2023, 12, 28)))
        assert Listing.objects.on_sale(Day(2026, 12, 28)).exists()
        assert not Listing.objects.on_sale(Day(2026, 12, 29)).exists()
