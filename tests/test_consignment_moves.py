"""How a parcel moves on, what becomes of its stock, and what its order is then."""

import pytest

from search.models import SearchDocument
from shop.accounts.models import User
from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import MOVES, MoveRefused, move_consignment, order_status
from shop.fulfilment.signals import consignment_moved
from shop.partner.models import StockRecord
from tests.factories import make_listing
from tests.orders import make_order

State = Consignment.State
pytestmark = pytest.mark.django_db


def move(consignment, *states, actor=None, **details):
    for state in states:
        move_consignment(consignment, state, actor=actor, **details)


@pytest.fixture
def parcel(clock):
    return make_order(make_listing("Mật ong", stock=3), quantity=3).consignments.get()


def stock() -> tuple[int, int]:
    record = StockRecord.objects.get()
    return record.num_in_stock, record.num_allocated


def test_from_every_state_only_its_moves_are_possible(parcel):
    for state in State:
        for to in set(State) - set(MOVES[state]):
            Consignment.objects.update(state=state)
            with pytest.raises(MoveRefused):
                move(parcel, to)
    assert not ConsignmentEvent.objects.exists()


def test_each_step_is_noted_with_who_and_why(parcel):
    staff = User.objects.create_superuser("quanly@demo.test")
    move(parcel, State.ACCEPTED, actor=staff)
    move(parcel, State.REFUSED, actor=staff, note="Hết vụ")
    assert list(ConsignmentEvent.objects.values_list("from_state", "to_state", "actor", "note")) == [
        ("placed", "accepted", staff.pk, ""),
        ("accepted", "refused", staff.pk, "Hết vụ"),
    ]


def test_a_shipped_parcel_keeps_its_tracking_number(parcel):
    move(parcel, State.ACCEPTED, State.PACKED)
    move(parcel, State.SHIPPED, carrier="Bưu điện", tracking_number="EB123456789VN")
    move(parcel, State.DELIVERED)
    parcel.refresh_from_db()
    assert (parcel.state, parcel.carrier, parcel.tracking_number) == ("delivered", "Bưu điện", "EB123456789VN")


def test_who_saw_an_older_state_is_refused(parcel):
    seen_before = Consignment.objects.get(pk=parcel.pk)
    move(parcel, State.CANCELLED)
    with pytest.raises(MoveRefused):
        move(seen_before, State.ACCEPTED)
    assert Consignment.objects.get().state == "cancelled"


@pytest.mark.parametrize("called_off", [State.REFUSED, State.CANCELLED])
def test_goods_that_will_not_leave_are_for_sale_again(parcel, called_off):
    assert stock() == (3, 3)
    move(parcel, called_off)
    assert stock() == (3, 0)
    assert SearchDocument.objects.get().in_stock is True


def test_goods_that_left_are_no_longer_in_stock_and_counted_once(parcel):
    move(parcel, State.ACCEPTED, State.PACKED, State.SHIPPED)
    assert stock() == (0, 0)
    move(parcel, State.DELIVERY_FAILED, State.SHIPPED, State.DELIVERY_FAILED, State.RETURNED)
    assert stock() == (0, 0)


@pytest.mark.parametrize(
    ("states", "status"),
    [
        (["placed", "placed"], "placed"),
        (["accepted", "placed"], "placed"),
        (["shipped", "accepted"], "accepted"),
        (["delivered", "shipped"], "shipped"),
        (["delivered", "delivery_failed"], "delivery_failed"),
        (["delivered", "returned"], "delivered"),
        (["returned", "returned"], "returned"),
        (["delivered", "cancelled"], "delivered"),
        (["accepted", "refused"], "accepted"),
        (["refused", "refused"], "refused"),
        (["refused", "cancelled"], "refused"),
        (["cancelled", "cancelled"], "cancelled"),
    ],
)
def test_an_order_is_as_far_as_the_parcel_furthest_behind(states, status):
    assert order_status(states) == order_status(states[::-1]) == status


def test_the_order_follows_its_parcels(clock):
    order = make_order(make_listing(), make_listing())
    first, second = order.consignments.all()
    move(first, State.ACCEPTED, State.PACKED)
    order.refresh_from_db()
    assert order.status == "placed"
    move(second, State.ACCEPTED)
    order.refresh_from_db()
    assert (order.status, order.state.label) == ("accepted", "Đã xác nhận")
    assert list(order.status_changes.values_list("old_status", "new_status")) == [("placed", "accepted")]


def test_a_move_that_fails_to_be_announced_has_not_happened(parcel):
    def fail(**kwargs):
        raise RuntimeError

    consignment_moved.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            move(parcel, State.CANCELLED)
    finally:
        consignment_moved.disconnect(fail)
    assert Consignment.objects.get().state == "placed"
    assert stock() == (3, 3)
