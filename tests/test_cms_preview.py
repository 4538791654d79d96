"""The preview as of a moment, through Wagtail's own views: the products in force then are shown, nothing is kept."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.models import CampaignPage
from shop.accounts.models import User
from tests.cms_factories import hand, local, make_campaign
from tests.factories import make_certificate, make_listing, make_ocop_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    return clock("2026-11-22 10:00:00")


@pytest.fixture
def editor(client):
    user = User.objects.create_user("bientap@demo.test")
    user.groups.add(Group.objects.get(name="Biên tập"))
    client.force_login(user)
    return client


@pytest.fixture
def listing():
    """In force from 25/11/2026 to the end of 10/12/2026."""
    certificate = make_certificate(
        make_ocop_product("Miến dong Na Rì"),
        valid_from=datetime.date(2026, 11, 25),
        valid_until=datetime.date(2026, 12, 10),
    )
    return make_listing(certificate=certificate)


@pytest.fixture
def campaign(listing):
    return make_campaign(
        "Tuần lễ OCOP", starts_at=local("2026-12-01 08:00"), ends_at=local("2026-12-20 00:00"), body=[hand(listing)]
    )


def form_of(page, **fields) -> dict:
    block = {"heading": "Chọn tay", "products": streamfield([])}
    [child] = page.body
    products = [("item", product.pk) for product in child.value["products"]]
    block["products"] = _rows(products)
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "intro": "",
            "starts_at": "2026-12-01 08:00",
            "ends_at": "2026-12-20 00:00",
            "body": streamfield([("hand", block)]),
            "as_of": "",
        }
        | fields
    )


def _rows(products) -> dict:
    rows = {"count": str(len(products))}
    for number, (_kind, pk) in enumerate(products):
        rows[str(number)] = {"value": str(pk), "order": str(number), "deleted": "", "type": "item", "id": ""}
    return rows


def preview(client, page, *, mode: str = "vi", **fields):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    posted = client.post(address, form_of(page, **fields))
    assert posted.json() == {"is_valid": True, "is_available": True}
    return client.get(address, {"mode": mode})


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        ("", False),
        ("24/11/2026 23:59", False),
        ("25/11/2026 00:00", True),
        ("10/12/2026 23:59", True),
        ("11/12/2026 00:00", False),
    ],
)
def test_it_shows_the_products_in_force_at_the_moment(editor, campaign, as_of, shown):
    response = preview(editor, campaign, as_of=as_of)
    assert response.status_code == 200
    assert ("Miến dong Na Rì" in response.text) is shown


def test_a_scheduled_campaign_runs_at_a_moment_of_its_period(editor, campaign):
    seen = preview(editor, campaign, as_of="2026-12-05 10:00").context_data["page"]
    assert seen.is_running
    assert not CampaignPage.objects.get(pk=campaign.pk).is_running


def test_it_is_drawn_in_english_with_the_text_of_its_translation(editor, campaign):
    english = campaign.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "OCOP week"
    english.save_revision()
    response = preview(editor, campaign, mode="en", as_of="2026-12-05 10:00")
    assert '<html lang="en"' in response.text
    assert "OCOP week" in response.text
    assert "Miến dong Na Rì" in response.text


def test_without_a_translation_english_shows_the_vietnamese_text(editor, campaign):
    response = preview(editor, campaign, mode="en")
    assert '<html lang="en"' in response.text
    assert "Tuần lễ OCOP" in response.text


def test_the_moment_is_not_stored(editor, campaign):
    data = form_of(campaign, as_of="2026-12-05 10:00")
    editor.post(reverse("wagtailadmin_pages:edit", args=[campaign.pk]), data)
    campaign.refresh_from_db()
    revision = campaign.latest_revision
    assert revision is not None
    assert "as_of" not in revision.content
    assert revision.as_object().as_of is None
    assert CampaignPage.objects.get(pk=campaign.pk).as_of is None


def test_a_moment_that_cannot_be_read_is_told_and_the_last_preview_stays(editor, campaign):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[campaign.pk])
    preview(editor, campaign)
    before = FormState.objects.get().data
    answer = editor.post(address, form_of(campaign, as_of="hôm qua")).json()
    assert answer["is_valid"] is False
    assert FormState.objects.get().data == before


def test_saving_with_a_moment_that_cannot_be_read_says_what_is_wrong(editor, campaign):
    data = form_of(campaign, as_of="31/02/2026 10:00")
    response = editor.post(reverse("wagtailadmin_pages:edit", args=[campaign.pk]), data)
    assert "Thời điểm xem thử chưa đúng. Nhập ngày/tháng/năm giờ:phút, ví dụ 28/12/2026 14:30." in response.text
    campaign.refresh_from_db()
    assert campaign.latest_revision is None


def test_a_new_campaign_without_dates_waits_with_its_preview(editor, campaign):
    section = campaign.get_parent()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["cms", "campaignpage", section.pk])
    data = nested_form_data(
        {"title": "Mới", "slug": "moi", "intro": "", "starts_at": "", "ends_at": "", "body": streamfield([])}
    )
    assert editor.post(address, data).json() == {"is_valid": False, "is_available": False}
    assert editor.get(address, {"mode": "vi"}).status_code == 200
