"""What the page of an order says of its money: what waits, what has been paid, what goes back."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import move_consignment
from shop.order.bill import bill_of
from shop.partner.models import StockRecord
from shop.payments.attempts import choose
from shop.payments.expiring import expire_orders
from shop.payments.methods import Method
from shop.payments.models import Refund
from shop.payments.port import RefundTruth
from shop.payments.refunding import note
from shop.payments.settling import settle
from tests.factories import make_listing
from tests.orders import PHONE, make_order, pay
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State = Consignment.State
CODE = "K7PM2X9QRT"


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def placed_here(visitor, *orders) -> None:
    session = visitor.session
    session["orders"] = [order.number for order in orders]
    session.save()


def text(response) -> str:
    """What the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def statements(visitor, path: str) -> int:
    visitor.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert visitor.get(path).status_code == 200
    return len(caught)


def page_of(visitor, order) -> str:
    placed_here(visitor, order)
    return text(visitor.get(f"/don-hang/{order.number}/")).replace("\N{NO-BREAK SPACE}", " ")


def waiting(**told):
    return make_order(
        make_listing(price=290_000), make_listing(price=136_000), code=CODE, payment_method="vietqr", **told
    )


def test_an_order_that_waits_for_its_money_says_so_first(visitor, clock):
    page = page_of(visitor, waiting())
    assert "Chờ thanh toán 486.000 ₫" in page
    assert "Hàng được giữ cho bạn đến 10:00 23/11/2026." in page
    assert f'href="/don-hang/{CODE}/thanh-toan/"' in visitor.get(f"/don-hang/{CODE}/").content.decode()
    assert page.index("Chờ thanh toán 486.000 ₫") < page.index("Kiện hàng 1/2")
    assert "khi nhận" not in page
    assert "Dự kiến giao" not in page


def test_a_card_that_paid_after_cash_was_chosen_is_no_part_of_the_bill(visitor, clock, till):
    order = make_order(make_listing(price=290_000), code=CODE, payment_method="stripe")
    attempt = order.payments.get()
    choose(order, Method.COD)
    till.pay(attempt)
    settle(attempt)
    note(Refund.objects.get(), RefundTruth(Refund.State.DONE))
    order.refresh_from_db()
    assert (bill_of(order).label, bill_of(order).paid) == ("", 0)
    assert "Số tiền trả khi nhận kiện này 320.000 ₫" in page_of(visitor, order)


def test_once_the_time_is_over_no_end_is_named(visitor, clock):
    order = waiting()
    clock("2026-11-23 10:00:00")
    page = page_of(visitor, order)
    assert "Chờ thanh toán 486.000 ₫" in page
    assert "Hàng được giữ" not in page


def test_money_on_its_way_is_not_asked_for_again(visitor, clock):
    order = waiting()
    order.payments.update(state="processing")
    assert "Khoản thanh toán đang được xử lý" in page_of(visitor, order)
    assert "/thanh-toan/" not in visitor.get(f"/don-hang/{CODE}/").content.decode().replace('href="/thanh-toan/', "")


def test_an_order_that_was_not_paid_in_time_can_be_bought_again(visitor, clock):
    order = waiting()
    clock("2026-11-23 10:00:00")
    expire_orders()
    page = page_of(visitor, order)
    assert "Đơn hàng đã hủy vì quá hạn thanh toán" in page
    assert page.count("Mua lại") == 1
    assert "Hủy đơn hàng" not in page
    assert page.count("Bạn không phải trả tiền cho kiện này 0 ₫") == 2
    assert visitor.post(f"/don-hang/{CODE}/mua-lai/").url == "/gio-hang/"


def test_a_paid_order_says_so_for_each_parcel_and_never_that_it_is_paid_at_the_door(visitor, clock):
    order = waiting()
    pay(order)
    page = page_of(visitor, order)
    assert "Chuyển khoản bằng mã QR (VietQR) Đã thanh toán" in page
    assert "Đã thanh toán 320.000 ₫" in page
    assert "Đã thanh toán 166.000 ₫" in page
    assert "Đã thanh toán 486.000 ₫" in page
    assert "khi nhận" not in page


def test_what_is_going_back_is_named_with_amount_day_and_reason(visitor, clock):
    order = waiting()
    pay(order)
    move_consignment(order.consignments.first(), State.REFUSED, actor=None, note="Hết vụ mật")
    page = page_of(visitor, order)
    assert "Hoàn tiền cho kiện này 320.000 ₫" in page
    assert "Chờ hoàn tiền 22/11/2026 · Kiện hàng đã hủy 320.000 ₫" in page
    assert "Tổng thanh toán 166.000 ₫" in page
    assert "Đang hoàn tiền 320.000 ₫" in page


