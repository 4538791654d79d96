"""The search field on a phone: suggestions by keyboard and by touch, only the latest; a form without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_listing, make_producer

with_javascript = pytest.mark.parametrize("phone", [True], ids=["with-javascript"], indirect=True)
without_javascript = pytest.mark.parametrize("phone", [False], ids=["without-javascript"], indirect=True)
ASKED = "**/goi-y/**"


@pytest.fixture(autouse=True)
def shelves(site):
    make_listing("Mật ong rừng", producer=make_producer("Hợp tác xã Rừng Xanh"))
    make_listing("Miến dong")


def field(page: Page):
    return page.get_by_label("Tìm sản phẩm, nhà sản xuất, nơi làm ra")


def options(page: Page):
    return page.get_by_role("listbox", name="Gợi ý").get_by_role("option")


def type_in(page: Page, text: str) -> None:
    """Letter by letter, into the field that has the focus."""
    field(page).focus()
    page.keyboard.type(text)


@without_javascript
def test_without_a_script_it_is_a_form(phone):
    phone.goto("/")
    field(phone).fill("mien")
    phone.get_by_role("button", name="Tìm", exact=True).click()
    expect(phone).to_have_url(re.compile(r"/san-pham/\?q=mien$"))
    expect(phone.locator(".plate h3")).to_have_text(["Miến dong"])


@with_javascript
def test_htmx_is_loaded_when_the_field_is_wanted_and_never_twice(phone):
    loaded = []
    phone.on("request", lambda request: loaded.append(request.url) if "htmx" in request.url else None)
    phone.goto("/san-pham/")
    assert loaded == []
    type_in(phone, "run")
    expect(options(phone)).to_have_count(2)
    field(phone).blur()
    type_in(phone, "g")
    expect(options(phone)).to_have_count(2)
    assert len(loaded) == 1

    loaded.clear()
    phone.goto("/gio-hang/")
    type_in(phone, "rung")
    expect(options(phone)).to_have_count(2)
    assert len(loaded) == 1


@with_javascript
def test_what_was_typed_before_htmx_came_is_asked_for(phone):
    held = []
    phone.route("**/htmx.min.js", lambda route: held.append(route))
    phone.goto("/")
    with phone.expect_request("**/htmx.min.js"):
        field(phone).focus()
    phone.keyboard.type("mien")
    held[0].continue_()
    expect(options(phone)).to_have_text(["Miến dong"])


@with_javascript
def test_the_arrows_walk_the_options_and_enter_opens_one(phone):
    phone.goto("/")
    with phone.expect_response(re.compile("q=rung$")):  # a later answer would begin the walk anew
        type_in(phone, "rung")
    combobox = phone.get_by_role("combobox", expanded=True)
    expect(combobox).to_be_focused()
    expect(phone.get_by_role("status").filter(has_text="2 gợi ý")).to_be_attached()
    first, second = options(phone).all()
    for key, chosen in [("ArrowDown", first), ("ArrowDown", second), ("ArrowUp", first), ("ArrowUp", None)]:
        phone.keyboard.press(key)
        if chosen:
            expect(chosen).to_have_attribute("aria-selected", "true")
            expect(combobox).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
        else:  # back at what was typed
            expect(combobox).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(field(phone)).to_have_value("rung")
    phone.keyboard.press("ArrowUp")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hợp tác xã Rừng Xanh")


@with_javascript
def test_enter_without_an_option_looks_for_what_was_typed(phone):
    phone.goto("/")
    type_in(phone, "mien")
    expect(options(phone)).to_have_count(1)
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile(r"/san-pham/\?q=mien$"))


@with_javascript
def test_a_touch_opens_an_option_that_is_tall_enough(phone):
    phone.goto("/")
    type_in(phone, "mien")
    assert options(phone).first.bounding_box()["height"] >= 44
    options(phone).first.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Miến dong")


@with_javascript
@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_esc_and_tab_close_the_list_and_keep_what_was_typed(phone, key):
    phone.goto("/")
    type_in(phone, "mien")
    expect(options(phone)).to_have_count(1)
    phone.keyboard.press(key)
    expect(phone.get_by_role("listbox")).to_be_hidden()
    expect(field(phone)).to_have_value("mien")
    expect(field(phone)).to_have_attribute("aria-expanded", "false")


@with_javascript
def test_an_arrow_opens_the_list_again(phone):
    phone.goto("/")
    type_in(phone, "mien")
    expect(options(phone)).to_have_count(1)
    phone.keyboard.press("Escape")
    phone.keyboard.press("ArrowDown")
    expect(options(phone)).to_be_visible()


@with_javascript
def test_fewer_than_two_letters_ask_for_nothing_and_close_the_list(phone):
    asked = []
    phone.on("request", lambda request: asked.append(request.url) if "goi-y" in request.url else None)
    phone.goto("/")
    type_in(phone, "mi")
    expect(options(phone)).to_have_count(1)
    phone.keyboard.press("Backspace")
    expect(phone.get_by_role("listbox")).to_be_hidden()
    phone.wait_for_timeout(300)
    assert len(asked) == 1


@with_javascript
def test_an_outdated_answer_is_dropped(phone):
    """The answer to "mat" takes longer than the one to "mat ong r"."""
    phone.route(ASKED, lambda route: None if route.request.url.endswith("q=mat") else route.continue_())
    phone.goto("/")
    with phone.expect_request(re.compile("q=mat$")):
        type_in(phone, "mat")
    with phone.expect_event("requestfailed", lambda request: request.url.endswith("q=mat")):
        phone.keyboard.type(" ong r")
    expect(options(phone)).to_have_text(["Mật ong rừng"])


@with_javascript
def test_an_answer_that_comes_after_esc_opens_nothing(phone):
    phone.route(ASKED, lambda route: None)
    phone.goto("/")
    with phone.expect_request(re.compile("q=mien$")):
        type_in(phone, "mien")
    with phone.expect_event("requestfailed", lambda request: request.url.endswith("q=mien")):
        phone.keyboard.press("Escape")
    expect(phone.get_by_role("listbox")).to_be_hidden()
    expect(field(phone)).to_have_value("mien")
