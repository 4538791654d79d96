"""The second tab of the search page: what staff write is found by its words."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import EventPage
from tests.cms_factories import (
    local,
    make_campaign,
    make_event,
    make_news,
    make_plain_page,
    make_point_of_sale,
    make_story,
)
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(clock):
    return clock


def page(client, q: str = "", path: str = "/san-pham/", **more) -> str:
    response = client.get(path, {"tab": "bai-viet", "q": q, **more})
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<a class="serif"[^>]*>(.*?)</a>', html)


def text(title: str) -> tuple[str, str]:
    return "text", f"<p>{title}</p>"


@pytest.mark.parametrize("typed", ["miến dong", "mien dong", "MIEN  DONG", "dong miến?"])
def test_words_are_found_with_and_without_tones_in_any_order(client, typed):
    make_story("Nghề miến dong Na Rì")
    make_story("Chè Tân Cương")
    assert titles(page(client, typed)) == ["Nghề miến dong Na Rì"]


def test_every_word_must_be_there_as_a_word(client):
    make_story("Nghề miến Na Rì")
    assert titles(page(client, "miến dong")) == []
    assert titles(page(client, "mi")) == []


def test_every_kind_is_found_with_its_name(client):
    made = [make(f"Vải thiều {make.__name__}") for make in (
        make_story, make_campaign, make_event, make_point_of_sale, make_news, make_plain_page
    )]  # fmt: skip
    html = page(client, "vải thiều")
    assert set(titles(html)) == {each.title for each in made}
    for each in made:
        assert str(each._meta.verbose_name) in html


def test_titles_come_before_texts_and_the_newest_first(client):
    make_story("Chuyện ở Na Rì", body=[text("Làm miến dong")], first_published_at=local("2026-11-21 08:00"))
    make_story("Miến dong cũ", first_published_at=local("2026-01-01 08:00"))
    make_story("Miến dong mới", first_published_at=local("2026-10-01 08:00"))
    assert titles(page(client, "mien dong")) == ["Miến dong mới", "Miến dong cũ", "Chuyện ở Na Rì"]


def test_a_campaign_is_found_once_it_has_begun_and_marked_when_it_has_ended(client, now):
    make_campaign("Tuần lễ OCOP Bắc Kạn")
    now("2026-11-19 23:59:59")
    assert titles(page(client, "tuần lễ")) == []
    now("2026-11-20 00:00:00")
    begun = page(client, "tuần lễ")
    assert titles(begun) == ["Tuần lễ OCOP Bắc Kạn"]
    assert "Đã kết thúc" not in begun
    now("2026-12-01 00:00:00")
    assert "Đã kết thúc" in page(client, "tuần lễ")


def test_the_last_day_of_what_ends_at_midnight_is_the_day_before(client):
    make_campaign("Tuần lễ OCOP Bắc Kạn")
    html = page(client, "tuần lễ")
    assert 'datetime="2026-11-20"' in html
    assert 'datetime="2026-11-30"' in html


def test_drafts_are_not_found(client):
    make_story("Miến dong", live=False)
    assert titles(page(client, "mien")) == []


def test_english_shows_its_own_and_vietnamese_where_there_is_none(client):
    story = make_story("Miến OCOP")
    make_story("Chè OCOP")
    make_story("Noodles OCOP", language="en", translation_key=story.translation_key)
    assert set(titles(page(client, "ocop", "/en/san-pham/"))) == {"Noodles OCOP", "Chè OCOP"}
    assert set(titles(page(client, "ocop"))) == {"Miến OCOP", "Chè OCOP"}


def test_nothing_typed_lists_all_and_nothing_found_says_so(client):
    make_story("Miến dong")
    assert titles(page(client)) == ["Miến dong"]
    assert "Không tìm thấy bài viết phù hợp" in page(client, "khoai sọ")


@pytest.mark.parametrize(
    "typed", ["x" * 3_000, "mien " * 600, "\0", "miến\0dong", "((*:* AND", "[a TO z]~2^", "?!…", "%_\\"]
)
def test_odd_queries_are_answered(client, typed):
    page(client, typed)


@pytest.mark.parametrize("typed", ["?!…", "%_\\", "((*:*"])
def test_signs_alone_find_nothing(client, typed):
    make_story("Miến dong")
    assert titles(page(client, typed)) == []


def test_a_long_query_says_how_much_of_it_was_read(client):
    assert "Chỉ đọc 200 ký tự đầu của từ khóa." in page(client, "mien " * 600)


def test_what_was_typed_cannot_become_html(client):
    assert "<script>alert" not in page(client, '"><script>alert(1)</script>')


def test_both_tabs_keep_the_words_and_name_where_one_is(client):
    make_listing("Mật ong Na Rì")
    make_story("Mật ong Na Rì")
    products, pages = client.get("/san-pham/?q=mật ong").content.decode(), page(client, "mật ong")
    for html in (products, pages):
        assert 'href="/san-pham/?q=m%E1%BA%ADt%20ong"' in html
        assert 'href="/san-pham/?q=m%E1%BA%ADt%20ong&amp;tab=bai-viet"' in html
    assert re.search(r'tab=bai-viet" aria-current="page"', pages)
    assert not re.search(r'tab=bai-viet" aria-current="page"', products)


@pytest.mark.parametrize("tab", ["", "san-pham", "x" * 300, "bai-viet "])
def test_an_unknown_tab_is_that_of_products(client, tab):
    make_listing("Mật ong Na Rì")
    assert "Mật ong Na Rì" in client.get("/san-pham/", {"q": "mat ong", "tab": tab}).content.decode()


def test_twenty_a_page(client):
    for number in range(21):
        make_news(f"Vải thiều {number}")
    assert len(titles(page(client, "vai thieu"))) == 20
    second = page(client, "vai thieu", page="2")
    assert len(titles(second)) == 1
    assert "q=vai+thieu&page=1" in second.replace("&amp;", "&")
    assert len(titles(page(client, "vai thieu", page="x"))) == 20


def test_as_many_statements_for_twenty_as_for_one_of_each_kind(client):
    makers = (make_story, make_campaign, make_event, make_point_of_sale, make_news, make_plain_page)
    costs = []
    for more in (1, 3):
        cache.clear()
        for number in range(more):
            for make in makers:
                make(f"Vải {more} {number}")
        with CaptureQueriesContext(connection) as statements:
            page(client, "vai")
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 8


def test_search_engines_do_not_keep_it(client):
    assert '<meta name="robots" content="noindex' in page(client, "mien")


def test_months_to_choose_from_begin_with_this_one_and_end_with_a_last_day(client):
    """It ends with 31 March, not in April."""
    event = make_event(starts_at=local("2026-10-25 08:00"), ends_at=local("2027-04-01 00:00"))
    months = [f"{month:%Y-%m}" for month in EventPage.objects.filter(pk=event.pk).months(local("2026-11-22 10:00"))]
    assert months == ["2026-11", "2027-03"]
