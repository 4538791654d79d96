"""Buyers call off: the whole order until a parcel of it is packed, or one parcel whose producer is late."""

import pytest

from shop.accounts.models import User
from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import move_consignment
from shop.fulfilment.signals import consignment_moved
from shop.order.cancelling import CancelRefused, cancel_late, cancel_order
from shop.order.models import Order
from shop.order.signals import order_cancelled
from shop.partner.models import StockRecord
from shop.payments.checking import faults
from shop.payments.models import Payment, Refund
from tests.factories import make_listing
from tests.orders import PHONE, make_order, make_paid_order, pay
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State = Consignment.State
CODE = "K7PM2X9QRT"
CANCEL, CANCEL_FIRST = f"/don-hang/{CODE}/huy/", f"/don-hang/{CODE}/kien/1/huy/"


@pytest.fixture
def buyer(clock) -> Visitor:
    """The browser in which the order was placed."""
    visitor = Visitor()
    session = visitor.session
    session["orders"] = [CODE]
    session.save()
    return visitor


@pytest.fixture
def finder(clock) -> Visitor:
    """Somebody who knows code and phone of the order."""
    visitor = Visitor()
    session = visitor.session
    session["orders_found"] = [CODE]
    session.save()
    return visitor


def two_parcels(make=make_order, **told) -> Order:
    """290,000 and 136,000 đồng of goods, 30,000 of shipping each."""
    return make(make_listing(price=290_000), make_listing(price=136_000), code=CODE, **told)


def states(order: Order) -> list[str]:
    order.refresh_from_db()
    return [order.status, *order.consignments.values_list("state", flat=True)]


def held() -> list[int]:
    return list(StockRecord.objects.order_by("pk").values_list("num_allocated", flat=True))


def move(order: Order, *to: str, n: int = 1) -> None:
    for state in to:
        move_consignment(order.consignments.get(number=f"{order.number}-{n}"), state, actor=None)


def words(response) -> str:
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


# --- The whole order --------------------------------------------------------------------------------------------------


def test_the_page_asks_once_more_and_changes_nothing(buyer):
    order = two_parcels()
    page = words(buyer.get(CANCEL))
    assert "Bạn chưa trả tiền nên không phải trả gì." in page
    assert states(order) == ["placed", "placed", "placed"]


def test_cancelling_calls_all_parcels_off_and_frees_their_goods(buyer):
    order = two_parcels()
    assert held() == [1, 1]
    assert buyer.post(CANCEL).url == f"/don-hang/{CODE}/"
    assert states(order) == ["cancelled", "cancelled", "cancelled"]
    assert held() == [0, 0]


def test_the_reason_may_be_told_and_stands_with_each_parcel(buyer):
    order = two_parcels()
    buyer.post(CANCEL, {"note": "Đặt nhầm"})
    assert list(order.consignments.values_list("events__note", flat=True)) == ["Đặt nhầm", "Đặt nhầm"]


def test_it_is_noted_who_did_it(buyer):
    user = User.objects.create_user(phone=PHONE)
    buyer.force_login(user)
    two_parcels(user=user)
    buyer.post(CANCEL)
    assert {event.actor for event in ConsignmentEvent.objects.all()} == {user}


@pytest.mark.parametrize("reached", [[State.ACCEPTED], []])
def test_until_a_parcel_is_packed(buyer, reached):
    order = two_parcels()
    move(order, *reached)
    assert buyer.post(CANCEL).status_code == 302
    assert states(order)[0] == "cancelled"


@pytest.mark.parametrize(
    "reached",
    [
        [State.ACCEPTED, State.PACKED],
        [State.ACCEPTED, State.PACKED, State.SHIPPED],
        [State.ACCEPTED, State.PACKED, State.SHIPPED, State.DELIVERED],
    ],
)
def test_once_one_is_packed_no_longer(buyer, reached):
    order = two_parcels()
    move(order, *reached, n=2)
    before = states(order)
    answer = buyer.post(CANCEL)
    assert answer.status_code == 409
    assert "Có kiện đã đóng gói hoặc đã gửi nên đơn hàng này không hủy được nữa." in words(answer)
    assert buyer.get(CANCEL).status_code == 409
    assert states(order) == before
    assert f'href="{CANCEL}"' not in words(buyer.get(f"/don-hang/{CODE}/"))


