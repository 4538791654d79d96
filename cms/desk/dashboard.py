"""The first thing somebody sees: what lies on the own desk, and what runs this month."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from cms.models import CampaignPage, EditorialPage, RegionText, SecondPersonApproval
from cms.models.approval import written_by_others
from cms.models.areas import area_of, provinces_for

LONGEST = 20


class Panel(Component):
    """A heading over a list of `entries`: pages or region texts, newest first; without any, a line that says so."""

    template_name = "cms/desk/panel.html"
    heading = empty = ""

    def entries(self, user) -> list:
        raise NotImplementedError

    @classmethod
    def is_for(cls, user) -> bool:
        return True

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"name": self.name, "heading": self.heading, "empty": self.empty, "entries": self.entries(user)}


class MyDrafts(Panel):
    name, order = "my_drafts", 100
    heading, empty = _("Bản nháp của tôi"), _("Bạn không có bản nháp nào.")  # type: ignore[assignment]

    def entries(self, user):
        return [*_pages(user).filter(latest_revision__user=user, has_unpublished_changes=True)[:LONGEST]]


class WaitingForMe(Panel):
    name, order = "waiting_for_me", 110
    heading, empty = _("Chờ tôi duyệt"), _("Không có bài nào chờ bạn duyệt.")  # type: ignore[assignment]

    @classmethod
    def is_for(cls, user) -> bool:
        return user.is_superuser or SecondPersonApproval.objects.filter(groups__user=user).exists()

    def entries(self, user):
        """What others have written; one's own waits for somebody else."""
        waiting = TaskState.objects.reviewable_by(user).filter(status=TaskState.STATUS_IN_PROGRESS)
        states = WorkflowState.objects.filter(current_task_state__in=waiting)
        pages = written_by_others(_pages(user).filter(pk__in=_ids(states, Page)), user, base=Page)
        texts = RegionText.objects.filter(pk__in=_ids(states, RegionText), province__in=provinces_for(user))
        texts = written_by_others(texts, user, base=RegionText).select_related("province").annotate(waits=Value(True))
        return [*pages[:LONGEST], *texts[:LONGEST]]


class CampaignsOfTheMonth(Panel):
    name, order = "campaigns_of_the_month", 120
    heading, empty = _("Chương trình trong tháng"), _("Tháng này chưa có chương trình nào.")  # type: ignore[assignment]
    template_name = "cms/desk/campaigns.html"

    def entries(self, user):
        first, next_first = _month(timezone.localtime())
        campaigns = CampaignPage.objects.filter(pk__in=_pages(user).values("pk"))
        return [*campaigns.filter(starts_at__lt=next_first, ends_at__gt=first).order_by("starts_at", "pk")[:LONGEST]]


PANELS = (MyDrafts, WaitingForMe, CampaignsOfTheMonth)


def arrange(request, panels: list) -> None:
    """Ours in the place of Wagtail's; those of our other modules stay."""
    others = [panel for panel in panels if not type(panel).__module__.startswith("wagtail.")]
    panels[:] = [*(panel() for panel in PANELS if panel.is_for(request.user)), *others]


def _pages(user) -> QuerySet:
    """Those of the person's area, with whether they wait for approval or were sent back to be mended."""
    pages = EditorialPage.objects.order_by("-latest_revision_created_at", "-pk")
    if area_of(user) is not None:
        pages = pages.filter(scope__in=provinces_for(user))
    submitted = _ids(WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS), Page)
    returned = _ids(WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES), Page)
    marks = {
        name: Case(When(pk__in=those, then=Value(True)), default=Value(False))
        for name, those in (("waits", submitted), ("is_returned", returned))
    }
    return pages.select_related("latest_revision__user", "locale").annotate(**marks)


def _ids(states: QuerySet, model) -> QuerySet:
    """Wagtail keeps them as text, which PostgreSQL does not compare with numbers."""
    of_model = states.filter(base_content_type=ContentType.objects.get_for_model(model))
    return of_model.annotate(number=Cast("object_id", IntegerField())).values("number")


def _month(now: datetime.datetime) -> tuple[datetime.datetime, datetime.datetime]:
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first, (first + datetime.timedelta(days=32)).replace(day=1)
