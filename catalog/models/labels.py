import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.clock import today
from catalog.models.registry import OcopProduct


class OtherLabelQuerySet(models.QuerySet):
    def verified(self):
        return self.filter(verified_at__isnull=False)

    def valid(self, on: datetime.date | None = None):
        """What may be shown on a day: verified, and within its dates."""
        day = on or today()
        return self.verified().filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)


class OtherLabel(models.Model):
    """What a product is certified for beside OCOP, by whom and until when. It decides nothing of what may be sold."""

    class Kind(models.TextChoices):
        VIETGAP = "vietgap", _("VietGAP")
        GLOBALGAP = "globalgap", _("GlobalG.A.P.")
        ORGANIC = "organic", _("Hữu cơ")
        GEOGRAPHICAL_INDICATION = "gi", _("Chỉ dẫn địa lý")
        HACCP = "haccp", _("HACCP")
        HALAL = "halal", _("Halal")
        RURAL_INDUSTRY = "rural", _("Công nghiệp nông thôn tiêu biểu")

    ocop_product = models.ForeignKey(OcopProduct, models.CASCADE, related_name="other_labels")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.CharField(max_length=60, blank=True)
    issued_by = models.CharField(max_length=160)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="the last day on which it counts; nothing: without an end")
    verified_at = models.DateTimeField(null=True)

    objects = OtherLabelQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__lte=F("valid_until")),
                name="other_label_dates_in_order",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.ocop_product}"
