"""Foreign cards on Stripe's own page: no card data ever comes near our server.

What an attempt asks for follows from its rows alone, so that asking again with the same key is the same request.
"""

import contextlib
import datetime
import functools
import logging
import time
from collections.abc import Callable

import stripe
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund
from shop.payments.port import BadCallback, Callback, ProviderUnreachable, RefundTruth, Stage, Started, Truth
from shop.storefront.templatetags.ocop import dong

logger = logging.getLogger(__name__)

stripe.enable_telemetry = False

TIMEOUT = (3, 10)
"""Seconds to connect, and to wait for an answer."""
PAUSES = (0.5, 1)
"""Seconds before it is asked a second and a third time."""
PATIENCE = 5
"""Seconds after which it is not asked again: with the last answer's time nobody waits over 20 seconds."""

MOST = 99_999_999
"""Đồng that Stripe takes at once: eight digits."""
MOST_LINES = 100
SHORTEST, LONGEST = datetime.timedelta(minutes=31), datetime.timedelta(hours=24, minutes=-1)
"""How long a session can stay open, with a minute for clocks that differ."""
LONGEST_MESSAGE = 256 * 1024  # bytes; an event has some thousand

REFUNDS = {
    "succeeded": Refund.State.DONE,
    "pending": Refund.State.SENT,
    "requires_action": Refund.State.SENT,
    "failed": Refund.State.FAILED,
    "canceled": Refund.State.FAILED,
}
KEPT = ("id", "object", "status", "payment_status", "amount", "amount_total", "amount_refunded", "currency")
"""What is kept of an event's object: nothing of the buyer, nothing of the card."""
UNREADABLE = (stripe.SignatureVerificationError, ValueError, AttributeError, KeyError, TypeError, RecursionError)
"""What the SDK raises for what has no signature or a wrong one, and for signed rubbish."""


class Stripe:
    method = Method.STRIPE

    def is_configured(self) -> bool:
        return bool(settings.STRIPE_SECRET_KEY and settings.STRIPE_WEBHOOK_SECRET)

    def refusal(self, goods: Goods) -> str:
        if goods.total < settings.STRIPE_LEAST:
            return _("Thẻ quốc tế chỉ nhận thanh toán từ %(least)s.") % {"least": dong(settings.STRIPE_LEAST)}
        if goods.total > MOST:
            return _("Thẻ quốc tế chỉ nhận thanh toán đến %(most)s.") % {"most": dong(MOST)}
        return ""

    def start(self, payment: Payment) -> Started:
        session = asked(lambda: sessions().create(_session(payment), {"idempotency_key": payment.reference}))
        return Started(session.id, session.url or "")

    def status(self, payment: Payment) -> Truth:
        """An attempt whose session we never heard of was never shown to the buyer: nobody can have paid it."""
        if not payment.provider_id:
            return Truth(Stage.OPEN)
        session = _read(payment)
        stage = _stage(session)
        if stage != Stage.PAID:
            return Truth(stage)
        paid = session.payment_intent
        return Truth(stage, paid.amount_received, paid.currency.upper(), session.client_reference_id or "")

    def cancel(self, payment: Payment) -> None:
        """Closes the session, unless it has been paid or closed already."""
        if payment.provider_id:
            with contextlib.suppress(Refused):
                asked(lambda: sessions().expire(payment.provider_id))

    def refund(self, refund: Refund) -> RefundTruth:
        try:
            sent = _refund(refund)
        except Refused as refusal:
            return RefundTruth(Refund.State.FAILED, failure=str(refusal))
        return RefundTruth(
            REFUNDS.get(sent.status, Refund.State.SENT), sent.id, getattr(sent, "failure_reason", None) or ""
        )

    def verify_callback(self, request: HttpRequest) -> Callback:
        try:
            if int(request.headers.get("Content-Length") or 0) > LONGEST_MESSAGE:
                raise ValueError("too long")
            signature = request.headers.get("Stripe-Signature")
            event = client().construct_event(request.body, signature, settings.STRIPE_WEBHOOK_SECRET)
            return _callback(event.to_dict())
        except UNREADABLE as error:
            raise BadCallback(type(error).__name__) from error


class Refused(ProviderUnreachable):
    """Stripe does not take the request, now or later: `str()` is its code."""


def client() -> stripe.StripeClient:
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@functools.cache
def _client(key: str, address: str) -> stripe.StripeClient:
    """Retries are ours (`asked`): the SDK's would wait for each of them in full."""
    return stripe.StripeClient(
        key,
        base_addresses={"api": address},
        max_network_retries=0,
        http_client=stripe.RequestsClient(timeout=TIMEOUT),
    )


def sessions():
    return client().v1.checkout.sessions


