"""Cancelling against packing and shipping, at once, on a real PostgreSQL, with the control: without the order's lock
both win."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections

from shop.fulfilment import moves
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import MoveRefused, move_consignment
from shop.order.cancelling import CancelRefused, cancel_order
from shop.order.models import OrderQuerySet
from shop.payments.checking import faults
from shop.payments.models import Refund
from tests.factories import make_listing
from tests.orders import make_order, make_paid_order

pytestmark = [pytest.mark.postgresql, pytest.mark.slow, pytest.mark.usefixtures("committed_db")]
State = Consignment.State
ROUNDS = 20
PAUSE = 0.1
PATIENCE = 60
"""Seconds that nobody waits unless the test fails."""
unguarded_check = moves._check


def after_the_check(monkeypatch, wait) -> None:
    """Whoever could slip in between the check and the first write does."""

    def check_and_wait(*arguments):
        unguarded_check(*arguments)
        wait()

    monkeypatch.setattr(moves, "_check", check_and_wait)


def without_the_lock(monkeypatch) -> None:
    """And both check before either writes."""
    monkeypatch.setattr(OrderQuerySet, "lock", lambda self, pk: self.get(pk=pk))
    after_the_check(monkeypatch, threading.Barrier(2, timeout=PATIENCE).wait)


def at_once(*acts) -> list[str]:
    """Runs all from the same moment, each on a connection of its own; what came of each."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act()
        except (CancelRefused, MoveRefused) as refused:
            return type(refused).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def paid_parcel(*reached: str) -> Consignment:
    order = make_paid_order(make_listing(price=150_000))
    for state in reached:
        move_consignment(order.consignments.get(), state, actor=None)
    return order.consignments.get()


def buyer_cancels_while_it_is_packed() -> tuple[list[str], Consignment]:
    parcel = paid_parcel(State.ACCEPTED)
    cancel = partial(cancel_order, parcel.order, actor=None)
    return at_once(cancel, partial(move_consignment, parcel, State.PACKED, actor=None)), parcel


def staff_cancel_while_it_is_shipped() -> tuple[list[str], Consignment]:
    parcel, same = paid_parcel(State.ACCEPTED, State.PACKED), Consignment.objects.latest("pk")
    cancel = partial(move_consignment, same, State.CANCELLED, actor=None)
    return at_once(cancel, partial(move_consignment, parcel, State.SHIPPED, actor=None)), parcel


RACES = [
    (buyer_cancels_while_it_is_packed, "CancelRefused", "packed", (10, 1)),
    (staff_cancel_while_it_is_shipped, "MoveRefused", "shipped", (9, 0)),
]


@pytest.mark.parametrize(("race", "refused", "state", "stock"), RACES)
def test_one_of_the_two_wins_and_stock_and_money_agree(monkeypatch, race, refused, state, stock):
    after_the_check(monkeypatch, partial(time.sleep, PAUSE))
    for _round in range(ROUNDS):
        results, parcel = race()
        refunds = [refund.amount for refund in Refund.objects.filter(payment__order=parcel.order)]
        if results[0] == "done":
            assert outcome(parcel) == ("cancelled", (10, 0))
            assert (results[1], refunds) == ("MoveRefused", [180_000])
        else:
            assert outcome(parcel) == (state, stock)
            assert (results, refunds) == ([refused, "done"], [])
    assert not list(faults())


@pytest.mark.parametrize("race", [row[0] for row in RACES])
def test_control_without_the_orders_lock_both_win(monkeypatch, race):
    without_the_lock(monkeypatch)
    results, parcel = race()
    assert results == ["done", "done"]
    assert Refund.objects.filter(payment__order=parcel.order).exists()


def outcome(parcel: Consignment) -> tuple[str, tuple[int, int]]:
    """Its state, and what is in stock and held of its goods."""
    parcel.refresh_from_db()
    record = parcel.lines[0].stockrecord
    return parcel.state, (record.num_in_stock, record.num_allocated)


def test_two_orders_of_the_same_goods_called_off_at_once_do_not_block_each_other(monkeypatch):
    """Their parcels stand in opposite order: without the stock's lock each would wait for the other."""
    honey, tea = make_listing(stock=90), make_listing(stock=90)
    after_the_check(monkeypatch, partial(time.sleep, PAUSE))
    for _round in range(5):
        orders = [make_order(honey, tea), make_order(tea, honey)]
        assert at_once(*(partial(cancel_order, order, actor=None) for order in orders)) == ["done", "done"]
