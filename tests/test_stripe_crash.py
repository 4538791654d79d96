"""A process killed at each step, from "place order" to the confirmation, of settling, of a refund: after a restart and
the two commands nothing is half done, and nobody pays twice."""

import itertools
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.management import call_command

from shop.fulfilment.models import Consignment
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payments.checking import faults
from shop.payments.models import Payment, PaymentEvent, Refund
from shop.payments.refunding import left_of, request_refund
from shop.payments.settling import settle
from tests.cards import bring, choose_card, pay_page
from tests.crash import deaths, die
from tests.factories import make_listing
from tests.shopper import TOLD, Shopper, commune, place

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_db", "clock", "standin")]
Case = Callable[[], tuple[Callable[[], None], Callable[[], None]]]
"""Prepares a piece of work of its own, and what must be true once it died and the shop has been started again."""


def survives_each_death(case: Case) -> None:
    work, _check = case()
    died = 0
    for step in list(deaths(work)):
        work, check = case()
        died += die(work, before=step)  # it may need fewer statements when caches are warm
        call_command("expire_orders")
        call_command("settle_payments")
        check()
        assert list(faults()) == []
    assert died > 3


def test_placing_an_order_and_going_to_pay(standin):
    def case():
        shopper, listing, telephone = Shopper(), make_listing("Mật ong", price=150_000), f"0912 3{next(numbers):05}"
        shopper.put(listing)
        told = {**TOLD, **place(commune()), "payment": "stripe", "phone": telephone}
        shopper.open_checkout()
        shopper.submit(**told, **{"continue": "1"})
        stock = StockRecord.objects.filter(product=listing.product)

        def placed():
            return Order.objects.filter(lines__product=listing.product)

        def work():
            shopper.submit(**told)
            shopper.get(pay_page(placed().get()))

        def check():
            assert stock.get().num_allocated in (None, placed().count())
            if not placed().exists():
                shopper.open_checkout()  # the basket is as it was
                shopper.submit(**told)
            order = placed().get()
            assert order.consignments.count() == order.payments.count() == order.lines.count() == 1
            payment = order.payments.get()
            cache.clear()  # so many look-ups are not one buyer's
            shopper.post("/don-hang/", {"code": order.number, "phone": telephone})
            assert shopper.get(pay_page(order)).status_code == 200
            payment.refresh_from_db()
            made = [each for each in standin.sessions() if each["client_reference_id"] == payment.reference]
            assert [each["id"] for each in made] == [payment.provider_id]
            standin.press(payment.provider_id, "pay")
            assert settle(payment).state == Payment.State.PAID

        return work, check

    numbers = itertools.count(1)
    survives_each_death(case)


def paid_at_stripe(standin) -> Payment:
    """Nobody has told us yet."""
    shopper = Shopper()
    shopper.put(make_listing("Mật ong", price=150_000))
    payment = choose_card(shopper)
    standin.press(payment.provider_id, "pay")
    return payment


def test_settling(standin):
    def case():
        payment = paid_at_stripe(standin)
        letter = standin.letter(standin.events("checkout.session.completed")[-1])

        def check():
            payment.refresh_from_db()
            assert payment.state == Payment.State.PAID
            assert Order.objects.get(pk=payment.order_id).status == Consignment.State.PLACED
            assert payment.postings.count() == 1
            assert bring(letter) == 200  # it comes again
            assert payment.postings.count() == PaymentEvent.objects.filter(payment=payment).count() == 1

        return (lambda: bring(letter)), check

    survives_each_death(case)


def test_a_refund(standin):
    def case():
        payment = settle(paid_at_stripe(standin))
        order = Order.objects.get(pk=payment.order_id)

        def work():
            request_refund(order, left_of(order.consignments.get()), reason=Refund.Reason.OTHER)

        def check():
            if not payment.refunds.exists():
                work()  # nothing was written: it is asked for again
            refund = payment.refunds.get()
            assert (refund.state, refund.amount) == (Refund.State.DONE, payment.amount)
            sent = [each for each in standin.refunds() if each["metadata"]["refund"] == refund.reference]
            assert [each["amount"] for each in sent] == [payment.amount]
            assert [each["id"] for each in sent] == [refund.provider_id]

        return work, check

    survives_each_death(case)
