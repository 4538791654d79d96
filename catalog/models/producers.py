import re

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.models.named import Named
from catalog.models.regions import AdminUnit

KIND_PREFIX = re.compile(
    r"^(hợp tác xã|htx|tổ hợp tác|tht|công ty (trách nhiệm hữu hạn|tnhh|cổ phần|cp)( (mtv|một thành viên))?|công ty|"
    r"doanh nghiệp tư nhân|dntn|doanh nghiệp|hộ kinh doanh|hkd|hộ sản xuất|hộ|cơ sở sản xuất|cơ sở|trang trại)\s+",
    re.IGNORECASE,
)
SHORT_FORMS = [
    (re.compile(r"^hợp tác xã\b", re.IGNORECASE), "HTX"),
    (re.compile(r"^tổ hợp tác\b", re.IGNORECASE), "THT"),
    (re.compile(r"^công ty trách nhiệm hữu hạn\b", re.IGNORECASE), "Công ty TNHH"),
    (re.compile(r"^công ty cổ phần\b", re.IGNORECASE), "Công ty CP"),
]


class ProducerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def by_name(self):
        return self.order_by("sort_key", "pk")


class Producer(Named):
    """The OCOP subject (chủ thể) that holds certificates; exists in the register before anybody signs in for it."""

    class Kind(models.TextChoices):
        COOPERATIVE = "htx", _("Hợp tác xã (HTX)")
        COOPERATIVE_GROUP = "tht", _("Tổ hợp tác (THT)")
        COMPANY = "company", _("Doanh nghiệp")
        FARM = "farm", _("Trang trại")
        HOUSEHOLD = "household", _("Hộ sản xuất, kinh doanh")
        OTHER = "other", _("Cơ sở khác")

    kind = models.CharField(_("Loại hình"), max_length=10, choices=Kind)
    legal_name = models.CharField(_("Tên pháp lý"), max_length=200)
    slug = models.CharField(max_length=200, unique=True)
    partner = models.OneToOneField(
        "partner.Partner", models.PROTECT, null=True, blank=True, related_name="producer", editable=False
    )
    unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, related_name="+", verbose_name=_("Nơi đặt trụ sở"))
    former_unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, related_name="+")
    address = models.CharField(_("Địa chỉ"), max_length=255, blank=True)
    registration_no = models.CharField(_("Số đăng ký"), max_length=40, blank=True)
    registered_on = models.DateField(_("Ngày đăng ký"), null=True, blank=True)
    registered_by = models.CharField(_("Nơi đăng ký"), max_length=120, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("Email"), blank=True)
    story = models.TextField(_("Câu chuyện"), blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProducerQuerySet.as_manager()

    def __str__(self):
        return self.legal_name

    def listed_name(self) -> str:
        """Its own name without the kind: "HTX Tài Hoan" stands under T."""
        return KIND_PREFIX.sub("", self.legal_name)

    @property
    def short_name(self) -> str:
        """The form for cards: "HTX Tài Hoan"."""
        for pattern, short in SHORT_FORMS:
            if pattern.match(self.legal_name):
                return pattern.sub(short, self.legal_name)
        return self.legal_name

    def get_absolute_url(self) -> str:
        return reverse("storefront:producer", args=[self.slug])
