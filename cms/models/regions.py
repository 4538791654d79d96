from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin

from catalog.models import AdminUnit
from cms.blocks import choices
from cms.blocks.text import TextBlock


class FormerProvinceBlock(blocks.StructBlock):
    """What is told of a part that was a province of its own until 30/06/2025."""

    former_province = blocks.ChoiceBlock(label=_("Tỉnh cũ (trước 01/7/2025)"), choices=choices.former_provinces)
    text = TextBlock()

    class Meta:
        icon = "site"
        label = _("Tỉnh cũ")


class RegionText(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, models.Model):
    """What staff tell of a province of today, shown on its page, with a section for each of its former ones."""

    province = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        related_name="region_texts",
        limit_choices_to={"scheme": AdminUnit.Scheme.TODAY, "level": AdminUnit.Level.PROVINCE},
        verbose_name=_("Tỉnh/Thành phố"),
    )
    intro = StreamField([("text", TextBlock())], verbose_name=_("Giới thiệu"), max_num=1)
    parts = StreamField([("former_province", FormerProvinceBlock())], verbose_name=_("Các tỉnh cũ"), blank=True)

    panels = [FieldPanel("province"), FieldPanel("intro"), FieldPanel("parts")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("Lời giới thiệu vùng")
        verbose_name_plural = _("Lời giới thiệu vùng")
        constraints = [models.UniqueConstraint(fields=["province", "locale"], name="region_text_once")]

    def __str__(self):
        return self.province.short_name

    def copy_for_translation(self, locale, exclude_fields=None):
        """A draft: what it is copied from may be one that nobody has approved."""
        copied = super().copy_for_translation(locale, exclude_fields)
        copied.live, copied.has_unpublished_changes, copied.live_revision = False, True, None
        copied.first_published_at = copied.last_published_at = None
        return copied
