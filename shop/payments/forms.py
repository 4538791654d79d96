import re

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 2_000_000_000
"""Đồng; what the columns hold."""


class DongField(forms.IntegerField):
    """A sum as people write it: "150.000", "150 000 ₫" → 150000."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Số tiền chưa đúng. Nhập số tiền đồng, ví dụ 150.000."),
        "min_value": _("Số tiền phải lớn hơn 0."),
        "max_value": _("Số tiền quá lớn."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"min_value": 1, "max_value": MOST, "widget": self.widget, **kwargs})

    def to_python(self, value):
        return super().to_python(re.sub(r"[.\s₫đ]", "", value) if isinstance(value, str) else value)

    def widget_attrs(self, widget) -> dict:
        return {}  # min and max are of number fields
