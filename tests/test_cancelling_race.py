"""Cancelling against packing and shipping, at once, on a real PostgreSQL, with the control: without the order's lock
nobody is refused."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections
from oscar.apps.partner.exceptions import InvalidStockAdjustment

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
    """Runs all from the same moment, each on a connection of its own; what came of each. Stock may not be taken twice:
    Oscar's own guard, which stands when the lock does not."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act()
        except (CancelRefused, MoveRefused, InvalidStockAdjustment) as refused:
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


def by_the_buyer(parcel: Consignment) -> None:
    cancel_order(parcel.order, actor=None)


def by_staff(parcel: Consignment) -> None:
    move_consignment(Consignment.objects.get(pk=parcel.pk), State.CANCELLED, actor=None)


def cancelled_while_moved(parcel: Consignment, *, cancel, to: str) -> list[str]:
    return at_once(partial(cancel, parcel), partial(move_consignment, parcel, to, actor=None))


def outcome(parcel: Consignment) -> tuple[str, tuple[int, int]]:
    """Its state, and what is in stock and held of its goods."""
    parcel.refresh_from_db()
    record = parcel.lines[0].stockrecord
    return parcel.state, (record.num_in_stock, record.num_allocated)


RACES = [
    ([State.ACCEPTED], by_the_buyer, "packed"),
    ([State.ACCEPTED, State.PACKED], by_staff, "shipped"),
]
REFUSED = {by_the_buyer: "CancelRefused", by_staff: "MoveRefused"}
STOCK = {"packed": (10, 1), "shipped": (9, 0)}


@pytest.mark.parametrize(("reached", "cancel", "to"), RACES)
def test_one_of_the_two_wins_and_stock_and_money_agree(monkeypatch, reached, cancel, to):
    for _round in range(ROUNDS):
        parcel = paid_parcel(*reached)
        with monkeypatch.context() as patch:
            after_the_check(patch, partial(time.sleep, PAUSE))
            results = cancelled_while_moved(parcel, cancel=cancel, to=to)
        refunds = [refund.amount for refund in Refund.objects.filter(payment__order=parcel.order)]
        if results[0] == "done":
            assert outcome(parcel) == ("cancelled", (10, 0))
            assert (results[1], refunds) == ("MoveRefused", [180_000])
        else:
            assert outcome(parcel) == (to, STOCK[to])
            assert (results, refunds) == ([REFUSED[cancel], "done"], [])
    assert not list(faults())


@pytest.mark.parametrize(("reached", "cancel", "to"), RACES)
def test_control_without_the_orders_lock_nobody_is_refused(monkeypatch, reached, cancel, to):
    parcel = paid_parcel(*reached)
    without_the_lock(monkeypatch)
    results = cancelled_while_moved(parcel, cancel=cancel, to=to)
    assert not {"CancelRefused", "MoveRefused"}.intersection(results)
    if to == "packed":
        assert results == ["done", "done"]
        assert Refund.objects.get().amount == 180_000


def test_two_orders_of_the_same_goods_called_off_at_once_do_not_block_each_other(monkeypatch):
    """Their parcels stand in opposite order: without the stock's lock each would wait for the other."""
    honey, tea = make_listing(stock=90), make_listing(stock=90)
    after_the_check(monkeypatch, partial(time.sleep, PAUSE))
    for _round in range(5):
        orders = [make_order(honey, tea), make_order(tea, honey)]
        assert at_once(*(partial(cancel_order, order, actor=None) for order in orders)) == ["done", "done"]
