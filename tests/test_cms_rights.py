"""What editors and approvers may do, and where: in their provinces, with what these were formed from."""

import itertools

import pytest
from django.urls import get_resolver, reverse
from wagtail.models import Locale, Page, PageLogEntry, Revision, Workflow

from cms.models import EditorialPage, HomePage, PointOfSalePage, PointOfSaleSection, RegionText
from tests.factories import former_unit, make_point, make_staff, province

pytestmark = pytest.mark.django_db
GROUPS = ("Biên tập", "Duyệt")
SECRET = "Bí mật của nơi khác"


@pytest.fixture(params=GROUPS)
def scoped(request):
    return make_staff("thainguyen", request.param, provinces=("Thái Nguyên",))


@pytest.fixture
def foreign():
    """Approved, and with a draft that waits for approval."""
    writer = make_staff("khac", "Biên tập")
    page = make_point("Chợ Đắk Lắk", scope=province("Đắk Lắk"), live=True, by=writer)
    page.title = SECRET
    page.save_revision(user=writer)
    Workflow.objects.get().start(page, writer)
    return PointOfSalePage.objects.get(pk=page.pk)


def of_a_page() -> list[str]:
    """Wagtail's addresses that take a page."""
    patterns = get_resolver("wagtail.admin.urls.pages").url_patterns
    return sorted({each.name for each in patterns if "page" in str(each.pattern) or each.name == "revisions_compare"})


def address(name: str, page) -> str:
    state = page.current_workflow_state
    values = {
        "content_type_app_name": "cms",
        "content_type_model_name": "pointofsalepage",
        "parent_page_id": page.pk,
        "page_id": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": page.get_parent().pk,
        "pk": page.pk,
        "revision_id": page.latest_revision_id,
        "revision_id_a": page.live_revision_id,
        "revision_id_b": page.latest_revision_id,
        "action_name": "approve",
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
        "workflow_state_id": state.pk,
    }
    [possible] = {tuple(names) for names in itertools.chain(*[[p[1] for p in e[0]] for e in [*_resolved(name)]])}
    return reverse(f"wagtailadmin_pages:{name}", kwargs={key: values[key] for key in possible})


def _resolved(name: str):
    return get_resolver("wagtail.admin.urls.pages").reverse_dict.getlist(name)


def ground() -> list:
    pages = Page.objects.order_by("pk").values_list("pk", "path", "live", "title", "draft_title", "locked")
    return [*pages, Revision.objects.count(), PageLogEntry.objects.count()]


@pytest.mark.parametrize("name", of_a_page())
def test_a_page_of_elsewhere_is_neither_shown_nor_changed(client, scoped, foreign, name):
    client.force_login(scoped)
    url, before = address(name, foreign), ground()
    given = {"title": "Đổi", "slug": "doi", "address": "x", "hours": "x", "action-submit": "1", "new_title": "Đổi"}
    for answer in (client.get(url), client.post(url, given)):
        assert answer.status_code < 500
        assert SECRET not in answer.content.decode()
    assert ground() == before


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_nor_with_many_at_once(client, scoped, foreign, action):
    client.force_login(scoped)
    url, before = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]), ground()
    given = {"chooser": foreign.get_parent().pk}
    for answer in (client.get(f"{url}?id={foreign.pk}"), client.post(f"{url}?id={foreign.pk}", given)):
        assert SECRET not in answer.content.decode()
    assert ground() == before


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_pages:search",
    ],
)
def test_lists_are_silent_about_elsewhere(client, scoped, foreign, name):
    client.force_login(scoped)
    assert SECRET not in client.get(reverse(name)).content.decode()


def test_the_explorer_shows_the_own_pages_and_those_of_the_whole_country_to_those_who_work_for_it(client, scoped):
    section = PointOfSaleSection.objects.get(locale__language_code="vi")
    make_point("Chợ Thái Nguyên", scope=province("Thái Nguyên"))
    make_point("Chợ Bắc Kạn", scope=former_unit("Bắc Kạn"))
    make_point("Chợ Đắk Lắk", scope=province("Đắk Lắk"))
    make_point("Chợ cả nước")
    client.force_login(scoped)
    html = client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    seen = [name for name in ("Chợ Thái Nguyên", "Chợ Bắc Kạn", "Chợ Đắk Lắk", "Chợ cả nước") if name in html]
    assert seen == ["Chợ Thái Nguyên", "Chợ Bắc Kạn"]
    client.force_login(make_staff("canuoc", "Biên tập"))
    html = client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert all(name in html for name in ("Chợ Thái Nguyên", "Chợ Bắc Kạn", "Chợ Đắk Lắk", "Chợ cả nước"))


