"""Wagtail speaks Vietnamese to those who write and approve: a walk through what they reach, looking for English."""

import contextlib
import re

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NotInTime

from cms.models import CampaignPage, CampaignSection, RegionText
from tests.browser.conftest import PASSWORD
from tests.cms_factories import hand, make_campaign, make_image, make_story, rule
from tests.factories import make_listing, make_producer, make_staff, province

pytestmark = pytest.mark.usefixtures("clock")

ENGLISH = re.compile(
    r"\b(the|and|of|page|pages|add|edit|delete|save|saved|search|filter|filters|choose|image|images|document|publish|"
    r"published|draft|status|upload|title|history|settings|more|actions|with|your|you|this|is|are|not|view|show|hide|"
    r"toggle|comment|comments|preview|new|all|user|users|group|groups|report|reports|workflow|task|tasks|welcome|"
    r"create|created|updated|unpublish|submit|moderation|by|from|for|select|selected|clear|cancel|close|open|back|next|"
    r"previous|name|type|date|tag|tags|collection|size|width|height|download|export|language|translate|alias|move|copy|"
    r"sort|reorder|child|parent|root|site|compare|lock|unlock|help|account|profile|password|log|sign|error|required|"
    r"field|block|insert|remove|duplicate|up|down|collapse|expand|heading|bold|italic|link|list|undo|redo|yes|live|ago|"
    r"minutes?|hours?|days?|weeks?|just|now|today|none|any|other|items?|total|results?|found|there|have|has|been|was|"
    r"were|will|must|should|please|read|words?|time|readability|issues?|accessibility|mobile|tablet|desktop|promote|"
    r"content|summary|usage|used|must|can|cannot|on|off|default|local|number|value|reply|resolve|review|request)\b",
    re.IGNORECASE,
)
NOT_ENGLISH = re.compile(
    r"https?://\S+|\S+@\S+|Chợ Phiên|Wagtail|OCOP|GlobalG\.A\.P\.|\b(email|slug|Home|Stories|News)\b", re.I
)
"""Names, addresses, and the titles of the English pages."""

VISIBLE_WORDS = """() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const parent = node.parentElement;
    if (!["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"].includes(parent.tagName) && parent.checkVisibility()) {
      found.push(node.textContent);
    }
  }
  for (const name of ["aria-label", "placeholder", "title", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (element.checkVisibility()) found.push(element.getAttribute(name));
    }
  }
  for (const element of document.querySelectorAll("input[type=submit]")) found.push(element.value);
  return found.map((text) => text.trim()).filter(Boolean);
}"""


def english(page: Page) -> set[str]:
    return {text for text in page.evaluate(VISIBLE_WORDS) if ENGLISH.search(NOT_ENGLISH.sub("", text))}


@pytest.fixture
def campaign(site) -> CampaignPage:
    """Submitted by somebody else; with a story, a picture and a region text beside it."""
    author = make_staff("tacgia", "Biên tập")
    listing = make_listing("Miến dong", producer=make_producer("Hợp tác xã Tài Hoan"))
    make_story("Chuyện miến dong", told_of=(listing.producer,), picture=make_image())
    RegionText.objects.create(province=province("Thái Nguyên"), locale_id=1, intro=[("text", "<p>Chè</p>")])
    campaign = make_campaign("Tuần lễ miến", body=[rule(stars="4"), hand(listing)])
    campaign.save_revision(user=author)
    campaign.get_workflow().start(campaign, author)
    return campaign


def addresses(campaign: CampaignPage) -> list[str]:
    section, page = campaign.get_parent().pk, campaign.pk
    return [
        "/cms/",
        "/cms/pages/",
        f"/cms/pages/{section}/",
        f"/cms/pages/{section}/history/",
        f"/cms/pages/{page}/history/",
        f"/cms/pages/{page}/workflow_history/",
        f"/cms/pages/{page}/usage/",
        f"/cms/pages/{page}/edit/",
        "/cms/pages/search/?q=mien",
        "/cms/reports/workflow/",
        "/cms/reports/workflow_tasks/",
        "/cms/san-pham-trong-trang/bao-cao/",
        "/cms/vung/",
        "/cms/account/",
        "/cms/images/",
        "/cms/khong-co/",
    ]


WRITING = ["/cms/images/add/", "/cms/vung/add/"]


@pytest.mark.parametrize(("group", "more"), [("Biên tập", WRITING), ("Duyệt", [])])
def test_no_english_is_read_in_what_a_group_reaches(desk, campaign, group, more):
    page = desk(make_staff("nguoi", group, password=PASSWORD))
    found = {}
    for address in [*addresses(campaign), *more]:
        page.goto(address)
        page.wait_for_timeout(300)  # scripts draw their parts
        found[address] = english(page)
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.parametrize("kind", ["campaignpage", "storypage", "eventpage", "pointofsalepage", "newspage"])
def test_no_english_is_read_in_a_new_page(desk, campaign, kind):
    from cms.models import EditorialPage

    section = EditorialPage.objects.get(content_type__model=kind.replace("page", "section"), locale_id=1)
    page = desk(make_staff("nguoi", "Biên tập", password=PASSWORD))
    page.goto(f"/cms/pages/add/cms/{kind}/{section.pk}/")
    found = english(page)
    for tab in page.get_by_role("tab").all():
        tab.click()
        found |= english(page)
    page.get_by_role("tab").first.click()
    page.get_by_role("button", name="Lưu bản nháp").click()  # with nothing in it
    page.get_by_text("Chưa tạo được trang vì có mục cần sửa.").wait_for()
    assert found | english(page) == set()


def open_chooser(page) -> None:
    """A block that has just been put in may not listen yet on a busy machine: then it is clicked again."""
    opened = page.locator(".modal-content")
    for _click in range(3):
        page.get_by_role("button", name="Chọn sản phẩm").first.click()
        with contextlib.suppress(NotInTime):
            opened.wait_for(timeout=15_000)
            return
    pytest.fail("the chooser does not open")


def test_no_english_is_read_in_the_dialogues_of_an_editor(desk, campaign):
    section = CampaignSection.objects.get(locale_id=1)
    page = desk(make_staff("nguoi", "Biên tập", password=PASSWORD))
    page.goto(f"/cms/pages/add/cms/campaignpage/{section.pk}/")
    found = set()
    page.get_by_role("button", name="Chọn ảnh").first.click()
    modal = page.locator(".modal-content")
    modal.get_by_role("tab", name="Tải lên").click()
    found |= english(page)
    modal.get_by_role("button", name="Đóng").click()
    modal.wait_for(state="detached")
    for block in ("Văn bản", "Ảnh", "Trích lời", "Sản phẩm theo điều kiện", "Sản phẩm chọn tay"):
        page.locator("[data-streamfield-stream-container] .c-sf-add-button").last.click()
        found |= english(page)
        page.get_by_role("option", name=block, exact=True).click()
    found |= english(page)
    open_chooser(page)
    modal.get_by_text("Miến dong").wait_for()
    found |= english(page)
    modal.get_by_role("button", name="Đóng").click()
    page.get_by_role("button", name="Ẩn/hiện bản xem thử").click()
    page.wait_for_timeout(500)
    found |= english(page)
    page.get_by_role("button", name="Ẩn/hiện phần kiểm tra").click()
    page.wait_for_timeout(500)
    assert found | english(page) == set()
