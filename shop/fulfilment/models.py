"""What becomes of an order: to whom it goes, in which parcels, at what price each, and how far each has come."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalog.models import AdminUnit, Producer


class Recipient(models.Model):
    """What the buyer told at the checkout: who receives, where, how they pay, and what they agreed to."""

    order = models.OneToOneField("order.Order", models.CASCADE, related_name="recipient")
    name = models.CharField(_("Họ và tên người nhận"), max_length=100)
    phone = models.CharField(_("Số điện thoại"), max_length=16, db_index=True, help_text="E.164")
    email = models.EmailField(_("Email"), null=True, blank=True)
    commune = models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="+", verbose_name=_("Phường/Xã/Đặc khu"), help_text="today's"
    )
    line1 = models.CharField(_("Số nhà, tên đường"), max_length=200)
    old_address = models.CharField(_("Địa chỉ cũ"), max_length=200, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=500, blank=True)
    payment_method = models.CharField(_("Cách thanh toán"), max_length=10)
    terms_accepted_at = models.DateTimeField()
    marketing_consent = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default=get_language, help_text="in which the buyer is written to")

    def __str__(self):
        return self.name

    @property
    def address(self) -> str:
        """ "Số 12, ngõ 34 Trần Thái Tông, Phường Cầu Giấy, Thành phố Hà Nội"; reads the commune and its province."""
        return ", ".join((self.line1, self.commune.name, self.commune.province.name))


class InvoiceRequest(models.Model):
    """Whom the producers' electronic invoices of an order are to name."""

    order = models.OneToOneField("order.Order", models.CASCADE, related_name="invoice_request")
    name = models.CharField(_("Tên đơn vị hoặc họ tên"), max_length=200)
    tax_code = models.CharField(
        _("Mã số thuế hoặc số định danh cá nhân"),
        max_length=14,
        validators=[RegexValidator(r"^(\d{10}|\d{13}|\d{12})$")],
        help_text="10 or 13 digits, or the 12 of a personal number",
    )
    address = models.CharField(_("Địa chỉ"), max_length=255)
    email = models.EmailField(_("Email nhận hóa đơn"), blank=True)

    def __str__(self):
        return f"{self.tax_code} {self.name}"


class ConsignmentQuerySet(models.QuerySet):
    def late(self, now: datetime.datetime):
        """Not accepted within the time that producers have for it."""
        deadline = now - datetime.timedelta(hours=settings.CONSIGNMENT_ACCEPT_HOURS)
        return self.filter(state=Consignment.State.PLACED, placed_at__lte=deadline)


class Consignment(models.Model):
    """The parcel of one producer in an order, which is all that the producer sees of it. Amounts are in đồng.

    What is due for the parcels of an order adds up to the order's total; the order's status follows from their states.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Chờ thanh toán")
        PLACED = "placed", _("Chờ xác nhận")
        ACCEPTED = "accepted", _("Đã xác nhận")
        PACKED = "packed", _("Chờ lấy hàng")
        SHIPPED = "shipped", _("Đang giao hàng")
        DELIVERY_FAILED = "delivery_failed", _("Giao không thành công")
        DELIVERED = "delivered", _("Đã giao")
        RETURNED = "returned", _("Hoàn hàng")
        REFUSED = "refused", _("Người bán không nhận đơn")
        CANCELLED = "cancelled", _("Đã hủy")
        EXPIRED = "expired", _("Đã hủy vì quá hạn thanh toán")

    order = models.ForeignKey("order.Order", models.CASCADE, related_name="consignments")
    number = models.CharField(_("Mã kiện hàng"), max_length=14, unique=True, help_text="<order>-<n>")
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="consignments")
    state = models.CharField(_("Trạng thái"), max_length=15, choices=State, default=State.PLACED, db_index=True)
    goods_total = models.PositiveIntegerField(_("Tiền hàng"))
    shipping_price = models.PositiveIntegerField(_("Phí vận chuyển"))
    weight = models.PositiveIntegerField(_("Khối lượng gửi (gam)"))
    expected_from = models.DateField(null=True)
    expected_until = models.DateField(null=True)
    placed_at = models.DateTimeField(null=True, help_text="when the producer got it: at once, or when it was paid")
    carrier = models.CharField(_("Đơn vị vận chuyển"), max_length=60, blank=True)
    tracking_number = models.CharField(_("Mã vận đơn"), max_length=60, blank=True)
    driver_phone = models.CharField(_("Điện thoại người giao"), max_length=16, blank=True, help_text="E.164")

    objects = ConsignmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["order", "producer"], name="consignment_per_producer")]

    def __str__(self):
        return self.number

    @property
    def amount_due(self) -> int:
        """Goods and shipping."""
        return self.goods_total + self.shipping_price

    @property
    def lines(self) -> list:
        """The order's lines that this producer sends; reads `order.lines`, prefetched or not."""
        return [line for line in self.order.lines.all() if line.partner_id == self.producer.partner_id]


class ConsignmentEvent(models.Model):
    """One step of a parcel: from where to where, by whom, when and why. Written by `move_consignment` alone."""

    consignment = models.ForeignKey(Consignment, models.CASCADE, related_name="events")
    from_state = models.CharField(max_length=15, choices=Consignment.State, blank=True)
    to_state = models.CharField(max_length=15, choices=Consignment.State)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.consignment_id}: {self.from_state} → {self.to_state}"


class ShippingRateQuerySet(models.QuerySet):
    def applicable(self, producer_ids: Iterable[int]):
        """The default rates, and those that these producers have of their own."""
        return self.filter(Q(producer=None) | Q(producer__in=producer_ids))


class ShippingRate(models.Model):
    """The price in đồng of a parcel up to a weight, by how far it goes. A producer's own rates for a zone take the
    place of the default ones (no producer); what is heavier than the last step goes as several parcels of that step.
    """

    class Zone(models.TextChoices):
        PROVINCE = "province", _("Trong tỉnh")
        MACRO_REGION = "macro_region", _("Trong vùng")
        COUNTRY = "country", _("Khác vùng")

    producer = models.ForeignKey(
        Producer, models.CASCADE, null=True, blank=True, related_name="shipping_rates", verbose_name=_("Nhà sản xuất")
    )
    zone = models.CharField(_("Vùng giao"), max_length=12, choices=Zone)
    up_to_grams = models.PositiveIntegerField(_("Đến khối lượng (gam)"))
    price = models.PositiveIntegerField(_("Giá (đồng)"))
    free_from = models.PositiveIntegerField(
        _("Miễn phí từ tiền hàng (đồng)"), null=True, blank=True, help_text="none: never free"
    )

    objects = ShippingRateQuerySet.as_manager()

    class Meta:
        ordering = ["zone", "up_to_grams"]
        constraints = [
            models.UniqueConstraint(fields=["producer", "zone", "up_to_grams"], name="shipping_rate_once"),
            models.UniqueConstraint(
                fields=["zone", "up_to_grams"], condition=Q(producer=None), name="shipping_rate_default_once"
            ),
            models.CheckConstraint(condition=Q(up_to_grams__gt=0), name="shipping_rate_weighs"),
        ]

    def __str__(self):
        return f"{self.get_zone_display()}, {self.up_to_grams} g: {self.price}"
