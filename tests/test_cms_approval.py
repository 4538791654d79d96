"""Two persons: who wrote something does not bring it before the public, and nobody does so past the workflow."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import CampaignPage, NewsPage, NewsSection, PointOfSalePage, PointOfSaleSection, RegionText
from tests.cms_factories import make_campaign
from tests.factories import make_point, make_staff, province

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_staff("bientap", "Biên tập")


@pytest.fixture
def approver():
    return make_staff("duyet", "Duyệt")


@pytest.fixture
def boss():
    return make_staff("quanly", is_superuser=True)


APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"}


def fields(title="Chợ Mẫu", **more) -> dict:
    given = {
        "title": title,
        "address": "Số 2",
        "hours": "8:00–17:00",
        "slug": "cho-mau",
        "comments": inline_formset([]),
    }
    return nested_form_data(given | more)


def to_add(model=PointOfSalePage, section=PointOfSaleSection) -> str:
    parent = section.objects.get(locale__language_code="vi")
    return reverse("wagtailadmin_pages:add", args=["cms", model._meta.model_name, parent.pk])


def at(name: str, page) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def submit(client, page, user) -> None:
    client.force_login(user)
    assert client.post(at("edit", page), fields(page.title) | {"action-submit": "1"}).status_code == 302


def act(client, user, page, action="approve"):
    """Presses the button of the page's task."""
    client.force_login(user)
    state = page.current_workflow_state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": "Thiếu giờ mở cửa."})


def test_an_editor_writes_and_submits_and_another_person_approves(client, editor, approver):
    client.force_login(editor)
    client.post(to_add(), fields() | {"action-submit": "1"})
    page = PointOfSalePage.objects.get(title="Chợ Mẫu")
    assert (page.live, page.workflow_in_progress) == (False, True)
    assert client.get(page.get_url()).status_code == 404
    assert act(client, approver, page).status_code == 302
    page = PointOfSalePage.objects.get(pk=page.pk)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    client.logout()
    assert client.get(page.get_url()).status_code == 200


def test_who_wrote_a_page_does_not_approve_it(client, editor, approver):
    page = make_point("Chợ Mẫu", by=approver)
    submit(client, page, editor)
    assert act(client, approver, page).status_code in {302, 403}
    assert not PointOfSalePage.objects.get(pk=page.pk).live


def test_who_touched_it_while_it_waits_does_not_approve_it_either(client, editor, approver):
    page = make_point("Chợ Mẫu", by=editor)
    submit(client, page, editor)
    client.force_login(approver)
    client.post(at("edit", page), fields("Chợ Khác"))
    assert page.latest_revision_id != PointOfSalePage.objects.get(pk=page.pk).latest_revision_id
    act(client, approver, page)
    assert not PointOfSalePage.objects.get(pk=page.pk).live


def test_a_change_in_the_very_form_of_the_approval_is_not_approved(client, editor, approver):
    page = make_point("Chợ Mẫu", by=editor)
    submit(client, page, editor)
    client.force_login(approver)
    revisions = page.revisions.count()
    answer = client.post(at("edit", page), fields("Chợ Khác") | APPROVE)
    assert answer.context["form"].non_field_errors() == [
        "Nội dung ở đây khác với bản đang chờ duyệt. Tải lại trang rồi duyệt; người đã sửa không tự duyệt."
    ]
    page = PointOfSalePage.objects.get(pk=page.pk)
    assert (page.live, page.revisions.count()) == (False, revisions)


def test_looking_at_another_moment_changes_nothing(editor):
    """Which would make an author of the approver."""
    campaign = make_campaign()
    section = campaign.get_parent()
    form_class = CampaignPage.get_edit_handler().get_form_class()
    given = nested_form_data({"as_of": "28/11/2026 10:00", "body": streamfield([])})
    form = form_class(given, instance=campaign, parent_page=section, for_user=editor)
    assert "as_of" not in form.changed_data


def test_a_superuser_does_not_approve_what_he_wrote(client, boss):
    page = make_point("Chợ Mẫu", by=boss)
    submit(client, page, boss)
    act(client, boss, page)
    assert not PointOfSalePage.objects.get(pk=page.pk).live


def test_a_superuser_approves_what_another_wrote(client, editor, boss):
    page = make_point("Chợ Mẫu", by=editor)
    submit(client, page, editor)
    act(client, boss, page)
    assert PointOfSalePage.objects.get(pk=page.pk).live


def test_an_editor_does_not_approve(client, editor):
    page = make_point("Chợ Mẫu", by=make_staff("khac", "Biên tập"))
    submit(client, page, editor)
    act(client, make_staff("ba", "Biên tập"), page)
    assert not PointOfSalePage.objects.get(pk=page.pk).live


