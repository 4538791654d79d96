from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class EditorialImage(AbstractImage):
    """A picture of stories and campaigns; a model of ours from the start, since Wagtail's cannot be exchanged later."""

    credit = models.CharField(_("Nguồn ảnh"), max_length=120, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")


class Rendition(AbstractRendition):
    image = models.ForeignKey(EditorialImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]
