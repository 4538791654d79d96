"""Money back to a card: whole or in part, once, and what Stripe makes of it."""

import pytest
from django.core.management import call_command

from shop.payments.attempts import start
from shop.payments.bank.resolving import refunds_by_hand
from shop.payments.checking import faults
from shop.payments.models import Payment, Refund
from shop.payments.refunding import Part, RefundRefused, left_of, request_refund, retry
from shop.payments.settling import settle
from tests.cards import choose_card
from tests.factories import make_listing
from tests.shopper import Shopper

pytestmark = pytest.mark.usefixtures("committed_db")  # it is sent after the commit
State = Refund.State


@pytest.fixture
def paid(clock, standin) -> Payment:
    shopper = Shopper()
    shopper.put(make_listing("Mật ong bạc hà", price=150_000), quantity=2)
    payment = choose_card(shopper)
    standin.press(payment.provider_id, "pay")
    return settle(payment)


def give_back(payment: Payment, amount: int | None = None) -> Refund:
    """All that is left, or an amount of the first line."""
    parcel = payment.order.consignments.get()
    parts = left_of(parcel) if amount is None else [Part(parcel, parcel.lines[0], amount)]
    return request_refund(payment.order, parts, reason=Refund.Reason.OTHER)


def now(refund: Refund) -> Refund:
    refund.refresh_from_db()
    return refund


def test_in_part_and_then_the_rest(paid, standin):
    first, rest = now(give_back(paid, 100_000)), now(give_back(paid))
    assert (first.state, rest.state, rest.amount) == (State.DONE, State.DONE, paid.amount - 100_000)
    assert [refund["amount"] for refund in standin.refunds()] == [rest.amount, 100_000]
    assert [charge["refunded"] for charge in standin.charges()] == [True]
    assert list(faults()) == []


def test_not_above_what_is_left(paid, standin):
    give_back(paid, 200_000)
    with pytest.raises(RefundRefused):
        give_back(paid, 100_001)
    assert len(standin.refunds()) == Refund.objects.count() == 1


def test_on_its_way_until_the_bank_has_it(paid, standin):
    standin.refunds_become("pending")
    refund = now(give_back(paid))
    assert (refund.state, refund.done_at) == (State.SENT, None)
    call_command("settle_payments")
    assert now(refund).state == State.SENT
    standin.finish_refund(refund.provider_id, "succeeded")
    call_command("settle_payments")
    assert now(refund).state == State.DONE
    assert len(standin.refunds()) == 1
    assert list(faults()) == []


@pytest.mark.parametrize("later", [True, False])
def test_that_the_bank_sends_back_needs_a_person(paid, standin, later):
    standin.refunds_become("pending" if later else "failed")
    refund = now(give_back(paid))
    if later:
        standin.finish_refund(refund.provider_id, "failed")
        call_command("settle_payments")
    assert (now(refund).state, refund.failure) == (State.FAILED, "expired_or_canceled_card")
    assert list(faults()) == []


def test_that_failed_is_sent_again_as_a_new_one(paid, standin):
    standin.refunds_become("failed")
    refund = now(give_back(paid))
    assert refund in refunds_by_hand()
    standin.refunds_become("succeeded")
    retry(refund, actor=None)
    assert now(refund).state == State.DONE
    assert [each["status"] for each in standin.refunds()] == ["succeeded", "failed"]
    assert refund not in refunds_by_hand()
    assert list(faults()) == []


def test_that_stripe_refuses_needs_a_person(paid, standin):
    standin.alter(standin.charges()[0]["id"], amount_refunded=paid.amount)  # by hand, in Stripe's own dashboard
    refund = now(give_back(paid))
    assert (refund.state, refund.failure) == (State.FAILED, "charge_already_refunded")
    assert standin.refunds() == []


def test_while_stripe_cannot_be_reached_it_waits(paid, standin):
    standin.fails(99)
    refund = now(give_back(paid))
    assert refund.state == State.REQUESTED
    standin.recovers()
    call_command("settle_payments")
    assert now(refund).state == State.DONE
    assert len(standin.refunds()) == 1


@pytest.mark.parametrize("key_forgotten", [False, True], ids=["at-once", "a-day-later"])
def test_whose_answer_was_lost_is_one_refund(paid, standin, key_forgotten):
    """Stripe forgets keys after a day: the refund itself is looked for first."""
    standin.hangs_up(3, after_acting=True, method="POST", path="/v1/refunds")
    refund = now(give_back(paid))
    assert refund.state == State.REQUESTED
    if key_forgotten:
        standin.forgets_keys()
    call_command("settle_payments")
    assert now(refund).state == State.DONE
    assert len(standin.refunds()) == 1
    assert list(faults()) == []


def test_of_a_payment_that_came_twice(paid, standin):
    """Both attempts were paid, in two windows: the second goes back whole."""
    second = Payment.objects.create(order=paid.order, method="stripe", amount=paid.amount, expires_at=paid.expires_at)
    start(second)
    standin.press(second.provider_id, "pay")
    settle(second)
    refund = Refund.objects.get()
    assert (refund.payment, refund.reason, refund.state) == (second, Refund.Reason.DOUBLE, State.DONE)
    assert [each["amount"] for each in standin.refunds()] == [paid.amount]
    assert list(faults()) == []