def test_what_is_sent_back_can_be_mended_and_submitted_again(client, editor, approver):
    page = make_point("Chợ Mẫu", by=editor)
    submit(client, page, editor)
    act(client, approver, page, "reject")
    page = PointOfSalePage.objects.get(pk=page.pk)
    assert page.current_workflow_state.status == "needs_changes"
    client.force_login(editor)
    client.post(at("edit", page), fields("Chợ Mẫu sửa") | {"action-restart-workflow": "1"})
    page = PointOfSalePage.objects.get(pk=page.pk)
    act(client, approver, page)
    assert PointOfSalePage.objects.get(pk=page.pk).title == "Chợ Mẫu sửa"


@pytest.mark.parametrize("who", ["editor", "approver", "boss"])
class TestNobodyPublishesPastTheWorkflow:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, who, request):
        self.user = request.getfixturevalue(who)
        client.force_login(self.user)

    def test_in_a_new_page(self, client):
        client.post(to_add(), fields() | {"action-publish": "1"})
        assert not PointOfSalePage.objects.filter(live=True).exists()

    def test_in_editing(self, client):
        page = make_point("Chợ Mẫu", by=self.user)
        client.post(at("edit", page), fields("Chợ Khác") | {"action-publish": "1"})
        assert not PointOfSalePage.objects.get(pk=page.pk).live

    def test_by_an_older_version(self, client):
        page = make_point("Chợ Cũ", by=self.user, live=True)
        old = page.latest_revision_id
        page.title = "Chợ Mới"
        page.save_revision(user=self.user)
        url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old])
        client.post(url, fields("Chợ Khác") | {"action-publish": "1"})
        assert PointOfSalePage.objects.get(pk=page.pk).title == "Chợ Cũ"

    def test_by_a_date(self, client):
        page = make_point("Chợ Mẫu", by=self.user)
        client.post(at("edit", page), fields(go_live_at="2020-01-01 00:00") | {"action-publish": "1"})
        page = PointOfSalePage.objects.get(pk=page.pk)
        assert (page.live, page.go_live_at, page.latest_revision.approved_go_live_at) == (False, None, None)

    def test_many_at_once(self, client):
        page = make_point("Chợ Mẫu", by=self.user)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{url}?id={page.pk}", {"include_descendants": "on"})
        assert not PointOfSalePage.objects.get(pk=page.pk).live

    @pytest.mark.parametrize("alias", ["", "on"])
    def test_by_a_copy(self, client, alias):
        page = make_point("Chợ Mẫu", by=self.user)
        given = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": page.get_parent().pk}
        client.post(at("copy", page), given | {"publish_copies": "on", "alias": alias})
        assert not PointOfSalePage.objects.filter(live=True).exists()

    def test_a_page_is_not_hidden_behind_a_password(self, client):
        page = make_point("Chợ Mẫu", live=True, by=self.user)
        client.post(at("set_privacy", page), {"restriction_type": "login"})
        assert not page.get_view_restrictions().exists()

    def test_home_and_sections_are_neither_deleted_nor_moved_nor_copied(self, client):
        before = Page.objects.count()
        for page in Page.objects.filter(depth__in=(2, 3)):
            client.post(at("delete", page))
            client.post(at("unpublish", page))
            client.post(
                at("copy", page),
                {"new_title": "x", "new_slug": "x", "new_parent_page": page.get_parent().pk, "copy_subpages": "on"},
            )
            client.post(
                reverse("wagtailadmin_pages:move_confirm", args=[page.pk, Page.objects.get(depth=1).pk]),
            )
        assert Page.objects.count() == before
        assert Page.objects.filter(depth__in=(2, 3), live=True).count() == 12


@pytest.mark.parametrize(("who", "live"), [("editor", True), ("approver", True), ("boss", False)])
def test_only_superusers_take_a_page_down(client, who, live, request):
    user = request.getfixturevalue(who)
    page = make_point("Chợ Mẫu", live=True, by=user)
    client.force_login(user)
    client.post(at("unpublish", page))
    assert PointOfSalePage.objects.get(pk=page.pk).live is live


def test_a_page_keeps_who_changed_what(client, editor, approver):
    page = make_point("Chợ Mẫu", by=editor)
    submit(client, page, editor)
    act(client, approver, page)
    for user in (editor, approver):
        client.force_login(user)
        history = client.get(at("history", page)).content.decode()
        assert "bientap" in history
        assert "duyet" in history


def test_a_page_that_is_gone_or_taken_down_is_previewed_without_an_error(client, editor):
    page = make_point("Chợ Mẫu", live=True, by=editor)
    client.force_login(editor)
    preview = at("preview_on_edit", page)
    assert client.post(preview, fields()).status_code == 200
    assert client.get(f"{preview}?mode=vi").status_code == 200
    page.unpublish()
    assert client.get(f"{preview}?mode=vi").status_code == 200
    PointOfSalePage.objects.get(pk=page.pk).delete()
    assert client.get(f"{preview}?mode=vi").status_code == 404
    assert client.get(at("view_draft", page)).status_code == 404


