"""The books, double-entry: every posting's entries add up to nothing; a debit is positive, a credit negative."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RateQuerySet(models.QuerySet):
    def on(self, day: datetime.date):
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


class Rate(models.Model):
    """What is taken from a producer's sale from one day to another: the shop's fee, and the taxes that a platform with
    a payment function withholds from households and individuals (Decree 117/2025/NĐ-CP, in force from 2025-07-01)."""

    class Name(models.TextChoices):
        FEE = "fee", _("Phí sàn")
        VAT = "vat", _("Thuế giá trị gia tăng khấu trừ")
        PIT = "pit", _("Thuế thu nhập cá nhân khấu trừ")

    name = models.CharField(max_length=5, choices=Name)
    basis_points = models.PositiveIntegerField(help_text="hundredths of a per cent of the price of the goods")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True, help_text="the last day, which counts whole")
    source = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    objects = RateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["name", "valid_from"], name="rate_once_per_day"),
            models.CheckConstraint(condition=Q(basis_points__lte=10_000), name="rate_not_above_the_price"),
        ]

    def __str__(self):
        return f"{self.name} {self.basis_points} bp"


class Posting(models.Model):
    """One event of money in the books. The source it comes from can be posted once for each kind."""

    class Kind(models.TextChoices):
        SALE = "sale", _("Bán hàng")
        RECEIVED = "received", _("Tiền giữ cho người mua")
        RELEASED = "released", _("Dùng hoặc trả tiền đang giữ")
        REFUND_DUE = "refund_due", _("Phải hoàn tiền")
        REFUND_PAID = "refund_paid", _("Đã hoàn tiền")

    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    order = models.ForeignKey("order.Order", models.PROTECT, null=True, related_name="postings")
    payment = models.ForeignKey("payments.Payment", models.PROTECT, null=True, related_name="postings")
    refund = models.ForeignKey("payments.Refund", models.PROTECT, null=True, related_name="postings")
    collection = models.ForeignKey("payments.Collection", models.PROTECT, null=True, related_name="postings")
    transfer = models.ForeignKey("payments.BankTransfer", models.PROTECT, null=True, related_name="postings")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", source], name=f"posted_once_per_{source}")
            for source in ("payment", "refund", "collection", "transfer")
        ]

    def __str__(self):
        return f"{self.kind} {self.order_id}"


class Entry(models.Model):
    class Account(models.TextChoices):
        CARD = "card", _("Tiền ở cổng thẻ")
        BANK = "bank", _("Tiền ở ngân hàng")
        CASH = "cash", _("Tiền mặt sàn thu hộ")
        BUYER = "buyer", _("Giữ cho người mua")
        PRODUCER = "producer", _("Phải trả người bán")
        PLATFORM = "platform", _("Phí của sàn")
        STATE = "state", _("Thuế phải nộp")

    class Item(models.TextChoices):
        GOODS = "goods", _("Tiền hàng")
        SHIPPING = "shipping", _("Phí vận chuyển")
        FEE = "fee", _("Phí sàn")
        VAT = "vat", _("Thuế giá trị gia tăng khấu trừ")
        PIT = "pit", _("Thuế thu nhập cá nhân khấu trừ")
        MONEY = "money", _("Tiền vào, tiền ra")

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="entries")
    account = models.CharField(max_length=8, choices=Account)
    item = models.CharField(max_length=8, choices=Item)
    amount = models.BigIntegerField(help_text="in đồng; debit positive, credit negative")
    consignment = models.ForeignKey("fulfilment.Consignment", models.PROTECT, null=True, related_name="entries")
    line = models.ForeignKey("order.Line", models.PROTECT, null=True, related_name="entries")
    rate = models.ForeignKey(Rate, models.PROTECT, null=True, related_name="entries")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="entry_moves_money")]
        verbose_name_plural = "entries"

    def __str__(self):
        return f"{self.account} {self.item} {self.amount}"
