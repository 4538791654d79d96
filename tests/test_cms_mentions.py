"""What staff write stands beside what it tells of: on pages of products, producers, provinces; and for machines."""

import json
import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.models import RegionText
from shop.storefront.share_picture import share_picture
from shop.storefront.templatetags.editorial import page_json_ld
from tests.cms_factories import (
    hand,
    local,
    make_campaign,
    make_event,
    make_image,
    make_news,
    make_plain_page,
    make_point_of_sale,
    make_story,
    rule,
)
from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(clock):
    return clock


def mentioned(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    return re.findall(r'<a class="serif"[^>]*>(.*?)</a>', response.content.decode())


def on_page_of(client, listing) -> list[str]:
    return mentioned(client, listing.product.get_absolute_url())


# --- Products -------------------------------------------------------------------------------------------------------


def test_a_product_page_names_the_stories_of_its_producer_and_those_that_pick_it(client):
    listing, other = make_listing("Mật ong"), make_listing("Chè")
    make_story("Chuyện người nuôi ong", told_of=(listing.producer,))
    make_story("Ba thứ quà", body=[hand(listing)])
    make_story("Chuyện người trồng chè", told_of=(other.producer,), body=[hand(other)])
    assert set(on_page_of(client, listing)) == {"Chuyện người nuôi ong", "Ba thứ quà"}


def test_a_story_whose_draft_alone_picks_it_is_not_named(client):
    listing = make_listing()
    story = make_story("Ba thứ quà")
    story.body = [hand(listing)]
    story.save_revision()
    assert on_page_of(client, listing) == []


def test_without_stories_there_is_no_heading(client):
    html = client.get(make_listing().product.get_absolute_url()).content.decode()
    assert "Câu chuyện</h2>" not in html
    assert "Chương trình đang diễn ra" not in html


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, True),
        ({"stars": "4"}, True),
        ({"stars": "5"}, False),
        ({"province": "thai-nguyen"}, True),
        ({"province": "ha-noi"}, False),
        ({"former_province": "bac-kan"}, True),
        ({"former_province": "thai-nguyen"}, False),
        ({"category": "mat-ong"}, True),
        ({"category": "che"}, False),
        ({"price_min": 150_000, "price_max": 150_000}, True),
        ({"price_min": 150_001}, False),
        ({"price_max": 149_999}, False),
    ],
)
def test_a_running_campaign_is_named_where_its_rule_takes_the_product(client, values, shown):
    listing = make_listing("Mật ong")
    campaign = make_campaign("Tuần lễ OCOP", body=[rule(**values)])
    assert on_page_of(client, listing) == (["Tuần lễ OCOP"] if shown else [])
    assert ("Mật ong" in client.get(campaign.url).content.decode()) is shown


def test_a_rule_of_a_producer_takes_only_its_own(client):
    listing, other = make_listing(), make_listing()
    make_campaign("Tuần lễ OCOP", body=[rule(producer=listing.producer)])
    assert on_page_of(client, listing) == ["Tuần lễ OCOP"]
    assert on_page_of(client, other) == []


def test_a_campaign_without_blocks_of_products_names_none(client):
    make_campaign("Tuần lễ OCOP", body=[("text", "<p>Sắp có.</p>")])
    assert on_page_of(client, make_listing()) == []


def test_a_campaign_is_named_while_it_runs(client, now):
    listing = make_listing()
    make_campaign("Tuần lễ OCOP", body=[hand(listing)])
    for moment, names in [
        ("2026-11-19 23:59:59", []),
        ("2026-11-20 00:00:00", ["Tuần lễ OCOP"]),
        ("2026-11-30 23:59:59", ["Tuần lễ OCOP"]),
        ("2026-12-01 00:00:00", []),
    ]:
        now(moment)
        assert on_page_of(client, listing) == names


def test_a_rule_to_the_end_leaves_out_what_lapses_before(client, now):
    certificate = make_certificate(make_ocop_product(), valid_from=local("2023-11-29 00:00").date())
    listing = make_listing(certificate=certificate)
    make_campaign("Đến hết", body=[rule(to_the_end=True)])
    make_campaign("Hôm nay", body=[rule()])
    assert certificate.valid_until < local("2026-11-30 00:00").date()
    assert on_page_of(client, listing) == ["Hôm nay"]


def test_what_is_sold_out_is_in_no_campaign(client):
    listing = make_listing(stock=0)
    make_campaign("Tuần lễ OCOP", body=[hand(listing), rule()])
    assert on_page_of(client, listing) == []


def test_a_strong_drink_is_in_no_campaign(client):
    listing = make_listing("Rượu men lá", product_set="n07-b14", alcohol_percent=30)
    make_campaign("Tuần lễ OCOP", body=[hand(listing), rule()])
    client.post("/18-tuoi/", {"next": "/", "over_18": "1"})
    assert on_page_of(client, listing) == []


