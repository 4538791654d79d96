"""The buyers' own accounts, to which what was not paid by card goes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.text import fold, nfc
from shop.order.models import Order
from shop.payments.bank.resolving import refunds_by_hand


class PayeeForm(forms.Form):
    bank = forms.CharField(
        label=_("Ngân hàng"),
        max_length=60,
        help_text=_("Ví dụ: Agribank"),
        error_messages={"required": _("Vui lòng nhập tên ngân hàng.")},
    )
    account = forms.RegexField(
        r"^[0-9A-Za-z]{6,19}$",
        label=_("Số tài khoản"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Vui lòng nhập số tài khoản."),
            "invalid": _("Số tài khoản chưa đúng. Nhập 6–19 chữ số, không phải số thẻ."),
        },
    )
    name = forms.CharField(
        label=_("Chủ tài khoản"),
        max_length=100,
        help_text=_("Viết như trong ứng dụng ngân hàng."),
        error_messages={"required": _("Vui lòng nhập tên chủ tài khoản.")},
    )

    def __init__(self, data=None, **kwargs):
        if data is not None and "account" in data:  # people part the digits by blanks and dots
            data = data.copy()
            data["account"] = "".join(char for char in data["account"] if char not in " .-")
        super().__init__(data, **kwargs)

    def clean_bank(self) -> str:
        return nfc(self.cleaned_data["bank"])

    def clean_name(self) -> str:
        """As banks spell it."""
        return fold(self.cleaned_data["name"]).upper()


def refunds_waiting(order: Order):
    """Refunds of an order that somebody will send by hand."""
    return refunds_by_hand().filter(payment__order=order)


def keep_payee(order: Order, told: dict[str, str]) -> None:
    refunds_waiting(order).update(**{f"payee_{name}": told[name] for name in ("bank", "account", "name")})
