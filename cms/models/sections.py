"""The pages under which the others stand, each with the list of what is below it."""

import datetime
import re
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.models.base import EditorialPage, EditorialPageQuerySet

PER_PAGE = 12
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)


class Section(EditorialPage):
    """A list. There is one of each in a language, made by a migration; staff write its title and summary."""

    parent_page_types = ["cms.HomePage"]
    max_count_per_parent = 1
    content_panels = EditorialPage.facts[:2]

    class Meta:
        abstract = True

    def entries(self) -> EditorialPageQuerySet:
        """In the language of the section, and in Vietnamese what is not there in it."""
        [model] = self.allowed_subpage_models()
        return model.objects.shown(self.moment).read_in(self.locale.language_code)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | {"entries": Paginator(self.entries(), PER_PAGE).get_page(request.GET.get("page"))}


class StorySection(Section):
    subpage_types = ["cms.StoryPage"]

    class Meta:
        verbose_name = _("Mục câu chuyện")

    def entries(self):
        return (
            super()
            .entries()
            .select_related("picture")
            .prefetch_related("picture__renditions")
            .order_by("-first_published_at", "pk")
        )


class NewsSection(Section):
    subpage_types = ["cms.NewsPage"]

    class Meta:
        verbose_name = _("Mục tin tức")

    def entries(self):
        return (
            super().entries().select_related("picture").prefetch_related("picture__renditions").order_by("-date", "pk")
        )


class CampaignSection(Section):
    subpage_types = ["cms.CampaignPage"]

    class Meta:
        verbose_name = _("Mục chương trình")

    def entries(self):
        """The running ones first, what ends soonest before what runs on, then the ended ones, the last first."""
        return super().entries().select_related("picture").prefetch_related("picture__renditions").by_state(self.moment)


class EventSection(Section):
    subpage_types = ["cms.EventPage"]

    class Meta:
        verbose_name = _("Mục sự kiện")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """`province` and `month` (2026-12) narrow the list; what cannot be read counts as not given."""
        month = _month(request.GET.get("month", ""))
        events = self.entries().select_related("picture", "scope")
        chosen = events.narrowed(province=request.GET.get("province", ""), month=month)
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "entries": Paginator(chosen.by_date(self.moment), PER_PAGE).get_page(request.GET.get("page")),
            "provinces": events.provinces(),
            "months": events.months(self.moment),
            "chosen_province": request.GET.get("province", ""),
            "chosen_month": month,
        }


class PointOfSaleSection(Section):
    subpage_types = ["cms.PointOfSalePage"]

    class Meta:
        verbose_name = _("Mục điểm bán")

    def entries(self):
        """By province, then by name."""
        return (
            super()
            .entries()
            .select_related("scope")
            .order_by(F("scope__sort_key").asc(nulls_last=True), "scope", "title", "pk")
        )


def _month(text: str) -> datetime.datetime | None:
    """The first moment of a month of this century, written 2026-12."""
    if not MONTH.fullmatch(text):
        return None
    return datetime.datetime.strptime(text, "%Y-%m").replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
