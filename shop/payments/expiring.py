"""Orders that were not paid in time end, and their goods are for sale again."""

import logging

from django.db import transaction
from django.utils import timezone

from search import index
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import lock_stock, move_consignment
from shop.order.models import Order
from shop.order.signals import order_expired
from shop.payments import providers
from shop.payments.models import Payment
from shop.payments.port import ProviderUnreachable
from shop.payments.settling import settle

logger = logging.getLogger(__name__)

State = Consignment.State


def expire_orders() -> int:
    """Ends the orders for which no attempt holds the goods any more; how many. Safe at any time, twice, at once."""
    held = Payment.objects.held_at(timezone.now())
    due = Order.objects.filter(status=State.PENDING).exclude(pk__in=held.values("order"))
    return sum(_expire(order) for order in due.order_by("pk"))


def _expire(order: Order) -> bool:
    """Each attempt is asked once more and closed at its provider first: what was paid a moment ago counts, and so does
    an attempt that was opened while others were being asked about."""
    if order.payments.held_at(timezone.now()).exists():
        return False
    for attempt in order.payments.open():
        try:
            providers.BY_METHOD[attempt.method].cancel(attempt)
            settle(attempt)
        except ProviderUnreachable:
            logger.warning("Order %s ends unasked: %s cannot be reached", order.number, attempt.method)
    return _end(order)


@transaction.atomic
def _end(order: Order) -> bool:
    order = Order.objects.lock(order.pk)
    if order.status != State.PENDING or order.payments.held_at(timezone.now()).exists():
        return False
    order.payments.open().update(state=Payment.State.EXPIRED)
    lock_stock(order)
    with index.gathered():
        for consignment in order.consignments.filter(state=State.PENDING):
            move_consignment(consignment, State.EXPIRED, actor=None, alone=False)
    order_expired.send(Order, order=order)
    return True
