"""The stand-in for Stripe itself: it refuses what Stripe refuses, and remembers what Stripe remembers."""

import threading
import time

import pytest
import requests
import stripe


def client_of(standin, **options) -> stripe.StripeClient:
    return stripe.StripeClient(standin.key, base_addresses={"api": standin.url}, **options)


@pytest.fixture
def sessions(standin):
    return client_of(standin).v1.checkout.sessions


def wanted(**others) -> dict:
    price = {"currency": "vnd", "unit_amount": 150_000, "product_data": {"name": "Mật ong rừng Na Rì"}}
    return {
        "mode": "payment",
        "locale": "vi",
        "line_items": [{"quantity": 2, "price_data": price}],
        "success_url": "https://shop.test/ve/?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://shop.test/huy/",
        "client_reference_id": "A7",
        **others,
    }


def paid(standin, sessions) -> stripe.checkout.Session:
    session = sessions.create(wanted())
    standin.press(session.id, "pay")
    return sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})


class TestItRefuses:
    @pytest.mark.parametrize(
        ("wrong", "param"),
        [
            (
                {"line_items": [{"price_data": {"currency": "vnd", "unit_amout": 1}}]},
                "line_items[0][price_data][unit_amout]",
            ),
            ({"payment_method_types": ["card"]}, "payment_method_types"),
            ({"locale": "vn"}, "locale"),
            ({"idempotency_key": "A7"}, "idempotency_key"),
            ({"expires_at": "soon"}, "expires_at"),
            ({"success_url": ""}, "success_url"),
        ],
    )
    def test_what_is_misspelt_removed_or_of_another_kind(self, sessions, wrong, param):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            sessions.create(wanted(**wrong))
        assert refusal.value.param == param

    @pytest.mark.parametrize("seconds", [30 * 60 - 5, 24 * 3600 + 5])
    def test_a_session_that_lives_under_half_an_hour_or_over_a_day(self, standin, sessions, seconds):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            sessions.create(wanted(expires_at=int(time.time()) + seconds))
        assert refusal.value.param == "expires_at"
        assert standin.sessions() == []

    @pytest.mark.parametrize("seconds", [30 * 60 + 5, 24 * 3600 - 5])
    def test_but_not_one_in_between(self, sessions, seconds):
        assert sessions.create(wanted(expires_at=int(time.time()) + seconds)).status == "open"

    def test_another_key(self, standin):
        with pytest.raises(stripe.AuthenticationError):
            stripe.StripeClient("sk_test_other", base_addresses={"api": standin.url}).v1.refunds.list()

    def test_a_refund_above_what_is_left(self, standin, sessions):
        refunds, intent = client_of(standin).v1.refunds, paid(standin, sessions).payment_intent.id
        assert refunds.create({"payment_intent": intent, "amount": 200_000}).status == "succeeded"
        with pytest.raises(stripe.InvalidRequestError):
            refunds.create({"payment_intent": intent, "amount": 100_001})
        assert refunds.create({"payment_intent": intent}).amount == 100_000
        assert [charge["amount_refunded"] for charge in standin.charges()] == [300_000]


class TestAnIdempotencyKey:
    def test_with_the_same_request_gives_the_same_answer(self, standin, sessions):
        first, again = (sessions.create(wanted(), {"idempotency_key": "A7"}) for _ in range(2))
        assert first.id == again.id
        assert len(standin.sessions()) == 1

    def test_with_another_request_is_refused(self, standin, sessions):
        sessions.create(wanted(), {"idempotency_key": "A7"})
        with pytest.raises(stripe.IdempotencyError):
            sessions.create(wanted(locale="en"), {"idempotency_key": "A7"})
        assert len(standin.sessions()) == 1

    def test_that_is_still_worked_on_conflicts(self, standin, sessions):
        standin.dawdles(1)
        slow = threading.Thread(target=sessions.create, args=(wanted(), {"idempotency_key": "A7"}))
        slow.start()
        time.sleep(0.3)
        with pytest.raises(stripe.APIError) as conflict:
            sessions.create(wanted(), {"idempotency_key": "A7"})
        slow.join()
        assert conflict.value.http_status == 409
        assert len(standin.sessions()) == 1

    def test_finds_what_was_made_before_the_line_went_dead(self, standin):
        patient = client_of(standin, max_network_retries=2).v1.checkout.sessions
        standin.hangs_up(after_acting=True)
        standin.fails(1)
        session = patient.create(wanted(), {"idempotency_key": "A7"})
        assert [each["id"] for each in standin.sessions()] == [session.id]
        assert [each["status"] for each in standin.seen("POST")] == [None, 500, 200]


class TestTheHostedPage:
    def test_shows_lines_and_total(self, standin, sessions):
        page = requests.get(sessions.create(wanted()).url, timeout=10).text
        assert "2 × Mật ong rừng Na Rì: 300000" in page
        assert "300000 VND" in page

    def test_takes_the_money_and_returns(self, standin, sessions):
        session = sessions.create(wanted())
        assert standin.press(session.id, "pay") == f"https://shop.test/ve/?session={session.id}"
        session = sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
        assert (session.status, session.payment_status, session.url) == ("complete", "paid", None)
        assert (session.payment_intent.status, session.payment_intent.amount_received) == ("succeeded", 300_000)
        assert session.payment_intent.latest_charge.payment_method_details.card.last4 == "4242"

    def test_lets_the_buyer_go_and_come_again(self, standin, sessions):
        session = sessions.create(wanted())
        assert standin.press(session.id, "cancel") == "https://shop.test/huy/"
        assert standin.press(session.id, "decline") == ""
        assert sessions.retrieve(session.id).status == "open"
        standin.press(session.id, "pay")
        assert len(standin.intents()) == 1

    def test_takes_nothing_after_expiry(self, standin, sessions):
        session = sessions.create(wanted())
        sessions.expire(session.id)
        assert standin.press(session.id, "pay") == ""
        assert standin.intents() == []


class TestEvents:
    def test_tell_what_happened(self, standin, sessions):
        paid(standin, sessions)
        kinds = [event["type"] for event in standin.events()]
        assert kinds == ["charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"]

    def test_carry_a_signature_that_the_sdk_believes(self, standin, sessions):
        paid(standin, sessions)
        (event,) = standin.events("checkout.session.completed")
        read = client_of(standin).construct_event(*standin.letter(event), standin.secret)
        assert read.data.object.client_reference_id == "A7"

    def test_of_a_later_confirmation(self, standin, sessions):
        session = sessions.create(wanted())
        standin.press(session.id, "pay_later")
        assert sessions.retrieve(session.id).payment_status == "unpaid"
        standin.confirm(session.id, succeeds=True)
        assert sessions.retrieve(session.id).payment_status == "paid"
        assert standin.events("checkout.session.async_payment_succeeded")

    def test_of_a_refund_that_fails_later(self, standin, sessions):
        intent = paid(standin, sessions).payment_intent.id
        standin.refunds_become("pending")
        refund = client_of(standin).v1.refunds.create({"payment_intent": intent})
        assert refund.status == "pending"
        standin.finish_refund(refund.id, "failed")
        assert standin.events("refund.failed")
        assert client_of(standin).v1.refunds.retrieve(refund.id).status == "failed"
        assert [charge["amount_refunded"] for charge in standin.charges()] == [0]
