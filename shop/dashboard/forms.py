import re

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.accounts.phones import PhoneField
from shop.dashboard.attention import IN_NEED
from shop.fulfilment.carriers import BY_NAME, CARRIERS
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import by_hand
from shop.order.access import plain_code
from shop.order.delivering import is_paid_at_the_door
from shop.payments.models import Collection

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
SHORTEST = 6
"""Characters of a company's tracking number; a coach's receipt may have fewer."""
REASONED = (State.REFUSED, State.CANCELLED, State.DELIVERY_FAILED, State.RETURNED)


class OrderSearchForm(forms.Form):
    """Finds orders by code or phone, whole or in part, by the state of any of their parcels, and by what they need."""

    q = forms.CharField(label=_("Mã đơn hàng hoặc số điện thoại"), max_length=40, required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái kiện hàng"),
        choices=[("", _("Tất cả")), *((name, need.label) for name, need in IN_NEED.items()), *State.choices],
        required=False,
    )

    def filter(self, orders):
        """What cannot be understood finds nothing rather than everything."""
        if not self.is_valid():
            return orders.none()
        if self.cleaned_data["q"]:
            orders = orders.filter(self._about(self.cleaned_data["q"]))
        state = self.cleaned_data["state"]
        if state in IN_NEED:  # who has waited longest comes first
            return orders.filter(pk__in=IN_NEED[state].orders()).order_by("date_placed", "pk")
        return orders.filter(pk__in=Consignment.objects.filter(state=state).values("order")) if state else orders

    def _about(self, typed: str) -> Q:
        about = Q(number__startswith=plain_code(typed))
        digits = re.sub(r"\D", "", typed).removeprefix("84").removeprefix("0")
        return about | Q(recipient__phone__endswith=digits) if len(digits) >= 3 else about


class TrackingNumberField(forms.CharField):
    """As carriers print them: "S1.A1.17373471", "EB123456789VN"; spaces are those of the label."""

    default_validators = [
        RegexValidator(r"^[A-Z0-9./-]*$", _("Mã vận đơn chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch chéo."))
    ]

    def to_python(self, value):
        return re.sub(r"\s", "", super().to_python(value)).upper()


class MoveForm(forms.Form):
    """What has to be told about a move of a parcel: the carrier of what is shipped, the reason of what goes wrong, who
    took the money for what is paid at the door."""

    carrier = forms.ChoiceField(
        label=_("Đơn vị vận chuyển"),
        choices=[("", _("Chọn đơn vị vận chuyển")), *((carrier.name, _(carrier.name)) for carrier in CARRIERS)],
        error_messages={
            "required": _("Vui lòng chọn đơn vị vận chuyển."),
            "invalid_choice": _("Vui lòng chọn đơn vị vận chuyển trong danh sách."),
        },
    )
    tracking_number = TrackingNumberField(
        label=_("Mã vận đơn"),
        max_length=40,
        help_text=_("Không bắt buộc với xe khách / tự giao."),
        error_messages={"required": _("Vui lòng nhập mã vận đơn.")},
    )
    driver_phone = PhoneField(
        label=_("Điện thoại người giao"),
        help_text=_("Chỉ khi gửi xe khách hoặc tự giao; người mua đọc được."),
        error_messages={"required": _("Vui lòng nhập điện thoại người giao.")},
    )
    collected_by = forms.ChoiceField(
        label=_("Ai thu tiền của người mua?"),
        choices=Collection.By,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Vui lòng chọn ai đã thu tiền."),
            "invalid_choice": _("Vui lòng chọn ai đã thu tiền."),
        },
    )
    note = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        help_text=_("Người mua đọc được."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Vui lòng nhập lý do.")},
    )

    use_required_attribute = False

    def __init__(self, consignment: Consignment, to: State, data=None):
        told = {name: getattr(consignment, name) for name in ("carrier", "tracking_number", "driver_phone")}
        super().__init__(data, initial=told, auto_id=f"id_{consignment.number}_{to}_%s")
        self.to, self.verb, self.reasoned = to, VERBS[to], to in REASONED
        asked = {
            "carrier": to == State.SHIPPED,
            "tracking_number": to == State.SHIPPED,
            "driver_phone": to == State.SHIPPED,
            "collected_by": to == State.DELIVERED and is_paid_at_the_door(consignment),
            "note": self.reasoned,
        }
        for name, wanted in asked.items():
            if not wanted:
                del self.fields[name]

    def clean(self):
        """A company needs a number, a driver a telephone."""
        told = super().clean()
        if "carrier" not in self.fields:
            return told
        carrier = BY_NAME.get(told.get("carrier", ""))
        if carrier and carrier.driver:
            if not self["tracking_number"].data:
                self._forgive("tracking_number")
        else:
            self._forgive("driver_phone")
            if 0 < len(told.get("tracking_number", "")) < SHORTEST:
                self.add_error("tracking_number", _("Mã vận đơn có ít nhất %(n)d ký tự.") % {"n": SHORTEST})
        return told

    def _forgive(self, name: str) -> None:
        """What is not asked for cannot be wrong."""
        self.errors.pop(name, None)
        self.cleaned_data[name] = ""


def move_forms(consignment: Consignment) -> list[MoveForm]:
    """A form for every move that a person may make with the parcel from where it is."""
    return [MoveForm(consignment, to) for to in by_hand(consignment.state)]
