"""The process is killed at every single step: after a restart and the two commands nothing is half done, nothing paid
twice, nothing lost."""

import contextlib
import io
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from django.core.management import call_command

from shop.checkout.placement import AlreadyPlaced, Purchase, place_order
from shop.messages.models import Message
from shop.order.models import Order
from shop.payments.attempts import start
from shop.payments.checking import faults
from shop.payments.models import Payment, Posting, Refund
from shop.payments.refunding import left_of, request_refund
from shop.payments.settling import settle
from tests.factories import make_listing, make_producer
from tests.killing import killed_at
from tests.orders import make_order
from tests.test_place_order import make_basket, purchase

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_db", "clock", "standin", "quiet")]


@pytest.fixture
def quiet(settings, tmp_path, monkeypatch):
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"
    monkeypatch.setattr("shop.payments.providers.stripe.PAUSES", ())


def restart() -> None:
    for command in ("settle_payments", "expire_orders", "send_messages"):
        call_command(command, stdout=io.StringIO())


def each_step(begin: Callable[[], tuple[object, Callable]]) -> Iterator[object]:
    """Begins anew and is killed a step later each time, until it comes to its end."""
    for step in itertools.count(1):
        world, act = begin()
        died = killed_at(step, act)
        yield world
        if not died:
            assert step > 8
            return


def paid_order(standin) -> Payment:
    payment = start(make_order(listing_of_plenty(), payment_method="stripe").payments.get())
    standin.press(payment.provider_id, "pay")
    return payment


def listing_of_plenty():
    return make_listing(stock=500, producer=make_producer())


def by_card(basket) -> Purchase:
    return replace(purchase(basket), payment_method="stripe")


def messages_of(order: Order, word: str) -> list[Message]:
    return [
        message for message in Message.objects.filter(kind="sms", text__contains=order.number) if word in message.text
    ]


def test_from_the_one_button_to_the_way_to_pay(standin):
    jar = listing_of_plenty()
    baskets = 0

    def begin():
        basket = make_basket({jar: 2})
        return basket, partial(place_and_start, basket)

    def place_and_start(basket):
        start(place_order(basket.pk, by_card(basket)).payments.get())

    for basket in each_step(begin):
        baskets += 1
        restart()
        with contextlib.suppress(AlreadyPlaced):  # the buyer presses the button again
            place_order(basket.pk, by_card(basket))
        order = Order.objects.get(basket=basket)
        payment = start(order.payments.get())
        standin.press(payment.provider_id, "pay")
        restart()
        order.refresh_from_db()
        assert order.status == "placed"
        assert len(messages_of(order, "cho thanh toan")) == 1
    stock = jar.product.stockrecords.get()
    assert stock.num_allocated == 2 * baskets
    assert len(standin.charges()) == len(standin.sessions()) == baskets
    assert list(faults()) == []


def test_settling(standin):
    def begin():
        payment = paid_order(standin)
        return payment, partial(settle, payment)

    for payment in each_step(begin):
        restart()
        payment.refresh_from_db()
        assert (payment.state, payment.order.status) == ("paid", "placed")
        assert Posting.objects.filter(payment=payment).count() == 1
        assert len(messages_of(payment.order, "Da nhan thanh toan")) == 1
    assert not Refund.objects.exists()
    assert list(faults()) == []


def test_refunding(standin):
    def begin():
        payment = settle(paid_order(standin))
        return payment, partial(give_back, payment.order)

    def give_back(order):
        request_refund(order, left_of(order.consignments.get()), reason=Refund.Reason.OTHER)

    asked = 0
    for payment in each_step(begin):
        restart()
        refunds = list(payment.refunds.all())
        assert [refund.state for refund in refunds] in ([], ["done"])
        asked += len(refunds)
        assert len(messages_of(payment.order, "Da hoan")) == len(refunds)
    assert [refund["amount"] for refund in standin.refunds()] == [180_000] * asked
    assert asked > 4
    assert list(faults()) == []
