"""Which payment a transfer belongs to. Each is taken once, by its bank's number, whoever tells of it first; the
transfer, what becomes of its payment and the books are one transaction under the order's lock."""

import datetime
import logging
from dataclasses import dataclass
from typing import NamedTuple

from django.db import IntegrityError, transaction

from shop.order.models import Order
from shop.payments import posting
from shop.payments.bank.asked import missing, waiting_shorts
from shop.payments.bank.memo import order_named
from shop.payments.methods import Method
from shop.payments.models import BankStatement, BankTransfer, Payment, Refund
from shop.payments.settling import settle

logger = logging.getLogger(__name__)

State = BankTransfer.State
MOST = 2_000_000_000
"""In đồng; no single transfer is larger."""


@dataclass(frozen=True)
class Told:
    """What a bank tells of money that came. `amount`: in đồng."""

    reference: str
    amount: int
    memo: str
    booked_at: datetime.datetime


class Taken(NamedTuple):
    transfer: BankTransfer
    is_new: bool


class ToldOtherwise(Exception):
    """The same number of the bank has been told with another amount, or for another order. Nothing has changed."""


def take(told: Told, *, statement: BankStatement | None = None) -> Taken:
    """Keeps a transfer and settles the payment that it makes whole. Again: nothing moves. Raises ToldOtherwise."""
    if known := BankTransfer.objects.filter(bank_reference=told.reference).first():
        return _again(known, told)
    order = order_named(told.memo)
    try:
        with transaction.atomic():
            payment = _lock_payment(order) if order else None
            transfer = _write(told, payment, statement)
            match(transfer, payment)
            transfer.refresh_from_db(fields=["state"])
    except IntegrityError:  # told twice at once: the other one has taken it
        return _again(BankTransfer.objects.get(bank_reference=told.reference), told)
    logger.info("Transfer %s: %s", transfer.pk, transfer.state)
    return Taken(transfer, True)


def match(transfer: BankTransfer, payment: Payment | None) -> None:
    """Finds out what a new transfer does for a payment, and does it; call it in the transaction that holds the order's
    row."""
    if payment is None:
        _hold(transfer, State.UNKNOWN)
    elif payment.state == Payment.State.PAID:
        _hold(transfer, State.DOUBLE)
    else:
        _count(transfer, payment)


def attempt_of(order: Order) -> Payment | None:
    """By which an order may be paid by transfer; the last, if it was chosen more than once."""
    return order.payments.filter(method=Method.VIETQR).last()


def _again(known: BankTransfer, told: Told) -> Taken:
    orders = {order for order in (order_named(known.memo), order_named(told.memo)) if order}
    if known.amount != told.amount or len(orders) > 1:
        logger.warning("Transfer %s is told again with another amount or for another order", known.pk)
        raise ToldOtherwise(told.reference)
    return Taken(known, False)


def _lock_payment(order: Order) -> Payment | None:
    return attempt_of(Order.objects.lock(order.pk))


def _write(told: Told, payment: Payment | None, statement: BankStatement | None) -> BankTransfer:
    return BankTransfer.objects.create(
        bank_reference=told.reference,
        amount=told.amount,
        memo=told.memo[:500],
        booked_at=told.booked_at,
        statement=statement,
        payment=payment,
        state=State.UNKNOWN,
        held=told.amount,
    )


def _hold(transfer: BankTransfer, state: State) -> None:
    """The whole of it waits for more money, or for a person."""
    note(transfer, state=state, held=transfer.amount)
    posting.post_held(transfer)


def _count(transfer: BankTransfer, payment: Payment) -> None:
    wanting = missing(payment)
    if transfer.amount < wanting:
        _hold(transfer, State.SHORT)
    elif excess := transfer.amount - wanting:
        note(transfer, state=State.OVER, held=excess)
        posting.post_held(transfer)
        conclude(payment)
    else:
        note(transfer, state=State.MATCHED, held=0)
        conclude(payment)


def conclude(payment: Payment) -> None:
    """The transfers make the payment whole: it is settled. If its order has ended, or had been paid in another way,
    the money goes back as a refund, and the transfers say so."""
    for short in waiting_shorts(payment):
        release(short)
    payment = settle(payment)
    refund = payment.refunds.filter(reason__in=(Refund.Reason.LATE, Refund.Reason.DOUBLE)).first()
    if refund:
        payment.transfers.filter(state=State.MATCHED).update(state=State(refund.reason))


def release(transfer: BankTransfer) -> None:
    """What was held becomes part of the payment."""
    posting.post_released(transfer)
    note(transfer, state=State.MATCHED, held=0)


def note(transfer: BankTransfer, *, state: State, held: int) -> None:
    transfer.state, transfer.held = state, held
    transfer.save(update_fields=["state", "held"])
