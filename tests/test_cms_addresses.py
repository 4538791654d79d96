"""Addresses of pages: of the title, in plain letters, once there for good."""

import json

import pytest
from django.test import Client
from wagtail.models import Page

from cms.models import NewsPage, NewsSection
from tests.factories import make_staff

pytestmark = pytest.mark.django_db
PARAGRAPH = {"key": "a", "type": "unstyled", "text": "Tin", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}


@pytest.fixture
def editor(client) -> Client:
    client.force_login(make_staff("bientap", "Biên tập"))
    return client


def write(editor: Client, title: str, *, slug: str = "") -> Page:
    """A draft of some news, by the form."""
    section = NewsSection.objects.get(locale__language_code="vi")
    said = {"title": title, "slug": slug, "date": "22/11/2026", "body-count": "1"}
    block = {"body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": ""}
    text = {"body-0-value": json.dumps({"blocks": [PARAGRAPH], "entityMap": {}})}
    answer = editor.post(f"/cms/pages/add/cms/newspage/{section.pk}/", said | block | text)
    assert answer.status_code == 302, answer.context["form"].errors
    return NewsPage.objects.latest("pk")


def test_made_of_the_title_in_plain_letters(editor):
    assert write(editor, "Đặc sản Đắk Lắk").slug == "dac-san-dak-lak"


def test_the_same_title_again_is_another_address(editor):
    assert [write(editor, "Tin mới").slug for _time in range(3)] == ["tin-moi", "tin-moi-2", "tin-moi-3"]


def test_what_is_typed_is_taken_in_plain_letters(editor):
    assert write(editor, "Tin mới", slug="Chợ Đồng Xuân").slug == "cho-dong-xuan"


def test_a_title_of_signs_alone_has_an_address_too(editor):
    assert write(editor, "★★★").slug == "trang"
