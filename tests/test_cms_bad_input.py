"""What an editor may get wrong, and what nobody may get through."""

import pytest
from django.test import Client

from cms.models import CampaignPage, CampaignSection, EventPage, EventSection
from tests.cms_factories import make_campaign, make_story, rule
from tests.factories import make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def editor(client) -> Client:
    client.force_login(make_staff("bientap", "Biên tập"))
    return client


@pytest.mark.parametrize(
    ("section", "kind", "sentence"),
    [
        (CampaignSection, CampaignPage, "Chương trình phải kết thúc sau khi bắt đầu."),
        (EventSection, EventPage, "Sự kiện phải kết thúc sau khi bắt đầu."),
    ],
)
@pytest.mark.parametrize("ends_at", ["20/11/2026 08:00", "19/11/2026 08:00"])
def test_an_end_that_is_not_after_the_beginning_is_told_and_nothing_is_saved(editor, section, kind, sentence, ends_at):
    parent = section.objects.get(locale__language_code="vi")
    period = {"starts_at": "20/11/2026 08:00", "ends_at": ends_at}
    answer = editor.post(
        f"/cms/pages/add/cms/{kind._meta.model_name}/{parent.pk}/",
        {"title": "Hội chợ", "intro": "Giữ lại", "venue": "Chợ", "body-count": "0", **period},
    )
    form = answer.context["form"]
    assert (form.errors["ends_at"], form["intro"].value()) == ([sentence], "Giữ lại")
    assert not kind.objects.exists()


def test_titles_and_summaries_are_words_and_nothing_else(client):
    page = make_story(SCRIPT, intro=SCRIPT)
    for path in (page.url, "/cau-chuyen/", "/", "/san-pham/?q=script&tab=bai-viet", "/feeds/bai-viet/"):
        assert "<script>alert" not in client.get(path).content.decode(), path


def test_a_rule_that_finds_nothing_leaves_the_page_whole(client):
    campaign = make_campaign(body=[rule("Không có gì", stars="5")])
    answer = client.get(campaign.url)
    assert answer.status_code == 200
    assert "Không có gì" not in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/cau-chuyen/%00/", "/cau-chuyen/" + "x" * 5000 + "/", "/chuong-trinh/../", "/a/b/c/d/e/"]
)
def test_addresses_that_lead_nowhere_are_not_found(client, path):
    assert client.get(path).status_code in {400, 404}


@pytest.mark.parametrize("month", ["2026-13", "abc", "9999-12", "0000-01", "2026-12"])
def test_a_month_that_cannot_be_read_counts_as_not_given(client, month):
    assert client.get("/su-kien/", {"month": month, "province": "atlantis", "page": "10**9"}).status_code == 200


@pytest.mark.parametrize("moment", ["31/12/9999 23:59", "01/01/0001 00:00", "31/12/1999 23:59", "01/01/2101 00:00"])
def test_a_year_that_nobody_can_reckon_with_is_told_and_told_of_no_product(editor, moment):
    parent = CampaignSection.objects.get(locale__language_code="vi")
    form = {"title": "Hội chợ", "starts_at": moment, "ends_at": moment, "body-count": "0"}
    answer = editor.post(f"/cms/pages/add/cms/campaignpage/{parent.pk}/", form)
    assert "Năm phải từ 2000 đến 2100." in answer.context["form"].errors["starts_at"]
    asked = {"form": f"/cms/pages/add/cms/campaignpage/{parent.pk}/", "as_of": moment, "ends_at": moment}
    for kind in ("theo-dieu-kien", "chon-tay"):
        assert editor.get(f"/cms/san-pham-trong-trang/{kind}/", asked).status_code == 200
