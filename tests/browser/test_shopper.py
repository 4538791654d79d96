"""What a shopper does, from home to confirmation: on a phone, with JavaScript and without, with no e-mail address."""

import re

import pytest
from oscar.core.loading import get_model
from playwright.sync_api import Page, expect

from shop.fulfilment.models import Consignment
from tests.factories import make_listing, make_producer

Order = get_model("order", "Order")


@pytest.fixture
def shelves(site):
    """Two producers, three products."""
    tai_hoan = make_producer("Hợp tác xã Tài Hoan")
    make_listing("Mật ong rừng Na Rì", producer=tai_hoan, price=185_000)
    make_listing("Miến dong Tài Hoan", producer=tai_hoan, price=68_000, category="Mỳ, bún, miến", product_set="n03-b06")
    make_listing("Mật ong hoa vải", producer=make_producer("Hợp tác xã Hằng Hiếu"), price=150_000)


def search_for(page: Page, words: str) -> None:
    page.goto("/")
    page.get_by_label("Tìm sản phẩm, nhà sản xuất, nơi làm ra").fill(words)
    page.get_by_role("button", name="Tìm").first.click()
    expect(page).to_have_url(re.compile("/san-pham/"))


def add_to_basket(page: Page, name: str) -> None:
    search_for(page, name)
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    page.get_by_role("button", name="Thêm vào giỏ").click()
    expect(page.get_by_text(f"Đã thêm {name}")).to_be_visible()


def fill_in(page: Page, *, with_javascript: bool) -> None:
    page.get_by_label("Họ và tên người nhận").fill("Nguyễn Thị Hoa")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Tỉnh/Thành phố").select_option(label="Hà Nội")
    if with_javascript:
        page.locator("main input[role=combobox]").fill("cau giay")
        page.get_by_role("option", name="Phường Cầu Giấy").click()
    else:
        page.get_by_role("button", name="Tiếp: chọn phường/xã/đặc khu").click()
        page.get_by_label("Phường/Xã/Đặc khu").select_option(label="Phường Cầu Giấy")
    page.get_by_label("Số nhà, tên đường").fill("Số 12, ngõ 34 Trần Thái Tông")
    page.get_by_label("Tôi đồng ý với").check()


def test_from_home_to_confirmation(phone, shelves, request):
    with_javascript = "with-javascript" in request.node.name
    add_to_basket(phone, "Mật ong rừng Na Rì")
    add_to_basket(phone, "Mật ong hoa vải")
    phone.get_by_role("link", name=re.compile("Giỏ hàng|sản phẩm trong giỏ")).first.click()
    expect(phone.get_by_role("heading", name="Người bán: HTX Tài Hoan")).to_be_visible()
    expect(phone.get_by_role("heading", name="Người bán: HTX Hằng Hiếu")).to_be_visible()
    phone.get_by_role("button", name="Tiến hành đặt hàng").click()

    fill_in(phone, with_javascript=with_javascript)
    phone.get_by_role("button", name="Đặt hàng", exact=True).click()

    expect(phone).to_have_url(re.compile("/don-hang/[0-9A-Z]{10}/$"))
    order = Order.objects.get()
    assert phone.url.endswith(f"/don-hang/{order.number}/")
    expect(phone.get_by_text(order.number).first).to_be_visible()
    parcels = Consignment.objects.filter(order=order)
    assert [parcel.goods_total for parcel in parcels.order_by("goods_total")] == [150_000, 185_000]
    assert sum(parcel.amount_due for parcel in parcels) == int(order.total_incl_tax)
    assert order.guest_email == ""

    phone.reload()
    if with_javascript:  # without, the browser itself asks before it sends the form again
        phone.go_back()
    assert Order.objects.count() == 1


def test_an_order_is_found_again_by_code_and_phone(phone, shelves, request, chromium, site):
    add_to_basket(phone, "Miến dong Tài Hoan")
    phone.goto("/thanh-toan/")
    fill_in(phone, with_javascript="with-javascript" in request.node.name)
    phone.get_by_role("button", name="Đặt hàng", exact=True).click()
    expect(phone).to_have_url(re.compile("/don-hang/[0-9A-Z]{10}/$"))
    code = Order.objects.get().number

    phone.context.clear_cookies()
    phone.goto(f"/don-hang/{code}/")
    expect(phone.get_by_text("Miến dong Tài Hoan")).to_have_count(0)
    phone.goto("/don-hang/")
    phone.get_by_label("Mã đơn hàng").fill(code.lower())
    phone.get_by_label("Số điện thoại").fill("+84 912 345 678")
    phone.get_by_role("button", name=re.compile("Tra cứu|Xem đơn")).click()
    expect(phone.get_by_text("Miến dong Tài Hoan").first).to_be_visible()


def test_what_was_typed_stays_when_something_is_wrong(phone, shelves, request):
    add_to_basket(phone, "Mật ong hoa vải")
    phone.goto("/thanh-toan/")
    fill_in(phone, with_javascript="with-javascript" in request.node.name)
    phone.get_by_label("Số điện thoại").fill("0912 345")
    phone.get_by_role("button", name="Đặt hàng", exact=True).click()
    expect(phone.get_by_text("Số điện thoại chưa đúng.").first).to_be_visible()
    expect(phone.get_by_label("Họ và tên người nhận")).to_have_value("Nguyễn Thị Hoa")
    expect(phone.get_by_label("Số điện thoại")).to_have_value("0912 345")
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    "path", ["/", "/san-pham/", "/chung-nhan/", "/nha-san-xuat/", "/vung/", "/gio-hang/", "/don-hang/"]
)
def test_nothing_scrolls_sideways(phone, shelves, path):
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
