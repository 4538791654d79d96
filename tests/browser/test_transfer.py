"""A transfer by QR, from the checkout to the paid order, on a phone: the picture is read off its screen."""

import io
import re
import time

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from shop.order.models import Order
from shop.payments.bank.asked import transfer_for
from shop.payments.bank.notification import HEADER, signature
from tests.browser.test_shopper import add_to_basket, fill_in
from tests.factories import make_listing
from tests.transfers import SECRET, WEBHOOK, message, payment_of


@pytest.fixture
def shelf(site, settings):
    settings.VIETQR_WEBHOOK_SECRET = SECRET
    make_listing("Mật ong rừng Na Rì", price=185_000)


def buy(page, *, with_javascript: bool) -> Order:
    add_to_basket(page, "Mật ong rừng Na Rì")
    page.goto("/thanh-toan/")
    fill_in(page, with_javascript=with_javascript)
    page.get_by_label("Chuyển khoản bằng mã QR").check()
    page.get_by_role("button", name="Đặt hàng và thanh toán").click()
    expect(page).to_have_url(re.compile("/don-hang/[0-9A-Z]{10}/thanh-toan/$"))
    return Order.objects.get()


def seen(page) -> str:
    """What the QR on the screen says."""
    picture = page.get_by_role("img", name="Mã VietQR của khoản chuyển này").screenshot()
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("RGB"))
    return found.text


def tell(page, **fields) -> int:
    """The bank's message, over the network; the status it is answered with."""
    body = message(**fields)
    headers = {HEADER: signature(body, secret=SECRET, at=int(time.time())), "Content-Type": "application/json"}
    return page.request.post(WEBHOOK, data=body, headers=headers).status


def test_a_transfer_pays_the_order(phone, shelf, request):
    with_javascript = "with-javascript" in request.node.name
    order = buy(phone, with_javascript=with_javascript)
    asked = transfer_for(payment_of(order))
    assert seen(phone) == asked.payload
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Lưu ảnh QR").click()
    (found,) = zxingcpp.read_barcodes(Image.open(download.value.path()).convert("RGB"))
    assert (download.value.suggested_filename, found.text) == (f"vietqr-{order.number}.png", asked.payload)

    assert tell(phone, amount=asked.amount, memo=f"CT DEN {order.number.lower()}") == 200
    if not with_javascript:
        phone.get_by_role("link", name="Kiểm tra lại").click()
    expect(phone.get_by_text("Đã thanh toán.")).to_be_visible()
    expect(phone).to_have_url(re.compile(f"/don-hang/{order.number}/$"))


def test_what_is_missing_is_told_and_drawn(phone, shelf, request):
    with_javascript = "with-javascript" in request.node.name
    order = buy(phone, with_javascript=with_javascript)
    assert tell(phone, amount=100_000, memo=order.number) == 200
    if not with_javascript:
        phone.get_by_role("link", name="Kiểm tra lại").click()
    expect(phone.get_by_text(re.compile("Đã nhận 100.000\\s₫. Còn thiếu 119.000")).first).to_be_visible()
    assert "5406119000" in seen(phone)


def test_copying_is_offered_where_it_can_be_done(phone, shelf, request):
    with_javascript = "with-javascript" in request.node.name
    order = buy(phone, with_javascript=with_javascript)
    expect(phone.get_by_text("KHONGCHUYENTIEN").first).to_be_visible()
    expect(phone.get_by_role("button", name=re.compile("Sao chép"))).to_have_count(3 if with_javascript else 0)
    if with_javascript:
        phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
        phone.get_by_role("button", name="Sao chép nội dung").click()
        assert phone.evaluate("navigator.clipboard.readText()") == order.number
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
