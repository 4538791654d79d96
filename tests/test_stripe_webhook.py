"""What comes to the webhook and is not Stripe's, not whole or not about us: refused or ignored, the order as it was."""

import json
import logging
import time

import pytest
from django.test import Client

from shop.fulfilment.models import Consignment
from shop.payments.models import Payment, PaymentEvent
from tests.cards import WEBHOOK, bring, choose_card
from tests.factories import make_listing
from tests.shopper import Shopper, orders

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment(clock, standin):
    shopper = Shopper()
    shopper.put(make_listing("Mật ong bạc hà", price=150_000))
    return choose_card(shopper)


@pytest.fixture
def event(payment, standin):
    """Of a payment that was made: nobody has told us."""
    standin.press(payment.provider_id, "pay")
    return standin.events("checkout.session.completed")[0]


@pytest.fixture
def untouched(payment):
    """The order is as it was, whatever was brought."""
    yield
    payment.refresh_from_db()
    assert (payment.state, orders().get().status) == (Payment.State.OPEN, Consignment.State.PENDING)


@pytest.mark.usefixtures("untouched")
class TestRefused:
    def assert_refused(self, letter, caplog) -> None:
        assert bring(letter) == 400
        assert not PaymentEvent.objects.exists()
        assert "A message that is not Stripe's or not whole" in caplog.text
        assert letter[1][-20:] not in caplog.text
        assert "whsec" not in caplog.text

    def test_signed_by_somebody_else(self, event, standin, caplog):
        self.assert_refused(standin.letter(event, secret="whsec_another"), caplog)

    def test_older_than_five_minutes(self, event, standin, caplog):
        self.assert_refused(standin.letter(event, at=int(time.time()) - 301), caplog)

    def test_changed_on_the_way(self, event, standin, caplog):
        body, signature = standin.letter(event)
        self.assert_refused((body.replace("complete", "completf", 1), signature), caplog)

    def test_cut_off(self, event, standin, caplog):
        body, signature = standin.letter(event)
        self.assert_refused((body[:-1], signature), caplog)

    @pytest.mark.parametrize("signature", ["", "t=1", "t=x,v1=y", "v1=abc", "rubbish", "t=1,v1=" + "0" * 64])
    def test_without_a_signature(self, event, standin, signature):
        assert bring((standin.letter(event)[0], signature)) == 400

    @pytest.mark.parametrize(
        "body",
        ["", "rubbish", "[]", "null", "17", '"event"', "{}", '{"id": "evt_1", "object": "event", "type": "x"}'],
    )
    def test_signed_rubbish(self, payment, standin, body):
        assert bring((body, standin.signed(body))) == 400

    def test_signed_rubbish_that_nests_deeply(self, payment, standin):
        body = "[" * 100_000
        assert bring((body, standin.signed(body))) == 400

    def test_a_long_one_unread(self, payment, standin):
        body = json.dumps({"filler": "x" * 300_000})
        assert bring((body, standin.signed(body))) == 400

    def test_not_posted(self, payment):
        assert Client().get(WEBHOOK).status_code == 405

    def test_where_no_cards_are_taken(self, event, standin, settings):
        letter = standin.letter(event)
        settings.STRIPE_WEBHOOK_SECRET = ""
        assert bring(letter) == 404


@pytest.mark.usefixtures("untouched")
class TestIgnored:
    def test_a_session_that_is_not_ours(self, payment, standin, event, caplog):
        event["id"], event["data"]["object"]["client_reference_id"] = "evt_other", "somebody-else's"
        with caplog.at_level(logging.INFO, "shop"):
            assert bring(standin.letter(event)) == 200
        assert "evt_other (checkout.session.completed) is about no payment of ours" in caplog.text
        assert PaymentEvent.objects.get().payment is None

    def test_a_message_that_says_paid_where_stripe_says_open(self, payment, standin):
        session = {**standin.sessions()[0], "status": "complete", "payment_status": "paid"}
        false = {"id": "evt_1", "object": "event", "type": "checkout.session.completed", "data": {"object": session}}
        assert bring(standin.letter(false)) == 200
        assert PaymentEvent.objects.get().payment == payment


def test_what_is_kept_has_nothing_of_the_person(event, standin):
    event["data"]["object"]["customer_details"] = {"email": "hoa@example.com", "name": "Nguyễn Thị Hoa"}
    assert bring(standin.letter(event)) == 200
    kept = PaymentEvent.objects.get().body
    assert kept == {
        "id": event["data"]["object"]["id"],
        "object": "checkout.session",
        "status": "complete",
        "payment_status": "paid",
        "amount_total": event["data"]["object"]["amount_total"],
        "currency": "vnd",
    }
    assert Payment.objects.get().state == Payment.State.PAID


def test_no_script_of_another_page_is_needed(event, standin):
    """The message has no session and no token against forged forms: its signature is what counts."""
    assert bring(standin.letter(event), Client(enforce_csrf_checks=True)) == 200
