"""Verify, supersede, revoke, withdraw: permission, work, audit and announcement together."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError

from catalog.actions.revoke_certificate import revoke_certificate
from catalog.actions.verify_certificate import verify_certificate
from catalog.actions.withdraw_certificate import withdraw_certificate, withdraw_verification
from catalog.models import AuditEntry, Certificate, Listing
from catalog.signals import ocop_products_changed
from shop.accounts.models import User
from tests.factories import make_authority, make_certificate, make_listing

Day = datetime.date
pytestmark = pytest.mark.django_db


@pytest.fixture
def verifier():
    user = User.objects.create_user("thamdinh@demo.test")
    user.user_permissions.set(Permission.objects.filter(codename__in=["verify_certificate", "revoke_certificate"]))
    return user


@pytest.fixture
def outsider():
    return User.objects.create_user("khach@demo.test")


@pytest.fixture
def announced():
    heard = []

    def hear(sender, *, ocop_product_ids, **kwargs):
        heard.append(ocop_product_ids)

    ocop_products_changed.connect(hear)
    yield heard
    ocop_products_changed.disconnect(hear)


def revoke(certificate, *, actor, **fields):
    fields = {"decision_number": "12/QĐ-UBND", "date": Day(2026, 9, 3), "authority": make_authority(), **fields}
    return revoke_certificate(certificate, actor=actor, **fields)


def test_verifying_puts_a_certificate_in_force(verifier, announced, clock):
    certificate = make_certificate(verified=False)
    verify_certificate(certificate, actor=verifier, how="bản gốc quyết định")
    assert Certificate.objects.active().get() == certificate
    assert announced == [{certificate.ocop_product_id}]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.after) == ("certificate.verify", verifier, {"how": "bản gốc quyết định"})


def test_verifying_needs_the_permission(outsider):
    certificate = make_certificate(verified=False)
    with pytest.raises(PermissionDenied):
        verify_certificate(certificate, actor=outsider, how="")
    assert not Certificate.objects.verified().exists()
    assert not AuditEntry.objects.exists()


def test_a_renewal_supersedes_the_running_certificate_from_its_first_day(verifier, clock):
    running = make_certificate(stars=3, valid_from=Day(2024, 5, 1))
    upgrade = make_certificate(running.ocop_product, stars=4, valid_from=Day(2026, 12, 1), verified=False)
    verify_certificate(upgrade, actor=verifier, how="")
    running.refresh_from_db()
    upgrade.refresh_from_db()
    assert (running.ended_on, running.ended_by) == (Day(2026, 12, 1), "superseded")
    assert upgrade.previous == running
    assert Certificate.objects.active(Day(2026, 11, 30)).get() == running
    assert Certificate.objects.active(Day(2026, 12, 1)).get() == upgrade


def test_a_term_inside_another_is_refused(verifier):
    running = make_certificate(valid_from=Day(2025, 5, 1))
    inside = make_certificate(running.ocop_product, valid_from=Day(2024, 1, 1), verified=False)
    with pytest.raises(ValidationError):
        verify_certificate(inside, actor=verifier, how="")
    running.refresh_from_db()
    assert running.ended_by == ""


def test_a_revocation_stops_the_sale_at_once(verifier, announced, clock):
    listing = make_listing()
    certificate = listing.ocop_product.certificates.get()
    announced.clear()
    revoke(certificate, actor=verifier, date=Day(2026, 11, 22), ground="")
    assert not Listing.objects.on_sale().exists()
    assert announced == [{listing.ocop_product_id}]
    assert AuditEntry.objects.get().action == "certificate.revoked"


def test_revoking_needs_the_permission(outsider):
    certificate = make_certificate()
    with pytest.raises(PermissionDenied):
        revoke(certificate, actor=outsider)
    certificate.refresh_from_db()
    assert certificate.ended_by == ""


def test_a_decision_of_a_coming_day_is_refused(verifier, clock):
    certificate = make_certificate()
    with pytest.raises(ValidationError):
        revoke(certificate, actor=verifier, date=Day(2026, 11, 23))
    certificate.refresh_from_db()
    assert certificate.ended_by == ""


def test_what_has_ended_cannot_end_again(verifier, clock):
    certificate = make_certificate()
    revoke(certificate, actor=verifier)
    with pytest.raises(ValidationError):
        withdraw_certificate(certificate, actor=verifier, reason="")
    certificate.refresh_from_db()
    assert certificate.ended_by == "revoked"


def test_a_certificate_revoked_before_its_first_day_never_counts(verifier, clock):
    certificate = make_certificate(valid_from=Day(2027, 1, 1))
    revoke(certificate, actor=verifier)
    assert not Certificate.objects.active(Day(2027, 1, 1)).exists()


def test_the_holder_gives_it_up_today(verifier, clock):
    certificate = withdraw_certificate(make_certificate(), actor=verifier, reason="ngừng sản xuất")
    assert (certificate.ended_on, certificate.state) == (Day(2026, 11, 22), "withdrawn")


def test_our_own_error_is_not_an_act_of_the_state(verifier, clock):
    certificate = withdraw_verification(make_certificate(), actor=verifier, reason="nhầm quyết định")
    assert certificate.state == "verification_withdrawn"
    assert not hasattr(certificate, "revocation")
