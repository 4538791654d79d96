"""What a payment has come to. The provider is asked for the truth, whoever brought the news: a callback, the return
page, `expire_orders` or `settle_payments`; then the order's row is locked and the state goes forward, once.
"""

import logging

from django.db import transaction
from django.utils import timezone

from catalog.models import Listing
from search import index
from shop.basket.contents import listed_pk
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import lock_stock, move_consignment
from shop.order.models import Order
from shop.order.signals import money_back, order_paid
from shop.partner.models import InsufficientStock
from shop.payments import posting, providers, refunding
from shop.payments.attempts import pays_by, replace
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund
from shop.payments.port import Stage, Truth

logger = logging.getLogger(__name__)

ParcelState = Consignment.State


def settle(payment: Payment) -> Payment:
    """The payment as it is now. Raises ProviderUnreachable; then nothing has changed."""
    if payment.state == Payment.State.PAID:
        return payment
    truth = providers.BY_METHOD[payment.method].status(payment)
    with transaction.atomic():
        order = Order.objects.lock(payment.order_id)
        payment = Payment.objects.get(pk=payment.pk)
        if payment.state != Payment.State.PAID:
            _go_forward(order, payment, truth)
    return payment


def _go_forward(order: Order, payment: Payment, truth: Truth) -> None:
    if truth.stage == Stage.PAID:
        if problem := _difference(payment, truth):
            _note_problem(payment, problem)
        else:
            _take(order, payment)
    elif truth.stage != Stage.OPEN and payment.state in (Payment.State.OPEN, Payment.State.PROCESSING):
        payment.state = Payment.State(truth.stage)
        payment.save(update_fields=["state"])


def _difference(payment: Payment, truth: Truth) -> str:
    """How what was paid is not what was asked for; empty if it is."""
    asked = (payment.amount, "VND", payment.reference)
    told = (truth.amount, truth.currency.upper(), truth.reference)
    return "" if told == asked else f"{truth.amount} {truth.currency} instead of {payment.amount} VND"


def _note_problem(payment: Payment, problem: str) -> None:
    if payment.problem != problem:
        logger.warning("Payment %s of order %s: %s", payment.pk, payment.order_id, problem)
        payment.problem = problem[:200]
        payment.save(update_fields=["problem"])


def _take(order: Order, payment: Payment) -> None:
    """The money is there: for the order, if it waits for it or can be had again, else back to the buyer."""
    payment.state, payment.paid_at, payment.problem = Payment.State.PAID, timezone.now(), ""
    payment.save(update_fields=["state", "paid_at", "problem"])
    others = order.payments.exclude(pk=payment.pk)
    if others.filter(state=Payment.State.PAID).exists():
        _give_back(order, payment, Refund.Reason.DOUBLE)
    elif _place(order):
        replace(others.open())
        pays_by(order, payment.method)
        posting.post_payment(payment)
        order_paid.send(Order, order=order, payment=payment)
    else:
        cash = others.filter(method=Method.COD).exists()
        _give_back(order, payment, Refund.Reason.REPLACED if cash else Refund.Reason.LATE)


def _place(order: Order) -> bool:
    """Hands the parcels to their producers. False if the order has ended and its goods cannot be had again."""
    waiting = list(order.consignments.filter(state__in=(ParcelState.PENDING, ParcelState.EXPIRED)))
    if not waiting or order.consignments.exclude(pk__in=[parcel.pk for parcel in waiting]).exists():
        return False
    if order.status == ParcelState.EXPIRED and not _may_still_be_sold(order):
        return False
    try:
        with transaction.atomic(), index.gathered():
            lock_stock(order)
            for parcel in waiting:
                move_consignment(parcel, ParcelState.PLACED, actor=None, alone=False)
    except InsufficientStock:
        return False
    order.refresh_from_db(fields=["status"])
    return True


def _may_still_be_sold(order: Order) -> bool:
    """Under the locks that every ending of a certificate takes too."""
    products = [line.product for line in order.lines.select_related("product")]
    if None in products:
        return False
    listed = {listed_pk(product) for product in products}
    list(Listing.objects.filter(product__in=listed).lock())
    return Listing.objects.on_sale().filter(product__in=listed).count() == len(listed)


def _give_back(order: Order, payment: Payment, reason: Refund.Reason) -> None:
    posting.post_received(payment)
    refunding.request_whole(payment, reason)
    money_back.send(Order, order=order, payment=payment)
