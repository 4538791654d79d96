"""Several at once, on a real PostgreSQL. Every race has its control: with the guard taken away it is lost.

All of them pause after the last check and before the first write, so that whoever could slip in between does. In a
control nothing holds anybody back: there they wait until all have checked, on however slow a machine.
"""

import datetime
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections, transaction
from django.db.models import F

from catalog.actions.revoke_certificate import revoke_certificate
from catalog.managers import ListingQuerySet
from shop.accounts.models import User
from shop.basket.models import Basket
from shop.checkout import placement
from shop.checkout.placement import AlreadyPlaced, NotForSale, place_order
from shop.order.models import Order
from shop.partner.models import InsufficientStock, StockRecord, StockRecordQuerySet
from tests.factories import make_authority, make_listing
from tests.shopper import TOLD, Shopper, commune, place
from tests.test_place_order import make_basket, purchase

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("committed_db")]
PAUSE = 0.2
PATIENCE = 60
"""Seconds that nobody waits unless the test fails."""
unguarded_check = placement._check


def after_the_check(monkeypatch, wait: Callable[[], object]) -> None:
    def check_and_wait(*arguments):
        unguarded_check(*arguments)
        wait()

    monkeypatch.setattr(placement, "_check", check_and_wait)


@pytest.fixture(autouse=True)
def pause_after_the_check(monkeypatch):
    after_the_check(monkeypatch, partial(time.sleep, PAUSE))


def all_check_before_any_writes(monkeypatch, *, buyers: int) -> None:
    after_the_check(monkeypatch, threading.Barrier(buyers, timeout=PATIENCE).wait)


def at_once(*acts) -> list:
    """Runs all from the same moment, each on a connection of its own; what each returned or raised."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        except (AlreadyPlaced, InsufficientStock, NotForSale) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def kinds(results: list) -> Counter:
    return Counter(type(result).__name__ for result in results)


# --- The last three jars ------------------------------------------------------------------------------------------


def without_locks(monkeypatch):
    monkeypatch.setattr(placement, "_lock_goods", lambda basket: None)


def without_condition(monkeypatch):
    def allocate(self, quantities):
        for pk, quantity in quantities.items():
            self.filter(pk=pk).update(num_allocated=F("num_allocated") + quantity)

    monkeypatch.setattr(StockRecordQuerySet, "allocate", allocate)


def eight_buy_three_jars() -> list:
    jar = make_listing("Mật ong bạc hà", stock=3)
    baskets = [make_basket({jar: 1}) for _buyer in range(8)]
    return at_once(*(partial(place_order, basket.pk, purchase(basket)) for basket in baskets))


def test_eight_buyers_of_three_jars_make_three_orders():
    results = eight_buy_three_jars()
    assert kinds(results) == {"Order": 3, "InsufficientStock": 5}
    assert Order.objects.count() == 3
    assert StockRecord.objects.get().net_stock_level == 0
    assert Basket.objects.filter(status="Open").count() == 5


@pytest.mark.parametrize("guard_removed", [without_locks, without_condition])
def test_either_guard_alone_would_do(monkeypatch, guard_removed):
    guard_removed(monkeypatch)
    assert kinds(eight_buy_three_jars()) == {"Order": 3, "InsufficientStock": 5}


def test_control_without_both_guards_it_oversells(monkeypatch):
    without_locks(monkeypatch)
    without_condition(monkeypatch)
    all_check_before_any_writes(monkeypatch, buyers=8)
    assert kinds(eight_buy_three_jars()) == {"Order": 8}
    assert StockRecord.objects.get().num_allocated == 8


def test_baskets_filled_in_opposite_order_do_not_block_each_other():
    goods = [make_listing(stock=50) for _n in range(4)]
    baskets = [make_basket(dict.fromkeys(goods[:: -1 if n % 2 else 1], 1)) for n in range(6)]
    results = at_once(*(partial(place_order, basket.pk, purchase(basket)) for basket in baskets))
    assert kinds(results) == {"Order": 6}


# --- A certificate taken back meanwhile ---------------------------------------------------------------------------


@pytest.fixture
def staff():
    return User.objects.create_superuser("thamdinh@demo.test")


def revoke(listing, staff) -> None:
    revoke_certificate(
        listing.ocop_product.certificates.get(),
        actor=staff,
        decision_number="12/QĐ-UBND",
        date=datetime.date(2026, 9, 3),
        authority=make_authority(),
    )


def revoke_first_then_order(listing, staff, *, held: float = PAUSE):
    """The order is placed while the revocation is written and not yet committed: that waits for it, so many seconds."""
    written, answered = threading.Event(), threading.Event()
    basket = make_basket({listing: 1})
    agreed = purchase(basket)

    @transaction.atomic
    def take_back():
        revoke(listing, staff)
        written.set()
        answered.wait(held)

    def buy():
        written.wait(PATIENCE)
        try:
            return place_order(basket.pk, agreed)
        finally:
            answered.set()

    return at_once(take_back, buy)[1]


def test_an_order_waits_for_a_revocation_and_is_refused(staff):
    assert isinstance(revoke_first_then_order(make_listing(), staff), NotForSale)
    assert not Order.objects.exists()
    assert StockRecord.objects.get().num_allocated == 0


def test_control_without_the_listings_lock_it_sells_what_is_being_revoked(staff, monkeypatch):
    monkeypatch.setattr(ListingQuerySet, "lock", lambda self: self.order_by("pk"))
    assert isinstance(revoke_first_then_order(make_listing(), staff, held=PATIENCE), Order)


def test_a_revocation_waits_for_the_order_that_is_being_placed(staff, monkeypatch):
    listing = make_listing()
    basket = make_basket({listing: 1})
    agreed = purchase(basket)
    checked, check_and_pause = threading.Event(), placement._check

    def check(*arguments):
        checked.set()
        check_and_pause(*arguments)

    @transaction.atomic
    def take_back() -> int:
        checked.wait()
        revoke(listing, staff)
        return Order.objects.count()

    monkeypatch.setattr(placement, "_check", check)
    order, orders_before_the_revocation = at_once(partial(place_order, basket.pk, agreed), take_back)
    assert isinstance(order, Order)
    assert orders_before_the_revocation == 1


# --- The same basket twice ----------------------------------------------------------------------------------------


def double_click(listing) -> list:
    basket = make_basket({listing: 1})
    agreed = purchase(basket)
    return at_once(*[partial(place_order, basket.pk, agreed)] * 2)


def test_the_same_basket_twice_makes_one_order():
    assert kinds(double_click(make_listing(stock=9))) == {"Order": 1, "AlreadyPlaced": 1}
    assert Order.objects.count() == 1
    assert StockRecord.objects.get().num_allocated == 1


def test_control_without_the_baskets_lock_it_makes_two(monkeypatch):
    monkeypatch.setattr(placement, "_lock_basket", lambda pk: Basket.objects.get(pk=pk))
    without_locks(monkeypatch)
    all_check_before_any_writes(monkeypatch, buyers=2)
    assert kinds(double_click(make_listing(stock=9))) == {"Order": 2}


def test_two_clicks_of_one_browser_come_to_the_same_order():
    shopper = Shopper()
    shopper.put(make_listing(stock=9))
    told = {**TOLD, **place(commune())}
    shopper.open_checkout()
    page = shopper.submit(**told, **{"continue": "1"})
    clicks = [Shopper(), Shopper()]
    for click in clicks:
        click.cookies, click.seen = shopper.cookies, page
    answers = at_once(*(partial(click.submit, **told) for click in clicks))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer.url for answer in answers} == {f"/don-hang/{Order.objects.get().number}/"}
