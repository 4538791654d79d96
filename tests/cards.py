"""A buyer who pays with a foreign card, and the messages that Stripe's stand-in sends about it."""

import time

import pytest
from django.test import Client
from django.utils import timezone

from shop.payments.models import Payment
from tests.servers import stripe_mock, stripe_standin

WEBHOOK = "/webhooks/stripe/"


@pytest.fixture(scope="session")
def stripe_process():
    with stripe_standin.running() as standin:
        yield standin


@pytest.fixture
def standin(stripe_process, settings):
    """The stand-in for Stripe, which takes the shop's cards and remembers nothing of other tests; its clock is set by
    ours: `clock` comes before it among a test's fixtures."""
    stripe_process.reset()
    stripe_process.clock(timezone.now())
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = stripe_process.key, stripe_process.secret
    settings.STRIPE_API_BASE = stripe_process.url
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    allowed = {**directives, "form-action": ["'self'", stripe_process.url]}
    settings.CONTENT_SECURITY_POLICY = {**settings.CONTENT_SECURITY_POLICY, "DIRECTIVES": allowed}
    return stripe_process


@pytest.fixture(scope="session")
def stripe_mock_url():
    with stripe_mock.running() as url:
        yield url


def pay_page(order) -> str:
    return f"/don-hang/{order.number}/thanh-toan/"


def choose_card(shopper, **fields) -> Payment:
    """A Shopper's way from the checkout to the page from which Stripe's is reached: the attempt, as it was started."""
    answer = shopper.order(payment="stripe", **fields)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    payment = Payment.objects.filter(method="stripe").last()
    shopper.get(pay_page(payment.order))
    payment.refresh_from_db()
    return payment


def bring(letter: tuple[str, str], client: Client | None = None) -> int:
    """Carries a message with its signature to the webhook; what that answered."""
    body, signature = letter
    headers = {"Stripe-Signature": signature}
    return (client or Client()).post(WEBHOOK, body, content_type="application/json", headers=headers).status_code


def wait_until_sent(standin, count: int) -> list[int]:
    """What the webhook answered to the first so many attempts to tell it."""
    deadline = time.monotonic() + 30
    while len(standin.sent()) < count:
        assert time.monotonic() < deadline, standin.sent()
        time.sleep(0.05)
    return [attempt["status"] for attempt in standin.sent()]
