from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.base import EditorialPage


class PointOfSalePage(EditorialPage):
    """A place that shows and sells OCOP products (Decision 950/QĐ-BCT)."""

    address = models.CharField(_("Địa chỉ"), max_length=255)
    hours = models.CharField(_("Giờ mở cửa"), max_length=160)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    map_link = models.URLField(_("Bản đồ"), blank=True)

    is_creatable = True
    parent_page_types = ["cms.PointOfSaleSection"]
    subpage_types: list[str] = []
    content_panels = [
        *EditorialPage.facts,
        FieldPanel("address"),
        FieldPanel("hours"),
        FieldPanel("phone"),
        FieldPanel("map_link"),
    ]

    class Meta:
        verbose_name = _("Điểm giới thiệu và bán sản phẩm OCOP")

    def text(self) -> list[str]:
        return [self.address, self.hours]
