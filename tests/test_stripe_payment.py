"""Paying with a foreign card: on Stripe's page, by Stripe's word, once, whatever becomes of the messages."""

import time

import pytest
from django.core.management import call_command
from django.urls import reverse

from shop.fulfilment.models import Consignment
from shop.partner.models import StockRecord
from shop.payments.checking import faults
from shop.payments.goods import Goods
from shop.payments.models import Payment, PaymentEvent, Refund
from shop.payments.port import ProviderUnreachable
from shop.payments.providers import BY_METHOD
from shop.payments.providers import stripe as provider
from tests.cards import bring, choose_card, pay_page, wait_until_sent
from tests.factories import make_listing, make_producer
from tests.shopper import Shopper, orders, sentences

pytestmark = pytest.mark.usefixtures("committed_db")  # providers are told after the commit


@pytest.fixture
def shopper(committed_db, clock, standin):
    """Three jars of honey and two packs of noodles of another producer in the basket."""
    shopper = Shopper()
    shopper.put(make_listing("Mật ong bạc hà", price=150_000), quantity=3)
    noodles = make_listing("Miến dong", producer=make_producer("Hợp tác xã Tài Hoan"), price=68_000)
    shopper.put(noodles, quantity=2)
    return shopper


@pytest.fixture
def payment(shopper):
    return choose_card(shopper)


def now(payment: Payment) -> Payment:
    payment.refresh_from_db()
    return payment


def completed(standin) -> dict:
    return standin.events("checkout.session.completed")[-1]


def assert_paid_once(payment: Payment) -> None:
    payment = now(payment)
    order = orders().get(pk=payment.order_id)
    assert (payment.state, payment.problem, order.status) == (Payment.State.PAID, "", Consignment.State.PLACED)
    assert Payment.objects.filter(state=Payment.State.PAID).count() == 1
    assert not Refund.objects.exists()
    assert list(faults()) == []


def assert_still_waits(payment: Payment, *, state: Payment.State = Payment.State.OPEN) -> None:
    payment = now(payment)
    assert (payment.state, orders().get().status) == (state, Consignment.State.PENDING)
    assert list(faults()) == []


class TestWhatStripeIsAsked:
    def test_the_session_is_the_order_line_by_line(self, payment, standin):
        (session,) = standin.sessions()
        parcels = payment.order.consignments.all()
        (request,) = standin.seen("POST")
        lines = [
            (line["price_data"]["product_data"]["name"], line["quantity"], line["price_data"]["unit_amount"])
            for line in request["asked"]["line_items"]
        ]
        assert lines == [
            ("Mật ong bạc hà, chai 500 ml", "3", "150000"),
            ("Miến dong, chai 500 ml", "2", "68000"),
            *((f"Phí vận chuyển: {each.producer.short_name}", "1", str(each.shipping_price)) for each in parcels),
        ]
        assert session["amount_total"] == payment.amount == 586_000 + sum(each.shipping_price for each in parcels)
        assert (session["currency"], session["locale"]) == ("vnd", "vi")
        assert (session["client_reference_id"], request["key"]) == (payment.reference, payment.reference)
        assert session["metadata"] == {"order": payment.order.number}

    def test_nothing_of_the_person_is_told(self, payment, standin):
        told = str(standin.seen("POST"))
        for personal in ("Nguyễn Thị Hoa", "0912", "+84", "Trần Thái Tông", "Cầu Giấy"):
            assert personal not in told

    def test_the_page_speaks_the_buyers_language(self, shopper):
        payment = choose_card(shopper)
        payment.order.recipient.language = "en"
        asked = provider._session(payment)
        assert asked["locale"] == "en"
        assert "/en/don-hang/" in asked["cancel_url"]

    def test_it_closes_half_an_hour_after_the_hold_at_the_latest(self, payment, standin):
        (session,) = standin.sessions()
        assert session["expires_at"] - payment.expires_at.timestamp() == 31 * 60

    def test_or_after_a_day_where_nothing_ends_the_hold(self, payment):
        payment.expires_at = None
        assert provider._closes_at(payment) - int(payment.created_at.timestamp()) == 24 * 3600 - 60

    def test_many_lines_become_one_for_each_parcel(self, payment):
        line = payment.order.lines.first()
        for _n in range(100):
            line.pk = None
            line.save()
        items = provider._line_items(payment)
        assert len(items) == payment.order.consignments.count()
        assert sum(item["price_data"]["unit_amount"] for item in items) == payment.amount

    def test_a_price_that_does_not_divide_is_one_piece(self):
        item = provider._item("Mật ong", 100_000, 3)
        assert (item["quantity"], item["price_data"]["unit_amount"]) == (1, 100_000)
        assert item["price_data"]["product_data"]["name"] == "3 × Mật ong"

    @pytest.mark.parametrize(
        ("total", "words"),
        [
            (19_999, "Thẻ quốc tế chỉ nhận thanh toán từ 20.000\xa0₫."),
            (20_000, ""),
            (99_999_999, ""),
            (100_000_000, "Thẻ quốc tế chỉ nhận thanh toán đến 99.999.999\xa0₫."),
        ],
    )
    def test_its_limits_are_told_before(self, total, words):
        assert provider.Stripe().refusal(Goods(total, False, ())) == words

    def test_an_order_beyond_them_cannot_be_placed_so(self, shopper, settings, standin):
        settings.STRIPE_LEAST = 10_000_000
        answer = shopper.order(payment="stripe")
        assert answer.status_code == 200
        assert "chỉ nhận thanh toán từ" in str(answer.context["form"].errors)
        assert not orders().exists()
        assert standin.seen() == []


