"""The demonstration's editorial site: made once, in words that say what it is, and never over what staff wrote."""

import contextlib
import datetime
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from oscar.core.loading import get_model
from PIL import Image

from cms import models as cms
from cms.models.campaigns import State
from shop.context import site
from shop.demo import illustrations
from shop.demo.editorial import legal, pictures
from shop.demo.editorial.texts import Part, read, rich_text, texts
from shop.demo.management.commands import load_demo
from tests.demo_lists import load, shipped_rows, write_list

TODAY = datetime.date(2026, 11, 22)
NAMES = {
    "Gạo Nếp Tài", "Chè Đinh Tân Cương", "Trà đinh Đạt Phát", "Trà móc câu hương quê", "Lạp sườn", "Mỳ Gạo Lục Ngạn",
    "Dừa sáp sợi (VICOSAP)", "Trà xanh Phìn Hồ (Fìn Hò Trà)", "Bánh dừa nướng Quý Thu", "Miến dong Tài Hoan",
    "Trà hoa vàng Bắc Kạn", "Mật ong hoa vải Hằng Hiếu", "Mật ong hoa rừng Tam Đảo", "Vải thiều Lục Ngạn",
}  # fmt: skip
"""A product of each producer that a story tells of, and those that campaigns pick by hand."""
KINDS = (cms.StoryPage, cms.CampaignPage, cms.EventPage, cms.PointOfSalePage, cms.NewsPage, cms.PlainPage)

pytestmark = pytest.mark.django_db


