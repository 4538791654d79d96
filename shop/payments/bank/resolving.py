"""What people decide about money that no rule could place. Every act is judged under the lock against what the person
saw, and leaves who, when and why."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.audit import record
from shop.order.models import Order
from shop.payments import posting, refunding
from shop.payments.bank.asked import missing
from shop.payments.bank.matching import attempt_of, conclude, note, release
from shop.payments.methods import Method
from shop.payments.models import BankTransfer, Payment, Posting, Refund
from shop.payments.port import RefundTruth
from shop.storefront.templatetags.ocop import dong

State, Resolution = BankTransfer.State, BankTransfer.Resolution

OF_PEOPLE = (State.SHORT, State.OVER, State.DOUBLE, State.LATE, State.UNKNOWN)
"""States in which a transfer waits for somebody, until it is resolved."""
BY_HAND = (Method.VIETQR, Method.COD)
"""What was paid so is given back by a transfer that a person makes."""


class Stale(Exception):
    """Somebody was faster, or the button was pressed twice. Nothing has changed."""


class AssignRefused(Exception):
    """Why the money cannot be the order's, in words: `str()`. Nothing has changed."""


def waiting():
    """Transfers that need a person."""
    return BankTransfer.objects.filter(state__in=OF_PEOPLE, resolution="")


def stamp(transfer: BankTransfer) -> str:
    """What a person sees of it, as a form brings it back."""
    return f"{transfer.state}-{transfer.payment_id or 0}-{transfer.held}-{transfer.resolution}"


def by_refund(transfer: BankTransfer) -> bool:
    """Its money is a payment whose refund somebody has to send: that resolves it."""
    return not transfer.held


def assignable(transfer: BankTransfer) -> bool:
    """None of it is part of a payment."""
    return transfer.held == transfer.amount


@transaction.atomic
def assign(transfer: BankTransfer, order: Order, *, seen: str, actor) -> BankTransfer:
    """The money is for that order, which is settled if this makes it whole. Raises Stale or AssignRefused."""
    transfer, before = _lock(transfer, seen, order), seen
    payment = _payable(order, transfer)
    transfer.payment = payment
    transfer.postings.filter(kind=Posting.Kind.RECEIVED).update(order=order)
    wanting = missing(payment)
    if transfer.amount > wanting:
        words = _("Đơn hàng chỉ còn thiếu %(missing)s. Hãy chuyển trả giao dịch này và đề nghị chuyển đúng số tiền.")
        raise AssignRefused(words % {"missing": dong(wanting)})
    transfer.save(update_fields=["payment"])
    if transfer.amount == wanting:
        release(transfer)
        conclude(payment)
        transfer.refresh_from_db(fields=["state"])
    else:
        note(transfer, state=State.SHORT, held=transfer.held)
    if transfer.state == State.MATCHED:
        _resolve(transfer, Resolution.ASSIGNED, note=order.number, actor=actor)
    _record(transfer, before, actor)
    return transfer


@transaction.atomic
def send_back(transfer: BankTransfer, *, number: str, seen: str, actor) -> BankTransfer:
    """What was held has been transferred back; `number` is the bank's of that transfer. Raises Stale."""
    return _let_go(transfer, Resolution.RETURNED, note=number, seen=seen, actor=actor)


@transaction.atomic
def set_aside(transfer: BankTransfer, *, reason: str, seen: str, actor) -> BankTransfer:
    """The money is no buyer's: it leaves these books. Raises Stale."""
    return _let_go(transfer, Resolution.KEPT, note=reason, seen=seen, actor=actor)


@transaction.atomic
def note_refund(refund: Refund, *, number: str, actor) -> Refund:
    """A refund has been transferred by hand, under this number of the bank. Raises Stale if it had been noted."""
    Order.objects.lock(refund.payment.order_id)
    if Refund.objects.get(pk=refund.pk).state == Refund.State.DONE:
        raise Stale
    refund = refunding.note(refund, RefundTruth(Refund.State.DONE, provider_id=number))
    record("payments.refund_sent", refund, actor=actor, after={"amount": refund.amount, "number": number})
    if refund.reason in Refund.FOR_NOTHING:
        for transfer in waiting().filter(payment=refund.payment, held=0):
            before = stamp(transfer)
            _resolve(transfer, Resolution.RETURNED, note=number, actor=actor)
            _record(transfer, before, actor)
    return refund


def refunds_by_hand():
    """Refunds that a person has to send: where no provider does it, and where it would not."""
    by_hand = Q(payment__method__in=BY_HAND) | Q(state=Refund.State.FAILED)
    return Refund.objects.exclude(state=Refund.State.DONE).filter(by_hand)


def _lock(transfer: BankTransfer, seen: str, *orders: Order) -> BankTransfer:
    """Orders first, in the order of their keys, as everywhere."""
    own = Order.objects.filter(payments__transfers=transfer).values_list("pk", flat=True)
    list(Order.objects.select_for_update().filter(pk__in={*own, *(order.pk for order in orders)}).order_by("pk"))
    locked = BankTransfer.objects.select_for_update().get(pk=transfer.pk)
    if stamp(locked) != seen or locked.resolution or locked.state not in OF_PEOPLE:
        raise Stale
    return locked


def _payable(order: Order, transfer: BankTransfer) -> Payment:
    payment = attempt_of(order)
    if not assignable(transfer):
        raise AssignRefused(_("Một phần của giao dịch này đã là tiền của một đơn hàng."))
    if payment is None:
        raise AssignRefused(_("Người mua không chọn chuyển khoản cho đơn hàng này."))
    if payment.state == Payment.State.PAID:
        raise AssignRefused(_("Đơn hàng này đã được thanh toán."))
    if transfer.payment_id == payment.pk:
        raise AssignRefused(_("Giao dịch này đang được giữ cho chính đơn hàng này."))
    return payment


def _let_go(transfer: BankTransfer, resolution: Resolution, *, note: str, seen: str, actor) -> BankTransfer:
    locked = _lock(transfer, seen)
    if by_refund(locked):
        raise Stale
    posting.post_released(locked)
    _resolve(locked, resolution, note=note, actor=actor)
    _record(locked, seen, actor)
    return locked


def _resolve(transfer: BankTransfer, resolution: Resolution, *, note: str, actor) -> None:
    transfer.resolution, transfer.resolution_note = resolution, note
    transfer.resolved_at, transfer.resolved_by = timezone.now(), actor
    transfer.save(update_fields=["resolution", "resolution_note", "resolved_at", "resolved_by"])


def _record(transfer: BankTransfer, before: str, actor) -> None:
    after = {"stamp": stamp(transfer), "note": transfer.resolution_note}
    record("payments.transfer_resolved", transfer, actor=actor, before={"stamp": before}, after=after)
