"""The money of one order, for the shop's staff: attempts, messages, refunds, the books; and what is typed about it."""

from dataclasses import dataclass

from django import forms
from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.order.models import Order
from shop.payments import refunding
from shop.payments.forms import DongField
from shop.payments.models import Entry, Payment, Posting, Refund
from shop.payments.refunding import Part
from shop.storefront.templatetags.ocop import dong


@dataclass(frozen=True)
class Money:
    """What the order's page tells of its money."""

    order: Order

    @cached_property
    def payments(self) -> list[Payment]:
        return list(self.order.payments.prefetch_related("events"))

    @cached_property
    def refunds(self) -> list[Refund]:
        refunds = Refund.objects.filter(payment__order=self.order)
        return list(refunds.select_related("payment", "requested_by").prefetch_related("parts__line"))

    @cached_property
    def postings(self) -> list[Posting]:
        entries = Entry.objects.select_related("line", "consignment")
        return list(self.order.postings.prefetch_related(Prefetch("entries", entries)))

    @cached_property
    def due_to_producers(self) -> int:
        """What of it is for the producers, in đồng; negative: they owe it."""
        entries = (entry for posting in self.postings for entry in posting.entries.all())
        return -sum(entry.amount for entry in entries if entry.account == Entry.Account.PRODUCER)

    @cached_property
    def left(self) -> list[Part]:
        """What may still be given back, parcel by parcel."""
        return refunding.left_in(self.order)


class RefundForm(forms.Form):
    """A field for everything that may be given back, and why. What stands empty stays with the producer."""

    note = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=500,
        error_messages={"required": gettext_lazy("Vui lòng nhập lý do.")},
    )

    def __init__(self, money: Money, data=None):
        super().__init__(data, auto_id="id_refund_%s")
        self.parts = {f"amount-{n}": part for n, part in enumerate(money.left)}
        self.seen = sum(part.amount for part in money.left)
        for name, part in self.parts.items():
            left = _("Còn %(left)s, kiện %(parcel)s") % {
                "left": dong(part.amount),
                "parcel": part.consignment.number.rpartition("-")[2],
            }
            title = part.line.title if part.line else _("Phí vận chuyển")
            self.fields[name] = DongField(label=title, help_text=left, required=False)
        self.order_fields([*self.parts, "note"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.asked(cleaned):
            raise forms.ValidationError(_("Vui lòng nhập số tiền hoàn cho ít nhất một mục."))
        return cleaned

    def asked(self, cleaned: dict) -> list[Part]:
        return [
            Part(part.consignment, part.line, cleaned[name]) for name, part in self.parts.items() if cleaned.get(name)
        ]


class NoteForm(forms.Form):
    message = forms.CharField(
        label=gettext_lazy("Ghi chú nội bộ"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Vui lòng nhập ghi chú.")},
    )