class TestTheWay:
    def test_the_checkout_leads_to_stripes_page(self, payment, shopper, standin):
        (session,) = standin.sessions()
        assert payment.url == session["url"]
        assert payment.url in shopper.get(pay_page(payment.order)).content.decode()
        answer = shopper.post(pay_page(payment.order), {"payment": "stripe"})
        assert answer.url == payment.url
        assert len(standin.sessions()) == 1

    def test_the_return_page_settles_before_any_message(self, payment, shopper, standin):
        back = standin.press(payment.provider_id, "pay")
        answer = shopper.get(back)
        assert answer.url == reverse("order:tracking", args=[payment.order.number])
        assert_paid_once(payment)

    def test_the_return_page_belongs_to_the_buyer(self, payment, standin):
        back = standin.press(payment.provider_id, "pay")
        assert Shopper().get(back).url == f"/don-hang/?ma={payment.order.number}"
        assert_still_waits(payment)

    def test_who_cancels_may_pay_otherwise(self, payment, shopper, standin):
        back = standin.press(payment.provider_id, "cancel")
        page = shopper.get(back)
        methods = [str(method) for method, _refusal in page.context["methods"]]
        assert (methods[0], methods[-1]) == ("cod", "stripe")
        shopper.post(pay_page(payment.order), {"payment": "cod"})
        assert now(payment).state == Payment.State.REPLACED
        assert orders().get().status == Consignment.State.PLACED
        assert [session["status"] for session in standin.sessions()] == ["expired"]
        assert standin.press(payment.provider_id, "pay") == ""

    def test_a_declined_card_may_be_tried_again(self, payment, standin):
        standin.press(payment.provider_id, "decline")
        assert bring(standin.letter(standin.events("payment_intent.payment_failed")[0])) == 200
        assert_still_waits(payment)
        standin.press(payment.provider_id, "pay")
        assert bring(standin.letter(completed(standin))) == 200
        assert_paid_once(payment)

    @pytest.mark.parametrize(("succeeds", "state"), [(True, Payment.State.PAID), (False, Payment.State.FAILED)])
    def test_money_that_is_confirmed_later(self, payment, shopper, standin, succeeds, state):
        answer = shopper.get(standin.press(payment.provider_id, "pay_later"))
        assert sentences(answer) == ["Khoản thanh toán đang được xử lý. Bạn không cần trả lại lần nữa."]
        assert_still_waits(payment, state=Payment.State.PROCESSING)
        standin.confirm(payment.provider_id, succeeds=succeeds)
        call_command("settle_payments")
        assert now(payment).state == state
        assert list(faults()) == []

    def test_a_session_that_lapsed_is_replaced_by_another(self, payment, shopper, standin):
        standin.press(payment.provider_id, "expire")
        assert bring(standin.letter(standin.events("checkout.session.expired")[0])) == 200
        assert now(payment).state == Payment.State.EXPIRED
        shopper.post(pay_page(payment.order), {"payment": "stripe"})
        assert len(standin.sessions()) == 2


