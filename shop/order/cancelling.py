"""The buyer calls an order off: all of it until one of its parcels is packed, or one parcel whose producer is late.

What was paid goes back in the same transaction, in one sum. Each act holds the order's row,
as every move of a parcel does: of "cancel" and "ship" at once, one wins and the other is told.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from search import index
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import CALLED_OFF, lock_stock, move_consignment
from shop.order.models import Order
from shop.order.progress import late_since
from shop.order.signals import order_cancelled
from shop.payments.attempts import replace
from shop.payments.models import Refund
from shop.payments.refunding import left_in, request_refund

State = Consignment.State

NOT_PACKED = (State.PENDING, State.PLACED, State.ACCEPTED)


class CancelRefused(Exception):
    """Why it cannot be called off (any more), in words for the buyer: `str()`."""


def going(order: Order) -> list[Consignment]:
    """The parcels that have not been called off."""
    return [consignment for consignment in order.consignments.all() if consignment.state not in CALLED_OFF]


def refusal_of_order(order: Order) -> str:
    """Why an order cannot be called off whole; empty if it can. Reads its consignments."""
    parcels = going(order)
    if not parcels:
        return _("Đơn hàng này đã hủy.")
    if any(consignment.state not in NOT_PACKED for consignment in parcels):
        return _("Có kiện đã đóng gói hoặc đã gửi nên đơn hàng này không hủy được nữa.")
    return ""


def refusal_of_parcel(consignment: Consignment) -> str:
    """Why a parcel cannot be called off alone; empty if it can: its producer is late."""
    if consignment.state in CALLED_OFF:
        return _("Kiện hàng này đã hủy.")
    if consignment.state == State.PENDING:
        return _("Đơn hàng đang chờ thanh toán, chỉ hủy được cả đơn.")
    if not late_since(consignment, timezone.now()):
        return _("Chỉ hủy riêng được kiện mà người bán chưa xác nhận đúng hạn.")
    return ""


def to_give_back(order: Order, consignments: list[Consignment]) -> int:
    """What the buyer gets back if these parcels of the order are called off, in đồng."""
    return sum(part.amount for part in left_in(order) if part.consignment in consignments)


@transaction.atomic
def cancel_order(order: Order, *, actor, note: str = "") -> None:
    """Calls all parcels off that are not yet. `actor` is None for a guest. Raises CancelRefused; then nothing has
    changed."""
    order = Order.objects.lock(order.pk)
    if refusal := refusal_of_order(order):
        raise CancelRefused(refusal)
    if order.status == State.PENDING:
        replace(order.payments.open())
    lock_stock(order)
    with index.gathered():
        for consignment in going(order):
            move_consignment(consignment, State.CANCELLED, actor=actor, note=note, alone=False)
    if left := left_in(order):
        request_refund(order, left, reason=Refund.Reason.CALLED_OFF, actor=actor)
    order_cancelled.send(Order, order=order)


@transaction.atomic
def cancel_late(consignment: Consignment, *, actor, note: str = "") -> None:
    """Calls one parcel off. Raises CancelRefused; then nothing has changed."""
    order = Order.objects.lock(consignment.order_id)
    consignment = order.consignments.get(pk=consignment.pk)
    if refusal := refusal_of_parcel(consignment):
        raise CancelRefused(refusal)
    move_consignment(consignment, State.CANCELLED, actor=actor, note=note)
