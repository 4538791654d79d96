"""The product page on a phone: what its first screen shows, and what a buyer does there."""

import pytest

from catalog.models import Enquiry
from tests.factories import make_listing, make_producer, make_variants

LONG = "Thực phẩm bảo vệ sức khỏe Vicumax Plus tam thất tiêu đen Nano Curcumin"


@pytest.fixture
def honey(site):
    producer = make_producer("Hợp tác xã Nông nghiệp và Dịch vụ tổng hợp Cửa Chắn")
    return make_listing("Mật ong Cửa Chắn", producer=producer)


def address(listing) -> str:
    return listing.product.get_absolute_url()


def bottom(locator) -> float:
    box = locator.bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("name", ["Mật ong Cửa Chắn", LONG])
def test_the_first_screen_tells_all_that_matters_above_the_bar(phone, honey, name):
    honey.product.title = name
    honey.product.save()
    phone.goto(address(honey))
    bar = phone.locator(".buy").bounding_box()
    assert bar["y"] + bar["height"] == 844
    for told in ("main .pic", "h1", ".price.big", ".state", ".maker"):
        assert bottom(phone.locator(told).first) <= bar["y"]


def test_the_bar_stays(phone, honey):
    phone.goto(address(honey))
    phone.mouse.wheel(0, 1500)
    assert phone.get_by_role("button", name="Mua ngay").bounding_box()["y"] < 844


def test_a_chosen_pack_goes_into_the_basket(phone, honey):
    make_variants(honey, {"chai 250 ml": 90_000, "chai 500 ml": 170_000})
    phone.goto(address(honey))
    phone.get_by_text("chai 500 ml").click()
    phone.get_by_role("button", name="Thêm vào giỏ").click()
    phone.goto("/gio-hang/")
    assert "170.000" in phone.locator("main").inner_text()


def test_a_service_is_asked_about(phone, site, clock):
    service = make_listing("Homestay Quỳnh Sơn", product_set="n17-b26")
    phone.goto(address(service))
    phone.get_by_role("link", name="Liên hệ đặt dịch vụ").click()
    phone.get_by_label("Họ và tên").fill("Nguyễn Thị Hoa")
    phone.get_by_label("Số điện thoại").fill("0912 345 678")
    clock("2026-11-22 10:00:04")  # nobody is faster than three seconds
    phone.get_by_role("button", name="Gửi câu hỏi").click()
    phone.get_by_text("Đã gửi câu hỏi của bạn.").wait_for()
    assert Enquiry.objects.get().phone == "+84912345678"
