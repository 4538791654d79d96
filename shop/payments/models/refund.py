from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.payments.models.payment import Payment, new_reference


class Refund(models.Model):
    """Money that goes back to the buyer: owed from the moment the row is there, by parts of the order or, for money
    that came for nothing (twice, too late), as a whole."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Chờ hoàn tiền")
        SENT = "sent", _("Đang hoàn tiền")
        DONE = "done", _("Đã hoàn tiền")
        FAILED = "failed", _("Hoàn tiền không thành công")

    class Reason(models.TextChoices):
        CALLED_OFF = "called_off", _("Kiện hàng đã hủy")
        LATE = "late", _("Tiền đến khi đơn hàng đã kết thúc")
        DOUBLE = "double", _("Thanh toán hai lần")
        REPLACED = "replaced", _("Đã chọn trả khi nhận hàng")
        PROBLEM = "problem", _("Vấn đề với kiện hàng")
        OTHER = "other", _("Lý do khác")

    FOR_NOTHING = (Reason.LATE, Reason.DOUBLE, Reason.REPLACED)
    """Money that came and was not wanted: it never paid for the order."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    amount = models.PositiveIntegerField(_("Số tiền"))
    reason = models.CharField(_("Lý do"), max_length=12, choices=Reason)
    note = models.CharField(_("Ghi chú"), max_length=500, blank=True)
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, default=State.REQUESTED, db_index=True)
    reference = models.CharField(max_length=32, unique=True, default=new_reference, help_text="idempotency key")
    provider_id = models.CharField(
        max_length=255, blank=True, help_text="of a transfer made by hand: the bank's number"
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    payee_bank = models.CharField(_("Ngân hàng"), max_length=60, blank=True)
    payee_account = models.CharField(_("Số tài khoản"), max_length=30, blank=True)
    payee_name = models.CharField(_("Chủ tài khoản"), max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.payment_id}: {self.amount}"


class RefundPart(models.Model):
    """What a refund gives back: of a line, or of a parcel's shipping where there is no line."""

    refund = models.ForeignKey(Refund, models.CASCADE, related_name="parts")
    consignment = models.ForeignKey("fulfilment.Consignment", models.PROTECT, related_name="refund_parts")
    line = models.ForeignKey("order.Line", models.PROTECT, null=True, related_name="refund_parts")
    amount = models.PositiveIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_part_positive")]

    def __str__(self):
        return f"{self.consignment_id}: {self.amount}"
