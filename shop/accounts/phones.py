"""Mobile numbers of Vietnam: typed in any way, kept as E.164."""

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

COUNTRY = "VN"


def to_e164(text: str) -> str:
    """ "0912 345 678", "+84 912-345-678", "84912345678" → "+84912345678". Raises ValueError for anything else."""
    if any(char.isalpha() for char in text):  # phonenumbers would dial them: 0912ABCDEF
        raise ValueError(text)
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except NumberParseException as error:
        raise ValueError(text) from error
    mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    if number.extension or not mobile or not phonenumbers.is_valid_number_for_region(number, COUNTRY):
        raise ValueError(text)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


class PhoneField(forms.CharField):
    """A mobile number of Vietnam; its value is E.164."""

    default_error_messages = {
        "required": _("Vui lòng nhập số điện thoại."),
        "invalid": _("Số điện thoại chưa đúng. Nhập số di động 10 chữ số, ví dụ 0912 345 678."),
    }
    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("Số điện thoại"), "max_length": 30, **kwargs})

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        try:
            return to_e164(value)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value):
        """The way people write it; what was typed and refused stays as it was typed."""
        return f"0{value[3:]}" if isinstance(value, str) and value.startswith("+84") else value
