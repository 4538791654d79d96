"""Transfers told several times, or in parts, at the same moment, on a real PostgreSQL. The race of the parts has its
control: without the order's lock neither sees the other, and a paid order would wait for ever."""

import threading
import time

import pytest

from shop.order.models import OrderQuerySet
from shop.payments import checking
from shop.payments.bank import matching
from shop.payments.bank.asked import missing
from shop.payments.bank.matching import take
from shop.payments.expiring import expire_orders
from shop.payments.models import BankTransfer, Payment, Posting
from tests.factories import make_listing
from tests.test_race import PATIENCE, PAUSE, at_once
from tests.transfers import make_unpaid, payment_of, status_of, told

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("committed_db")]
CODE = "K7PM2X9QRT"
TOTAL = 180_000


@pytest.fixture
def order():
    return make_unpaid(make_listing("Mật ong", price=150_000, stock=1), code=CODE)


def wait_before_counting(monkeypatch, wait) -> None:
    def missing_and_wait(payment):
        left = missing(payment)
        wait()
        return left

    monkeypatch.setattr(matching, "missing", missing_and_wait)


def halves():
    return [lambda n=n: take(told(f"FT{n}", TOTAL // 2, CODE)) for n in range(2)]


@pytest.mark.parametrize("_round", range(5))
def test_one_transfer_told_by_four_at_once_is_taken_once(order, _round):
    came = at_once(*[lambda: take(told("FT1", TOTAL, CODE))] * 4)
    assert sorted(taken.is_new for taken in came) == [False, False, False, True]
    assert (BankTransfer.objects.count(), Posting.objects.count()) == (1, 1)
    assert (status_of(order), payment_of(order).state) == ("placed", "paid")


def test_two_halves_at_once_pay_the_order(order, monkeypatch):
    wait_before_counting(monkeypatch, lambda: time.sleep(PAUSE))
    at_once(*halves())
    assert [*BankTransfer.objects.values_list("state", flat=True)] == ["matched", "matched"]
    assert status_of(order) == "placed"
    assert list(checking.faults()) == []


def test_without_the_lock_two_halves_miss_each_other(order, monkeypatch):
    monkeypatch.setattr(OrderQuerySet, "lock", lambda self, pk: self.get(pk=pk))
    wait_before_counting(monkeypatch, threading.Barrier(2, timeout=PATIENCE).wait)
    at_once(*halves())
    assert [*BankTransfer.objects.values_list("state", flat=True)] == ["short", "short"]
    assert status_of(order) == "pending"


@pytest.mark.parametrize("_round", range(5))
def test_the_end_of_an_order_and_its_money_at_once(order, _round):
    Payment.objects.update(expires_at="2026-01-01T00:00:00Z")
    at_once(expire_orders, lambda: take(told("FT1", TOTAL, CODE)))
    assert (status_of(order), payment_of(order).state) == ("placed", "paid")
    assert list(checking.faults()) == []
