from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField

from cms.blocks import choices
from cms.blocks.products import PRODUCTS
from cms.models.base import EditorialPage
from cms.models.campaigns import CampaignPage
from cms.models.stories import StoryPage

STORIES = 3


class HomePage(EditorialPage):
    """The front page: what staff choose of it, around what the almanac knows by itself (day, season, newest)."""

    hero_title = models.CharField(_("Đề mục"), max_length=80, blank=True, help_text=_("Để trống: phiên chợ của tháng."))
    hero_text = models.CharField(_("Lời mở"), max_length=300, blank=True)
    picks = StreamField([*PRODUCTS], verbose_name=_("Sản phẩm"), blank=True, max_num=3)
    chosen_stories = StreamField(
        [("story", PageChooserBlock(page_type="cms.StoryPage", label=_("Câu chuyện")))],
        verbose_name=_("Câu chuyện"),
        blank=True,
        max_num=STORIES,
        help_text=_("Để trống: những câu chuyện mới nhất."),
    )
    chosen_regions = StreamField(
        [("province", blocks.ChoiceBlock(label=_("Tỉnh/Thành phố"), choices=choices.provinces))],
        verbose_name=_("Tỉnh/Thành phố"),
        blank=True,
        max_num=12,
        help_text=_("Để trống: những nơi có nhiều sản phẩm nhất."),
    )

    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms.StorySection",
        "cms.CampaignSection",
        "cms.EventSection",
        "cms.PointOfSaleSection",
        "cms.NewsSection",
        "cms.PlainPage",
    ]
    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("picture")], heading=_("Đầu trang")
        ),
        FieldPanel("picks"),
        FieldPanel("chosen_stories"),
        FieldPanel("chosen_regions"),
        *EditorialPage.looking_on,
    ]

    class Meta:
        verbose_name = _("Trang chủ")

    @property
    def advertises(self) -> bool:
        return True

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        language = self.locale.language_code
        return super().get_context(request, *args, **kwargs) | {
            "campaigns": self._campaigns(language),
            "stories": self._stories(language),
            "regions": [block.value for block in self.chosen_regions],
        }

    def _campaigns(self, language: str) -> list[CampaignPage]:
        """Those that run, as they stand at the moment from which the page is seen."""
        running = CampaignPage.objects.running(self.moment).read_in(language).select_related("picture")
        campaigns = list(running.prefetch_related("picture__renditions"))
        for campaign in campaigns:
            campaign.as_of = self.as_of
        return campaigns

    def _stories(self, language: str) -> list[StoryPage]:
        """Those that were chosen and are there, else the newest."""
        shown = StoryPage.objects.shown(self.moment).select_related("picture").prefetch_related("picture__renditions")
        chosen = [block.value.pk for block in self.chosen_stories if block.value]
        if found := shown.in_bulk(chosen):
            return [found[pk] for pk in chosen if pk in found]
        return list(shown.read_in(language).order_by("-first_published_at", "pk")[:STORIES])
