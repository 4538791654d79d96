"""A payment goes forward once, whoever brings the news; money that comes for nothing goes back."""

import pytest
from django.core.management import call_command

from catalog.models import Certificate
from shop.fulfilment.models import Consignment
from shop.order.signals import money_back, order_expired, order_paid
from shop.payments import checking, events
from shop.payments.attempts import NotPayable, choose, open_attempt, start
from shop.payments.expiring import _expire, expire_orders
from shop.payments.methods import Method
from shop.payments.models import Payment, PaymentEvent, Posting, Refund
from shop.payments.polling import settle_waiting
from shop.payments.port import Callback, ProviderUnreachable, Stage
from shop.payments.refunding import left_of, request_refund
from shop.payments.settling import settle
from tests.conftest import HANOI
from tests.factories import make_listing
from tests.orders import make_order

pytestmark = pytest.mark.django_db
State, Paid = Consignment.State, Payment.State


@pytest.fixture
def order(clock):
    """Two parcels of 150,000 + 30,000 each, waiting for their money since 22/11/2026 10:00."""
    return make_order(make_listing(stock=3), make_listing(stock=3), payment_method="stripe")


@pytest.fixture
def payment(order, till):
    return start(order.payments.get())


@pytest.fixture
def announced():
    """What was said of orders, in order."""
    names = {order_paid: "paid", order_expired: "expired", money_back: "back"}
    heard = []

    def listen(signal, **kwargs):
        heard.append(names[signal])

    for signal in names:
        signal.connect(listen)
    yield heard
    for signal in names:
        signal.disconnect(listen)


def states(order) -> list[str]:
    return list(order.consignments.values_list("state", flat=True))


def stock_taken(order) -> list[int]:
    return [line.stockrecord.num_allocated for line in order.lines.select_related("stockrecord")]


def test_an_order_that_is_paid_before_it_is_sent_waits(order):
    assert order.status == "pending"
    assert states(order) == ["pending", "pending"]
    assert stock_taken(order) == [1, 1]


def test_paid_its_parcels_go_to_their_producers(order, payment, till, announced, clock):
    till.pay(payment)
    paid_at = clock("2026-11-22 10:05:00")
    assert settle(payment).state == Paid.PAID
    order.refresh_from_db()
    assert order.status == "placed"
    assert list(order.consignments.values_list("state", "placed_at")) == [("placed", paid_at)] * 2
    assert announced == ["paid"]


def test_settled_again_nothing_happens(order, payment, till, announced):
    till.pay(payment)
    for _time in range(3):
        settle(Payment.objects.get(pk=payment.pk))
    settle(payment)  # as somebody knew it before
    assert Posting.objects.count() == 1
    assert announced == ["paid"]


@pytest.mark.parametrize(
    "differently", [{"amount": 359_999}, {"amount": 36_000_000}, {"currency": "usd"}, {"reference": "another"}]
)
def test_what_is_not_what_was_asked_moves_nothing_and_is_shown(order, payment, till, differently):
    till.pay(payment, **differently)
    assert settle(payment).state == Paid.OPEN
    order.refresh_from_db()
    assert (order.status, Posting.objects.count()) == ("pending", 0)
    assert "instead of 360000 VND" in order.payments.get().problem


@pytest.mark.parametrize("stage", [Stage.FAILED, Stage.EXPIRED, Stage.PROCESSING])
def test_other_news_are_noted_and_the_order_waits_on(order, payment, till, stage):
    till.tell(payment, stage)
    assert settle(payment).state == stage
    order.refresh_from_db()
    assert order.status == "pending"


def test_an_older_truth_does_not_lead_back(order, payment, till):
    till.tell(payment, Stage.FAILED)
    settle(payment)
    till.tell(payment, Stage.PROCESSING)
    assert settle(payment).state == Paid.FAILED
    till.pay(payment)
    assert settle(payment).state == Paid.PAID
    till.tell(payment, Stage.EXPIRED)
    assert settle(payment).state == Paid.PAID


def test_unreachable_nothing_is_known(order, payment, till):
    till.pay(payment)
    till.unreachable = True
    with pytest.raises(ProviderUnreachable):
        settle(payment)
    order.refresh_from_db()
    assert order.status == "pending"


