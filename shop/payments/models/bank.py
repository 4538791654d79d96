from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.payments.models.payment import Payment


class BankStatement(models.Model):
    """A bank's file of transfers that finance uploaded."""

    name = models.CharField(_("Tên tệp"), max_length=200)
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField(_("Số dòng"))
    added = models.PositiveIntegerField(_("Số giao dịch mới"))

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.name


class BankTransfer(models.Model):
    """Money that came to the shop's bank account, told by the bank's notification or its statement, kept once."""

    class State(models.TextChoices):
        MATCHED = "matched", _("Đã khớp đơn hàng")
        SHORT = "short", _("Thiếu tiền")
        OVER = "over", _("Thừa tiền")
        DOUBLE = "double", _("Chuyển hai lần")
        LATE = "late", _("Đến muộn")
        UNKNOWN = "unknown", _("Không rõ đơn hàng")

    class Resolution(models.TextChoices):
        ASSIGNED = "assigned", _("Gán cho đơn hàng")
        RETURNED = "returned", _("Đã chuyển trả")
        KEPT = "kept", _("Không liên quan đến đơn hàng")

    bank_reference = models.CharField(_("Mã giao dịch"), max_length=100, unique=True)
    amount = models.PositiveIntegerField(_("Số tiền"))
    memo = models.CharField(_("Nội dung"), max_length=500, blank=True)
    booked_at = models.DateTimeField(_("Thời điểm ghi có"))
    statement = models.ForeignKey(
        BankStatement, models.PROTECT, null=True, related_name="transfers", help_text="none: told by a notification"
    )
    received_at = models.DateTimeField(auto_now_add=True)
    payment = models.ForeignKey(Payment, models.PROTECT, null=True, related_name="transfers")
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, db_index=True)
    held = models.PositiveIntegerField(
        _("Tiền đang giữ"), default=0, help_text="what of it is not (yet) part of a payment, in đồng"
    )
    resolution = models.CharField(_("Cách xử lý"), max_length=10, choices=Resolution, blank=True)
    resolution_note = models.CharField(_("Ghi chú"), max_length=500, blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-booked_at", "-pk"]

    def __str__(self):
        return self.bank_reference
