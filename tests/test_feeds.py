"""The feed of stories and campaigns, and the sitemap of what staff write."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from tests.cms_factories import local, make_campaign, make_event, make_news, make_story

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def now(clock):
    return clock


def feed(client, path: str = "/feeds/bai-viet/") -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def titles(client, path: str = "/feeds/bai-viet/") -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed(client, path).iter(f"{ATOM}entry")]


def test_an_entry_says_what_where_and_when(client, settings):
    make_story("Nghề miến", intro="Một đời làm miến.", last_published_at=local("2026-11-22 11:30"))
    [entry] = feed(client).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Nghề miến"
    assert entry.findtext(f"{ATOM}summary") == "Một đời làm miến."
    assert entry.find(f"{ATOM}link").get("href") == f"{settings.SITE_URL}/cau-chuyen/nghe-mien/"
    assert entry.findtext(f"{ATOM}published") == "2026-11-22T03:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-22T04:30:00+00:00"
    assert entry.find(f"{ATOM}category").get("term") == "Câu chuyện"


def test_the_feed_knows_its_own_address_and_language(client, settings):
    make_story()
    links = {link.get("rel"): link.get("href") for link in feed(client, "/en/feeds/bai-viet/").findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"{settings.SITE_URL}/en/",
        "self": f"{settings.SITE_URL}/en/feeds/bai-viet/",
    }
    assert feed(client, "/en/feeds/bai-viet/").get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_an_empty_feed_is_a_feed(client):
    assert titles(client) == []


def test_a_campaign_is_there_once_it_has_begun_and_comes_first_then(client, now):
    make_campaign("Mùa vải", starts_at=local("2026-11-23 00:00"), first_published_at=local("2026-11-01 08:00"))
    make_story("Nghề miến")
    now("2026-11-22 23:59:59")
    assert titles(client) == ["Nghề miến"]
    now("2026-11-23 00:00:00")
    assert titles(client) == ["Mùa vải", "Nghề miến"]
    [campaign, _story] = feed(client).iter(f"{ATOM}entry")
    assert campaign.findtext(f"{ATOM}updated") == "2026-11-22T17:00:00+00:00"


def test_only_approved_stories_and_campaigns(client):
    make_event()
    make_news()
    make_story(live=False)
    assert titles(client) == []


def test_english_reads_its_own_and_vietnamese_where_there_is_none(client):
    story = make_story("Nghề miến")
    make_story("Nghề chè")
    make_story("Noodles", language="en", translation_key=story.translation_key)
    assert set(titles(client, "/en/feeds/bai-viet/")) == {"Noodles", "Nghề chè"}
    assert set(titles(client)) == {"Nghề miến", "Nghề chè"}


def test_as_many_statements_for_thirty_as_for_one(client):
    costs = []
    for number in (1, 30):
        for _number in range(number):
            make_story()
        titles(client)
        with CaptureQueriesContext(connection) as statements:
            titles(client)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 4


def test_pages_link_to_the_feed_of_their_language(settings):
    html = render_to_string("cms/feed_link.html", {"SITE_URL": settings.SITE_URL})
    assert f'type="application/atom+xml" title="Câu chuyện và chương trình" href="{settings.SITE_URL}/feeds/' in html


# --- Sitemap --------------------------------------------------------------------------------------------------------


def addresses(client) -> dict[str, ElementTree.Element]:
    content = client.get("/sitemap-editorial.xml").content
    return {url.findtext(f"{MAP}loc"): url for url in ElementTree.fromstring(content).iter(f"{MAP}url")}


def test_the_sitemap_knows_what_is_shown(client, settings, now):
    make_story("Nghề miến", last_published_at=local("2026-11-21 08:00"))
    make_story("Chưa duyệt", live=False)
    make_campaign("Mùa vải", starts_at=local("2026-11-23 00:00"))
    there = addresses(client)
    assert there[f"{settings.SITE_URL}/cau-chuyen/nghe-mien/"].findtext(f"{MAP}lastmod") == "2026-11-21"
    assert f"{settings.SITE_URL}/cau-chuyen/" in there
    assert f"{settings.SITE_URL}/chuong-trinh/mua-vai/" not in there
    assert not any("chua-duyet" in address for address in there)
    now("2026-11-23 00:00:00")
    assert f"{settings.SITE_URL}/chuong-trinh/mua-vai/" in addresses(client)


def test_only_real_translations_are_alternates(client, settings):
    story = make_story("Nghề miến")
    make_story("Nghề chè")
    make_story("Noodles", language="en", translation_key=story.translation_key)
    there = addresses(client)
    own, other = f"{settings.SITE_URL}/cau-chuyen/nghe-mien/", f"{settings.SITE_URL}/en/cau-chuyen/noodles/"
    for address in (own, other):
        links = {link.get("hreflang"): link.get("href") for link in there[address].iter(LINK)}
        assert links == {"vi": own, "en": other}
    assert list(there[f"{settings.SITE_URL}/cau-chuyen/nghe-che/"].iter(LINK)) == []


def test_the_index_names_it(client, settings):
    assert re.search(
        rf"<loc>{settings.SITE_URL}/sitemap-editorial.xml\?p=1</loc>", client.get("/sitemap.xml").content.decode()
    )


def test_its_statements_do_not_grow(client):
    costs = []
    for number in (1, 20):
        for _number in range(number):
            make_story()
        addresses(client)
        with CaptureQueriesContext(connection) as statements:
            addresses(client)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 4
