from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from catalog.clock import today
from cms.blocks.text import READING
from cms.models.base import EditorialPage


class NewsPage(EditorialPage):
    """What has happened, with its day."""

    date = models.DateField(_("Ngày"), default=today)
    body = StreamField([*READING], verbose_name=_("Nội dung"))

    is_creatable = True
    parent_page_types = ["cms.NewsSection"]
    subpage_types: list[str] = []
    content_panels = [*EditorialPage.facts, FieldPanel("date"), FieldPanel("body")]

    class Meta:
        verbose_name = _("Tin tức")

    def text(self) -> list[str]:
        return self.body.stream_block.get_searchable_content(self.body)


class PlainPage(EditorialPage):
    """A text that stands by itself. With a day it is a legal one: it says from when on it holds."""

    holds_from = models.DateField(
        _("Có hiệu lực từ ngày"), null=True, blank=True, help_text=_("Cho điều khoản và chính sách.")
    )
    body = StreamField([*READING], verbose_name=_("Nội dung"))

    is_creatable = True
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*EditorialPage.facts[:2], FieldPanel("holds_from"), FieldPanel("body")]

    class Meta:
        verbose_name = _("Trang nội dung")

    def text(self) -> list[str]:
        return self.body.stream_block.get_searchable_content(self.body)
