"""Signing up on a phone with nothing but the keyboard, and following an order to its parcels."""

import re

import pytest
from playwright.sync_api import expect

from tests.orders import make_order
from tests.visitor import Phone

HOA = "+84912345678"


@pytest.fixture
def texts(settings, tmp_path) -> Phone:
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"
    return Phone(tmp_path / "sms")


def test_a_name_a_number_and_a_code_typed_with_the_keyboard_make_an_account(site, phone, texts):
    phone.goto("/tai-khoan/dang-ky/")
    phone.get_by_label("Họ và tên").focus()
    phone.keyboard.type("Nguyễn Thị Hoa")
    phone.keyboard.press("Tab")
    phone.keyboard.type("0912 345 678")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/so-dien-thoai/xac-nhan/")

    phone.get_by_label("Mã xác nhận").focus()
    phone.keyboard.type(texts.code(HOA))
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/tai-khoan/")
    assert phone.get_by_role("heading", level=1).inner_text() == "Chào bạn Nguyễn Thị Hoa"


def test_an_error_leads_to_its_field(site, phone, texts):
    phone.goto("/tai-khoan/dang-nhap/ma/")
    phone.get_by_label("Số điện thoại").fill("0912 345")
    phone.get_by_role("button", name="Gửi mã xác nhận").click()
    phone.get_by_role("link", name="Số điện thoại", exact=True).click()
    field = phone.get_by_label("Số điện thoại")
    expect(phone).to_have_url(re.compile("#id_phone$"))
    assert field.input_value() == "0912 345"
    assert field.get_attribute("aria-invalid") == "true"


def test_an_order_is_found_again_by_code_and_phone(site, phone):
    make_order(code="K7PM2X9QRT")
    phone.goto("/don-hang/")
    phone.get_by_label("Mã đơn hàng").fill("k7pm-2x9qrt")
    phone.get_by_label("Số điện thoại").fill("0912 345 678")
    phone.get_by_role("button", name="Xem đơn hàng").click()
    phone.wait_for_url("**/don-hang/K7PM2X9QRT/")
    assert phone.locator("[aria-current=step]").inner_text().startswith("Chờ xác nhận")
