"""The report over all pages, the panel of it, and last year's campaign made anew."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.models import CampaignPage, EditorArea
from cms.products_desk.report import fallouts
from shop.accounts.models import User
from tests.cms_factories import hand, local, make_campaign, make_story, rule
from tests.factories import make_certificate, make_listing, make_ocop_product, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def make_person(group: str = "Biên tập") -> User:
    user = User.objects.create_user(f"{group}@demo.test")
    user.groups.add(Group.objects.get(name=group))
    return user


def lapsing(name: str, last_day: str):
    certificate = make_certificate(make_ocop_product(name), valid_until=datetime.date.fromisoformat(last_day))
    return make_listing(certificate=certificate)


def told(user) -> list[tuple]:
    return [(each.page.title, each.block, each.product, each.off_from.isoformat()) for each in fallouts(user)]


def test_what_falls_out_now_comes_first_and_what_lasts_is_not_named():
    sold_out, soon, later = make_listing("Hết", stock=0), lapsing("Sắp", "2026-12-05"), lapsing("Còn lâu", "2027-03-01")
    make_story("Chuyện", body=[hand(soon, sold_out, later)])
    expected = [("Chuyện", "Chọn tay", "Hết", "2026-11-22"), ("Chuyện", "Chọn tay", "Sắp", "2026-12-06")]
    assert told(make_person()) == expected


def test_a_rule_that_finds_nothing_is_named():
    make_story("Chuyện", body=[rule("Rẻ", price_max=1)])
    [found] = fallouts(make_person())
    assert (found.block, found.why) == ("Rẻ", "Không có sản phẩm nào khớp điều kiện.")


def test_what_lapses_after_a_campaign_is_over_does_not_matter_to_it():
    make_campaign(body=[hand(lapsing("Sắp", "2026-12-05"))])
    assert told(make_person()) == []


def test_ended_campaigns_are_left_alone():
    make_campaign(
        starts_at=local("2026-10-01 00:00"), ends_at=local("2026-10-10 00:00"), body=[hand(make_listing(stock=0))]
    )
    assert told(make_person()) == []


def test_each_sees_the_pages_of_the_own_area():
    sold_out = make_listing(stock=0)
    make_story("Của Thái Nguyên", scope=province("Thái Nguyên"), body=[hand(sold_out)])
    make_story("Của cả nước", body=[hand(sold_out)])
    user = make_person()
    EditorArea.objects.create(user=user).provinces.add(province("Thái Nguyên"))
    assert [title for title, *_rest in told(user)] == ["Của Thái Nguyên"]


@pytest.mark.parametrize("group", ["Biên tập", "Duyệt"])
def test_both_groups_read_the_report_and_the_panel(client, group):
    make_story("Chuyện", body=[hand(make_listing("Miến dong", stock=0))])
    client.force_login(make_person(group))
    address = reverse("cms_products:report")
    for page in (address, reverse("cms_products:report_results"), reverse("wagtailadmin_home")):
        assert "Miến dong" in client.get(page).text
    assert b"Mi\xe1\xba\xbfn dong" in b"".join(client.get(address, {"export": "csv"}).streaming_content)
    assert client.get(address, {"export": "xlsx"}).status_code == 200


def test_a_form_with_a_deleted_pick_opens_and_keeps_its_rows(client):
    gone, stays = make_listing("Bị xóa"), make_listing("Cao xanh")
    story = make_story("Chuyện", body=[hand(gone, stays)])
    gone.product.delete()
    user = make_person()
    client.force_login(user)
    assert "Cao xanh" in client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    [found] = fallouts(user)
    assert (found.product, found.why) == ("Sản phẩm đã bị xóa", "Sản phẩm đã bị xóa khỏi danh mục.")


# Cloning


def last_years(**fields) -> CampaignPage:
    fields.setdefault("starts_at", local("2025-11-20 08:00"))
    fields.setdefault("ends_at", local("2025-12-01 00:00"))
    return make_campaign("Tuần lễ OCOP 2025", **fields)


def clone(client, campaign):
    return client.post(reverse("cms_products:clone", args=[campaign.pk]))


def test_last_years_campaign_becomes_a_draft_of_ones_own(client):
    campaign, user = last_years(body=[rule()]), make_person()
    client.force_login(user)
    response = clone(client, campaign)
    copy = CampaignPage.objects.exclude(pk=campaign.pk).get()
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    draft = copy.get_latest_revision_as_object()
    assert (draft.title, draft.slug, draft.live, draft.owner) == ("Tuần lễ OCOP 2027", "tuan-le-ocop-2027", False, user)
    assert (draft.starts_at, draft.ends_at) == (local("2027-11-20 08:00"), local("2027-12-01 00:00"))
    assert len(draft.body) == 1
    campaign.refresh_from_db()
    assert (campaign.title, campaign.live) == ("Tuần lễ OCOP 2025", True)


def test_it_begins_in_this_year_if_that_is_still_to_come(client):
    client.force_login(make_person())
    clone(client, last_years(starts_at=local("2025-11-25 08:00")))
    assert CampaignPage.objects.get(live=False).starts_at == local("2026-11-25 08:00")


def test_twice_makes_two(client):
    campaign = last_years()
    client.force_login(make_person())
    clone(client, campaign)
    clone(client, campaign)
    slugs = CampaignPage.objects.filter(live=False).values_list("slug", flat=True)
    assert sorted(slugs) == ["tuan-le-ocop-2027", "tuan-le-ocop-2027-2"]


def test_approvers_and_others_areas_may_not(client):
    campaign = last_years(scope=province("Quảng Ninh"))
    client.force_login(make_person("Duyệt"))
    clone(client, campaign)
    elsewhere = make_person()
    EditorArea.objects.create(user=elsewhere).provinces.add(province("Thái Nguyên"))
    client.force_login(elsewhere)
    clone(client, campaign)
    assert CampaignPage.objects.count() == 1


def test_opening_the_address_clones_nothing(client):
    campaign = last_years()
    client.force_login(make_person())
    assert client.get(reverse("cms_products:clone", args=[campaign.pk])).status_code == 405
    assert CampaignPage.objects.count() == 1


def test_the_form_offers_it(client):
    campaign = last_years(body=[rule()])
    client.force_login(make_person())
    assert "Nhân bản cho năm nay" in client.get(reverse("wagtailadmin_pages:edit", args=[campaign.pk])).text
