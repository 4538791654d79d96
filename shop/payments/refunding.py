"""Giving money back: asked for under the order's lock, where it is judged against what is left; sent after the commit,
again by `settle_payments` until the provider has it, under a key that makes it one refund however often it is sent.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from shop.fulfilment.models import Consignment
from shop.order.models import Order
from shop.order.signals import refund_done
from shop.payments import posting, providers
from shop.payments.models import Payment, Posting, Refund, RefundPart
from shop.payments.port import ProviderUnreachable, RefundTruth

logger = logging.getLogger(__name__)


class RefundRefused(Exception):
    """What is wrong with the refund that was asked for, in words for who asked: `str()`."""


@dataclass(frozen=True)
class Part:
    """What is to be given back, in đồng: of a line, or (no line) of the parcel's shipping."""

    consignment: Consignment
    line: object | None
    amount: int


@transaction.atomic
def request_refund(order: Order, parts: Iterable[Part], *, reason: Refund.Reason, actor=None, note: str = "") -> Refund:
    """Writes down what is owed to the buyer and sees to it that it is sent after the commit.

    Raises RefundRefused if nothing is asked for, something of another order, or more than is left of what was paid.
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    parts = list(parts)
    payment = paid_by(order)
    if payment is None or not parts:
        raise RefundRefused(_("Đơn hàng này chưa có khoản tiền nào để hoàn."))
    if len({(part.consignment, part.line) for part in parts}) < len(parts):
        raise RefundRefused(_("Mỗi mục chỉ được hoàn một lần trong một yêu cầu."))
    for part in parts:
        _check(order, part)
    refund = Refund.objects.create(
        payment=payment, amount=sum(part.amount for part in parts), reason=reason, note=note, requested_by=actor
    )
    RefundPart.objects.bulk_create(
        RefundPart(refund=refund, consignment=part.consignment, line=part.line, amount=part.amount) for part in parts
    )
    posting.post_refund_due(refund)
    transaction.on_commit(partial(_send_quietly, refund), robust=True)
    return refund


def request_whole(payment: Payment, reason: Refund.Reason) -> Refund:
    """Money that came for nothing goes back as it came; call it in the transaction that holds the order's row."""
    refund = Refund.objects.create(payment=payment, amount=payment.amount, reason=reason)
    transaction.on_commit(partial(_send_quietly, refund), robust=True)
    return refund


def left_of(consignment: Consignment) -> list[Part]:
    """What of a parcel has been paid and not been given back, line by line, its shipping last."""
    if not is_paid(consignment):
        return []
    lines = [*consignment.lines, None]
    left = [Part(consignment, line, _left(consignment, line)) for line in lines]
    return [part for part in left if part.amount]


def is_paid(consignment: Consignment) -> bool:
    """Its sale stands in the books: paid before it was sent, or at the door."""
    sales = Posting.objects.filter(kind=Posting.Kind.SALE, entries__consignment=consignment)
    return sales.exists()


def paid_by(order: Order) -> Payment | None:
    """The attempt that paid for the order, or by which it is being paid at the door."""
    sold = order.payments.filter(postings__kind=Posting.Kind.SALE).first()
    collected = order.consignments.filter(collection__isnull=False).exists()
    return sold or (order.payments.filter(method="cod").last() if collected else None)


def send(refund: Refund) -> Refund:
    """Has the provider send the money, or asks how far it is; notes it once. Raises ProviderUnreachable."""
    if refund.state == Refund.State.DONE:
        return refund
    truth = providers.BY_METHOD[refund.payment.method].refund(refund)
    return refund if truth.manual else note(refund, truth)


@transaction.atomic
def note(refund: Refund, truth: RefundTruth) -> Refund:
    """What has become of a refund; a person's word counts like a provider's. Done is the end of it."""
    refund = Refund.objects.select_for_update().select_related("payment__order").get(pk=refund.pk)
    if refund.state == Refund.State.DONE:
        return refund
    refund.state, refund.failure = truth.state, truth.failure[:200]
    refund.provider_id = truth.provider_id or refund.provider_id
    if truth.state == Refund.State.DONE:
        refund.done_at = timezone.now()
        posting.post_refund_paid(refund)
        refund_done.send(Refund, order=refund.payment.order, refund=refund)
    refund.save(update_fields=["state", "failure", "provider_id", "done_at"])
    return refund


def _check(order: Order, part: Part) -> None:
    if part.consignment.order_id != order.pk or (part.line and part.line not in part.consignment.lines):
        raise RefundRefused(_("Khoản hoàn tiền không thuộc đơn hàng này."))
    left = _left(part.consignment, part.line) if is_paid(part.consignment) else 0
    if not 0 < part.amount <= left:
        raise RefundRefused(_("Chỉ còn có thể hoàn %(left)s đồng cho mục này.") % {"left": left})


def _left(consignment: Consignment, line) -> int:
    price = int(line.line_price_incl_tax) if line else consignment.shipping_price
    parts = RefundPart.objects.filter(consignment=consignment, line=line)
    return price - parts.aggregate(sum=Sum("amount", default=0))["sum"]


def _send_quietly(refund: Refund) -> None:
    """Right away if it can be; else `settle_payments` sends it later."""
    try:
        send(Refund.objects.select_related("payment").get(pk=refund.pk))
    except ProviderUnreachable:
        logger.warning("Refund %s waits: the provider cannot be reached", refund.pk)
