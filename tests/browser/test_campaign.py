"""A campaign from "new page" to a visitor's phone: one person writes it, another approves it, a third reads it."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page

from cms.models import CampaignPage, CampaignSection
from tests.browser.conftest import PASSWORD, PHONE
from tests.factories import make_certificate, make_listing, make_ocop_product, make_staff

pytestmark = pytest.mark.usefixtures("clock")


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1200, 900), "#7E9B4E").save(file, "JPEG")
    return file.getvalue()


def write(page: Page) -> None:
    section = CampaignSection.objects.get(locale__language_code="vi")
    page.goto(f"/cms/pages/{section.pk}/")
    page.get_by_role("link", name="Thêm trang con").click()
    page.fill("[name=title]", "Tuần lễ OCOP Bắc Kạn")
    page.fill("[name=intro]", "Sản vật của tám huyện vùng cao, trong một tuần.")
    choose_picture(page)
    page.fill("[name=starts_at]", "20/11/2026 08:00")
    page.fill("[name=ends_at]", "30/11/2026 00:00")
    page.keyboard.press("Escape")  # the calendar
    page.locator("[data-streamfield-stream-container] .c-sf-add-button").first.click()
    page.get_by_role("option", name="Sản phẩm theo điều kiện").click()
    page.fill("[name=body-0-value-heading]", "Bốn sao trở lên")
    page.select_option("[name=body-0-value-stars]", "4")
    page.get_by_text("Ngày 22/11/2026: 1 sản phẩm khớp điều kiện.").wait_for()
    page.get_by_role("button", name="Thao tác khác").click()
    page.get_by_role("button", name="Gửi duyệt").click()
    page.wait_for_url(f"**/cms/pages/{section.pk}/")


def choose_picture(page: Page) -> None:
    page.get_by_role("button", name="Chọn ảnh").first.click()
    modal = page.locator(".modal-content")
    modal.get_by_role("tab", name="Tải lên").click()
    modal.locator("[type=file]").set_input_files({"name": "ruong.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    modal.locator("[name=image-chooser-upload-title]").fill("Ruộng bậc thang")
    modal.locator("[name=image-chooser-upload-description]").fill("Ruộng bậc thang lúa chín")
    modal.get_by_role("button", name="Tải lên").click()
    modal.wait_for(state="detached")


def test_written_by_one_approved_by_another_and_read_by_a_third(site, desk, chromium):
    for name, stars in (("Miến dong Tài Hoan", 4), ("Gạo nếp Tài", 3)):
        make_listing(certificate=make_certificate(make_ocop_product(name), stars=stars))
    editor = make_staff("bientap", "Biên tập", password=PASSWORD)
    approver = make_staff("duyet", "Duyệt", password=PASSWORD)

    write(desk(editor))
    campaign = CampaignPage.objects.get()
    assert (campaign.slug, campaign.live, campaign.workflow_in_progress) == ("tuan-le-ocop-bac-kan", False, True)

    page = desk(approver)
    page.get_by_role("link", name="Tuần lễ OCOP Bắc Kạn").first.click()
    page.get_by_role("button", name="Thao tác khác").click()
    page.get_by_role("button", name="Duyệt và đăng").click()
    page.get_by_text("Đã cập nhật trang “Tuần lễ OCOP Bắc Kạn”.").wait_for()
    campaign.refresh_from_db()
    assert (campaign.live, campaign.workflow_in_progress) == (True, False)

    visitor = chromium.new_context(**PHONE, base_url=site, locale="vi-VN").new_page()
    visitor.goto("/chuong-trinh/")
    visitor.get_by_role("link", name="Tuần lễ OCOP Bắc Kạn").first.click()
    visitor.wait_for_url("**/chuong-trinh/tuan-le-ocop-bac-kan/")
    assert visitor.get_by_role("link", name="Miến dong Tài Hoan").is_visible()
    assert visitor.get_by_alt_text("Ruộng bậc thang lúa chín").is_visible()
    assert visitor.get_by_text("Gạo nếp Tài").count() == 0
    visitor.context.close()
