"""Buying with a foreign card: to Stripe's page, and back with or without having paid."""

import re

import pytest
from playwright.sync_api import Page, expect

from shop.order.models import Order
from shop.payments.models import Payment, PaymentEvent
from tests.browser.conftest import PHONE
from tests.browser.test_shopper import add_to_basket, fill_in
from tests.cards import wait_until_sent
from tests.factories import make_listing, make_producer

CARD = "Thẻ quốc tế (Visa, Mastercard, JCB)"
CASH = "Thanh toán khi nhận hàng (COD)"
CHOOSE = re.compile("cách (thanh toán )?này$")
STANDIN = re.compile("Stand-in for Stripe: open")


@pytest.fixture
def shelves(site, standin):
    """Goods of two producers; Stripe tells its webhook of everything, twice."""
    standin.tell(f"{site}/webhooks/stripe/", times=2)
    make_listing("Mật ong rừng Na Rì", producer=make_producer("Hợp tác xã Tài Hoan"), price=185_000)
    make_listing("Mật ong hoa vải", producer=make_producer("Hợp tác xã Hằng Hiếu"), price=150_000)


@pytest.fixture
def scripted(request) -> bool:
    return "with-javascript" in request.node.name


def to_stripe(page: Page, *, scripted: bool) -> Order:
    """From the home page to the hosted one."""
    add_to_basket(page, "Mật ong rừng Na Rì")
    add_to_basket(page, "Mật ong hoa vải")
    page.goto("/thanh-toan/")
    fill_in(page, with_javascript=scripted)
    page.get_by_label(CARD).check()
    page.get_by_role("button", name=re.compile("^Đặt hàng")).click()
    expect(page).to_have_url(re.compile("/don-hang/[0-9A-Z]{10}/thanh-toan/$"))
    page.get_by_role("link", name="Thanh toán bằng thẻ").click()
    expect(page.get_by_role("heading", name=STANDIN)).to_be_visible()
    return Order.objects.get()


def test_paid_by_card_while_every_message_comes_twice(phone, shelves, standin, scripted):
    order = to_stripe(phone, scripted=scripted)
    expect(phone.get_by_text("Mật ong hoa vải")).to_be_visible()
    expect(phone.get_by_text(f"{int(order.total_incl_tax)} VND")).to_be_visible()
    phone.get_by_role("button", name="Pay", exact=True).click()
    expect(phone).to_have_url(re.compile(f"/don-hang/{order.number}/$"))
    expect(phone.get_by_text(f"Đã nhận thanh toán đơn hàng {order.number}.")).to_be_visible()

    assert wait_until_sent(standin, 6) == [200] * 6
    assert PaymentEvent.objects.count() == 3
    payment = Payment.objects.get()
    order.refresh_from_db()
    assert (payment.state, payment.amount, order.status) == ("paid", int(order.total_incl_tax), "placed")


def test_who_comes_back_unpaid_pays_otherwise(phone, shelves, standin, scripted):
    order = to_stripe(phone, scripted=scripted)
    phone.get_by_role("button", name="Back to the shop").click()
    expect(phone).to_have_url(re.compile(f"/don-hang/{order.number}/thanh-toan/$"))
    phone.get_by_label(CASH).check()
    phone.get_by_role("button", name=CHOOSE).click()
    expect(phone).to_have_url(re.compile(f"/don-hang/{order.number}/$"))
    order.refresh_from_db()
    assert order.status == "placed"
    assert [session["status"] for session in standin.sessions()] == ["expired"]


def choose_card_again(page: Page, order: Order) -> None:
    page.goto(f"/don-hang/{order.number}/thanh-toan/")
    page.get_by_label(CARD).check()
    page.get_by_role("button", name=CHOOSE).click()


def test_a_form_of_ours_leads_to_stripe(phone, shelves, standin, scripted):
    choose_card_again(phone, to_stripe(phone, scripted=scripted))
    expect(phone.get_by_role("heading", name=STANDIN)).to_be_visible()
    assert len(standin.sessions()) == 1


def test_the_browser_would_stop_it_anywhere_else(chromium, site, shelves, settings):
    """The control of the test above: where the policy does not name Stripe's pages, the form leads nowhere."""
    with chromium.new_context(**PHONE, base_url=site) as context:
        page = context.new_page()
        order = to_stripe(page, scripted=True)
        directives = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "form-action": ["'self'"]}
        settings.CONTENT_SECURITY_POLICY = {**settings.CONTENT_SECURITY_POLICY, "DIRECTIVES": directives}
        with page.expect_event("console", lambda message: "form-action" in message.text):
            choose_card_again(page, order)
        expect(page).to_have_url(re.compile("/thanh-toan/$"))