def test_what_has_gone_back_too(visitor, clock):
    order = waiting()
    pay(order)
    first, second = order.consignments.all()
    move_consignment(first, State.REFUSED, actor=None, note="Hết vụ mật")
    clock("2026-11-23 09:00:00")
    note(Refund.objects.get(), RefundTruth(Refund.State.DONE))
    page = page_of(visitor, order)
    assert "Đã hoàn một phần" in page
    assert "Đã hoàn tiền 23/11/2026 · Kiện hàng đã hủy 320.000 ₫" in page

    move_consignment(second, State.REFUSED, actor=None, note="Hết vụ miến")
    note(Refund.objects.last(), RefundTruth(Refund.State.DONE))
    page = page_of(visitor, order)
    assert "Đã hoàn một phần" not in page
    assert "Đã hoàn tiền 486.000 ₫" in page


def test_money_that_came_too_late_is_seen_to_go_back(visitor, clock):
    order = waiting()
    clock("2026-11-23 10:00:00")
    expire_orders()
    StockRecord.objects.update(num_in_stock=0)
    pay(order)
    page = page_of(visitor, order)
    assert "Tiền đến khi đơn hàng đã kết thúc 486.000 ₫" in page
    assert "Đang hoàn tiền 486.000 ₫" in page


@pytest.mark.parametrize(("own", "asked"), [(True, True), (False, False)])
def test_only_who_placed_the_order_is_asked_for_an_account(visitor, own, asked):
    order = waiting()
    pay(order)
    move_consignment(order.consignments.first(), State.REFUSED, actor=None, note="Hết vụ mật")
    if own:
        placed_here(visitor, order)
    else:
        session = visitor.session
        session["orders_found"] = [CODE]
        session.save()
    page = visitor.get(f"/don-hang/{CODE}/").content.decode()
    assert "Chúng tôi sẽ chuyển trả bạn" in page
    assert ('name="account"' in page) == asked


def test_a_cash_parcel_that_came_back_costs_nothing(visitor):
    order = make_order(make_listing(price=290_000), make_listing(price=136_000), code=CODE)
    order.consignments.filter(number=f"{CODE}-1").update(state=State.RETURNED)
    page = page_of(visitor, order)
    assert "Bạn không phải trả tiền cho kiện này 0 ₫" in page
    assert "Tổng thanh toán 166.000 ₫" in page


@pytest.mark.parametrize(
    ("method", "said"),
    [("cod", "Bạn trả tiền khi nhận kiện."), ("vietqr", "Bạn đã thanh toán 320.000 ₫, không phải trả thêm khi nhận.")],
)
def test_thanks_speak_of_the_way_to_pay(visitor, method, said):
    order = make_order(make_listing(price=290_000), code=CODE, payment_method=method)
    if method != "cod":
        pay(order)
    placed_here(visitor, order)
    session = visitor.session
    session["order_new"] = CODE
    session.save()
    assert said in text(visitor.get(f"/don-hang/{CODE}/")).replace("\N{NO-BREAK SPACE}", " ")


def test_thanks_wait_for_the_money(visitor):
    order = waiting()
    placed_here(visitor, order)
    session = visitor.session
    session["order_new"] = CODE
    session.save()
    assert "Cảm ơn bạn" not in text(visitor.get(f"/don-hang/{CODE}/"))
    pay(order)
    assert "Cảm ơn bạn" in text(visitor.get(f"/don-hang/{CODE}/"))


def test_the_list_of_the_account_shows_what_waits_and_what_ended(visitor, clock):
    user = User.objects.create_user(phone=PHONE)
    waiting(user=user)
    visitor.force_login(user)
    assert '<span class="tag">Chờ thanh toán</span>' in visitor.get("/tai-khoan/").content.decode()
    clock("2026-11-23 10:00:00")
    expire_orders()
    assert '<span class="tag bad">Đã hủy vì quá hạn thanh toán</span>' in visitor.get("/tai-khoan/").content.decode()


def test_so_it_does_when_all_of_it_goes_back(visitor):
    few, many = make_order(code="AAAAAAAAAA", payment_method="vietqr"), waiting()
    for order in (few, many):
        pay(order)
        for consignment in order.consignments.all():
            move_consignment(consignment, State.REFUSED, actor=None, note="Hết vụ")
    placed_here(visitor, few, many)
    assert statements(visitor, "/don-hang/AAAAAAAAAA/") == statements(visitor, f"/don-hang/{CODE}/") <= 12
