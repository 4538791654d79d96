import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalog.clock import add_months, last_moment
from catalog.models import AdminUnit
from cms.blocks.text import READING
from cms.models.base import EditorialPage, EditorialPageQuerySet


class EventQuerySet(EditorialPageQuerySet):
    def coming(self, at: datetime.datetime):
        """What has not ended, the next first."""
        return self.filter(ends_at__gt=at).order_by("starts_at", "pk")

    def by_date(self, at: datetime.datetime):
        """What is to come, the next first; then what has been, the last first."""
        over = Case(When(ends_at__gt=at, then=Value(0)), default=Value(1))
        comes = Case(When(ends_at__gt=at, then=F("starts_at")))
        return self.order_by(over, comes, "-starts_at", "pk")

    def narrowed(self, *, province: str, month: datetime.datetime | None):
        """By the slug of a province of today, with what it was formed from, and by a month on whose days they are."""
        events = self
        if province and (unit := AdminUnit.objects.provinces().filter(slug=province).first()):
            events = events.of_province(unit)
        if month:
            following = add_months(month.date(), 1)
            end = month.replace(year=following.year, month=following.month)
            events = events.filter(starts_at__lt=end, ends_at__gt=month)
        return events

    def provinces(self) -> list[AdminUnit]:
        """Those of today in which there is one."""
        today = self.annotate(now=Coalesce("scope__successors__new", "scope")).values("now")
        return list(AdminUnit.objects.filter(pk__in=today).by_name())

    def months(self, at: datetime.datetime) -> list[datetime.datetime]:
        """From this one on, those in which one begins or has its last day."""
        periods = self.coming(at).order_by().values_list("starts_at", "ends_at")
        days = {day for starts_at, ends_at in periods for day in (max(starts_at, at), last_moment(ends_at))}
        return sorted(
            {timezone.localtime(day).replace(day=1, hour=0, minute=0, second=0, microsecond=0) for day in days}
        )


class EventPage(EditorialPage):
    """A fair, a market, a meeting: somewhere, from when to when."""

    starts_at = models.DateTimeField(_("Bắt đầu"))
    ends_at = models.DateTimeField(_("Kết thúc"))
    venue = models.CharField(_("Địa điểm"), max_length=200)
    address = models.CharField(_("Địa chỉ"), max_length=255, blank=True)
    link = models.URLField(_("Trang của ban tổ chức"), blank=True)
    body = StreamField([*READING], verbose_name=_("Nội dung"), blank=True)

    objects = PageManager.from_queryset(EventQuerySet)()

    is_creatable = True
    parent_page_types = ["cms.EventSection"]
    subpage_types: list[str] = []
    content_panels = [
        *EditorialPage.facts,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("venue"),
        FieldPanel("address"),
        FieldPanel("link"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Sự kiện")
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="event_starts_before_it_ends")
        ]

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Sự kiện phải kết thúc sau khi bắt đầu.")})

    def text(self) -> list[str]:
        return [self.venue, self.address, *self.body.stream_block.get_searchable_content(self.body)]

    @property
    def is_over(self) -> bool:
        return self.ends_at <= self.moment
