"""A buyer who pays with a foreign card, and the messages that Stripe's stand-in sends about it."""

from django.test import Client

from shop.order.models import Order
from shop.payments.models import Payment
from tests.shopper import Shopper

WEBHOOK = "/webhooks/stripe/"


def pay_page(order: Order) -> str:
    return f"/don-hang/{order.number}/thanh-toan/"


def choose_card(shopper: Shopper, **fields) -> Payment:
    """From the checkout to the page from which Stripe's is reached: the attempt, as it was started."""
    answer = shopper.order(payment="stripe", **fields)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    payment = Payment.objects.get(method="stripe")
    shopper.get(pay_page(payment.order))
    payment.refresh_from_db()
    return payment


def bring(letter: tuple[str, str], client: Client | None = None) -> int:
    """Carries a message with its signature to the webhook; what that answered."""
    body, signature = letter
    headers = {"Stripe-Signature": signature}
    return (client or Client()).post(WEBHOOK, body, content_type="application/json", headers=headers).status_code
