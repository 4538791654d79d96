"""Money that came to the bank: whose it is, what it does, and that the books add up whatever comes."""

import datetime

import pytest
from django.core.management import call_command
from django.db.models import Sum

from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import move_consignment
from shop.order.models import Order
from shop.order.signals import money_back, order_paid
from shop.partner.models import StockRecord
from shop.payments import checking
from shop.payments.attempts import choose
from shop.payments.bank import matching
from shop.payments.bank.asked import missing
from shop.payments.bank.matching import ToldOtherwise, take
from shop.payments.bank.memo import order_named
from shop.payments.expiring import expire_orders
from shop.payments.methods import Method
from shop.payments.models import BankTransfer, Entry, Payment, Posting, Refund
from shop.payments.polling import settle_waiting
from shop.payments.providers import offered, possible
from shop.payments.providers.vietqr import VietQR
from tests.factories import make_listing
from tests.transfers import make_unpaid, payment_of, status_of, told, transfer

pytestmark = pytest.mark.django_db
CODE, OTHER = "K7PM2X9QRT", "B3CD4EFG5H"
TOTAL = 180_000


@pytest.fixture
def order(clock):
    return make_unpaid(make_listing("Mật ong", price=150_000, stock=1), code=CODE)


@pytest.fixture(autouse=True)
def books():
    """Whatever a test did: they add up."""
    yield
    assert list(checking.faults()) == []


def states() -> list[tuple[str, int]]:
    return list(BankTransfer.objects.order_by("pk").values_list("state", "held"))


def kinds() -> list[str]:
    return list(Posting.objects.order_by("pk").values_list("kind", flat=True))


def in_bank() -> int:
    return Entry.objects.filter(account="bank").aggregate(sum=Sum("amount", default=0))["sum"]


# --- The memo --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "memo",
    [
        "K7PM2X9QRT",
        "k7pm2x9qrt",
        "MBVCB.12345678.K7PM2X9QRT.CT tu 0011001234567 NGUYEN THI HOA toi 113366668888",
        "K7PM 2X9Q RT",
        "K7PM-2X9Q.RT",
        "NguyenThiHoachuyentienK7PM2X9QRTthanhtoan",
        "Thanh toán đơn hàng K7PM2X9QRT, cảm ơn",
        "Tha​nh toa´n K7PM2X9QRT",
        "IBFT K7PM2X9QRT K7PM2X9QRT",
        "Ðơn K7PM2X9QRT",
    ],
)
def test_the_order_is_found_in_what_banks_make_of_its_code(order, memo):
    assert order_named(memo) == order


@pytest.mark.parametrize("memo", ["", "chuyen tien", "K7PM2X9QR", "K7PM2X9QRU", "K7PM2X 9QR", "\x00", "🍯" * 400])
def test_what_is_no_code_names_nobody(order, memo):
    assert order_named(memo) is None


def test_a_memo_with_two_codes_names_nobody(order):
    make_unpaid(code=OTHER)
    assert order_named(f"{CODE} va {OTHER}") is None


# --- What it does ----------------------------------------------------------------------------------------------------


def test_the_exact_amount_pays_the_order(order):
    heard = []

    def hear(**told):
        heard.append(told["order"].number)

    order_paid.connect(hear)
    try:
        came = transfer("FT1", TOTAL, f"TT {CODE}")
    finally:
        order_paid.disconnect(hear)
    assert (came.state, came.held, came.payment) == ("matched", 0, payment_of(order))
    assert (payment_of(order).state, status_of(order)) == ("paid", "placed")
    assert heard == [CODE]
    assert kinds() == ["sale"]
    assert in_bank() == TOTAL


def test_the_same_transfer_again_moves_nothing(order):
    take(told("FT1", TOTAL, CODE))
    assert take(told("FT1", TOTAL, CODE)).is_new is False
    assert states() == [("matched", 0)]
    assert kinds() == ["sale"]


def test_the_same_number_with_another_amount_is_refused(order):
    take(told("FT1", 100_000, CODE))
    with pytest.raises(ToldOtherwise):
        take(told("FT1", TOTAL, CODE))
    assert (states(), status_of(order)) == ([("short", 100_000)], "pending")


def test_the_same_number_for_another_order_is_refused(order):
    make_unpaid(code=OTHER)
    take(told("FT1", 100_000, CODE))
    with pytest.raises(ToldOtherwise):
        take(told("FT1", 100_000, OTHER))
    assert take(told("FT1", 100_000, "chuyen tien")).is_new is False
    assert states() == [("short", 100_000)]


def test_what_came_before_another_way_was_tried_still_counts(order):
    take(told("FT1", 100_000, CODE))
    choose(order, Method.STRIPE)
    again = choose(order, Method.VIETQR)
    assert missing(again) == 80_000
    take(told("FT2", 80_000, CODE))
    assert (Payment.objects.get(pk=again.pk).state, status_of(order)) == ("paid", "placed")
    assert list(checking.faults()) == []


def test_too_little_is_held(order):
    came = transfer("FT1", 100_000, CODE)
    assert (came.state, came.held, status_of(order)) == ("short", 100_000, "pending")
    assert missing(payment_of(order)) == 80_000
    assert kinds() == ["received"]


def test_several_that_together_make_the_amount_pay_the_order(order):
    for reference, amount in (("FT1", 100_000), ("FT2", 30_000), ("FT3", 50_000)):
        take(told(reference, amount, CODE))
    assert states() == [("matched", 0)] * 3
    assert (payment_of(order).state, status_of(order)) == ("paid", "placed")
    assert sorted(kinds()) == ["received", "received", "released", "released", "sale"]
    assert in_bank() == TOTAL


