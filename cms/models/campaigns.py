import datetime
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalog.clock import last_moment
from cms.blocks.products import PRODUCTS
from cms.blocks.text import READING
from cms.models.base import EditorialPage, EditorialPageQuerySet


class State(Enum):
    """Where the clock stands in an approved campaign's period."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    ENDED = "ended"

    @property
    def label(self) -> Any:
        return {"scheduled": _("Đã lên lịch"), "running": _("Đang diễn ra"), "ended": _("Đã kết thúc")}[self.value]


class CampaignQuerySet(EditorialPageQuerySet):
    def running(self, at: datetime.datetime | None = None):
        return self.shown(at).filter(ends_at__gt=at or timezone.now()).order_by("ends_at", "pk")

    def by_state(self, at: datetime.datetime):
        """The running ones first, what ends soonest before what runs on; then the ended ones, the last first."""
        ended = Case(When(ends_at__gt=at, then=Value(0)), default=Value(1))
        runs_to = Case(When(ends_at__gt=at, then=F("ends_at")))
        return self.order_by(ended, runs_to, "-ends_at", "pk")


class CampaignPage(EditorialPage):
    """A promotion with a period: "Tuần lễ OCOP Bắc Kạn". Before it, it is not there; after it, it stays as a page."""

    starts_at = models.DateTimeField(_("Bắt đầu"))
    ends_at = models.DateTimeField(_("Kết thúc"))
    body = StreamField([*READING, *PRODUCTS], verbose_name=_("Nội dung"))

    objects = PageManager.from_queryset(CampaignQuerySet)()

    is_creatable = True
    parent_page_types = ["cms.CampaignSection"]
    subpage_types: list[str] = []
    content_panels = [
        *EditorialPage.facts,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("body"),
        *EditorialPage.looking_on,
    ]

    class Meta:
        verbose_name = _("Chương trình")
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="campaign_starts_before_it_ends")
        ]

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Chương trình phải kết thúc sau khi bắt đầu.")})

    def text(self) -> list[str]:
        return self.body.stream_block.get_searchable_content(self.body)

    def begins(self) -> datetime.datetime | None:
        return self.starts_at

    @property
    def advertises(self) -> bool:
        return True

    @property
    def last_day(self) -> datetime.date | None:
        """The day of its last moment: what ends at midnight ends with the day before. A new draft may have none yet."""
        return timezone.localdate(last_moment(self.ends_at)) if self.ends_at else None

    @property
    def state(self) -> State:
        if not (self.starts_at and self.ends_at) or self.moment < self.starts_at:
            return State.SCHEDULED
        return State.RUNNING if self.moment < self.ends_at else State.ENDED

    @property
    def is_running(self) -> bool:
        return self.state is State.RUNNING

    @property
    def days_left(self) -> int:
        """Days that are left after this one: 0 on the last, and where no end is given yet."""
        return (self.last_day - self.day).days if self.last_day else 0