def test_a_parcel_that_its_producer_refused_does_not_hinder_it(buyer):
    order = two_parcels()
    move(order, State.REFUSED)
    buyer.post(CANCEL)
    assert states(order) == ["refused", "refused", "cancelled"]


def test_a_second_click_is_told_that_it_is_done(buyer):
    order = two_parcels()
    buyer.post(CANCEL)
    answer = buyer.post(CANCEL)
    assert answer.status_code == 409
    assert "Đơn hàng này đã hủy." in words(answer)
    assert ConsignmentEvent.objects.count() == 2
    assert states(order)[0] == "cancelled"


@pytest.mark.parametrize("note", ["x" * 301, "\x00"])
def test_a_reason_that_cannot_be_kept_changes_nothing(buyer, note):
    order = two_parcels()
    assert buyer.post(CANCEL, {"note": note}).status_code == 400
    assert states(order) == ["placed", "placed", "placed"]


def test_the_order_is_announced_once_and_its_parcels_not_alone(clock):
    heard = []

    def parcel(event, alone, **kwargs):
        heard.append(("parcel", event.to_state, alone))

    def whole(order, **kwargs):
        heard.append(("order", order.number))

    order = two_parcels()
    consignment_moved.connect(parcel)
    order_cancelled.connect(whole)
    try:
        cancel_order(order, actor=None)
    finally:
        consignment_moved.disconnect(parcel)
        order_cancelled.disconnect(whole)
    assert heard == [("parcel", "cancelled", False), ("parcel", "cancelled", False), ("order", CODE)]


# --- Money ------------------------------------------------------------------------------------------------------------


def test_what_was_paid_goes_back_and_that_is_said_before(buyer):
    order = two_parcels(make_paid_order)
    assert "Bạn sẽ được hoàn 486.000 ₫." in words(buyer.get(CANCEL))
    buyer.post(CANCEL)
    assert states(order) == ["cancelled", "cancelled", "cancelled"]
    assert sum(Refund.objects.values_list("amount", flat=True)) == 486_000
    assert not list(faults())


def test_what_has_gone_back_for_a_refused_parcel_is_not_promised_again(buyer):
    order = two_parcels(make_paid_order)
    move(order, State.REFUSED)
    assert "Bạn sẽ được hoàn 166.000 ₫." in words(buyer.get(CANCEL))
    buyer.post(CANCEL)
    assert list(Refund.objects.values_list("amount", flat=True)) == [320_000, 166_000]


def test_an_order_that_waits_for_its_money_no_longer_does(buyer):
    order = two_parcels(payment_method="vietqr")
    assert states(order)[0] == "pending"
    buyer.post(CANCEL)
    assert states(order) == ["cancelled", "cancelled", "cancelled"]
    assert order.payments.get().state == Payment.State.REPLACED
    assert held() == [0, 0]
    assert not Refund.objects.exists()


def test_money_that_comes_after_that_goes_back(buyer):
    order = two_parcels(payment_method="vietqr")
    buyer.post(CANCEL)
    pay(order)
    assert states(order)[0] == "cancelled"
    assert list(Refund.objects.values_list("reason", "amount")) == [("late", 486_000)]


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [CANCEL, CANCEL_FIRST])
def test_a_stranger_is_led_to_the_look_up(clock, path):
    order = two_parcels()
    assert Visitor().post(path).url == f"/don-hang/?ma={CODE}"
    assert states(order)[0] == "placed"


def test_code_and_phone_call_off_what_nobody_has_paid(finder):
    order = two_parcels()
    assert finder.post(CANCEL).status_code == 302
    assert states(order)[0] == "cancelled"


def test_but_not_where_money_goes_back(finder):
    order = two_parcels(make_paid_order)
    answer = finder.post(CANCEL)
    assert answer.status_code == 403
    assert "bạn cần đăng nhập bằng số điện thoại đã đặt hàng" in words(answer)
    assert f'href="/tai-khoan/dang-nhap/?next={CANCEL}"' in words(finder.get(CANCEL))
    assert states(order)[0] == "placed"
    assert not Refund.objects.exists()