@contextlib.contextmanager
def loaded(names: set[str], folder: Path) -> Iterator[None]:
    """A small shop of the products with these names, and the editorial site with it. Pictures stay blank."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(illustrations, "print_missing", lambda rows, progress: None)
        patch.setattr(pictures, "render", lambda svg, size: Image.new("RGB", (40, 40)))
        patch.setattr(load_demo, "LISTS", (write_list(folder / "list.csv", *shipped_rows(names)),))
        load(pages=True)
        yield


@pytest.fixture(scope="class")
def shop(shared_ground) -> Iterator[Path]:
    """Gives the folder of its pictures."""
    with (
        shared_ground() as media,
        override_settings(DEMO=False),
        time_machine.travel(f"{TODAY} 10:00:00+07:00", tick=False),
        loaded(NAMES, media.parent),
    ):
        yield media


@pytest.fixture(autouse=True)
def without_accounts(settings, clock):
    settings.DEMO = False


def written() -> dict[str, list[dict]]:
    models = (*KINDS, cms.HomePage, cms.RegionText, cms.EditorialImage, cms.StoryProducer)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def vietnamese(model):
    return model.objects.filter(locale__language_code="vi")


def words(html: str) -> set[str]:
    return set(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", html))))


def campaign(slug: str, language: str = "vi") -> cms.CampaignPage:
    return cms.CampaignPage.objects.get(slug=slug, locale__language_code=language)


class TestTheWholeSite:
    """Loaded once: what a test changes of it is taken back."""

    @pytest.fixture(autouse=True)
    def with_its_pictures(self, shop, settings):
        settings.MEDIA_ROOT = shop

    def test_a_load_makes_a_whole_site(self):
        assert [vietnamese(model).count() for model in KINDS] == [8, 4, 6, 10, 3, 5]
        assert vietnamese(cms.RegionText).count() == 6

    def test_all_of_it_is_approved_and_has_a_history(self):
        for model in KINDS:
            assert not model.objects.exclude(live=True, live_revision__isnull=False).exists(), model

    def test_another_load_changes_nothing(self):
        before = written()
        load(pages=True)
        assert written() == before

    def test_a_load_on_another_day_changes_nothing(self, clock):
        before = written()
        clock("2027-03-01 09:00:00")
        load(pages=True)
        assert written() == before

    def test_what_staff_changed_stays_even_under_another_address(self):
        story = cms.StoryPage.objects.get(slug="gao-nep-tai-yen-duong")
        story.title, story.slug = "Tên khác", "ten-khac"
        story.save_revision().publish(skip_permission_checks=True)
        before = written()
        load(pages=True)
        assert written() == before

    def test_a_home_page_that_staff_wrote_stays(self):
        home = cms.HomePage.objects.get(locale__language_code="vi")
        home.hero_title = "Của chúng tôi"
        home.save_revision().publish(skip_permission_checks=True)
        load(pages=True)
        assert cms.HomePage.objects.get(pk=home.pk).hero_title == "Của chúng tôi"

    def test_the_campaigns_stand_at_every_point_of_their_lives(self):
        states = {page.slug: page.state for page in vietnamese(cms.CampaignPage)}
        assert states == {
            "tuan-le-ocop-bac-kan": State.RUNNING,
            "mat-ong-bon-phuong": State.RUNNING,
            "gio-qua-tet": State.SCHEDULED,
            "mua-vai-thieu-luc-ngan": State.ENDED,
        }

    def test_the_week_of_bac_kan_has_seven_days(self):
        page = campaign("tuan-le-ocop-bac-kan")
        assert page.ends_at - page.starts_at == datetime.timedelta(days=7)

    def test_the_season_that_has_ended_is_the_last_one(self):
        assert campaign("mua-vai-thieu-luc-ngan").last_day == datetime.date(2026, 7, 15)

    def test_a_picked_product_lapses_before_its_campaign_ends(self):
        page = campaign("mat-ong-bon-phuong")
        product = get_model("catalogue", "Product").objects.get(title="Mật ong mẫu sắp hết hiệu lực")
        picked = [block.value for block in page.body if block.block_type == "hand"]
        last = product.listing.ocop_product.certificates.get().valid_until
        assert product.pk in picked[0].product_ids
        assert TODAY < last < page.last_day

    def test_campaigns_and_legal_texts_are_read_in_english_too(self):
        english = set(cms.CampaignPage.objects.filter(locale__language_code="en").values_list("slug", flat=True))
        assert english == {"tuan-le-ocop-bac-kan", "mat-ong-bon-phuong", "gio-qua-tet", "mua-vai-thieu-luc-ngan"}
        assert campaign("gio-qua-tet", "en").translation_key == campaign("gio-qua-tet").translation_key
        assert cms.PlainPage.objects.filter(locale__language_code="en").count() == 5

    def test_every_picture_has_words_for_those_who_do_not_see_it(self):
        assert not cms.EditorialImage.objects.filter(description="").exists()
        assert set(cms.EditorialImage.objects.values_list("credit", flat=True)) == {"Tranh minh họa của sàn"}

    def test_the_pages_open(self, client):
        for page in cms.EditorialPage.objects.shown():
            assert client.get(page.url).status_code == 200, page.url


def test_a_story_waits_for_its_producers(tmp_path):
    with loaded({"Gạo Nếp Tài"}, tmp_path):
        stories = set(cms.StoryPage.objects.values_list("slug", flat=True))
    assert stories == {"gao-nep-tai-yen-duong", "mot-ngay-o-hop-tac-xa-mau"}


@pytest.mark.parametrize("folder", ["stories", "campaigns", "news"])
def test_every_text_says_that_it_is_a_demonstration(folder):
    assert {text.name for text in texts(folder) if "trình diễn" not in text.head["intro"]} == set()


def test_stories_are_of_a_length_to_be_read():
    lengths = {text.name: len(text.body.split()) for text in texts("stories")}
    assert {name for name, words in lengths.items() if not 250 <= words <= 470} == set()


def test_only_made_up_people_are_quoted():
    quoting = {text.name for text in texts("stories") if any(part.kind == "quote" for part in text.parts)}
    assert quoting == {"mot-ngay-o-hop-tac-xa-mau"}


def test_a_picture_is_drawn_once(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = pictures.picture("Chè | Thái Nguyên | 1 | Chè")
    assert (drawn.width, drawn.height) == (800, 800)
    assert drawn.description == "Tranh khắc gỗ: chè trước phong cảnh Thái Nguyên"
    assert pictures.picture("Chè | Thái Nguyên | 1 | Chè") == drawn


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", [name for name, *_titles in legal.PAGES.values()])
def test_nothing_of_a_legal_text_is_lost(name, language):
    with translation.override(language):
        template = render_to_string(f"storefront/legal/{name}_{language}.html", site(None))
    [(_kind, body)] = legal.body(name, language)
    heads = words(" ".join(re.findall(r"<thead>.*?</thead>", template, re.DOTALL)))
    assert words(template) - heads <= words(body)


def test_a_table_becomes_a_list():
    table = "<table><thead><tr><th>Hạng</th><th>Điểm</th><th>Nghĩa</th></tr></thead><tbody><tr><th>5 sao</th><td>90</td><td>nhất</td></tr></tbody></table>"  # noqa: E501
    assert legal.converted(table) == "<ul><li><b>5 sao</b>. Điểm: 90; Nghĩa: nhất</li></ul>"


def test_text_is_written_as_editors_html():
    lines = ("## Một", "Hai **ba** [bốn](/nam/)", "- sáu", "- bảy & <tám>")
    html = '<h2>Một</h2><p>Hai <b>ba</b> <a href="/nam/">bốn</a></p><ul><li>sáu</li><li>bảy &amp; &lt;tám&gt;</li></ul>'
    assert rich_text(lines) == html


def test_paragraphs_that_follow_each_other_are_one_block(tmp_path):
    file = tmp_path / "bai.md"
    file.write_text("title: A: b\n\nMột\n\nHai\n\n> Ba\n> — Bốn\n\nNăm\n", encoding="utf-8")
    text = read(file)
    assert text.head == {"title": "A: b"}
    assert text.parts == [
        Part("text", "", ("Một", "Hai")),
        Part("quote", "", ("Ba", "— Bốn")),
        Part("text", "", ("Năm",)),
    ]
