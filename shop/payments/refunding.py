"""Giving money back: asked for under the order's lock, where it is judged against what is left; sent after the commit,
again by `settle_payments` until the provider has it, under a key that makes it one refund however often it is sent.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Sum, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.audit import record
from shop.fulfilment.models import Consignment
from shop.order.models import Order
from shop.order.signals import refund_done
from shop.payments import posting, providers
from shop.payments.methods import Method
from shop.payments.models import Entry, Payment, Posting, Refund, RefundPart
from shop.payments.models.payment import new_reference
from shop.payments.port import ProviderUnreachable, RefundTruth
from shop.storefront.templatetags.ocop import dong

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
    order = Order.objects.lock(order.pk)
    parts = list(parts)
    payment = paid_by(order)
    if payment is None or not parts:
        raise RefundRefused(_("Đơn hàng này chưa có khoản tiền nào để hoàn."))
    _check(order, parts)
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


def left_in(order: Order) -> list[Part]:
    """What of an order has been paid and not been given back: line by line, each parcel's shipping last. Four
    statements, less what is prefetched."""
    prefetch_related_objects([order], "lines", "consignments__producer")
    sales = Entry.objects.filter(posting__order=order, posting__kind=Posting.Kind.SALE)
    paid = set(sales.values_list("consignment", flat=True))
    parts = RefundPart.objects.filter(consignment__order=order).order_by()
    back = {(row[0], row[1]): row[2] for row in parts.values_list("consignment", "line").annotate(Sum("amount"))}
    left = [
        Part(consignment, line, _price(consignment, line) - back.get((consignment.pk, line and line.pk), 0))
        for consignment in order.consignments.all()
        if consignment.pk in paid
        for line in (*consignment.lines, None)
    ]
    return [part for part in left if part.amount]


def left_of(consignment: Consignment) -> list[Part]:
    """The same of one parcel."""
    return [part for part in left_in(consignment.order) if part.consignment == consignment]


def paid_by(order: Order) -> Payment | None:
    """The attempt that paid for the order, or by which it is being paid at the door."""
    sold = order.payments.filter(postings__kind=Posting.Kind.SALE).first()
    collected = order.consignments.filter(collection__isnull=False).exists()
    return sold or (order.payments.filter(method=Method.COD).last() if collected else None)


@transaction.atomic
def retry(refund: Refund, *, actor) -> None:
    """Asks the provider anew for what it would not send, under a new key. Raises RefundRefused if it did not refuse."""
    Order.objects.lock(refund.payment.order_id)
    refund.refresh_from_db()
    if refund.state != Refund.State.FAILED:
        raise RefundRefused(_("Khoản hoàn tiền này không ở trạng thái không thành công."))
    before = {name: getattr(refund, name) for name in ("reference", "provider_id", "failure")}
    record("refund.retry", refund, actor=actor, before=before)
    refund.state, refund.reference, refund.provider_id = Refund.State.REQUESTED, new_reference(), ""
    refund.save(update_fields=["state", "reference", "provider_id"])
    transaction.on_commit(partial(_send_quietly, refund), robust=True)


def send(refund: Refund) -> Refund:
    """Has the provider send the money, or asks how far it is; notes it once. Raises ProviderUnreachable."""
    if refund.state == Refund.State.DONE:
        return refund
    truth = providers.BY_METHOD[refund.payment.method].refund(refund)
    return refund if truth.manual else note(refund, truth)


@transaction.atomic
def note(refund: Refund, truth: RefundTruth) -> Refund:
    """What has become of a refund; a person's word counts like a provider's. Done is the end of it."""
    order = Order.objects.lock(refund.payment.order_id)
    refund = Refund.objects.select_related("payment").get(pk=refund.pk)
    if refund.state == Refund.State.DONE:
        return refund
    refund.state, refund.failure = truth.state, truth.failure[:200]
    refund.provider_id = truth.provider_id or refund.provider_id
    if truth.state == Refund.State.DONE:
        refund.done_at = timezone.now()
        posting.post_refund_paid(refund)
        refund_done.send(Refund, order=order, refund=refund)
    refund.save(update_fields=["state", "failure", "provider_id", "done_at"])
    return refund


def _check(order: Order, parts: list[Part]) -> None:
    if len({(part.consignment, part.line) for part in parts}) < len(parts):
        raise RefundRefused(_("Mỗi mục chỉ được hoàn một lần trong một yêu cầu."))
    left = {(part.consignment, part.line): part.amount for part in left_in(order)}
    for part in parts:
        if part.consignment.order_id != order.pk or (part.line and part.line not in part.consignment.lines):
            raise RefundRefused(_("Khoản hoàn tiền không thuộc đơn hàng này."))
        most = left.get((part.consignment, part.line), 0)
        if not 0 < part.amount <= most:
            raise RefundRefused(_("Chỉ còn có thể hoàn %(left)s cho mục này.") % {"left": dong(most)})


def _price(consignment: Consignment, line) -> int:
    return int(line.line_price_incl_tax) if line else consignment.shipping_price


def _send_quietly(refund: Refund) -> None:
    """Right away if it can be; else `settle_payments` sends it later."""
    try:
        send(Refund.objects.select_related("payment").get(pk=refund.pk))
    except ProviderUnreachable:
        logger.warning("Refund %s waits: the provider cannot be reached", refund.pk)