def test_events_where_it_is_made_are_named_until_they_end(client, now):
    listing = make_listing()
    make_event("Hội chợ Thái Nguyên", scope=province("Thái Nguyên"))
    make_event("Hội chợ Bắc Kạn", scope=former_unit("Bắc Kạn"))
    make_event("Hội chợ Hà Nội", scope=province("Hà Nội"))
    assert set(on_page_of(client, listing)) == {"Hội chợ Thái Nguyên", "Hội chợ Bắc Kạn"}
    now("2026-12-05 17:00:00")
    assert on_page_of(client, listing) == []


def costs(client, path: str, make) -> list[int]:
    """The statements of the page with one of each kind, and with four."""
    counts = []
    for more in (1, 3):
        for _number in range(more):
            make()
        client.get(path)  # Wagtail remembers where its sites and their languages begin
        with CaptureQueriesContext(connection) as statements:
            assert client.get(path).status_code == 200
        counts.append(len(statements))
    return counts


def test_as_many_statements_for_many_campaigns_as_for_one(client):
    listing = make_listing()

    def more():
        make_campaign(body=[hand(listing), rule(producer=listing.producer), rule()])
        make_story(told_of=(listing.producer,), body=[hand(listing)])
        make_event(scope=province("Thái Nguyên"))

    one, many = costs(client, listing.product.get_absolute_url(), more)
    assert one == many <= 12


# --- Producers ------------------------------------------------------------------------------------------------------


def test_a_producer_page_names_its_stories(client):
    producer = make_producer()
    make_story("Chuyện người nuôi ong", told_of=(make_producer(), producer))
    make_story("Chuyện khác", told_of=(make_producer(),))
    make_story("Chưa duyệt", told_of=(producer,), live=False)
    assert mentioned(client, producer.get_absolute_url()) == ["Chuyện người nuôi ong"]


def test_as_many_statements_for_many_stories_as_for_one(client):
    producer = make_producer()
    one, many = costs(client, producer.get_absolute_url(), lambda: make_story(told_of=(producer,)))
    assert one == many <= 10


# --- Provinces ------------------------------------------------------------------------------------------------------


def test_a_province_of_today_names_its_own_and_those_of_its_former_ones(client):
    make_story("Chuyện Bắc Kạn", scope=former_unit("Bắc Kạn"))
    make_campaign("Tuần lễ Thái Nguyên", scope=province("Thái Nguyên"))
    make_event("Hội chợ Na Rì", scope=former_unit("Bắc Kạn"))
    make_point_of_sale("Cửa hàng OCOP", scope=province("Thái Nguyên"))
    make_story("Chuyện Hà Nội", scope=province("Hà Nội"))
    assert set(mentioned(client, "/vung/thai-nguyen/")) == {
        "Chuyện Bắc Kạn", "Tuần lễ Thái Nguyên", "Hội chợ Na Rì", "Cửa hàng OCOP"
    }  # fmt: skip
    assert set(mentioned(client, "/vung/truoc-2025/bac-kan/")) == {"Chuyện Bắc Kạn", "Hội chợ Na Rì"}


def test_what_is_over_or_has_not_begun_is_not_named(client):
    there = {"scope": province("Thái Nguyên")}
    make_campaign("Đã qua", starts_at=local("2026-10-01 00:00"), ends_at=local("2026-11-22 10:00"), **there)
    make_campaign("Sắp tới", starts_at=local("2026-11-22 10:01"), ends_at=local("2026-12-22 10:00"), **there)
    make_event("Hôm qua", starts_at=local("2026-11-21 08:00"), ends_at=local("2026-11-21 17:00"), **there)
    assert mentioned(client, "/vung/thai-nguyen/") == []


def make_region_text(
    language: str = "vi", *, live: bool = True, words: str = "Vùng chè và miến", **fields
) -> RegionText:
    """Of Thái Nguyên, with a section for Bắc Kạn."""
    return RegionText.objects.create(
        province=province("Thái Nguyên"),
        locale=Locale.objects.get(language_code=language),
        live=live,
        intro=[("text", f"<p>{words}</p>")],
        parts=[("former_province", {"former_province": "bac-kan", "text": f"<p>Bắc Kạn: {words}</p>"})],
        **fields,
    )