def test_who_has_proven_the_number_may(finder):
    order = two_parcels(make_paid_order)
    finder.force_login(User.objects.create_user(phone=PHONE))
    finder.post(CANCEL)
    assert states(order)[0] == "cancelled"


# --- One late parcel --------------------------------------------------------------------------------------------------


def late(clock, make=make_order, **told) -> Order:
    """Its first parcel was not accepted within a day, its second was."""
    order = two_parcels(make, **told)
    move(order, State.ACCEPTED, n=2)
    clock("2026-11-23 10:00:00")
    return order


def test_a_parcel_that_is_late_can_be_called_off_alone(buyer, clock):
    order = late(clock)
    assert f'href="{CANCEL_FIRST}"' in words(buyer.get(f"/don-hang/{CODE}/"))
    assert buyer.get(CANCEL_FIRST).status_code == 200
    buyer.post(CANCEL_FIRST, {"note": "Chờ lâu quá"})
    assert states(order) == ["accepted", "cancelled", "accepted"]
    assert held() == [0, 1]


def test_its_price_and_its_shipping_go_back(buyer, clock):
    late(clock, make_paid_order)
    assert "Bạn sẽ được hoàn 320.000 ₫." in words(buyer.get(CANCEL_FIRST))
    buyer.post(CANCEL_FIRST)
    assert list(Refund.objects.values_list("amount", "reason")) == [(320_000, "called_off")]
    assert not list(faults())


def test_a_second_before_it_is_not_late(buyer, clock):
    order = late(clock)
    clock("2026-11-23 09:59:59")
    answer = buyer.post(CANCEL_FIRST)
    assert answer.status_code == 409
    assert "Chỉ hủy riêng được kiện mà người bán chưa xác nhận đúng hạn." in words(answer)
    assert f'href="{CANCEL_FIRST}"' not in words(buyer.get(f"/don-hang/{CODE}/"))
    assert states(order) == ["placed", "placed", "accepted"]


def test_the_hours_are_the_operators_to_say(buyer, clock, settings):
    settings.CONSIGNMENT_ACCEPT_HOURS = 48
    order = late(clock)
    assert buyer.post(CANCEL_FIRST).status_code == 409
    clock("2026-11-24 10:00:00")
    assert buyer.post(CANCEL_FIRST).status_code == 302
    assert states(order) == ["accepted", "cancelled", "accepted"]


def test_the_time_runs_from_the_payment(buyer, clock):
    order = two_parcels(payment_method="vietqr")
    clock("2026-11-23 09:00:00")
    pay(order)
    clock("2026-11-24 08:59:59")
    assert buyer.post(CANCEL_FIRST).status_code == 409
    clock("2026-11-24 09:00:00")
    assert buyer.post(CANCEL_FIRST).status_code == 302


def test_a_parcel_of_an_order_that_waits_is_not_late(buyer, clock):
    order = two_parcels(payment_method="vietqr")
    clock("2026-11-30 10:00:00")
    answer = buyer.post(CANCEL_FIRST)
    assert answer.status_code == 409
    assert "Đơn hàng đang chờ thanh toán, chỉ hủy được cả đơn." in words(answer)
    assert states(order) == ["pending", "pending", "pending"]


@pytest.mark.parametrize("n", [0, 3, 999, "9" * 400])
def test_a_parcel_that_is_not_there_is_not_found(buyer, n):
    order = two_parcels()
    path = f"/don-hang/{CODE}/kien/{n}/huy/"
    assert buyer.get(path).status_code == buyer.post(path).status_code == 404
    assert states(order) == ["placed", "placed", "placed"]


def test_accepted_meanwhile_it_is_not_called_off(clock):
    order = late(clock)
    seen_before = order.consignments.first()
    move(order, State.ACCEPTED)
    with pytest.raises(CancelRefused):
        cancel_late(seen_before, actor=None)
    assert states(order) == ["accepted", "accepted", "accepted"]
