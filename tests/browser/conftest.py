"""A Chromium at the size of a cheap phone."""

import os

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

# Playwright keeps an event loop in this thread; the database is used from it all the same, one call at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PATIENCE = 60_000
"""Milliseconds after which something has not come, on however busy a machine."""
CHROMIUM = "/usr/bin/chromium"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PASSWORD = "matkhau1"
DESK = {"viewport": {"width": 1280, "height": 1000}, "locale": "vi-VN"}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium():
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def complains(message: ConsoleMessage) -> bool:
    """htmx calls it an error, too, that a request was cancelled because a later one takes its place."""
    return message.type == "error" and not message.text.startswith(("htmx:afterRequest", "htmx:sendAbort"))


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def phone(request, chromium, site):
    """A page on a phone, once with JavaScript and once without; it fails on any error of the console."""
    context = chromium.new_context(**PHONE, java_script_enabled=request.param, base_url=site, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if complains(message) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def desk(chromium, site):
    """Opens Wagtail as somebody with `PASSWORD`; fails on any error of a script."""
    errors: list[str] = []
    contexts = []

    def open_as(person) -> Page:
        contexts.append(chromium.new_context(**DESK, base_url=site))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("/cms/")
        page.fill("[name=login]", person.email)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/cms/")
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert errors == []