def asked(call: Callable):
    """What Stripe answers; one that fails at once is asked again. Raises ProviderUnreachable whatever is wrong: the
    buyer keeps the order and may choose another method.
    """
    began, pauses = time.monotonic(), iter(PAUSES)
    while True:
        try:
            return call()
        except (stripe.APIConnectionError, stripe.APIError) as error:
            pause = next(pauses, None)
            if pause is None or time.monotonic() - began > PATIENCE:
                raise ProviderUnreachable from error
        except stripe.StripeError as error:
            logger.error("Stripe refuses: %s, %s", type(error).__name__, error.code)
            kind = Refused if isinstance(error, stripe.InvalidRequestError) else ProviderUnreachable
            raise kind(error.code or "") from error
        time.sleep(pause)


# What is asked


def _session(payment: Payment) -> dict:
    order = payment.order
    with translation.override(order.recipient.language):
        pay = settings.SITE_URL + reverse("payments:pay", args=[order.number])
        back = settings.SITE_URL + reverse("payments:stripe-return", args=[order.number])
        title = _("Đơn hàng %(code)s") % {"code": order.number}
        return {
            "mode": "payment",
            "locale": "en" if translation.get_language() == "en" else "vi",
            "line_items": _line_items(payment),
            "client_reference_id": payment.reference,
            "metadata": {"order": order.number},
            "payment_intent_data": {
                "description": title,
                "metadata": {"order": order.number, "reference": payment.reference},
            },
            "adaptive_pricing": {"enabled": False},  # prices are in đồng, by law
            "expires_at": _closes_at(payment),
            "success_url": f"{back}?session={{CHECKOUT_SESSION_ID}}",
            "cancel_url": pay,
        }


def _closes_at(payment: Payment) -> int:
    """Stripe keeps a session open for half an hour at least, from whenever it is asked: so by its own clock it closes
    that much after the attempt's end, at which `expire_orders` closes it (`cancel`)."""
    latest = payment.created_at + LONGEST
    closes = min(payment.expires_at + SHORTEST, latest) if payment.expires_at else latest
    return int(closes.timestamp())


def _line_items(payment: Payment) -> list[dict]:
    """What the buyer reads on Stripe's page; adds up to the amount."""
    order = payment.order
    parcels = order.consignments.select_related("producer")
    items = [_item(line.title, int(line.line_price_incl_tax), line.quantity) for line in order.lines.all()]
    items += [
        _item(_("Phí vận chuyển: %(seller)s") % {"seller": parcel.producer.short_name}, parcel.shipping_price)
        for parcel in parcels
        if parcel.shipping_price
    ]
    if len(items) > MOST_LINES:
        items = [_item(_("Kiện hàng %(number)s") % {"number": parcel.number}, parcel.amount_due) for parcel in parcels]
    return items


def _item(name: str, price: int, quantity: int = 1) -> dict:
    if price % quantity:  # a discount that does not divide
        name, quantity = f"{quantity} × {name}", 1
    product = {"name": name[:250]}
    return {
        "quantity": quantity,
        "price_data": {"currency": "vnd", "unit_amount": price // quantity, "product_data": product},
    }


# What is told


def _read(payment: Payment):
    return asked(lambda: sessions().retrieve(payment.provider_id, {"expand": ["payment_intent"]}))


def _stage(session) -> Stage:
    if session.payment_status == "paid":
        return Stage.PAID
    if session.status != "complete":
        return Stage.EXPIRED if session.status == "expired" else Stage.OPEN
    return Stage.PROCESSING if session.payment_intent.status == "processing" else Stage.FAILED


def _refund(refund: Refund):
    """The refund at Stripe, made now unless it came there before. A key is forgotten after a day, a refund is not."""
    refunds = client().v1.refunds
    if refund.provider_id:
        return asked(lambda: refunds.retrieve(refund.provider_id))
    intent = _read(refund.payment).payment_intent.id
    for earlier in asked(lambda: refunds.list({"payment_intent": intent, "limit": 100})).data:
        if earlier.to_dict().get("metadata", {}).get("refund") == refund.reference:
            return earlier
    metadata = {"refund": refund.reference, "reference": refund.payment.reference}
    return asked(
        lambda: refunds.create(
            {"payment_intent": intent, "amount": refund.amount, "metadata": metadata},
            {"idempotency_key": refund.reference},
        )
    )


def _callback(event: dict) -> Callback:
    thing = event["data"]["object"]
    reference = thing.get("client_reference_id") or (thing.get("metadata") or {}).get("reference")
    kept = {name: thing[name] for name in KEPT if name in thing}
    return Callback(str(event["id"]), str(event["type"]), str(reference or ""), kept)
