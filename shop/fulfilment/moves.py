"""How a parcel moves on, and with it the status of its order. Nothing else writes either."""

from django.db import transaction
from oscar.core.loading import get_model

from search import index
from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.signals import consignment_moved
from shop.partner.models import InsufficientStock, StockRecord

State = Consignment.State

MOVES = {
    State.PENDING: (State.PLACED, State.CANCELLED, State.EXPIRED),
    State.PLACED: (State.ACCEPTED, State.REFUSED, State.CANCELLED),
    State.ACCEPTED: (State.PACKED, State.REFUSED, State.CANCELLED),
    State.PACKED: (State.SHIPPED, State.CANCELLED),
    State.SHIPPED: (State.DELIVERED, State.DELIVERY_FAILED),
    State.DELIVERY_FAILED: (State.SHIPPED, State.RETURNED),
    State.DELIVERED: (),
    State.RETURNED: (),
    State.REFUSED: (),
    State.CANCELLED: (),
    State.EXPIRED: (State.PLACED,),
}
WAITING = (State.PENDING, State.EXPIRED)
"""The payment, or the want of it, moves these parcels; an order that waits is called off as a whole."""
CALLED_OFF = (State.REFUSED, State.CANCELLED, State.EXPIRED)
"""The goods never left: their stock is free again."""
TOLD = ("carrier", "tracking_number", "driver_phone", "placed_at")
"""What is known of a parcel by the way it has gone."""
PROGRESS = list(State)
"""States from the first to the last: an order is as far as the parcel that is furthest behind."""


class MoveRefused(Exception):
    """The parcel is no longer where the caller thought it was, or cannot go from there to where it was sent."""


def by_hand(state: str) -> tuple[State, ...]:
    """Where a person may move a parcel from there."""
    return () if state in WAITING else MOVES[State(state)]


def order_status(states: list[str]) -> State:
    """What an order is when its parcels are in these states; those called off count only when there is no other."""
    going = [State(state) for state in states if state not in CALLED_OFF]
    return min(going or map(State, states), key=PROGRESS.index)


@transaction.atomic
def move_consignment(
    consignment: Consignment,
    to: str,
    *,
    actor,
    note: str = "",
    carrier: str = "",
    tracking_number: str = "",
    driver_phone: str = "",
    alone: bool = True,
) -> ConsignmentEvent:
    """Moves a parcel on, with its stock and its order's status. The caller has asked whether `actor` may (None = nobody
    with an account), and whether it goes `alone` or with its whole order. A carrier takes the place of the one before,
    with all that was told of it. Raises MoveRefused if the parcel cannot go there from where it is, and
    InsufficientStock if an order comes back whose goods have been sold meanwhile; then nothing has changed.
    """
    order = get_model("order", "Order").objects.lock(consignment.order_id)
    current = Consignment.objects.select_related("producer").get(pk=consignment.pk)
    _check(current, to)
    event = ConsignmentEvent.objects.create(
        consignment=current, from_state=current.state, to_state=to, actor=actor, note=note
    )
    consignment.state = current.state = to
    if carrier:
        current.carrier, current.tracking_number, current.driver_phone = carrier, tracking_number, driver_phone
    if to == State.PLACED:
        current.placed_at = event.at
    current.save(update_fields=["state", *TOLD])
    for name in TOLD:
        setattr(consignment, name, getattr(current, name))
    _settle_stock(current, event)
    _follow(order)
    consignment_moved.send(Consignment, consignment=current, event=event, alone=alone)
    return event


def _check(consignment: Consignment, to: str) -> None:
    if to not in MOVES[State(consignment.state)]:
        raise MoveRefused(f"{consignment.number}: {consignment.state} → {to}")


def lock_stock(order) -> None:
    """Before several parcels of an order are called off: two orders of the same goods never wait for each other. The
    caller's transaction holds the order's row."""
    records = order.lines.exclude(stockrecord=None).values("stockrecord")
    list(StockRecord.objects.filter(pk__in=records).lock())


def _settle_stock(consignment: Consignment, event: ConsignmentEvent) -> None:
    """Goods that leave are no longer in stock; goods that will not leave are for sale again, until they are wanted."""
    lines = sorted(consignment.lines, key=lambda line: line.stockrecord_id or 0)
    if event.to_state in CALLED_OFF:
        for line in lines:
            line.cancel_allocation(line.num_allocated)
        index.update({line.product_id for line in lines if line.product_id})
    elif event.from_state == State.EXPIRED:
        _take_again(lines)
    elif event.to_state == State.SHIPPED and event.from_state == State.PACKED:
        for line in lines:
            line.consume_allocation(line.num_allocated)


def _take_again(lines: list) -> None:
    if any(line.stockrecord_id is None for line in lines):
        raise InsufficientStock
    StockRecord.objects.allocate({line.stockrecord_id: line.quantity for line in lines})
    for line in lines:
        line.num_allocated = line.quantity
        line.save(update_fields=["num_allocated"])
    index.update({line.product_id for line in lines if line.product_id})


def _follow(order) -> None:
    """Sets the order's status to what its parcels say; Oscar keeps the log of it."""
    status = order_status(list(order.consignments.values_list("state", flat=True)))
    if status != order.status:
        order.status_changes.create(old_status=order.status, new_status=status)
        order.status = status
        order.save(update_fields=["status"])
