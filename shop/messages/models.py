"""The outbox: what is to reach somebody, kept until it has."""

import datetime
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SKEW = datetime.timedelta(seconds=10)
"""What the clocks of two machines may differ by: less than any pause between two attempts."""


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        """Those that will be tried (again)."""
        return self.exclude(next_try_at=None)

    def due(self, now: datetime.datetime):
        return self.filter(next_try_at__lte=now + SKEW)

    def given_up(self):
        """Those that nobody got and that are not tried any more."""
        return self.filter(next_try_at=None, sent_at=None)

    def claim(self, pk: uuid.UUID | str, *, until: datetime.datetime) -> "Message | None":
        """Takes a due message for one attempt. Of several who try at once, on whatever machines, one gets it."""
        due = self.due(timezone.now()).filter(pk=pk)
        if not due.update(next_try_at=until, attempts=F("attempts") + 1):
            return None
        return self.waiting().filter(pk=pk).first()

    def blank(self, now: datetime.datetime) -> int:
        """Ends the wait of what is of no use any more, and forgets its words. Returns how many."""
        too_late = self.waiting().filter(expires_at__lte=now)
        return too_late.update(next_try_at=None, text="", html="", last_error="Expired")


class Message(models.Model):
    """An e-mail or an SMS, written in the transaction of what it tells of and delivered after it (see delivery.py).

    It waits while `next_try_at` is set; without that it has been sent (`sent_at`) or given up. What has an end
    (`expires_at`) holds a secret, such as a one-time code: its words go as soon as it is sent or too late.
    """

    class Kind(models.TextChoices):
        MAIL = "mail", _("Email")
        SMS = "sms", _("SMS")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Loại tin"), max_length=4, choices=Kind)
    to = models.CharField(_("Người nhận"), max_length=254, help_text="an address, or a number in E.164")
    subject = models.CharField(_("Tiêu đề"), max_length=250, blank=True)
    text = models.TextField(_("Nội dung"), blank=True)
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(_("Ngày tạo"), default=timezone.now)
    expires_at = models.DateTimeField(null=True, help_text="it is not sent from then on")
    attempts = models.PositiveSmallIntegerField(_("Số lần gửi"), default=0)
    next_try_at = models.DateTimeField(_("Lần gửi tiếp theo"), null=True, default=timezone.now)
    sent_at = models.DateTimeField(_("Đã gửi lúc"), null=True)
    last_error = models.CharField(_("Lỗi gần nhất"), max_length=100, blank=True, help_text="its kind, never its words")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [
            models.Index(fields=["next_try_at"], name="message_waiting", condition=Q(next_try_at__isnull=False)),
            models.Index(fields=["created_at"], name="message_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(next_try_at=None), name="message_sent_is_not_tried_again"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
