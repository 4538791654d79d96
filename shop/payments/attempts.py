"""Attempts to pay: opened in the transaction that places the order, started at the provider after it, replaced by
another method when the buyer wants that."""

import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import move_consignment
from shop.order.models import Order
from shop.payments import providers
from shop.payments.methods import Method
from shop.payments.models import BankTransfer, Payment
from shop.payments.port import ProviderUnreachable

State = Consignment.State


class NotPayable(Exception):
    """The order does not wait for a payment (any more), or not for one by this method."""


def first_state(method: str) -> State:
    """Of the parcels of an order that is to be paid so: cash at the door, all else before the producer hears of it."""
    return State.PLACED if method == Method.COD else State.PENDING


def open_attempt(order: Order, method: str) -> Payment:
    """Writes an attempt over the whole order; call it in the transaction that holds the order's row.

    However often another method is chosen, the goods are held no longer than the longest hold from when the order was
    placed. Raises NotPayable after that.
    """
    if is_too_late(order, method):
        raise NotPayable
    expires_at = _held_until(order, method)
    return Payment.objects.create(order=order, method=method, amount=int(order.total_incl_tax), expires_at=expires_at)


def is_too_late(order: Order, method: str) -> bool:
    """The goods have been held as long as they are; cash is not waited for."""
    until = _held_until(order, method)
    return until is not None and until <= timezone.now()


def _held_until(order: Order, method: str) -> datetime.datetime | None:
    minutes = settings.PAYMENT_HOLD_MINUTES
    if method not in minutes:
        return None
    longest = order.date_placed + datetime.timedelta(minutes=max(minutes.values()))
    return min(timezone.now() + datetime.timedelta(minutes=minutes[method]), longest)


def start(payment: Payment) -> Payment:
    """Asks the provider, if it has not been asked, where the buyer goes on. Safe to repeat: the provider knows the
    attempt by its reference. Raises ProviderUnreachable; the attempt stays and can be started again.
    """
    if payment.provider_id or payment.state != Payment.State.OPEN:
        return payment
    started = providers.BY_METHOD[payment.method].start(payment)
    Payment.objects.filter(pk=payment.pk).update(provider_id=started.provider_id, url=started.url)
    payment.provider_id, payment.url = started.provider_id, started.url
    return payment


@transaction.atomic
def choose(order: Order, method: str) -> Payment:
    """The attempt by which the buyer wants to pay an order that waits; another method replaces those before.

    Raises NotPayable and changes nothing if the order does not wait. Whether the goods may be paid so has been asked.
    """
    order = Order.objects.lock(order.pk)
    if order.status != State.PENDING:
        raise NotPayable
    if same := order.payments.filter(method=method).held_at(timezone.now()).first():
        return same
    replace(order.payments.open())
    pays_by(order, method)
    payment = open_attempt(order, method)
    if method == Method.VIETQR:  # what came for an attempt before counts for this one
        shorts = BankTransfer.objects.filter(payment__order=order, state=BankTransfer.State.SHORT, resolution="")
        shorts.update(payment=payment)
    if method == Method.COD:
        for consignment in order.consignments.filter(state=State.PENDING):
            move_consignment(consignment, State.PLACED, actor=None, alone=False)
    return payment


def pays_by(order: Order, method: str) -> None:
    """By which method the order is paid, as its pages and messages say it."""
    order.recipient.payment_method = method
    order.recipient.save(update_fields=["payment_method"])


def replace(attempts) -> None:
    """These are no longer wanted; their providers are told after the commit."""
    for attempt in attempts:
        attempt.state = Payment.State.REPLACED
        attempt.save(update_fields=["state"])
        transaction.on_commit(partial(_cancel, attempt), robust=True)


def _cancel(attempt: Payment) -> None:
    """Unreachable is no harm: what is paid twice is given back."""
    try:
        providers.BY_METHOD[attempt.method].cancel(attempt)
    except ProviderUnreachable:
        return
