"""What a buyer sees who pays by transfer: the page, the file, the waiting, the end, and the account for a refund."""

import io

import pytest
import zxingcpp
from django.template.loader import render_to_string
from PIL import Image

from shop.fulfilment.moves import move_consignment
from shop.order import access
from shop.payments.bank.asked import transfer_for
from shop.payments.expiring import expire_orders
from shop.payments.models import Payment, Refund
from tests.factories import make_listing
from tests.shopper import Shopper, orders, sentences
from tests.transfers import make_unpaid, payment_of, status_of, transfer
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
CODE = "K7PM2X9QRT"
TOTAL = 180_000
PAGE = f"/don-hang/{CODE}/thanh-toan/"
PROGRESS, FILE, PAYEE = f"{PAGE}tinh-trang/", f"{PAGE}ma-qr.png", f"/don-hang/{CODE}/nhan-hoan-tien/"
ACCOUNT = {"bank": "Agribank", "account": "8888 0123.4567", "name": "Nguyễn Thị Hoa"}


@pytest.fixture
def order(clock):
    return make_unpaid(make_listing("Mật ong", price=150_000, stock=1), code=CODE)


def opener(key: str) -> Visitor:
    visitor = Visitor()
    session = visitor.session
    session[key] = [CODE]
    session.save()
    return visitor


@pytest.fixture
def buyer() -> Visitor:
    return opener(access.PLACED)


def test_a_checkout_with_a_transfer_leads_to_its_page(clock):
    shopper = Shopper()
    shopper.put(make_listing("Mật ong", price=150_000, stock=1))
    answer = shopper.order(payment="vietqr")
    order = orders().get()
    assert answer.url == f"/don-hang/{order.number}/thanh-toan/"
    assert shopper.get(answer.url).context["transfer"].memo == order.number


def test_the_page_says_what_to_transfer_and_until_when(order, buyer):
    page = buyer.get(PAGE).content.decode()
    words = ("Giữ hàng đến <b>10:00</b> ngày <b>23/11/2026</b>", "KHONGCHUYENTIEN", "180.000\xa0₫", CODE, "Lưu ảnh QR")
    assert [word for word in words if word not in page] == []
    assert "<svg" in page


def test_the_file_is_a_picture_of_the_same_transfer(order, buyer):
    answer = buyer.get(FILE)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "image/png",
        f'attachment; filename="vietqr-{CODE}.png"',
    )
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(answer.content)).convert("RGB"))
    assert found.text == transfer_for(payment_of(order)).payload


def test_others_see_nothing(order):
    for address in (PAGE, PROGRESS, FILE, PAYEE):
        assert Visitor().get(address).url == f"/don-hang/?ma={CODE}"


def test_too_little_asks_for_the_rest(order, buyer):
    transfer("FT1", 100_000, CODE)
    answer = buyer.get(PAGE)
    assert answer.context["transfer"].amount == 80_000
    assert "Đã nhận 100.000\xa0₫. Còn thiếu 80.000\xa0₫" in answer.content.decode()
    assert buyer.get(PROGRESS).json() == {
        "waiting": True,
        "words": "Đã nhận 100.000\xa0₫. Còn thiếu 80.000\xa0₫.",
        "missing": 80_000,
    }


def test_the_waiting_ends_when_the_money_is_there(order, buyer):
    assert buyer.get(PROGRESS).json()["waiting"] is True
    transfer("FT1", TOTAL, CODE)
    assert buyer.get(PROGRESS).json() == {"waiting": False}
    answer = buyer.get(PAGE)
    assert answer.url == f"/don-hang/{CODE}/"
    assert sentences(answer) == ["Đã thanh toán. Người bán đang xác nhận từng kiện hàng."]


def test_an_order_that_has_ended_offers_to_buy_again(order, buyer, clock):
    clock("2026-11-23 10:00:01")
    expire_orders()
    page = buyer.get(PAGE).content.decode()
    assert "đã hết hạn" in page
    assert f"/don-hang/{CODE}/mua-lai/" in page
    assert "Lưu ảnh QR" not in page
    assert buyer.get(FILE).status_code == 302


def test_an_order_whose_time_is_over_is_not_held_any_longer(order, buyer, clock):
    clock("2026-11-23 10:00:01")
    page = buyer.get(PAGE).content.decode()
    assert "Thời gian giữ hàng đã hết" in page
    assert "Lưu ảnh QR" not in page
    answer = buyer.post(PAGE, {"payment": "vietqr"})
    assert (answer.status_code, order.payments.count()) == (400, 1)
    assert "Đã quá thời gian giữ hàng. Bạn có thể mua lại." in answer.content.decode()


