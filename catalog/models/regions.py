from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.models.named import Named

REFORM = "2025-07-01"
"""The day on which 63 provinces became 34 and the districts ended (Resolution 202/2025/QH15)."""


class AdminUnitQuerySet(models.QuerySet):
    def provinces(self):
        """Provinces and centrally governed cities of today."""
        return self.filter(scheme=AdminUnit.Scheme.TODAY, level=AdminUnit.Level.PROVINCE)

    def former_provinces(self):
        """The 63 provinces until 30/06/2025."""
        return self.filter(scheme=AdminUnit.Scheme.FORMER, level=AdminUnit.Level.PROVINCE)

    def communes(self):
        """Communes, wards and special zones of today."""
        return self.filter(scheme=AdminUnit.Scheme.TODAY, level=AdminUnit.Level.COMMUNE)

    def by_name(self):
        return self.order_by("sort_key", "pk")


class AdminUnit(Named):
    """A place of one of the two schemes. Codes mean different places in them: nothing uses a bare code."""

    class Scheme(models.TextChoices):
        TODAY = "2025", _("từ 01/07/2025")
        FORMER = "2024", _("trước 01/07/2025")

    class Level(models.TextChoices):
        PROVINCE = "province", _("Tỉnh/Thành phố")
        DISTRICT = "district", _("Quận/Huyện")
        COMMUNE = "commune", _("Phường/Xã/Đặc khu")

    scheme = models.CharField(max_length=4, choices=Scheme)
    code = models.CharField(max_length=5)
    level = models.CharField(max_length=8, choices=Level)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=100)
    slug = models.CharField(max_length=100)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    legal_act = models.CharField(max_length=100, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    macro_region = models.CharField(max_length=60, blank=True)

    objects = AdminUnitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="admin_unit_scheme_code")]
        indexes = [models.Index(fields=["scheme", "level", "folded"], name="admin_unit_lookup")]

    def __str__(self):
        return self.name

    def listed_name(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        """The page of a province; districts and communes have none."""
        name = "region" if self.scheme == self.Scheme.TODAY else "former-region"
        return reverse(f"storefront:{name}", args=[self.province.slug])

    @property
    def province(self) -> "AdminUnit":
        return self.parent.province if self.parent else self

    @property
    def key(self) -> str:
        """Scheme and code, "2024:066": a code alone is of no use."""
        return f"{self.scheme}:{self.code}"

    @property
    def path(self) -> str:
        """The way people write it: "Yến Dương, Ba Bể, Bắc Kạn"."""
        return f"{self.short_name}, {self.parent.path}" if self.parent else self.short_name


class AdminUnitLink(models.Model):
    """What became of a former unit. A split commune has several links: only the person knows which one is meant."""

    class Share(models.TextChoices):
        WHOLE = "whole", _("toàn bộ")
        PART = "part", _("một phần")

    old = models.ForeignKey(AdminUnit, models.CASCADE, related_name="successors")
    new = models.ForeignKey(AdminUnit, models.CASCADE, related_name="predecessors")
    share = models.CharField(max_length=5, choices=Share)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="admin_unit_link_once")]

    def __str__(self):
        return f"{self.old_id} → {self.new_id}"
