"""Money and several at once, on a real PostgreSQL. Every race has its control: without the order's lock it is lost."""

import threading
from collections import Counter
from functools import partial

import pytest

from shop.checkout.placement import place_order
from shop.order.models import Order, OrderQuerySet
from shop.order.signals import order_expired
from shop.partner.models import StockRecord
from shop.payments import expiring, refunding, settling
from shop.payments.attempts import start
from shop.payments.checking import faults
from shop.payments.expiring import expire_orders
from shop.payments.models import Payment, Posting, Refund
from shop.payments.refunding import Part, RefundRefused, request_refund
from shop.payments.settling import settle
from tests.factories import make_listing
from tests.orders import make_order
from tests.shopper import commune
from tests.test_place_order import make_basket, purchase
from tests.test_race import PATIENCE, at_once, kinds

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("committed_db")]
ROUNDS = 20


def no_lock(monkeypatch) -> None:
    monkeypatch.setattr(OrderQuerySet, "lock", lambda self, pk: self.get(pk=pk))


def together(monkeypatch, module, name: str, *, callers: int = 2) -> None:
    """All that call it wait there for each other: nobody is held back by a lock before."""
    barrier, real = threading.Barrier(callers, timeout=PATIENCE), getattr(module, name)

    def wait_and_call(*arguments, **fields):
        barrier.wait()
        return real(*arguments, **fields)

    monkeypatch.setattr(module, name, wait_and_call)


@pytest.fixture
def payment(till) -> Payment:
    payment = start(make_order(make_listing(stock=3), payment_method="stripe").payments.get())
    till.pay(payment)
    return payment


def anew(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


# --- The webhook and the return page ------------------------------------------------------------------------------


def settled_twice_at_once(payment: Payment) -> Counter:
    return kinds(at_once(*(partial(settle, anew(payment)) for _caller in range(2))))


def test_webhook_and_return_page_at_once_settle_once(till):
    for _round in range(ROUNDS):
        payment = start(make_order(make_listing(), payment_method="stripe").payments.get())
        till.pay(payment)
        assert settled_twice_at_once(payment) == {"Payment": 2}
        assert Posting.objects.filter(order=payment.order).count() == 1
    assert list(faults()) == []


def test_control_without_the_lock_the_second_gives_the_money_back(payment, monkeypatch):
    no_lock(monkeypatch)
    together(monkeypatch, settling, "_go_forward")
    assert settled_twice_at_once(payment) == {"Payment": 2}
    assert Refund.objects.get().amount == payment.amount


# --- The order's end and its payment ------------------------------------------------------------------------------


@pytest.fixture
def unasked(monkeypatch):
    """When the order's time was over the provider had not answered."""
    monkeypatch.setattr(expiring, "settle", lambda attempt: attempt)


def due_and_paid(till, clock) -> Payment:
    clock("2026-11-22 10:00:00")
    payment = start(make_order(make_listing(stock=1), payment_method="stripe").payments.get())
    till.pay(payment)
    clock("2026-11-22 10:30:00")
    return payment


@pytest.mark.usefixtures("unasked")
def test_paid_while_it_ends_an_order_is_placed_and_its_goods_taken_once(till, clock):
    for _round in range(ROUNDS):
        payment = due_and_paid(till, clock)
        at_once(expire_orders, partial(settle, anew(payment)))
        order = Order.objects.get(pk=payment.order_id)
        assert (order.status, order.lines.get().stockrecord.num_allocated) == ("placed", 1)
        assert Posting.objects.filter(order=order).count() == 1
    assert list(faults()) == []


@pytest.mark.usefixtures("unasked")
def test_control_without_the_lock_the_buyer_of_a_paid_order_is_told_that_it_has_ended(till, clock, monkeypatch):
    payment, paid, heard = due_and_paid(till, clock), [], []

    def read_and_be_overtaken(self, pk):
        order = self.get(pk=pk)
        if not paid:
            paid.append(True)
            at_once(partial(settle, anew(payment)))
        return order

    def hear(order, **kwargs):
        heard.append(Order.objects.get(pk=order.pk).status)

    monkeypatch.setattr(OrderQuerySet, "lock", read_and_be_overtaken)
    order_expired.connect(hear)
    expire_orders()
    assert heard == ["placed"]


# --- Two refunds ----------------------------------------------------------------------------------------------------


def refunded_twice_at_once(payment: Payment) -> Counter:
    order = Order.objects.get(pk=payment.order_id)
    shipping = Part(order.consignments.get(), None, 30_000)

    def ask():
        try:
            return request_refund(order, [shipping], reason=Refund.Reason.OTHER)
        except RefundRefused as refused:
            return refused

    return kinds(at_once(ask, ask))


def test_of_two_refunds_at_once_one_is_refused(till):
    for _round in range(ROUNDS):
        payment = start(make_order(make_listing(), payment_method="stripe").payments.get())
        till.pay(payment)
        settle(payment)
        assert refunded_twice_at_once(payment) == {"Refund": 1, "RefundRefused": 1}
    assert set(till.refunds.values()) == {30_000}
    assert len(till.refunds) == ROUNDS
    assert list(faults()) == []


def test_control_without_the_lock_more_goes_back_than_was_paid(payment, monkeypatch):
    settle(payment)
    no_lock(monkeypatch)
    together(monkeypatch, refunding, "left_in")
    assert refunded_twice_at_once(payment) == {"Refund": 2}
    assert sum(refund.amount for refund in Refund.objects.all()) == 60_000


# --- The last three jars, fifty times -------------------------------------------------------------------------------


def test_of_the_last_three_jars_eight_buyers_get_three_fifty_times():
    unit = commune()
    for _round in range(50):
        jar = make_listing(stock=3)
        baskets = [make_basket({jar: 1}) for _buyer in range(8)]
        results = at_once(*(partial(place_order, basket.pk, purchase(basket, commune=unit)) for basket in baskets))
        assert kinds(results) == {"Order": 3, "InsufficientStock": 5}
        assert StockRecord.objects.get(product=jar.product).net_stock_level == 0
