"""The product list on a phone: a sheet of filters, in place where there is JavaScript and complete without it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product

with_javascript = pytest.mark.parametrize("phone", [True], ids=["with-javascript"], indirect=True)


@pytest.fixture
def shelves(site):
    make_listing("Mật ong rừng", category="Mật ong", price=150_000)
    make_listing("Mật ong hoa vải", category="Mật ong", price=90_000)
    make_listing("Miến dong", category="Miến", price=60_000, product_set="n03-b06")


def plates(page: Page) -> Locator:
    return page.locator(".plate h3")


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def test_the_sheet_narrows_the_list_and_a_chip_widens_it_again(phone, shelves):
    phone.goto("/san-pham/")
    phone.get_by_role("link", name="Bộ lọc", exact=True).click()
    phone.get_by_label(re.compile("^Mật ong")).check()
    phone.get_by_role("button", name=re.compile("^Xem . sản phẩm")).click()
    expect(heading(phone)).to_have_text("Mật ong")
    expect(heading(phone)).to_be_visible()
    expect(phone.locator("#bo-loc")).to_be_hidden()
    expect(plates(phone)).to_have_count(2)
    assert sorted(plates(phone).all_inner_texts()) == ["Mật ong hoa vải", "Mật ong rừng"]
    expect(phone).to_have_url(re.compile("category=mat-ong"))

    phone.get_by_role("link", name=re.compile("^Danh mục: Mật ong")).click()
    expect(heading(phone)).to_have_text("Tất cả sản phẩm")
    expect(plates(phone)).to_have_count(3)
    expect(phone).not_to_have_url(re.compile("category"))


def test_the_list_is_put_in_another_order(phone, shelves):
    phone.goto("/san-pham/?q=mat+ong")
    phone.get_by_label("Sắp xếp").select_option("price")
    phone.get_by_role("button", name="Xếp").click()
    expect(phone).to_have_url(re.compile("category=mat-ong&.*sort=price"))
    expect(plates(phone)).to_have_text(["Mật ong hoa vải", "Mật ong rừng"])


@with_javascript
def test_a_tick_takes_effect_in_place(phone, shelves):
    phone.goto("/san-pham/")
    phone.evaluate("window.unbroken = true")
    phone.get_by_role("link", name="Bộ lọc", exact=True).click()
    phone.get_by_label(re.compile("^Mật ong")).check()
    expect(phone.get_by_role("button", name="Xem 2 sản phẩm")).to_be_visible()
    expect(phone.get_by_role("status").filter(has_text="2 sản phẩm")).to_be_attached()
    expect(phone.get_by_label(re.compile("^Mật ong"))).to_be_focused()
    expect(phone).to_have_url(re.compile(r"/san-pham/\?category=mat-ong$"))
    expect(phone).to_have_title(re.compile("^Mật ong"))
    assert phone.evaluate("window.unbroken")

    phone.get_by_label(re.compile("^Miến")).check()
    expect(phone.get_by_role("button", name="Xem 3 sản phẩm")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("#bo-loc")).to_be_hidden()


def test_a_former_province_is_ticked_under_todays(phone, site):
    make_listing("Miến dong")  # from Na Rì, Bắc Kạn
    from_phú_bình = make_ocop_product("Gạo nếp", former_unit=former_unit("Phú Bình, Thái Nguyên"))
    make_listing(certificate=make_certificate(from_phú_bình))
    phone.goto("/san-pham/#bo-loc")
    phone.get_by_label(re.compile("^Bắc Kạn cũ")).check()
    phone.get_by_role("button", name=re.compile("^Xem . sản phẩm")).click()
    expect(heading(phone)).to_have_text("Đặc sản Bắc Kạn")
    expect(plates(phone)).to_have_text(["Miến dong"])


@with_javascript
def test_a_notice_is_read_out_when_the_list_changes_in_place(phone, shelves):
    phone.goto("/san-pham/?page=9")
    expect(phone.get_by_text("Không có trang bạn mở")).to_be_visible()
    phone.get_by_role("link", name="Bộ lọc", exact=True).click()
    phone.get_by_label(re.compile("^Thái Nguyên")).first.check()
    for words in ("Đang lọc: Thái Nguyên", "3 sản phẩm"):
        expect(phone.get_by_role("status").filter(has_text=words)).to_be_attached()


@with_javascript
def test_ticks_in_quick_succession_all_count(phone, shelves):
    phone.goto("/san-pham/")
    phone.get_by_role("link", name="Bộ lọc", exact=True).click()
    phone.evaluate("document.querySelectorAll('[name=category]').forEach(box => box.click())")
    expect(phone.get_by_role("button", name="Xem 3 sản phẩm")).to_be_visible()
    expect(phone).to_have_url(re.compile("category=.*category="))
    expect(phone.locator("[name=category]:checked")).to_have_count(2)


@with_javascript
def test_the_way_back_is_the_list_as_it_was(phone, shelves):
    phone.goto("/san-pham/")
    phone.get_by_label("Sắp xếp").select_option("price")
    expect(phone).to_have_url(re.compile("sort=price"))
    expect(plates(phone).first).to_have_text("Miến dong")
    phone.go_back()
    expect(phone).to_have_url(re.compile("/san-pham/$"))
    expect(phone.get_by_label("Sắp xếp")).to_have_value("relevance")
    expect(plates(phone).first).to_have_text("Mật ong hoa vải")
