from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from shop.accounts.phones import PhoneField
from shop.order.access import plain_code


class LookupForm(forms.Form):
    """Finds an order by its code and its phone number; says the same whichever of them is wrong."""

    code = forms.CharField(
        label=_("Mã đơn hàng"),
        max_length=40,
        help_text=_("Gồm 10 chữ và số, có trong tin nhắn chúng tôi đã gửi."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Vui lòng nhập mã đơn hàng.")},
    )
    phone = PhoneField(help_text=_("Số của người nhận, như khi đặt hàng."))

    def clean_code(self) -> str:
        return plain_code(self.cleaned_data["code"])

    def find(self):
        """The order, or None with the reason among the form's errors."""
        order = (
            get_model("order", "Order")
            .objects.filter(number=self.cleaned_data["code"], recipient__phone=self.cleaned_data["phone"])
            .first()
        )
        if order is None:
            self.add_error(None, _("Không tìm thấy đơn hàng với mã và số điện thoại này."))
        return order


class CancelForm(forms.Form):
    note = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người bán đọc được."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
