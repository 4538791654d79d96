from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProblemsConfig(AppConfig):
    """What buyers report of their parcels, and what becomes of it."""

    name = "shop.problems"
    verbose_name = _("Vấn đề với kiện hàng")
