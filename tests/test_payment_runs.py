"""Two hundred seeded stories of one payment: messages doubled, reordered, lost and early, with the return page and the
poller in between. Each ends with one payment, nothing lost, and books that add up."""

import io
import random

import pytest
from django.core.management import call_command
from django.test import Client

from shop.fulfilment.models import Consignment
from shop.order.access import PLACED
from shop.payments.checking import faults
from shop.payments.methods import Method
from shop.payments.models import Payment, PaymentEvent, Posting, Refund
from shop.payments.providers import BY_METHOD
from tests.cards import bring
from tests.factories import make_listing
from tests.orders import make_order

pytestmark = pytest.mark.usefixtures("committed_db", "quiet")
RUNS, TOGETHER = 200, 20


@pytest.fixture
def quiet(settings, tmp_path):
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"


class Story:
    """An order, its buyer's browser, and what happens to them in the order that the dice say."""

    def __init__(self, dice: random.Random, standin, listings):
        self.dice, self.standin = dice, standin
        self.order = make_order(*listings, payment_method="stripe")
        self.payment = self.order.payments.get()
        self.browser = Client()
        session = self.browser.session
        session[PLACED] = [self.order.number]
        session.save()

    def tell(self) -> None:
        """From the order to the end; what is told to the webhook is carried there by the dice."""
        if self.dice.random() < 0.2:  # the answer to the first start is lost: the process died
            self.session_id = BY_METHOD[Method.STRIPE].start(self.payment).provider_id
        else:
            self.open_pay_page()
            self.session_id = self.payment.provider_id
        acts = [self.open_pay_page, self.come_back, self.poll, self.expire]
        for act in self.dice.choices(acts, k=self.dice.randint(0, 2)):
            act()
        self.standin.press(self.session_id, "pay")
        rest = self.letters() + self.dice.choices([*acts, self.give_up], k=self.dice.randint(0, 4))
        self.dice.shuffle(rest)
        for act in rest:
            act()
        self.open_pay_page()
        self.poll()

    def letters(self) -> list:
        """Each message of this payment none, one or three times."""
        about = [event for event in self.standin.events() if self.payment.reference in str(event)]
        copies = [event for event in about for _copy in range(self.dice.choice([0, 1, 1, 3]))]
        return [lambda event=event: bring(self.standin.letter(event)) for event in copies]

    def open_pay_page(self) -> None:
        self.browser.get(f"/don-hang/{self.order.number}/thanh-toan/")
        self.payment.refresh_from_db()

    def come_back(self) -> None:
        self.browser.get(f"/don-hang/{self.order.number}/thanh-toan/the/", {"session": self.session_id})

    def give_up(self) -> None:
        """The page is opened again and left; Stripe does not answer just then."""
        self.standin.fails(3, path="/v1/checkout")
        self.come_back()
        self.standin.recovers()

    def poll(self) -> None:
        call_command("settle_payments", stdout=io.StringIO())

    def expire(self) -> None:
        call_command("expire_orders", stdout=io.StringIO())


@pytest.mark.parametrize("first", range(0, RUNS, TOGETHER))
def test_two_hundred_stories_end_well(clock, standin, monkeypatch, first):
    monkeypatch.setattr("shop.payments.providers.stripe.PAUSES", ())
    listings = [make_listing(stock=1000), make_listing(stock=1000)]
    for seed in range(first, first + TOGETHER):
        story = Story(random.Random(seed), standin, listings[: 1 + seed % 2])
        story.tell()
        payment = Payment.objects.get(order=story.order)
        assert payment.state == Payment.State.PAID, f"seed {seed}"
        assert set(story.order.consignments.values_list("state", flat=True)) == {Consignment.State.PLACED}
        assert Posting.objects.filter(order=story.order).count() == 1, f"seed {seed}"
    assert len(standin.charges()) == TOGETHER
    assert not Refund.objects.exists()
    assert not PaymentEvent.objects.filter(handled_at=None).exists()
    assert list(faults()) == []
