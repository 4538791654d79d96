"""What has been paid for an order and what has gone back, as its buyer reads it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from catalog.models import Listing
from shop.basket.contents import listed_pk
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import CALLED_OFF
from shop.fulfilment.parcels import may_be_inspected
from shop.order.models import Order
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund

State = Consignment.State

PAYMENTS = Prefetch("payments", Payment.objects.prefetch_related("refunds__parts"))
"""What `bill_of` reads of an order."""


@dataclass(frozen=True)
class Bill:
    """Amounts in đồng."""

    method: Method
    status: str
    paid: int
    """What has come before the goods were sent, or at the door."""
    waits_for: Payment | None
    """The attempt for which the goods are held now."""
    due: bool
    """Something of it is still to be paid at the door."""
    refunds: list[Refund]

    @property
    def is_cash(self) -> bool:
        return self.method == Method.COD

    @property
    def is_processing(self) -> bool:
        return bool(self.waits_for and self.waits_for.state == Payment.State.PROCESSING)

    @property
    def given_back(self) -> int:
        return sum(refund.amount for refund in self._of_the_order if refund.state == Refund.State.DONE)

    @property
    def going_back(self) -> int:
        """Owed to the buyer and not there yet."""
        return sum(refund.amount for refund in self._of_the_order) - self.given_back

    @property
    def _of_the_order(self) -> list[Refund]:
        """Where the order goes on, without what came for nothing: that is no part of its bill."""
        if self.status in CALLED_OFF:
            return self.refunds
        return [refund for refund in self.refunds if refund.reason not in Refund.FOR_NOTHING]

    @property
    def by_hand(self) -> list[Refund]:
        """Refunds for which somebody has to make a bank transfer."""
        waiting = [refund for refund in self.refunds if refund.state != Refund.State.DONE]
        return [refund for refund in waiting if refund.payment.method != Method.STRIPE]

    @property
    def label(self) -> str:
        if self.given_back:
            return _("Đã hoàn tiền") if self.given_back >= self.paid else _("Đã hoàn một phần")
        if self.going_back:
            return _("Đang hoàn tiền")
        if self.status in (State.PENDING, State.EXPIRED):
            return str(State(self.status).label)
        return _("Đã thanh toán") if self.paid and not self.due else ""

    @cached_property
    def by_parcel(self) -> Counter[int]:
        """What is going or has gone back for each parcel, by its pk."""
        back: Counter[int] = Counter()
        for refund in self.refunds:
            for part in refund.parts.all():
                back[part.consignment_id] += part.amount
        return back


def bill_of(order: Order) -> Bill:
    """Reads the order's recipient, its consignments with their collections, and PAYMENTS, prefetched or not."""
    method, payments = Method(order.recipient.payment_method), list(order.payments.all())
    now = timezone.now()
    waiting = [payment for payment in payments if payment.method != Method.COD and _holds(payment, now)]
    parcels = order.consignments.all()
    collected = [parcel.collection.amount for parcel in parcels if hasattr(parcel, "collection")]
    at_the_door = [parcel for parcel in parcels if parcel.state not in (*CALLED_OFF, State.RETURNED)]
    came = [payment for payment in payments if payment.state == Payment.State.PAID]
    paid = [payment.amount for payment in came if order.status in CALLED_OFF or not _for_nothing(payment)]
    return Bill(
        method=method,
        status=order.status,
        paid=sum(paid) + sum(collected),
        waits_for=waiting[-1] if waiting and order.status == State.PENDING else None,
        due=method == Method.COD and len(collected) < len(at_the_door),
        refunds=[refund for payment in payments for refund in payment.refunds.all()],
    )


def _for_nothing(payment: Payment) -> bool:
    return any(refund.reason in Refund.FOR_NOTHING for refund in payment.refunds.all())


def inspectable(order: Order) -> set[int]:
    """The parcels, by pk, that may be looked into before they are paid at the door: all their goods allow it. Two
    statements."""
    products = {line.pk: line.product for line in order.lines.select_related("product") if line.product}
    listings = Listing.objects.filter(product__in={listed_pk(product) for product in products.values()})
    allowed = {
        listing.product_id
        for listing in listings.select_related("ocop_product__product_set")
        if may_be_inspected(listing)
    }
    return {
        consignment.pk
        for consignment in order.consignments.all()
        if all((product := products.get(line.pk)) and listed_pk(product) in allowed for line in consignment.lines)
    }


def _holds(payment: Payment, now) -> bool:
    """As `Payment.objects.held_at` has it, of a row that has been read."""
    if payment.state == Payment.State.OPEN:
        return payment.expires_at is None or payment.expires_at > now
    return payment.state == Payment.State.PROCESSING