def test_the_second_of_two_editors_is_told_that_somebody_else_saved(client, editor):
    page = make_point("Chợ Mẫu", by=editor)
    opened = page.latest_revision
    page.title = "Của người kia"
    page.save_revision(user=make_staff("khac", "Biên tập"))
    client.force_login(editor)
    url = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, 999])
    given = {"revision_id": opened.pk, "revision_created_at": opened.created_at.isoformat()}
    [other] = client.post(url, given).json()["other_sessions"]
    assert other["user"] == "khac"
    client.post(at("edit", page), fields("Của tôi"))
    titles = {revision.content["title"] for revision in page.revisions.all()}
    assert titles == {"Chợ Mẫu", "Của người kia", "Của tôi"}


SCRIPTS = [
    "<p>Chào<script>alert(1)</script></p>",
    '<p><a href="javascript:alert(1)">bấm</a></p>',
    '<p onclick="alert(1)">Chào</p>',
    '<p><img src="x" onerror="alert(1)"></p>',
    '<p><iframe src="https://evil.test"></iframe></p>',
    '<embed embedtype="media" url="https://www.youtube.com/watch?v=x"/>',
]
DANGEROUS = ("alert(1)</script", "javascript:", "onclick=", "onerror=", "<iframe", "youtube.com")


def draftail(url: str) -> str:
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}
    block = {
        "key": "a",
        "text": "bấm <script>alert(1)</script>",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
    }
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def article_of(client, page) -> str:
    """What visitors are sent between the page's own marks."""
    html = client.get(page.get_url()).content.decode()
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_written_into_the_database_reaches_no_visitor(client, editor, script):
    page = NewsPage(title="Tin", body=[("text", script)])
    NewsSection.objects.get(locale__language_code="vi").add_child(instance=page)
    article = article_of(client, page)
    assert not [word for word in DANGEROUS if word in article]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)"])
def test_script_in_the_editors_own_format_reaches_no_visitor(client, editor, approver, url):
    client.force_login(editor)
    body = streamfield([("text", rich_text("<p></p>") and draftail(url))])
    given = nested_form_data(
        {"title": "Tin", "slug": "tin", "date": "22/11/2026", "body": body, "comments": inline_formset([])}
    )
    client.post(to_add(NewsPage, NewsSection), given | {"action-submit": "1"})
    page = NewsPage.objects.get(title="Tin")
    act(client, approver, page)
    article = article_of(client, page)
    assert "bấm" in article
    assert "<script" not in article
    assert "href" not in article[article.index("bấm") - 60 : article.index("bấm")]


class TestRegionTexts:
    @pytest.fixture
    def text(self, editor):
        text = RegionText.objects.create(province=province("Thái Nguyên"), intro=[("text", "<p>Cũ</p>")], live=False)
        text.save_revision(user=editor)
        return text

    def url(self, text, name="edit", *more):
        return reverse(text.snippet_viewset.get_url_name(name), args=[text.pk, *more])

    def form(self):
        body = {"province": province("Thái Nguyên").pk, "parts": streamfield([])}
        return nested_form_data(body | {"intro": streamfield([("text", rich_text("<p>Mới</p>"))])})

    def test_another_person_approves(self, client, text, editor, approver):
        client.force_login(editor)
        client.post(self.url(text), self.form() | {"action-submit": "1"})
        text = RegionText.objects.get(pk=text.pk)
        state = text.current_workflow_state.current_task_state
        for user, live in ((editor, False), (approver, True)):
            client.force_login(user)
            client.post(self.url(text, "workflow_action", "approve", state.pk), {"comment": ""})
            assert RegionText.objects.get(pk=text.pk).live is live

    def test_pressing_the_button_in_an_untouched_form_approves(self, client, text, editor, approver):
        client.force_login(editor)
        client.post(self.url(text), self.form() | {"action-submit": "1"})
        client.force_login(approver)
        answer = client.post(self.url(text), self.untouched(text) | APPROVE)
        assert answer.status_code == 302
        assert RegionText.objects.get(pk=text.pk).live

    def untouched(self, text):
        """The form as the browser sends it back: with the keys of the blocks."""
        kept = RegionText.objects.get(pk=text.pk).get_latest_revision_as_object()
        keys = {f"intro-{place}-id": block.id for place, block in enumerate(kept.intro)}
        return self.form() | keys

    @pytest.mark.parametrize("who", ["editor", "approver", "boss"])
    def test_nobody_publishes_it(self, client, text, who, request):
        client.force_login(request.getfixturevalue(who))
        client.post(self.url(text), self.form() | {"action-publish": "1"})
        assert not RegionText.objects.get(pk=text.pk).live