@pytest.mark.parametrize(("place", "allowed"), [("Thái Nguyên", True), ("Bắc Kạn", True), ("Đắk Lắk", False)])
def test_an_area_covers_its_former_units(scoped, place, allowed):
    scope = former_unit("Bắc Kạn") if place == "Bắc Kạn" else province(place)
    page = make_point("Chợ", scope=scope)
    assert page.permissions_for_user(scoped).can_edit() is allowed
    assert Page.objects.get(pk=page.pk).permissions_for_user(scoped).can_edit() is allowed


def test_a_draft_for_another_province_is_closed_even_before_it_is_approved(scoped):
    page = make_point("Chợ", scope=province("Thái Nguyên"))
    page.scope = province("Đắk Lắk")
    page.save_revision()
    assert not Page.objects.get(pk=page.pk).permissions_for_user(scoped).can_edit()


def test_who_works_for_provinces_adds_nothing_for_the_whole_country(scoped):
    assert not HomePage.objects.first().permissions_for_user(scoped).can_add_subpage()
    assert not EditorialPage.objects.get(pk=HomePage.objects.first().pk).permissions_for_user(scoped).can_edit()


def test_region_texts_are_bound_to_the_area_too(client, scoped):
    text = RegionText.objects.create(province=province("Đắk Lắk"), intro=[("text", f"<p>{SECRET}</p>")])
    text.save_revision()
    client.force_login(scoped)
    for name in ("edit", "history", "usage", "workflow_history", "delete", "unpublish", "lock"):
        url = reverse(text.snippet_viewset.get_url_name(name), args=[text.pk])
        assert client.get(url).status_code in {302, 403}
        assert client.post(url).status_code in {302, 403, 405}
    listed = client.get(reverse(text.snippet_viewset.get_url_name("list"))).content.decode()
    assert f"/edit/{text.pk}/" not in listed
    before = RegionText.objects.values().get(pk=text.pk)
    client.post(f"/cms/translation/submit/snippet/cms/regiontext/{text.pk}/", {"locales": [2]})
    assert (RegionText.objects.count(), RegionText.objects.values().get(pk=text.pk)) == (1, before)


def test_a_translation_of_a_draft_is_a_draft(client):
    text = RegionText.objects.create(province=province("Đắk Lắk"), intro=[("text", "<p>Chưa duyệt</p>")], live=False)
    text.save_revision()
    client.force_login(make_staff("bientap", "Biên tập"))
    english = Locale.objects.get(language_code="en")
    answer = client.post(f"/cms/translation/submit/snippet/cms/regiontext/{text.pk}/", {"locales": [english.pk]})
    assert answer.status_code == 302
    copied = RegionText.objects.get(locale=english)
    assert (copied.live, copied.live_revision, copied.first_published_at) == (False, None, None)


def test_a_second_text_of_a_province_is_refused_in_words(client):
    RegionText.objects.create(province=province("Đắk Lắk"), intro=[("text", "<p>Cà phê</p>")])
    client.force_login(make_staff("bientap", "Biên tập"))
    answer = client.post(
        reverse(RegionText.snippet_viewset.get_url_name("add")),
        {"province": province("Đắk Lắk").pk, "intro-count": "0", "parts-count": "0"},
    )
    assert answer.context["form"].errors["province"] == ["Tỉnh, thành phố này đã có lời giới thiệu."]
    assert RegionText.objects.count() == 1


@pytest.mark.parametrize("group", GROUPS)
def test_the_menu_holds_what_they_use(client, group):
    client.force_login(make_staff("ai", group))
    html = client.get("/cms/").content.decode()
    for useless in ("/cms/documents/", "/cms/redirects/", "/cms/reports/site-history/", "/cms/workflows/", "dia-ban"):
        assert useless not in html
    assert "/cms/vung/" in html


@pytest.mark.parametrize("group", GROUPS)
def test_areas_are_given_out_by_superusers(client, group):
    client.force_login(make_staff("ai", group))
    assert client.get("/cms/dia-ban/").status_code == 302
    client.force_login(make_staff("quanly", is_superuser=True))
    assert client.get("/cms/dia-ban/").status_code == 200


def test_the_desk_says_what_lies_on_it(client, foreign, django_assert_max_num_queries):
    approver = make_staff("duyet", "Duyệt")
    make_point("Nháp của tôi", by=approver)
    client.force_login(approver)
    html = client.get("/cms/").content.decode()
    for words in ("Bản nháp của tôi", "Nháp của tôi", "Chờ tôi duyệt", SECRET, "Chương trình trong tháng"):
        assert words in html


def test_the_desk_asks_no_more_for_more(client, django_assert_num_queries):
    approver, writer = make_staff("duyet", "Duyệt"), make_staff("bientap", "Biên tập")
    client.force_login(approver)

    def fill():
        page = make_point("Chợ", by=writer)
        Workflow.objects.get().start(page, writer)
        make_point("Nháp", by=approver)

    fill()
    counts = []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _again in range(3):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/cms/")
        counts.append(len(queries))
        fill()
        fill()
    assert counts[1] == counts[2]
