"""What visitors see of the pages that staff write: each kind, the lists, the front page, and how much is asked for."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import HomePage
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
from tests.factories import former_unit, make_listing, make_producer, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TEXT = ("text", "<h2>Một ngày làm nghề</h2><p>Từ sáng sớm.</p>")


def visit(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def titles(page: BeautifulSoup, inside: str = "main") -> list[str]:
    return [words(link) for link in page.select(f"{inside} :is(h2, h3) a")]


def plates(page: BeautifulSoup) -> list[str]:
    return [words(title) for title in page.select(".plate h3")]


def ledger(page: BeautifulSoup) -> dict[str, str]:
    return {words(row.dt): words(row.dd) for row in page.select(".ledger > div")}


# --- Campaigns ------------------------------------------------------------------------------------------------------


def test_a_campaign_says_its_period_and_how_many_days_are_left(client, clock):
    campaign = make_campaign(starts_at=local("2026-11-20 14:30"), ends_at=local("2026-11-28 17:00"))
    page = visit(client, campaign.url)
    assert "Từ 14:30 ngày 20/11/2026 đến 17:00 ngày 28/11/2026" in words(page.header.find_next("article"))
    assert words(page.select_one(".state")) == "Đang diễn ra Còn 6 ngày"
    clock("2026-11-28 16:59:59")
    assert words(visit(client, campaign.url).select_one(".state")) == "Đang diễn ra Ngày cuối"


def test_midnight_is_not_named(client):
    page = visit(client, make_campaign().url)
    assert "Từ ngày 20/11/2026 đến hết ngày 30/11/2026" in words(page.article)


def test_a_campaign_is_not_there_before_it_begins(client, clock):
    campaign = make_campaign(starts_at=local("2026-11-22 14:30"))
    clock("2026-11-22 14:29:59")
    assert client.get(campaign.url).status_code == 404
    assert titles(visit(client, "/chuong-trinh/")) == []
    clock("2026-11-22 14:30:00")
    assert client.get(campaign.url).status_code == 200


def test_a_campaign_shows_products_by_rule_and_by_hand_under_their_headings(client):
    picked = make_listing("Mật ong rừng")
    make_listing("Chè Shan", category="Chè")
    campaign = make_campaign(body=[TEXT, rule("Chè", category="che"), hand(picked, heading="Ban tổ chức chọn")])
    page = visit(client, campaign.url)
    assert plates(page) == ["Chè Shan", "Mật ong rừng"]
    assert [words(title) for title in page.select(".told .head h2")] == ["Chè", "Ban tổ chức chọn"]


def test_a_block_without_products_is_not_there(client):
    page = visit(client, make_campaign(body=[rule("Chè", stars="5")]).url)
    assert page.select(".told .head") == []


def test_an_ended_campaign_stays_without_buy_pressure(client, clock):
    listing = make_listing("Mật ong rừng")
    campaign = make_campaign(body=[TEXT, rule("Mua ngay!"), hand(listing, heading="Kẻo lỡ!")])
    clock("2026-12-01 00:00:00")
    page = visit(client, campaign.url)
    article = words(page.article)
    assert "Chương trình đã kết thúc ngày 30/11/2026." in article
    assert "Một ngày làm nghề" in article
    assert not any(loud in article for loud in ("Mua ngay!", "Kẻo lỡ!", "₫", "Còn", "Chỉ còn"))
    assert plates(page) == []
    assert [words(link) for link in page.select(".told .index a")] == ["Mật ong rừng Thái Nguyên"]
    assert page.select_one(".told .index a")["href"] == listing.product.get_absolute_url()
    assert words(page.select_one(".told .head h2")) == "Sản phẩm trong chương trình"


def test_the_list_has_running_campaigns_first_and_marks_those_that_ended(client):
    make_campaign("Đã qua", starts_at=local("2026-05-01 00:00"), ends_at=local("2026-06-01 00:00"))
    make_campaign("Đang chạy")
    page = visit(client, "/chuong-trinh/")
    assert titles(page) == ["Đang chạy", "Đã qua"]
    assert [words(state) for state in page.select(".state")] == ["Đang diễn ra Còn 8 ngày", "Đã kết thúc"]


# --- Stories --------------------------------------------------------------------------------------------------------


def test_a_story_leads_to_the_producers_told_of_with_their_place(client):
    producer = make_producer("Hợp tác xã Tài Hoan", unit=province("Thái Nguyên"))
    link = visit(client, make_story(told_of=(producer,)).url).select_one("article .index a")
    assert words(link) == "HTX Tài Hoan Thái Nguyên"
    assert link["href"] == producer.get_absolute_url()


def test_a_producer_who_has_left_is_named_without_a_link(client):
    story = make_story(told_of=(make_producer("Hợp tác xã Tài Hoan", is_active=False),))
    entry = visit(client, story.url).select_one("article .index li")
    assert words(entry) == "HTX Tài Hoan"
    assert entry.a is None


def test_a_story_shows_text_pictures_quotes_and_its_products(client):
    shot = make_image(description="Phơi miến trên phên tre", credit="Ảnh: Nông Văn Mẫu")
    blocks = [
        TEXT,
        ("picture", {"picture": shot, "caption": "Phên tre hai nắng"}),
        ("quote", {"quote": "Miến ngon là nhờ nắng.", "speaker": "Bà Hoan"}),
        hand(make_listing("Miến dong")),
    ]
    page = visit(client, make_story(body=blocks).url)
    picture = page.select_one(".drawn img")
    assert picture["alt"] == "Phơi miến trên phên tre"
    assert (picture["width"], picture["height"], picture["loading"]) == ("400", "266", "lazy")
    assert page.select_one(".drawn source")["type"] == "image/webp"
    assert words(page.select_one(".drawn figcaption")) == "Phên tre hai nắng · Ảnh: Nông Văn Mẫu"
    assert words(page.select_one(".quote")) == "Miến ngon là nhờ nắng. Bà Hoan"
    assert plates(page) == ["Miến dong"]


def test_the_main_picture_is_square_comes_at_once_and_names_its_source(client):
    opening = visit(client, make_story(picture=make_image()).url).select_one(".opening")
    assert (opening.img["width"], opening.img["height"]) == ("400", "400")
    assert opening.img["fetchpriority"] == "high"
    assert not opening.img.get("loading")
    assert words(opening.figcaption) == "Ảnh: Nguyễn Văn Mẫu"


def test_crumbs_lead_back_to_the_list(client):
    crumbs = visit(client, make_story("Giữ nghề").url).select_one(".crumbs")
    assert words(crumbs) == "Câu chuyện Giữ nghề"
    assert crumbs.a["href"] == "/cau-chuyen/"


def test_markup_in_a_title_is_text(client):
    story = make_story("<script>alert(1)</script>", slug="ngoac-nhon")
    for path in (story.url, "/cau-chuyen/", "/"):
        response = client.get(path)
        assert b"<script>alert" not in response.content
        assert b"&lt;script&gt;alert(1)" in response.content


# --- Events, points of sale, news, plain pages ----------------------------------------------------------------------


def test_an_event_says_when_and_where_and_leads_to_the_organiser(client):
    event = make_event(scope=province("Thái Nguyên"), address="Phường Phan Đình Phùng", link="https://example.com/hoi")
    page = visit(client, event.url)
    assert ledger(page) == {
        "Thời gian": "Từ 08:00 đến 17:00 ngày 05/12/2026",
        "Địa điểm": "Quảng trường 3/2 Phường Phan Đình Phùng",
        "Tỉnh/Thành phố": "Thái Nguyên",
    }
    link = page.find("a", href="https://example.com/hoi")
    assert (words(link), link["rel"]) == ("Trang của ban tổ chức", ["noopener"])
    assert "Đã kết thúc" not in words(page.article)


@pytest.mark.parametrize(
    ("ends_at", "says"),
    [("2026-12-06 00:00", "Cả ngày 05/12/2026"), ("2026-12-07 00:00", "Từ ngày 05/12/2026 đến hết ngày 06/12/2026")],
)
def test_whole_days_are_written_without_hours(client, ends_at, says):
    event = make_event(starts_at=local("2026-12-05 00:00"), ends_at=local(ends_at))
    assert ledger(visit(client, event.url))["Thời gian"] == says


def test_an_event_is_over_from_its_last_moment_on(client, clock):
    event = make_event()
    clock("2026-12-05 16:59:59")
    assert "Đã kết thúc" not in words(visit(client, event.url).article)
    clock("2026-12-05 17:00:00")
    assert "Đã kết thúc" in words(visit(client, event.url).article)


def test_events_are_narrowed_by_province_with_its_former_ones_and_by_month(client):
    make_event("Chợ Ba Bể", scope=former_unit("Bắc Kạn"))
    make_event("Hội Huế", scope=province("Huế"))
    make_event(
        "Chợ xuân", scope=former_unit("Bắc Kạn"), starts_at=local("2027-01-09 08:00"), ends_at=local("2027-01-10")
    )
    assert titles(visit(client, "/su-kien/?province=thai-nguyen")) == ["Chợ Ba Bể", "Chợ xuân"]
    page = visit(client, "/su-kien/?province=thai-nguyen&month=2027-01")
    assert titles(page) == ["Chợ xuân"]
    assert [words(option) for option in page.select("option[selected]")] == ["Thái Nguyên", "01/2027"]


def test_where_there_is_no_event_the_page_says_so_and_leads_to_all(client):
    make_event(scope=province("Huế"))
    empty = visit(client, "/su-kien/?province=hue&month=2027-06").select_one(".empty")
    assert words(empty.p) == "Không có sự kiện nào ở nơi và trong tháng đã chọn."
    assert empty.a["href"] == "/su-kien/"


def test_a_point_of_sale_says_where_when_open_and_how_to_call(client):
    shop = make_point_of_sale(phone="0912.345.678", map_link="https://www.openstreetmap.org/node/1")
    page = visit(client, shop.url)
    expected = {"Địa chỉ": "Số 1, đường Mẫu", "Giờ mở cửa": "7:30–18:00 hằng ngày"}
    assert {words(row.dt): words(row.dd) for row in page.select(".ledger > div")[:2]} == expected
    assert page.select_one(".ledger a")["href"] == "tel:0912345678"
    on_map = page.find("a", href="https://www.openstreetmap.org/node/1")
    assert (words(on_map), on_map["rel"]) == ("Xem bản đồ", ["noopener"])


def test_points_of_sale_stand_under_their_provinces(client):
    for name, place in (("B", "Thái Nguyên"), ("C", "Đắk Lắk"), ("A", "Thái Nguyên")):
        make_point_of_sale(name, scope=province(place))
    sections = visit(client, "/diem-ban/").select("main section")
    assert [words(section.h2) for section in sections] == ["Đắk Lắk", "Thái Nguyên"]
    assert [[words(a) for a in section.select("h3 a")] for section in sections] == [["C"], ["A", "B"]]


def test_news_have_their_day(client):
    news = make_news(date=local("2026-11-03 00:00").date(), body=[TEXT])
    assert words(visit(client, news.url).article.time) == "03/11/2026"
    assert words(visit(client, "/tin-tuc/").select_one(".days time")) == "03/11/2026"


def test_a_legal_page_says_from_when_on_it_holds(client):
    day = local("2026-11-01 00:00").date()
    legal, plain = make_plain_page(holds_from=day, body=[TEXT]), make_plain_page(body=[TEXT])
    assert "Có hiệu lực từ ngày 01/11/2026" in words(visit(client, legal.url).article)
    assert "Có hiệu lực" not in words(visit(client, plain.url).article)


# --- Lists and links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["cau-chuyen", "chuong-trinh", "su-kien", "diem-ban", "tin-tuc"])
def test_an_empty_list_says_so_and_the_footer_leads_to_it(client, path):
    page = visit(client, f"/{path}/")
    assert words(page.select_one(".empty")).startswith("Chưa có")
    assert page.select_one(f'footer a[href="/{path}/"]')
    assert visit(client, f"/en/{path}/").select_one(f'footer a[href="/en/{path}/"]')


def test_a_list_goes_on_after_twelve(client):
    for number in range(13):
        make_news(f"Tin {number:02}", date=local(f"2026-11-{number + 1:02} 00:00").date())
    first = visit(client, "/tin-tuc/")
    assert len(titles(first)) == 12
    assert first.select_one(".pages [rel=next]")["href"] == "?page=2"
    assert titles(visit(client, "/tin-tuc/?page=2")) == ["Tin 00"]


def test_what_is_not_translated_stands_on_the_english_page_in_vietnamese_and_says_so(client):
    make_story("Chuyện làng nghề", intro="Kể lại.")
    make_story("A village and its craft", language="en", intro="Told again.")
    links = {words(a): a.get("lang") for a in visit(client, "/en/cau-chuyen/").select(".gazette a")}
    assert links == {"Chuyện làng nghề": "vi", "A village and its craft": None}


# --- The front page -------------------------------------------------------------------------------------------------


def test_the_front_page_shows_running_campaigns_picks_and_stories(client):
    make_campaign("Tuần lễ OCOP")
    make_campaign("Đã qua", starts_at=local("2026-05-01 00:00"), ends_at=local("2026-06-01 00:00"))
    make_story("Giữ nghề")
    home = HomePage.objects.get(locale__language_code="vi")
    home.picks = [hand(make_listing("Mật ong rừng"), heading="Biên tập chọn")]
    home.hero_title, home.hero_text, home.picture = "Chợ cuối năm", "Mời bà con.", make_image()
    home.save()
    page = visit(client, "/")
    assert (words(page.h1), words(page.select_one(".lede"))) == ("Chợ cuối năm", "Mời bà con.")
    assert words(page.select_one(".front figcaption")) == "Ảnh: Nguyễn Văn Mẫu"
    assert titles(page, ".gazette") == ["Tuần lễ OCOP", "Giữ nghề"]
    assert (
        words(page.find("h2", string="Biên tập chọn").find_parent("section").select_one(".plate h3")) == "Mật ong rừng"
    )


# --- How much is asked for ------------------------------------------------------------------------------------------


def statements(client, path: str) -> int:
    """Of a page whose pictures have been cut to size, with nothing in the cache."""
    assert client.get(path).status_code == 200
    for each in caches.all(initialized_only=False):
        each.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_a_campaign_asks_the_same_for_1_product_and_for_30(client):
    listing = make_listing()
    campaign = make_campaign(picture=make_image(), body=[rule(), rule(order="newest"), rule(number=24), hand(listing)])
    one = statements(client, campaign.url)
    for _ in range(29):
        make_listing()
    assert one == statements(client, campaign.url) <= 25


def illustration() -> tuple[str, dict]:
    return "picture", {"picture": make_image(), "caption": "Ruộng bậc thang"}


def test_a_story_asks_the_same_for_1_product_and_picture_and_for_many(client):
    told_of = (make_producer(),)
    one = make_story(told_of=told_of, picture=make_image(), body=[TEXT, illustration(), hand(make_listing())])
    listings = [make_listing() for _ in range(24)]
    many = make_story(
        told_of=tuple(make_producer() for _ in range(6)),
        picture=make_image(),
        body=[TEXT, *(illustration() for _ in range(5)), hand(*listings)],
    )
    assert statements(client, one.url) == statements(client, many.url) <= 15


def test_home_and_lists_ask_the_same_for_1_child_and_for_30(client):
    paths = ("/", "/chuong-trinh/", "/cau-chuyen/", "/su-kien/", "/diem-ban/", "/tin-tuc/")

    def add(number: int) -> None:
        for _ in range(number):
            make_campaign(picture=make_image())
            make_story(picture=make_image())
            make_event(scope=province("Huế"))
            make_point_of_sale(scope=province("Huế"))
            make_news()

    add(3)
    few = {path: statements(client, path) for path in paths}
    add(9)
    assert {path: statements(client, path) for path in paths} == few
    assert few["/"] <= 20


def test_home_tells_the_chosen_stories_in_their_order_and_the_newest_where_none_is_there(client):
    first, _second, third = (make_story(name) for name in ("Một", "Hai", "Ba"))
    front = HomePage.objects.get(locale__language_code="vi")
    front.chosen_stories = [("story", third), ("story", first)]
    front.save()
    assert [story.title for story in client.get("/").context["stories"]] == ["Ba", "Một"]
    for story in (third, first):
        story.unpublish()
    assert [story.title for story in client.get("/").context["stories"]] == ["Hai"]


def test_points_of_sale_stand_together_by_their_place(client):
    """Bắc Ninh of today and the former one share their place in the alphabet, not their heading."""
    today, former = province("Bắc Ninh"), former_unit("Bắc Ninh")
    for title, scope in (("A", today), ("B", former), ("C", today), ("D", former), ("E", None)):
        make_point_of_sale(title, scope=scope)
    scopes = [entry.scope_id for entry in client.get("/diem-ban/").context["entries"]]
    assert (len({*scopes[:2]}), len({*scopes[2:4]})) == (1, 1)
    assert scopes[4] is None
