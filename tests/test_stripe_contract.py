"""Every request of ours is one that Stripe's own stripe-mock takes, with its key, and that the SDK's types know."""

import pytest
import stripe

from shop.payments.attempts import start
from shop.payments.models import Payment, Refund
from shop.payments.port import ProviderUnreachable, Stage
from shop.payments.providers.stripe import Stripe
from tests.cards import choose_card
from tests.factories import make_listing
from tests.orders import make_order
from tests.servers import stripe_mock
from tests.shopper import Shopper

pytestmark = pytest.mark.django_db


@pytest.fixture
def official(settings, stripe_mock_url):
    settings.STRIPE_API_BASE = stripe_mock_url
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = stripe_mock.KEY, "whsec_123"
    return Stripe()


@pytest.fixture
def payment(clock):
    order = make_order(
        make_listing("Mật ong bạc hà", price=150_000), make_listing("Miến dong", price=68_000), quantity=2
    )
    expires_at = clock("2026-11-22 10:30:00")
    return Payment.objects.create(order=order, method="stripe", amount=int(order.total_incl_tax), expires_at=expires_at)


def test_stripe_mock_takes_a_session(official, payment):
    started = start(payment)
    assert started.provider_id.startswith("cs_test_")
    assert started.url.startswith("https://checkout.stripe.com/")


def test_and_tells_of_it(official, payment):
    assert official.status(start(payment)).stage in Stage


def test_and_closes_it(official, payment):
    official.cancel(start(payment))


def test_and_takes_a_refund_and_tells_of_it(official, payment):
    start(payment)
    refund = Refund.objects.create(payment=payment, amount=50_000, reason=Refund.Reason.OTHER)
    sent = official.refund(refund)
    assert (sent.state, sent.provider_id[:3]) == (Refund.State.DONE, "re_")
    refund.provider_id = sent.provider_id
    assert official.refund(refund).state == Refund.State.DONE


def test_but_not_with_another_kind_of_key(official, payment, settings):
    settings.STRIPE_SECRET_KEY = "rubbish"
    with pytest.raises(ProviderUnreachable) as refusal:
        start(payment)
    assert isinstance(refusal.value.__cause__, stripe.AuthenticationError)
    payment.refresh_from_db()
    assert payment.provider_id is None


def test_every_request_says_the_sdks_version_and_no_more_of_this_machine(clock, standin, settings):
    shopper = Shopper()
    shopper.put(make_listing("Mật ong bạc hà", price=150_000))
    payment = choose_card(shopper)
    Stripe().status(payment)
    (create, read) = standin.seen()
    assert (create["method"], create["path"], create["status"]) == ("POST", "/v1/checkout/sessions", 200)
    assert create["key"] == payment.reference
    assert (read["method"], read["asked"]) == ("GET", {"expand": ["payment_intent"]})
    assert not stripe.enable_telemetry
