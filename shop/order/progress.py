"""An order's parcels with the steps of each, as the buyer and the staff see them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from shop.fulfilment.delivery_dates import DeliveryWindow
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import CALLED_OFF
from shop.payments.methods import Method

State = Consignment.State

ROAD = (State.PENDING, State.PLACED, State.ACCEPTED, State.PACKED, State.SHIPPED, State.DELIVERED)
"""What comes one after the other when nothing goes wrong."""
GOING = ROAD[1:-1]
"""With its producer or on its way."""
STOPPED = (State.DELIVERY_FAILED, State.RETURNED, State.REFUSED, State.CANCELLED, State.EXPIRED)


@dataclass(frozen=True)
class Step:
    state: State
    at: datetime | None = None
    note: str = ""
    current: bool = False

    @property
    def stopped(self) -> bool:
        return self.state in STOPPED


@dataclass(frozen=True)
class Parcel:
    consignment: Consignment
    n: int
    count: int

    @property
    def called_off(self) -> bool:
        """Nothing is due for it."""
        return self.consignment.state in CALLED_OFF

    @property
    def is_due(self) -> bool:
        """Its price counts: not if the goods never left, nor if they came back before anybody paid at the door."""
        is_cash = self.consignment.order.recipient.payment_method == Method.COD
        came_back_unpaid = is_cash and self.consignment.state == State.RETURNED
        return not (self.called_off or came_back_unpaid)

    @property
    def awaited(self) -> bool:
        return self.consignment.state in GOING

    @property
    def late_since(self) -> datetime | None:
        return late_since(self.consignment, timezone.now())

    @property
    def window(self) -> DeliveryWindow | None:
        first, last = self.consignment.expected_from, self.consignment.expected_until
        return DeliveryWindow(first, last) if first and last else None

    @property
    def steps(self) -> list[Step]:
        return steps(self.consignment)


@dataclass(frozen=True)
class Parcels:
    """The parcels of one order and what is due for those that go ahead, in đồng."""

    all: list[Parcel]
    goods: int
    shipping: int
    due: int


def parcels(order) -> Parcels:
    """Reads the order's recipient, its consignments with their events, and its lines."""
    consignments = list(order.consignments.all())
    rows = [Parcel(consignment, n, len(consignments)) for n, consignment in enumerate(consignments, start=1)]
    going = [row.consignment for row in rows if row.is_due]
    return Parcels(
        all=rows,
        goods=sum(consignment.goods_total for consignment in going),
        shipping=sum(consignment.shipping_price for consignment in going),
        due=sum(consignment.amount_due for consignment in going),
    )


def late_since(consignment: Consignment, now: datetime) -> datetime | None:
    """Until when its producer should have accepted it, if that is past: of what `Consignment.objects.late` finds."""
    if consignment.state != State.PLACED or consignment.placed_at is None:
        return None
    deadline = consignment.placed_at + timedelta(hours=settings.CONSIGNMENT_ACCEPT_HOURS)
    return deadline if deadline <= now else None


def steps(consignment: Consignment) -> list[Step]:
    """Where the parcel has been and when, where it is, and what is still to come. Reads order and events."""
    moves = [event for event in consignment.events.all() if event.from_state]
    begin = Step(State(moves[0].from_state if moves else consignment.state), consignment.order.date_placed)
    *past, last = [begin, *(Step(State(move.to_state), move.at, move.note) for move in moves)]
    here = Step(last.state, last.at, last.note, current=True)
    ahead = ROAD[ROAD.index(here.state) + 1 :] if here.state in ROAD else ()
    return [*past, here, *map(Step, ahead)]
