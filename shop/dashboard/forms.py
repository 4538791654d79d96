import re

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import by_hand
from shop.order.access import plain_code

State = Consignment.State

VERBS = {
    State.ACCEPTED: _("Xác nhận"),
    State.PACKED: _("Đã đóng gói"),
    State.SHIPPED: _("Giao cho đơn vị vận chuyển"),
    State.DELIVERED: _("Đã giao"),
    State.DELIVERY_FAILED: _("Giao không thành công"),
    State.RETURNED: _("Hoàn hàng"),
    State.REFUSED: _("Người bán không nhận đơn"),
    State.CANCELLED: _("Hủy kiện hàng"),
}
REASONED = (State.REFUSED, State.CANCELLED, State.DELIVERY_FAILED, State.RETURNED)


class OrderSearchForm(forms.Form):
    """Finds orders by code or phone, whole or in part, and by the state of any of their parcels."""

    q = forms.CharField(label=_("Mã đơn hàng hoặc số điện thoại"), max_length=40, required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái kiện hàng"), choices=[("", _("Tất cả")), *State.choices], required=False
    )

    def filter(self, orders):
        """What cannot be understood finds nothing rather than everything."""
        if not self.is_valid():
            return orders.none()
        if self.cleaned_data["q"]:
            orders = orders.filter(self._about(self.cleaned_data["q"]))
        if self.cleaned_data["state"]:
            orders = orders.filter(pk__in=Consignment.objects.filter(state=self.cleaned_data["state"]).values("order"))
        return orders

    def _about(self, typed: str) -> Q:
        about = Q(number__startswith=plain_code(typed))
        digits = re.sub(r"\D", "", typed).removeprefix("84").removeprefix("0")
        return about | Q(recipient__phone__endswith=digits) if len(digits) >= 3 else about


class MoveForm(forms.Form):
    """What has to be told about a move of a parcel: the carrier of what is shipped, the reason of what goes wrong."""

    carrier = forms.CharField(
        label=_("Đơn vị vận chuyển"),
        max_length=60,
        error_messages={"required": _("Vui lòng nhập đơn vị vận chuyển.")},
    )
    tracking_number = forms.CharField(
        label=_("Mã vận đơn"), max_length=60, error_messages={"required": _("Vui lòng nhập mã vận đơn.")}
    )
    note = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        help_text=_("Người mua đọc được."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Vui lòng nhập lý do.")},
    )

    def __init__(self, consignment: Consignment, to: State, data=None):
        told = {"carrier": consignment.carrier, "tracking_number": consignment.tracking_number}
        super().__init__(data, initial=told, auto_id=f"id_{consignment.number}_{to}_%s")
        self.to, self.verb, self.reasoned = to, VERBS[to], to in REASONED
        if to != State.SHIPPED:
            del self.fields["carrier"], self.fields["tracking_number"]
        if not self.reasoned:
            del self.fields["note"]


def move_forms(consignment: Consignment) -> list[MoveForm]:
    """A form for every move that a person may make with the parcel from where it is."""
    return [MoveForm(consignment, to) for to in by_hand(consignment.state)]