def test_only_who_has_just_paid_is_told_that_it_is_paid(order, buyer):
    transfer("FT1", 180_000, CODE)
    assert sentences(buyer.get(PAGE)) == ["Đã thanh toán. Người bán đang xác nhận từng kiện hàng."]
    move_consignment(order.consignments.get(), "accepted", actor=None)
    buyer.get(f"/don-hang/{CODE}/")
    assert sentences(buyer.get(PAGE)) == []


def test_another_way_may_be_chosen(order, buyer):
    assert buyer.post(PAGE, {"payment": "cod"}).url == PAGE
    assert buyer.get(PAGE).url == f"/don-hang/{CODE}/"
    assert (payment_of(order).state, status_of(order)) == ("replaced", "placed")


@pytest.mark.parametrize("payment", ["", "bitcoin", "vietqr "])
def test_a_way_that_there_is_not_is_refused(order, buyer, payment):
    answer = buyer.post(PAGE, {"payment": payment})
    assert answer.status_code == 400
    assert "Lưu ảnh QR" in answer.content.decode()
    assert Payment.objects.count() == 1


def test_the_checkout_says_which_button_pays(clock):
    shopper = Shopper()
    shopper.put(make_listing("Mật ong", stock=1))
    page = shopper.open_checkout().content.decode()
    assert '<span class="if-prepaid">Đặt hàng và thanh toán</span>' in page


# --- The account for a refund ----------------------------------------------------------------------------------------


@pytest.fixture
def refund(order) -> Refund:
    transfer("FT1", TOTAL, CODE)
    return Refund.objects.create(payment=payment_of(order), amount=30_000, reason="other")


def test_the_buyer_says_where_the_money_is_to_go(refund, buyer):
    assert buyer.get(PAYEE).status_code == 200
    assert buyer.post(PAYEE, ACCOUNT).url == f"/don-hang/{CODE}/"
    refund.refresh_from_db()
    told = (refund.payee_bank, refund.payee_account, refund.payee_name)
    assert told == ("Agribank", "888801234567", "NGUYEN THI HOA")


@pytest.mark.parametrize(
    "fields",
    [{"account": "12"}, {"account": "<b>"}, {"account": "1" * 20}, {"bank": ""}, {"name": " "}, {"name": "a" * 101}],
)
def test_an_account_that_is_none_is_refused_and_what_was_typed_stays(refund, buyer, fields):
    answer = buyer.post(PAYEE, ACCOUNT | fields)
    assert answer.status_code == 400
    assert answer.context["form"].errors
    refund.refresh_from_db()
    assert refund.payee_account == ""


def test_code_and_phone_are_not_enough_to_redirect_money(refund):
    finder = opener(access.FOUND)
    assert finder.post(PAYEE, ACCOUNT).status_code == 302
    refund.refresh_from_db()
    assert refund.payee_account == ""


def test_where_nothing_goes_back_no_account_is_asked_for(order, buyer):
    assert buyer.get(PAYEE).url == f"/don-hang/{CODE}/"
    assert buyer.post(PAYEE, ACCOUNT).status_code == 302


def test_a_refund_that_was_sent_keeps_its_account(refund, buyer):
    buyer.post(PAYEE, ACCOUNT)
    Refund.objects.update(state="done")
    buyer.post(PAYEE, ACCOUNT | {"account": "999999999"})
    refund.refresh_from_db()
    assert refund.payee_account == "888801234567"


def test_the_order_page_asks_for_the_account(refund):
    shown = render_to_string("payments/payee.html", {"order": refund.payment.order, "own": True})
    assert "Chúng tôi sẽ chuyển trả bạn 30.000\xa0₫." in shown
    assert PAYEE in shown
    assert PAYEE not in render_to_string("payments/payee.html", {"order": refund.payment.order, "own": False})


def test_the_order_page_shows_the_end_of_the_account_alone(refund, buyer):
    buyer.post(PAYEE, ACCOUNT)
    shown = render_to_string("payments/payee.html", {"order": refund.payment.order, "own": True})
    assert "••4567 tại Agribank" in shown
    assert "888801234567" not in shown
    Refund.objects.update(state="done")
    assert render_to_string("payments/payee.html", {"order": refund.payment.order, "own": True}).strip() == ""