class TestMessages:
    def test_the_same_twice_is_one_payment(self, payment, standin):
        standin.press(payment.provider_id, "pay")
        letter = standin.letter(completed(standin))
        assert [bring(letter), bring(letter), bring(standin.letter(completed(standin)))] == [200, 200, 200]
        assert PaymentEvent.objects.count() == 1
        assert_paid_once(payment)

    def test_in_another_order(self, payment, standin):
        standin.press(payment.provider_id, "decline")
        standin.press(payment.provider_id, "pay")
        events = standin.events()
        assert [bring(standin.letter(event)) for event in reversed(events)] == [200] * len(events)
        assert PaymentEvent.objects.count() == len(events) == 4
        assert_paid_once(payment)

    def test_that_never_comes_is_not_needed(self, payment, standin):
        standin.press(payment.provider_id, "pay")
        call_command("settle_payments")
        assert_paid_once(payment)

    def test_that_comes_after_the_order_has_ended_takes_the_goods_again(self, payment, standin, clock):
        """The hold is over, Stripe's page is still open: it could not be reached when it was to be closed."""
        clock("2026-11-22 10:30:01")
        standin.hangs_up(20)
        call_command("expire_orders")
        assert orders().get().status == Consignment.State.EXPIRED
        standin.recovers()
        standin.press(payment.provider_id, "pay")
        assert bring(standin.letter(completed(standin))) == 200
        assert_paid_once(payment)

    def test_or_goes_back_if_they_are_gone(self, payment, standin, clock):
        clock("2026-11-22 10:30:01")
        standin.hangs_up(20)
        call_command("expire_orders")
        standin.recovers()
        StockRecord.objects.update(num_in_stock=0)
        standin.press(payment.provider_id, "pay")
        assert bring(standin.letter(completed(standin))) == 200
        refund = Refund.objects.get()
        assert (refund.reason, refund.state, refund.amount) == ("late", "done", payment.amount)
        assert [each["amount"] for each in standin.refunds()] == [payment.amount]
        assert list(faults()) == []

    def test_the_end_of_the_hold_closes_stripes_page(self, payment, standin, clock):
        clock("2026-11-22 10:30:01")
        call_command("expire_orders")
        assert now(payment).state == Payment.State.EXPIRED
        assert orders().get().status == Consignment.State.EXPIRED
        assert standin.press(payment.provider_id, "pay") == ""

    def test_a_payment_in_the_last_second_counts(self, payment, standin, clock):
        standin.press(payment.provider_id, "pay")
        clock("2026-11-22 10:30:01")
        call_command("expire_orders")
        assert_paid_once(payment)


class TestMessagesOverTheNetwork:
    @pytest.fixture
    def webhook(self, payment, site) -> str:
        return f"{site}/webhooks/stripe/"

    @pytest.mark.parametrize(("how", "sent"), [({"times": 3}, 9), ({"backwards": True}, 3), ({"delay": 0.5}, 3)])
    def test_thrice_the_last_first_or_late(self, webhook, payment, standin, how, sent):
        standin.tell(webhook, **how)
        standin.press(payment.provider_id, "pay")
        assert wait_until_sent(standin, sent) == [200] * sent
        assert_paid_once(payment)

    def test_signed_wrongly_and_then_rightly(self, webhook, payment, standin):
        standin.tell(webhook, bad_signature=True, attempts=2)
        standin.press(payment.provider_id, "pay")
        assert wait_until_sent(standin, 6) == [400] * 6
        assert_still_waits(payment)
        assert standin.deliver(standin.events(), bad_signature=False) == [200] * 3
        assert_paid_once(payment)

    def test_lost_and_sent_again_by_hand(self, webhook, payment, standin):
        standin.tell(webhook, drop=True)
        standin.press(payment.provider_id, "pay")
        assert standin.sent() == []
        assert_still_waits(payment)
        assert standin.deliver(standin.events()) == [200] * 3
        assert_paid_once(payment)