def test_too_much_pays_the_order_and_the_rest_is_held(order):
    came = transfer("FT1", TOTAL + 20_000, CODE)
    assert (came.state, came.held, status_of(order)) == ("over", 20_000, "placed")
    assert in_bank() == TOTAL + 20_000


def test_what_was_missing_and_more_pays_the_order_and_the_rest_is_held(order):
    take(told("FT1", 100_000, CODE))
    take(told("FT2", 100_000, CODE))
    assert states() == [("matched", 0), ("over", 20_000)]
    assert (status_of(order), in_bank()) == ("placed", 200_000)


def test_money_for_an_order_that_is_paid_is_held(order):
    take(told("FT1", TOTAL, CODE))
    came = transfer("FT2", TOTAL, CODE)
    assert (came.state, came.held) == ("double", TOTAL)
    assert payment_of(order).state == "paid"
    assert in_bank() == 2 * TOTAL


def test_money_without_a_code_is_held_for_nobody(order):
    came = transfer("FT1", TOTAL, "chuyen tien mua mat ong")
    assert (came.state, came.held, came.payment) == ("unknown", TOTAL, None)
    assert status_of(order) == "pending"


def test_money_for_an_order_that_is_paid_at_the_door_is_nobodys_yet(clock):
    make_unpaid(make_listing(), method="stripe", code=CODE)
    assert transfer("FT1", TOTAL, CODE).state == "unknown"


def test_the_order_may_have_been_paid_in_another_way_meanwhile(order):
    payment = payment_of(order)
    Payment.objects.filter(pk=payment.pk).update(state="replaced")
    Payment.objects.create(order=order, method="stripe", amount=TOTAL, state="paid")
    heard = []

    def hear(**told):
        heard.append(told["payment"].pk)

    money_back.connect(hear)
    try:
        came = transfer("FT1", TOTAL, CODE)
    finally:
        money_back.disconnect(hear)
    assert (came.state, came.held) == ("double", 0)
    assert list(Refund.objects.values_list("amount", "reason", "state")) == [(TOTAL, "double", "requested")]
    assert heard == [payment.pk]
    Payment.objects.filter(method="stripe").delete()  # was never in the books


def test_an_attempt_that_was_replaced_still_takes_its_money(order):
    choose(order, "stripe")
    assert transfer("FT1", TOTAL, CODE).state == "matched"
    assert status_of(order) == "placed"
    assert order.payments.get(method="stripe").state == "replaced"


# --- Late ------------------------------------------------------------------------------------------------------------


def test_late_money_is_taken_while_the_goods_are_there(order, clock):
    clock("2026-11-24 10:00:01")
    assert expire_orders() == 1
    came = transfer("FT1", TOTAL, CODE)
    assert (came.state, payment_of(order).state, status_of(order)) == ("matched", "paid", "placed")
    assert StockRecord.objects.get().num_allocated == 1


def test_late_money_goes_back_once_the_goods_are_sold(order, clock):
    clock("2026-11-24 10:00:01")
    expire_orders()
    StockRecord.objects.update(num_in_stock=0)
    came = transfer("FT1", TOTAL, CODE)
    assert (came.state, came.held, status_of(order)) == ("late", 0, "expired")
    assert list(Refund.objects.values_list("amount", "reason", "state")) == [(TOTAL, "late", "requested")]


def test_money_for_a_cancelled_order_goes_back(order):
    for parcel in order.consignments.all():
        move_consignment(parcel, Consignment.State.CANCELLED, actor=None)
    assert transfer("FT1", TOTAL, CODE).state == "late"
    assert Refund.objects.get().reason == "late"


def test_too_little_before_the_end_and_the_rest_after_it(order, clock):
    take(told("FT1", 100_000, CODE))
    clock("2026-11-24 10:00:01")
    expire_orders()
    take(told("FT2", 80_000, CODE))
    assert states() == [("matched", 0), ("matched", 0)]
    assert status_of(order) == "placed"


# --- Whole or not at all ---------------------------------------------------------------------------------------------


def test_what_fails_on_the_way_leaves_nothing(order, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(matching, "settle", fail)
    take(told("FT1", 100_000, CODE))
    with pytest.raises(RuntimeError):
        take(told("FT2", 80_000, CODE))
    assert states() == [("short", 100_000)]
    monkeypatch.undo()
    take(told("FT2", 80_000, CODE))
    assert status_of(order) == "placed"


def test_the_poller_finds_nothing_left_to_do(order):
    take(told("FT1", TOTAL, CODE))
    assert settle_waiting() == 0
    assert kinds() == ["sale"]


def test_the_command_proves_the_books(order, capsys):
    take(told("FT1", TOTAL + 5, CODE))
    take(told("FT2", 7, ""))
    call_command("check_ledger")


# --- What is offered -------------------------------------------------------------------------------------------------


def test_transfers_are_offered_where_there_is_an_account(settings):
    assert "vietqr" in [provider.method for provider in offered()]
    settings.VIETQR_ACCOUNT = ""
    assert "vietqr" not in [provider.method for provider in offered()]


def test_alcohol_may_be_paid_by_transfer_and_a_fortune_may_not(clock):
    from shop.payments.goods import Goods

    assert possible(Goods(total=300_000, has_alcohol=True, prepaid_only=())) == ["vietqr"]
    assert VietQR().refusal(Goods(total=500_000_000, has_alcohol=False, prepaid_only=()))


def test_the_goods_are_held_for_a_day(order):
    assert payment_of(order).expires_at - payment_of(order).created_at == datetime.timedelta(hours=24)
    assert Order.objects.get().status == "pending"
