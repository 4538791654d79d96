"""A guest reports a broken jar with a photograph, staff give the money back, the guest reads it."""

import pytest
from playwright.sync_api import expect

from shop.payments.models import Refund
from shop.problems.models import ProblemCase
from tests.browser.conftest import DESK, PASSWORD
from tests.factories import make_listing
from tests.problems import CODE, carer, delivered_order, picture


@pytest.fixture
def order(site):
    carer("Lê Thị Chăm", password=PASSWORD)
    return delivered_order(make_listing("Mật ong rừng Na Rì", price=150_000))


def report(page) -> None:
    page.goto("/don-hang/")
    page.get_by_label("Mã đơn hàng").fill(CODE)
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_role("button", name="Xem đơn hàng").click()
    page.get_by_role("link", name="Báo vấn đề với kiện hàng này").click()
    page.get_by_label("Hàng bị hư hỏng").check()
    page.get_by_label("Mật ong rừng Na Rì × 1").check()
    page.get_by_label("Mô tả vấn đề").fill("Chai mật ong bị vỡ.")
    photo = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(400, 300))}
    page.get_by_label("Ảnh").set_input_files([photo])
    page.get_by_role("button", name="Gửi báo cáo").click()


def refund(chromium, site) -> None:
    desk = chromium.new_context(**DESK, base_url=site).new_page()
    desk.goto("/tai-khoan/dang-nhap/?next=/quan-ly/van-de/")
    desk.fill("[name=login]", ProblemCase.objects.get().handler.email)
    desk.fill("[name=password]", PASSWORD)
    desk.press("[name=password]", "Enter")
    desk.get_by_role("link", name=f"{CODE}-1-K1").click()
    expect(desk.get_by_alt_text("Ảnh 1 của người mua")).to_be_visible()
    desk.get_by_label("Kết quả").select_option(label="Hoàn tiền")
    desk.get_by_label("Hoàn: Mật ong rừng Na Rì").check()
    desk.locator("#close_text").fill("Chúng tôi hoàn tiền cho bạn.")
    desk.get_by_role("button", name="Đóng khiếu nại").click()
    expect(desk.get_by_text("Đã đóng khiếu nại.")).to_be_visible()
    desk.context.close()


def test_from_the_broken_jar_to_the_money(phone, chromium, site, order):
    report(phone)
    expect(phone.get_by_text(f"Đã gửi. Mã khiếu nại {CODE}-1-K1")).to_be_visible()
    expect(phone.get_by_text("Lê Thị Chăm")).to_be_visible()
    assert phone.evaluate("document.querySelector('.photos img').decode().then(() => true)")
    refund(chromium, site)
    phone.get_by_role("link", name=f"Đơn hàng {CODE}").click()
    expect(phone.get_by_text("Chúng tôi hoàn tiền cho bạn.")).to_be_visible()
    assert Refund.objects.get().amount == 150_000
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
