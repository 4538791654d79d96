"""A problem with a parcel: a case with a handler and a due date, what was said in it, and the photographs.

An open case holds the payout of its parcel. Nothing is marked for that: whoever pays out asks `held()`.
"""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from catalog.models import Producer
from shop.fulfilment.models import Consignment

CARE = "Chăm sóc khách hàng"
"""The group whose members handle the cases."""
NEAR = datetime.timedelta(days=1)
"""How long before its due date a case is near it."""


class ProblemCaseQuerySet(models.QuerySet):
    def open(self):
        """Not closed: these hold the payout of their parcels."""
        return self.exclude(state=ProblemCase.State.CLOSED)

    def waiting(self):
        """For an answer of ours."""
        return self.filter(state=ProblemCase.State.OPEN)

    def overdue(self, today: datetime.date):
        return self.waiting().filter(due_on__lt=today)

    def near(self, today: datetime.date):
        """To be answered today or within a day, and not yet overdue."""
        return self.waiting().filter(due_on__range=(today, today + NEAR))

    def unassigned(self):
        """Open ones that nobody handles who still works here."""
        return self.open().filter(Q(handler=None) | Q(handler__is_active=False))

    def for_producer(self, producer: Producer):
        return self.filter(consignment__producer=producer)

    def by_need(self):
        """Those that wait for us before those that do not, first what nobody handles, then what is due first."""
        states = ProblemCase.State
        rank = Case(
            When(state=states.CLOSED, then=Value(3)),
            When(state=states.ANSWERED, then=Value(2)),
            When(Q(handler=None) | Q(handler__is_active=False), then=Value(0)),
            default=Value(1),
        )
        return self.order_by(rank, "due_on", "pk")


class ProblemCase(models.Model):
    """What a buyer reports of a parcel; a parcel has one open case at a time, to which all that is reported belongs."""

    class Reason(models.TextChoices):
        NOT_RECEIVED = "not_received", _("Chưa nhận được hàng")
        MISSING = "missing", _("Thiếu hàng")
        DAMAGED = "damaged", _("Hàng bị hư hỏng")
        WRONG = "wrong", _("Giao sai hàng")
        NOT_AS_DESCRIBED = "not_as_described", _("Không đúng mô tả")
        QUALITY = "quality", _("Quá hạn dùng hoặc kém chất lượng")
        LABEL = "label", _("Nghi ngờ tem nhãn OCOP")
        OTHER = "other", _("Vấn đề khác")

    class State(models.TextChoices):
        OPEN = "open", _("Đang xử lý")
        ANSWERED = "answered", _("Đã trả lời")
        CLOSED = "closed", _("Đã đóng")

    class Outcome(models.TextChoices):
        REFUNDED = "refunded", _("Hoàn tiền")
        REPLACED = "replaced", _("Gửi hàng thay thế")
        SETTLED = "settled", _("Giải quyết cách khác")
        REJECTED = "rejected", _("Không chấp nhận")
        WITHDRAWN = "withdrawn", _("Người mua rút lại")

    consignment = models.ForeignKey(Consignment, models.PROTECT, related_name="problem_cases")
    number = models.CharField(_("Mã khiếu nại"), max_length=20, unique=True, help_text="<parcel>-K<n>")
    reason = models.CharField(_("Vấn đề"), max_length=16, choices=Reason)
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, default=State.OPEN, db_index=True)
    outcome = models.CharField(_("Kết quả"), max_length=10, choices=Outcome, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("Người xử lý")
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(_("Hạn trả lời"), help_text="the last day, which counts whole")
    closed_at = models.DateTimeField(null=True)
    refund = models.OneToOneField("payments.Refund", models.PROTECT, null=True, related_name="problem_case")

    objects = ProblemCaseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        permissions = [("refund_problemcase", "Can end a case with a refund")]
        constraints = [
            models.UniqueConstraint(
                fields=["consignment"], condition=~Q(state="closed"), name="one_open_problem_per_parcel"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(outcome="", closed_at=None),
                name="problem_closed_with_an_outcome",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED

    @property
    def handler_name(self) -> str:
        """For the buyer: a name, never an address."""
        return (self.handler and self.handler.name) or _now("Bộ phận chăm sóc khách hàng")

    def is_overdue(self, today: datetime.date) -> bool:
        return self.state == self.State.OPEN and self.due_on < today

    def is_near(self, today: datetime.date) -> bool:
        return self.state == self.State.OPEN and today <= self.due_on <= today + NEAR


def held() -> Exists:
    """Of the consignments of a query: whether an open case holds their payout."""
    return Exists(ProblemCase.objects.open().filter(consignment=OuterRef("pk")))


class ProblemMessageQuerySet(models.QuerySet):
    def shared(self):
        """What buyer and producer may read."""
        return self.exclude(kind=ProblemMessage.Kind.NOTE)


class ProblemMessage(models.Model):
    """Something said in a case. What the buyer reports has a reason, and the lines of the order that it is about."""

    class Kind(models.TextChoices):
        BUYER = "buyer", _("Người mua")
        ANSWER = "answer", _("Trả lời")
        NOTE = "note", _("Ghi chú nội bộ")

    LONGEST = 2000

    case = models.ForeignKey(ProblemCase, models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=6, choices=Kind)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="none: a guest"
    )
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=16, choices=ProblemCase.Reason, blank=True)
    lines = models.ManyToManyField("order.Line", related_name="+")
    text = models.TextField(max_length=LONGEST)
    token = models.UUIDField(unique=True, default=uuid.uuid4, help_text="of the form: what is sent twice is kept once")

    objects = ProblemMessageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case_id} {self.kind}"

    @property
    def author_name(self) -> str:
        """For the buyer, of an answer: a name, never an address."""
        return (self.author and self.author.name) or _now("Bộ phận chăm sóc khách hàng")


class ProblemPhoto(models.Model):
    """A photograph that came with a report, drawn anew. Views that ask who may see it show it; /media/ never does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    message = models.ForeignKey(ProblemMessage, models.CASCADE, related_name="photos")
    n = models.PositiveSmallIntegerField(help_text="its place among those of the message")
    file = models.FileField(upload_to="problems")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["message", "n"]

    def __str__(self):
        return str(self.id)
