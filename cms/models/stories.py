from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from catalog.models import Producer
from cms.blocks.products import PRODUCTS
from cms.blocks.text import READING
from cms.choosers import producers
from cms.models.base import EditorialPage, EditorialPageQuerySet


class StoryQuerySet(EditorialPageQuerySet):
    def of_producer(self, producer: Producer):
        return self.filter(told_of__producer=producer).distinct()


class StoryPage(EditorialPage):
    """Who makes it, where and how: of one producer or several, with their products."""

    body = StreamField([*READING, *PRODUCTS], verbose_name=_("Nội dung"))

    objects = PageManager.from_queryset(StoryQuerySet)()

    is_creatable = True
    parent_page_types = ["cms.StorySection"]
    subpage_types: list[str] = []
    content_panels = [
        *EditorialPage.facts,
        InlinePanel("told_of", heading=_("Kể về"), label=_("Nhà sản xuất"), max_num=6),
        FieldPanel("body"),
        *EditorialPage.looking_on,
    ]

    class Meta:
        verbose_name = _("Câu chuyện")

    def text(self) -> list[str]:
        return self.body.stream_block.get_searchable_content(self.body)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        told_of = [link.producer for link in self.told_of.select_related("producer__unit__parent")]
        return super().get_context(request, *args, **kwargs) | {"producers": told_of}


class StoryProducer(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="told_of")
    producer = models.ForeignKey(Producer, models.CASCADE, related_name="stories", verbose_name=_("Nhà sản xuất"))

    panels = [FieldPanel("producer", widget=producers.widget_class)]

    def __str__(self):
        return str(self.producer)
