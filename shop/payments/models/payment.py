import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.payments.methods import Method


def new_reference() -> str:
    return secrets.token_hex(16)


class PaymentQuerySet(models.QuerySet):
    def open(self):
        """May still be paid, as far as we know."""
        return self.filter(state__in=(Payment.State.OPEN, Payment.State.PROCESSING))

    def held_at(self, now):
        """Attempts for whose sake an order keeps its goods at that moment."""
        waiting = Q(state=Payment.State.OPEN) & (Q(expires_at=None) | Q(expires_at__gt=now))
        return self.filter(waiting | Q(state=Payment.State.PROCESSING))


class Payment(models.Model):
    """One attempt to pay an order, whole. An order may have several; one of them at most is what paid for it.

    Its state goes forward only, and `paid` is the end of it whatever was believed before: money that came has come.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Chờ thanh toán")
        PROCESSING = "processing", _("Đang xử lý")
        PAID = "paid", _("Đã thanh toán")
        FAILED = "failed", _("Thanh toán không thành công")
        EXPIRED = "expired", _("Hết hạn thanh toán")
        REPLACED = "replaced", _("Đã chọn cách khác")

    order = models.ForeignKey("order.Order", models.PROTECT, related_name="payments")
    method = models.CharField(_("Cách thanh toán"), max_length=10, choices=Method)
    amount = models.PositiveIntegerField(_("Số tiền"))
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, default=State.OPEN, db_index=True)
    reference = models.CharField(max_length=32, unique=True, default=new_reference, help_text="idempotency key")
    provider_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    url = models.URLField(max_length=2000, blank=True, help_text="where the buyer pays")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, help_text="until when the goods are held for it; cash has no end")
    paid_at = models.DateTimeField(null=True)
    problem = models.CharField(
        _("Cần xem lại"), max_length=200, blank=True, help_text="what the provider tells differs from what was asked"
    )

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.order_id} {self.method} {self.amount}"


class PaymentEvent(models.Model):
    """A message of a provider, kept once however often it comes; personal data and secrets are not kept."""

    provider = models.CharField(max_length=10, choices=Method)
    provider_event_id = models.CharField(max_length=255)
    kind = models.CharField(max_length=80)
    payment = models.ForeignKey(Payment, models.PROTECT, null=True, related_name="events")
    body = models.JSONField(default=dict)
    received_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True, help_text="absent: settle_payments takes it up again")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["provider", "provider_event_id"], name="payment_event_once")]

    def __str__(self):
        return f"{self.provider} {self.kind}"