class TestAnotherMethod:
    def test_cash_places_the_parcels_at_once(self, order, payment, till, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            attempt = choose(order, Method.COD)
        order.refresh_from_db()
        assert (order.status, order.recipient.payment_method, attempt.state) == ("placed", "cod", "open")
        assert Payment.objects.get(pk=payment.pk).state == Paid.REPLACED
        assert till.cancelled == [payment.reference]

    def test_the_same_goes_on_where_it_was(self, order, payment):
        assert choose(order, Method.STRIPE) == payment

    def test_an_order_that_is_paid_has_no_choice(self, order, payment, till):
        till.pay(payment)
        settle(payment)
        with pytest.raises(NotPayable):
            choose(order, Method.COD)
        assert order.payments.count() == 1

    def test_paid_by_card_after_cash_was_chosen_it_goes_back(
        self, order, payment, till, announced, django_capture_on_commit_callbacks
    ):
        choose(order, Method.COD)
        till.pay(payment)
        with django_capture_on_commit_callbacks(execute=True):
            settle(payment)
        refund = Refund.objects.get()
        assert (refund.amount, refund.reason, refund.state) == (360_000, "replaced", "done")
        assert (announced, states(order)) == (["back"], ["placed", "placed"])
        assert list(checking.faults()) == []

    def test_paid_twice_the_second_goes_back_whole(
        self, order, payment, till, announced, django_capture_on_commit_callbacks
    ):
        second = start(open_attempt(order, Method.STRIPE))
        till.pay(payment)
        till.pay(second)
        with django_capture_on_commit_callbacks(execute=True):
            settle(payment)
            settle(second)
        refund = Refund.objects.get()
        assert (refund.payment, refund.amount, refund.reason, refund.state) == (second, 360_000, "double", "done")
        assert announced == ["paid", "back"]
        assert list(checking.faults()) == []

    def test_choosing_again_and_again_holds_the_goods_no_longer_than_a_day(self, order, clock):
        clock("2026-11-23 09:50:00")
        assert choose(order, Method.STRIPE).expires_at.astimezone(HANOI).isoformat() == "2026-11-23T10:00:00+07:00"
        clock("2026-11-23 10:00:00")
        for method in (Method.STRIPE, Method.VIETQR):
            with pytest.raises(NotPayable):
                choose(order, method)

    def test_the_order_says_by_what_it_was_paid(self, order, payment, till):
        choose(order, Method.VIETQR)
        till.pay(payment)
        settle(payment)
        order.recipient.refresh_from_db()
        assert order.recipient.payment_method == "stripe"


class TestExpiry:
    def test_not_paid_in_time_the_goods_are_for_sale_again(self, order, payment, announced, clock):
        clock("2026-11-22 10:30:00")
        call_command("expire_orders")
        order.refresh_from_db()
        assert (order.status, states(order), stock_taken(order)) == ("expired", ["expired", "expired"], [0, 0])
        assert order.payments.get().state == Paid.EXPIRED
        assert announced == ["expired"]

    def test_a_second_before_they_are_held(self, order, payment, clock):
        clock("2026-11-22 10:29:59")
        assert expire_orders() == 0
        assert stock_taken(order) == [1, 1]

    def test_twice_is_once(self, order, payment, announced, clock):
        clock("2026-11-22 10:30:00")
        assert [expire_orders(), expire_orders()] == [1, 0]
        assert announced == ["expired"]

    def test_a_bank_transfer_has_a_day(self, clock):
        make_order(payment_method="vietqr")
        clock("2026-11-23 09:59:59")
        assert expire_orders() == 0
        clock("2026-11-23 10:00:00")
        assert expire_orders() == 1

    def test_cash_never_expires(self, clock):
        make_order()
        clock("2027-11-22 10:00:00")
        assert expire_orders() == 0

    def test_what_is_being_processed_is_waited_for(self, order, payment, till, clock):
        till.tell(payment, Stage.PROCESSING)
        settle(payment)
        clock("2026-11-22 12:00:00")
        assert expire_orders() == 0

    def test_it_is_asked_once_more_before(self, order, payment, till, announced, clock):
        till.pay(payment)
        clock("2026-11-22 10:30:00")
        assert expire_orders() == 0
        order.refresh_from_db()
        assert (order.status, announced) == ("placed", ["paid"])

    def test_an_attempt_that_has_just_been_opened_is_not_closed(self, order, payment, till, clock):
        clock("2026-11-22 10:30:00")
        fresh = choose(order, Method.STRIPE)
        assert _expire(order) is False
        assert till.cancelled == []
        assert Payment.objects.get(pk=fresh.pk).state == Paid.OPEN

    def test_an_unreachable_provider_does_not_hold_the_goods_for_ever(self, order, payment, till, clock):
        till.unreachable = True
        clock("2026-11-22 10:30:00")
        assert expire_orders() == 1
        assert stock_taken(order) == [0, 0]


class TestMoneyThatComesLate:
    @pytest.fixture
    def expired(self, order, payment, clock):
        clock("2026-11-22 10:30:00")
        expire_orders()
        clock("2026-11-22 11:00:00")
        order.refresh_from_db()
        return order

    def test_is_taken_if_the_goods_are_still_there(self, expired, payment, till, announced):
        till.pay(payment)
        settle(payment)
        expired.refresh_from_db()
        assert (expired.status, stock_taken(expired)) == ("placed", [1, 1])
        assert announced == ["paid"]

    def test_goes_back_if_they_are_not(self, expired, payment, till, announced, django_capture_on_commit_callbacks):
        make_order(expired.lines.first().product.listing, quantity=3)
        till.pay(payment)
        with django_capture_on_commit_callbacks(execute=True):
            settle(payment)
        expired.refresh_from_db()
        assert (expired.status, stock_taken(expired)) == ("expired", [3, 0])
        assert list(till.refunds.values()) == [360_000]
        assert Refund.objects.get().reason == Refund.Reason.LATE
        assert announced == ["back"]
        assert list(checking.faults()) == []

    def test_goes_back_if_a_certificate_has_ended(self, expired, payment, till, clock):
        Certificate.objects.filter(ocop_product__listing__product=expired.lines.first().product).update(
            ended_on="2026-11-22", ended_by="withdrawn"
        )
        till.pay(payment)
        settle(payment)
        expired.refresh_from_db()
        assert (expired.status, stock_taken(expired), Refund.objects.count()) == ("expired", [0, 0], 1)


class TestEvents:
    def callback(self, payment, event_id="evt_1") -> Callback:
        return Callback(event_id, "checkout.session.completed", payment.reference, {"id": event_id})

    def test_the_same_one_twice_is_kept_once(self, payment, till, announced):
        till.pay(payment)
        for _time in range(2):
            events.receive(Method.STRIPE, self.callback(payment))
        assert PaymentEvent.objects.filter(handled_at__isnull=False).count() == 1
        assert announced == ["paid"]

    def test_one_that_lies_is_not_believed(self, order, payment):
        events.receive(Method.STRIPE, self.callback(payment))
        order.refresh_from_db()
        assert order.status == "pending"

    def test_one_that_could_not_be_acted_on_is_taken_up_later(self, order, payment, till):
        till.pay(payment)
        till.unreachable = True
        with pytest.raises(ProviderUnreachable):
            events.receive(Method.STRIPE, self.callback(payment))
        assert PaymentEvent.objects.get().handled_at is None
        till.unreachable = False
        assert settle_waiting() == 0
        order.refresh_from_db()
        assert order.status == "placed"
        assert PaymentEvent.objects.get().handled_at

    def test_one_about_nothing_of_ours_is_kept_and_done_with(self, till):
        events.receive(Method.STRIPE, Callback("evt_2", "charge.updated", "nobody's", {}))
        assert PaymentEvent.objects.get(payment=None).handled_at

    def test_lost_the_poller_finds_what_was_paid(self, order, payment, till):
        till.pay(payment)
        call_command("settle_payments")
        order.refresh_from_db()
        assert order.status == "placed"

    def test_one_that_is_broken_does_not_stop_the_others(self, order, payment, till, capsys, monkeypatch):
        other = start(make_order(payment_method="stripe").payments.get())
        till.pay(other)
        real = till.status
        monkeypatch.setattr(till, "status", lambda asked: {}["x"] if asked == payment else real(asked))
        call_command("settle_payments")
        assert "1 could not be asked about" in capsys.readouterr().out
        assert Payment.objects.get(pk=other.pk).state == Paid.PAID

    def test_money_that_went_back_and_came_again_is_shown(self, payment, till, django_capture_on_commit_callbacks):
        till.pay(payment)
        settle(payment)
        parcel = payment.order.consignments.first()
        with django_capture_on_commit_callbacks(execute=True):
            refund = request_refund(payment.order, left_of(parcel), reason=Refund.Reason.OTHER)
        provider_id = Refund.objects.get(pk=refund.pk).provider_id
        events.receive(Method.STRIPE, Callback("evt_9", "refund.failed", payment.reference, {"id": provider_id}))
        assert "came back after it was done" in Payment.objects.get(pk=payment.pk).problem

    def test_one_that_cannot_be_reached_does_not_stop_the_others(self, order, payment, till, capsys):
        till.unreachable = True
        call_command("settle_payments")
        assert "1 could not be asked about" in capsys.readouterr().out
