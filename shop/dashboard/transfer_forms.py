import re

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.order.access import plain_code
from shop.order.models import Order
from shop.payments.bank import statements
from shop.payments.bank.notification import REFERENCE, plain_reference
from shop.payments.bank.resolving import OF_PEOPLE, waiting
from shop.payments.models import BankTransfer


class TransferSearchForm(forms.Form):
    """Transfers that wait for somebody, or (history) all that ever came."""

    q = forms.CharField(label=_("Mã giao dịch, mã đơn hàng hoặc nội dung"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("Loại"),
        choices=[("", _("Tất cả")), *((state.value, state.label) for state in OF_PEOPLE)],
        required=False,
    )
    show = forms.ChoiceField(
        label=_("Hiển thị"),
        choices=[("", _("Cần xử lý")), ("resolved", _("Đã xử lý")), ("all", _("Mọi giao dịch"))],
        required=False,
    )

    def find(self):
        """What cannot be understood finds nothing rather than everything."""
        if not self.is_valid():
            return BankTransfer.objects.none()
        rows = {
            "": waiting(),
            "resolved": BankTransfer.objects.exclude(resolution=""),
            "all": BankTransfer.objects.all(),
        }[self.cleaned_data["show"]]
        if state := self.cleaned_data["state"]:
            rows = rows.filter(state=state)
        if typed := self.cleaned_data["q"]:
            rows = rows.filter(
                Q(bank_reference__icontains=plain_reference(typed))
                | Q(memo__icontains=typed)
                | Q(payment__order__number=plain_code(typed))
            )
        return rows


class StatementForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp sao kê (CSV)"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        error_messages={"required": _("Vui lòng chọn tệp sao kê."), "empty": _("Tệp không có nội dung.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > statements.LARGEST:
            raise forms.ValidationError(_("Tệp lớn hơn 2 MB. Vui lòng chia thành nhiều tệp."))
        self.content = file.read()
        try:
            self.statement = statements.read(self.content)
        except statements.Unreadable as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file


class BankNumberForm(forms.Form):
    """Under which number the bank has carried out a transfer that somebody made by hand."""

    number = forms.CharField(
        label=_("Mã giao dịch của lần chuyển trả"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Vui lòng nhập mã giao dịch của ngân hàng.")},
    )

    def clean_number(self) -> str:
        number = plain_reference(self.cleaned_data["number"])
        if not REFERENCE.fullmatch(number):
            raise forms.ValidationError(_("Mã giao dịch chưa đúng: 3–100 chữ cái, chữ số và . _ / -"))
        return number


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Vui lòng nhập lý do.")},
    )


class AssignForm(forms.Form):
    code = forms.CharField(
        label=_("Mã đơn hàng"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Vui lòng nhập mã đơn hàng.")},
    )

    def clean_code(self) -> str:
        code = plain_code(self.cleaned_data["code"])
        self.order = Order.objects.filter(number=code).first() if re.fullmatch(r"\w+", code) else None
        if self.order is None:
            raise forms.ValidationError(_("Không có đơn hàng nào với mã này."))
        return code
