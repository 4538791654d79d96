from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.managers import ListingQuerySet
from catalog.models.registry import OcopProduct


class Listing(models.Model):
    """An OCOP product put on sale: ties Oscar's product to the register, with what the label must tell."""

    class DeliveryArea(models.TextChoices):
        NATIONWIDE = "nationwide", _("Giao toàn quốc")
        MACRO_REGION = "macro_region", _("Chỉ giao trong vùng")
        PROVINCE = "province", _("Chỉ giao trong tỉnh")

    product = models.OneToOneField("catalogue.Product", models.CASCADE, related_name="listing")
    ocop_product = models.OneToOneField(OcopProduct, models.PROTECT, related_name="listing")
    published_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    ingredients = models.TextField(_("Thành phần"), blank=True)
    net_content = models.CharField(_("Khối lượng tịnh"), max_length=120, blank=True)
    shelf_life = models.CharField(_("Hạn sử dụng"), max_length=160, blank=True)
    storage = models.CharField(_("Bảo quản"), max_length=255, blank=True)
    usage = models.CharField(_("Cách dùng"), max_length=255, blank=True)
    warnings = models.CharField(_("Cảnh báo"), max_length=255, blank=True)
    declaration_no = models.CharField(_("Số tự công bố"), max_length=60, blank=True)
    is_health_supplement = models.BooleanField(_("Thực phẩm bảo vệ sức khỏe"), default=False)
    alcohol_percent = models.DecimalField(
        _("Độ cồn (% thể tích)"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    season_months = models.CharField(max_length=40, blank=True, help_text="months of harvest, comma-separated: 5,6,7")

    delivery_area = models.CharField(max_length=12, choices=DeliveryArea, default=DeliveryArea.NATIONWIDE)
    dispatch_days = models.PositiveSmallIntegerField(default=1, help_text="days until the parcel leaves, at most")
    cash_on_delivery = models.BooleanField(default=True)
    inspect_before_paying = models.BooleanField(default=False)

    objects = ListingQuerySet.as_manager()

    def __str__(self):
        return str(self.ocop_product)

    @property
    def producer(self):
        return self.ocop_product.producer

    @property
    def is_service(self) -> bool:
        """A tourism service is enquired about; it has no stock and no parcel."""
        group = self.ocop_product.product_set
        return bool(group and group.is_tourism)

    @property
    def is_alcohol(self) -> bool:
        group = self.ocop_product.product_set
        return bool(group and group.is_alcohol)


class Pack(models.Model):
    """Quy cách: how a buyable product (standalone or variant) is packed, and what it weighs in its parcel."""

    product = models.OneToOneField("catalogue.Product", models.CASCADE, related_name="pack")
    label = models.CharField(_("Quy cách"), max_length=60)
    weight = models.PositiveIntegerField(_("Khối lượng gửi (gam)"))

    def __str__(self):
        return self.label


class Enquiry(models.Model):
    """A question about a tourism service, kept and told to its producer."""

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="enquiries")
    name = models.CharField(_("Họ và tên"), max_length=100)
    phone = models.CharField(_("Số điện thoại"), max_length=20)
    visit_on = models.DateField(_("Ngày dự kiến"), null=True, blank=True)
    people = models.PositiveSmallIntegerField(_("Số người"), null=True, blank=True)
    message = models.TextField(_("Lời nhắn"), max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "enquiries"

    def __str__(self):
        return f"{self.name}, {self.listing}"


class SaleNotice(models.Model):
    """Somebody waits for a listing to be sold again: told once, and deleted with that.

    `contact` is a mobile number (E.164) or an e-mail address in lower case.
    """

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="sale_notices")
    contact = models.CharField(max_length=254)
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["listing", "contact"], name="sale_notice_once_per_contact")]

    def __str__(self):
        return f"{self.listing}, {self.asked_at:%Y-%m-%d}"