class TestWhatWasPaidIsComparedWithWhatWasAsked:
    @pytest.mark.parametrize(
        ("thing", "change"),
        [
            ("intent", {"amount_received": 1000}),
            ("intent", {"currency": "usd"}),
            ("session", {"client_reference_id": "another"}),
        ],
    )
    def test_what_differs_is_for_a_person_to_see(self, payment, standin, thing, change):
        standin.press(payment.provider_id, "pay")
        id_ = standin.sessions()[0]["payment_intent"] if thing == "intent" else payment.provider_id
        standin.alter(id_, **change)
        assert bring(standin.letter(completed(standin))) == 200
        assert_still_waits(payment)
        assert now(payment).problem


class TestStripeUnreachable:
    def test_the_buyer_keeps_the_order(self, shopper, standin):
        standin.fails(99)
        shopper.order(payment="stripe")
        order = orders().get()
        page = shopper.get(pay_page(order))
        assert page.status_code == 200
        assert "Đơn hàng vẫn được giữ" in sentences(page)[0]
        assert order.status == Consignment.State.PENDING
        shopper.post(pay_page(order), {"payment": "cod"})
        assert orders().get().status == Consignment.State.PLACED

    def test_nobody_waits_over_twenty_seconds(self, shopper, standin, monkeypatch):
        """Here a tenth of the patience: the bound is the sum of what is waited for."""
        monkeypatch.setattr(provider, "TIMEOUT", (0.3, 1))
        monkeypatch.setattr(provider, "PATIENCE", 0.5)
        provider._client.cache_clear()
        shopper.order(payment="stripe")
        standin.dawdles(5, 99)
        began = time.perf_counter()
        page = shopper.get(pay_page(orders().get()))
        assert time.perf_counter() - began < 2.5
        assert "Đơn hàng vẫn được giữ" in sentences(page)[0]
        provider._client.cache_clear()

    def test_what_was_made_before_the_line_went_dead_is_found_again(self, shopper, standin):
        standin.hangs_up(after_acting=True, method="POST")
        payment = choose_card(shopper)
        (session,) = standin.sessions()
        assert payment.provider_id == session["id"]
        assert [request["key"] for request in standin.seen("POST")] == [payment.reference] * 2

    def test_a_start_that_was_lost_is_found_again_later(self, shopper, standin, clock):
        standin.hangs_up(3, after_acting=True, method="POST")
        payment = choose_card(shopper)
        assert payment.provider_id is None
        standin.clock(clock("2026-11-22 10:20:00"))
        shopper.get(pay_page(payment.order))
        (session,) = standin.sessions()
        assert now(payment).provider_id == session["id"]

    def test_five_failures_and_then_an_answer(self, payment, standin):
        standin.press(payment.provider_id, "pay")
        standin.fails(5)
        letter = standin.letter(completed(standin))
        assert [bring(letter), bring(letter)] == [503, 200]
        assert_paid_once(payment)

    def test_another_key_is_no_crash(self, shopper, standin, settings, caplog):
        settings.STRIPE_SECRET_KEY = "sk_test_withdrawn"
        shopper.order(payment="stripe")
        page = shopper.get(pay_page(orders().get()))
        assert "Đơn hàng vẫn được giữ" in sentences(page)[0]
        assert "AuthenticationError" in caplog.text
        assert "sk_test" not in caplog.text

    def test_a_session_that_stripe_does_not_know_tells_nothing(self, payment, standin):
        standin.reset()
        with pytest.raises(ProviderUnreachable):
            BY_METHOD["stripe"].status(payment)