def test_a_province_is_introduced_with_its_former_ones_and_these_with_their_part(client):
    make_region_text()
    today = client.get("/vung/thai-nguyen/").content.decode()
    assert "<p>Vùng chè và miến</p>" in today
    assert re.search(
        r'<h2><a href="/vung/truoc-2025/bac-kan/">Bắc Kạn</a></h2>.*Bắc Kạn: Vùng chè và miến', today, re.S
    )
    former = client.get("/vung/truoc-2025/bac-kan/").content.decode()
    assert "<p>Bắc Kạn: Vùng chè và miến</p>" in former
    assert "<p>Vùng chè và miến</p>" not in former
    assert "Vùng chè và miến" not in client.get("/vung/truoc-2025/thai-nguyen/").content.decode()


def test_a_text_that_is_not_approved_is_not_shown(client):
    make_region_text(live=False)
    assert "Vùng chè và miến" not in client.get("/vung/thai-nguyen/").content.decode()


def test_english_reads_its_own_text_or_the_vietnamese_one(client):
    text = make_region_text()
    assert 'lang="vi"' in re.search(r'<div class="text[^>]*>', client.get("/en/vung/thai-nguyen/").content.decode())[0]
    make_region_text("en", words="Tea and noodles", translation_key=text.translation_key)
    english = client.get("/en/vung/thai-nguyen/").content.decode()
    assert "<p>Tea and noodles</p>" in english
    assert "Vùng chè và miến" not in english


@pytest.mark.parametrize(("path", "most"), [("/vung/thai-nguyen/", 10), ("/vung/truoc-2025/bac-kan/", 8)])
def test_a_region_costs_the_same_for_one_of_each_and_for_four(client, path, most):
    make_listing()
    make_region_text()

    def more():
        for make in (make_story, make_campaign, make_event, make_point_of_sale):
            make(scope=former_unit("Bắc Kạn"))

    one, many = costs(client, path, more)
    assert one == many <= most


# --- Legal pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["dieu-khoan", "quyen-rieng-tu", "doi-tra", "thu-tu-san-pham", "hang-sao-ocop"])
def test_a_page_of_staff_takes_the_place_of_the_shops_text(client, slug):
    own = client.get(f"/{slug}/").content.decode()
    make_plain_page("Văn bản của sàn", slug=slug, body=[("text", "<p>Do sàn viết.</p>")])
    written = client.get(f"/{slug}/").content.decode()
    assert "Văn bản của sàn" in written
    assert "Do sàn viết." in written
    assert "Do sàn viết." not in own
    assert "Do sàn viết." not in client.get(f"/en/{slug}/").content.decode()


def test_a_draft_does_not_take_its_place(client):
    make_plain_page("Văn bản của sàn", slug="dieu-khoan", live=False)
    assert "Văn bản của sàn" not in client.get("/dieu-khoan/").content.decode()


# --- Machines -------------------------------------------------------------------------------------------------------


def node(page) -> dict:
    [only] = json.loads(re.search(r">(.*)</script>", page_json_ld(page))[1])["@graph"]
    return only


def test_a_story_is_an_article(settings):
    story = make_story("Nghề miến", intro="Một đời làm miến.", picture=make_image())
    told = node(story)
    assert (told["@type"], told["headline"], told["inLanguage"]) == ("Article", "Nghề miến", "vi")
    assert told["url"] == f"{settings.SITE_URL}/cau-chuyen/nghe-mien/"
    assert told["image"].startswith(settings.SITE_URL)
    assert told["datePublished"] == "2026-11-22T10:00:00+07:00"
    assert node(make_news())["@type"] == "NewsArticle"


def test_an_event_says_where_and_when_by_local_time():
    told = node(make_event("Hội chợ", address="Phường 1", scope=province("Thái Nguyên")))
    assert (told["@type"], told["startDate"]) == ("Event", "2026-12-05T08:00:00+07:00")
    assert told["location"]["name"] == "Quảng trường 3/2"
    assert told["location"]["address"]["streetAddress"] == "Phường 1, Thái Nguyên"


def test_a_campaign_is_an_event_on_its_own_page():
    told = node(make_campaign())
    assert told["location"] == {"@type": "VirtualLocation", "url": told["url"]}


def test_other_pages_say_nothing_and_nothing_closes_the_element():
    assert page_json_ld(make_plain_page()) == ""
    assert page_json_ld(make_story("</script><script>alert(1)")).count("</script>") == 1


def test_the_shared_picture_is_a_jpeg_of_1200_by_630(settings):
    html = render_to_string("cms/open_graph_picture.html", {"picture": None})
    assert html.strip() == ""
    picture = share_picture(make_story(picture=make_image(width=2400, height=1600)))
    html = render_to_string("cms/open_graph_picture.html", {"picture": picture})
    assert f'<meta property="og:image" content="{settings.SITE_URL}' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html


def test_a_picture_whose_file_is_lost_is_left_out():
    image = make_image()
    image.file.storage.delete(image.file.name)
    assert share_picture(make_story(picture=image)) is None
