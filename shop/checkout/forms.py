import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import AdminUnit
from catalog.text import nfc
from shop.accounts.forms import email_field
from shop.accounts.phones import PhoneField
from shop.fulfilment.models import InvoiceRequest
from shop.fulfilment.parcels import Quote
from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.providers import BY_METHOD, offered, possible

TAX_CODE = InvoiceRequest._meta.get_field("tax_code")
INVOICE = ("invoice_name", "invoice_tax_code", "invoice_address", "invoice_email")
"""What is asked for once an invoice is wanted."""


class LineField(forms.CharField):
    """One line of text in NFC, as it is kept and printed."""

    def to_python(self, value):
        return nfc(super().to_python(value))


class CheckoutForm(forms.Form):
    """Everything an order needs, on one page. The field names are a contract with the outside."""

    name = LineField(
        label=gettext_lazy("Họ và tên người nhận"),
        min_length=2,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Vui lòng nhập họ và tên người nhận.")},
    )
    phone = PhoneField()
    email = email_field(required=False, help_text=gettext_lazy("Để nhận tin về đơn hàng"))
    province = forms.ModelChoiceField(
        AdminUnit.objects.none(),
        label=gettext_lazy("Tỉnh/Thành phố"),
        to_field_name="slug",
        empty_label=gettext_lazy("Chọn tỉnh/thành phố"),
        error_messages={
            "required": gettext_lazy("Vui lòng chọn tỉnh/thành phố."),
            "invalid_choice": gettext_lazy("Vui lòng chọn tỉnh/thành phố trong danh sách."),
        },
    )
    commune = forms.ModelChoiceField(
        AdminUnit.objects.communes().select_related("parent"),
        label=gettext_lazy("Phường/Xã/Đặc khu"),
        to_field_name="code",
        widget=forms.Select(attrs={"data-searchable": True}),
        error_messages={
            "required": gettext_lazy("Vui lòng chọn phường/xã/đặc khu."),
            "invalid_choice": gettext_lazy("Vui lòng chọn phường/xã/đặc khu trong danh sách."),
        },
    )
    line1 = LineField(
        label=gettext_lazy("Số nhà, tên đường"),
        help_text=gettext_lazy("hoặc thôn, xóm, ấp, bản, tổ dân phố"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
        error_messages={
            "required": gettext_lazy("Vui lòng nhập số nhà, tên đường hoặc thôn, xóm, ấp, bản, tổ dân phố.")
        },
    )
    old_district = LineField(
        label=gettext_lazy("Địa chỉ cũ"),
        help_text=gettext_lazy("Ví dụ: xã Yến Dương, huyện Ba Bể, Bắc Kạn"),
        required=False,
        max_length=200,
    )
    note = LineField(
        label=gettext_lazy("Ghi chú cho người giao hàng"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    payment = forms.ChoiceField(
        choices=Method.choices,
        label=gettext_lazy("Cách thanh toán"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Vui lòng chọn cách thanh toán."),
            "invalid_choice": gettext_lazy("Vui lòng chọn cách thanh toán trong danh sách."),
        },
    )
    over_18 = forms.BooleanField(
        label=gettext_lazy("Tôi đã đủ 18 tuổi"),
        error_messages={"required": gettext_lazy("Đồ uống có cồn chỉ bán cho người từ đủ 18 tuổi.")},
    )
    invoice = forms.BooleanField(label=gettext_lazy("Yêu cầu xuất hóa đơn điện tử"), required=False)
    invoice_name = LineField(
        label=gettext_lazy("Tên đơn vị hoặc họ tên"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vui lòng nhập tên đơn vị hoặc họ tên.")},
    )
    invoice_tax_code = LineField(
        label=TAX_CODE.verbose_name,
        max_length=30,
        error_messages={"required": gettext_lazy("Vui lòng nhập mã số thuế hoặc số định danh cá nhân.")},
        help_text=gettext_lazy("10 hoặc 13 chữ số, hoặc 12 chữ số của số định danh cá nhân"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    invoice_address = LineField(
        label=gettext_lazy("Địa chỉ"),
        max_length=255,
        error_messages={"required": gettext_lazy("Vui lòng nhập địa chỉ trên hóa đơn.")},
    )
    invoice_email = email_field(label=gettext_lazy("Email nhận hóa đơn"), required=False)
    accept_terms = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý với Điều khoản mua hàng"),
        error_messages={"required": gettext_lazy("Bạn cần đồng ý với Điều khoản mua hàng để đặt hàng.")},
    )
    marketing_consent = forms.BooleanField(
        label=gettext_lazy("Nhận tin về chương trình và sản phẩm mới"), required=False
    )

    use_required_attribute = False

    def __init__(self, *args, quote: Quote, focus: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.quote = quote
        if not quote.alcohol:
            del self.fields["over_18"]
        if focus:
            self.fields[focus].widget.attrs["autofocus"] = True
        self.fields["province"].queryset = AdminUnit.objects.provinces().by_name()
        self.fields["province"].label_from_instance = lambda unit: unit.short_name
        self.fields["commune"].widget.choices = self._communes()
        self.fields["payment"].choices = [(provider.method.value, provider.method.label) for provider in offered()]
        goods = Goods.of_quote(quote)
        if methods := possible(goods):
            self.fields["payment"].initial = methods[0].value
        else:
            self.fields["payment"].error_messages["required"] = offered()[0].refusal(goods)

    def _communes(self) -> list[tuple[str, str]]:
        """Those of the chosen province: all of today's would be 3,321."""
        if self.quote.destination is None:
            return [("", _("Chọn tỉnh/thành phố trước"))]
        communes = self.quote.destination.children.by_name().values_list("code", "name")
        return [("", _("Chọn phường/xã/đặc khu")), *communes]

    def clean_invoice_tax_code(self):
        """People write 0123456789-001; wanted are the digits."""
        code = re.sub(r"[\s.-]", "", self.cleaned_data["invoice_tax_code"])
        try:
            TAX_CODE.run_validators(code)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                _("Mã số chưa đúng. Nhập 10 hoặc 13 chữ số, hoặc 12 chữ số của số định danh cá nhân.")
            ) from error
        return code

    def clean_payment(self):
        if refusal := BY_METHOD[self.cleaned_data["payment"]].refusal(Goods.of_quote(self.quote)):
            raise forms.ValidationError(refusal)
        return self.cleaned_data["payment"]

    def clean(self):
        cleaned = super().clean()
        commune, province = cleaned.get("commune"), cleaned.get("province")
        if commune and province and commune.parent_id != province.pk:
            self.add_error(
                "commune",
                _("%(commune)s không thuộc %(province)s. Vui lòng chọn lại.")
                % {"commune": commune.name, "province": province.name},
            )
        if not cleaned.get("invoice"):
            for name in INVOICE:  # what is not asked for cannot be wrong
                self.errors.pop(name, None)
        return cleaned
