import re
import uuid

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from catalog.clock import today
from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.payments.forms import DongField
from shop.payments.refunding import Part, left_of
from shop.problems.cases import Outcome, Told, carers
from shop.problems.models import ProblemCase, ProblemMessage
from shop.problems.pictures import PhotosField
from shop.storefront.templatetags.ocop import dong


class TextField(forms.CharField):
    """Several lines; browsers send each break as two characters and count it as one."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, **kwargs):
        required = kwargs.pop("required_words", _("Vui lòng nhập nội dung."))
        super().__init__(max_length=ProblemMessage.LONGEST, error_messages={"required": required}, **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class TokenField(forms.UUIDField):
    """Given to each form that is shown, so that what is sent twice is kept once. A form without one is a new one."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(initial=uuid.uuid4, required=False)

    def clean(self, value) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except forms.ValidationError:
            return uuid.uuid4()


class SayForm(forms.Form):
    """What staff write: an answer, a note."""

    text = TextField()
    token = TokenField()

    def __init__(self, *args, label=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label or self.fields["text"].label

    def told(self) -> Told:
        return Told(text=self.cleaned_data["text"], token=self.cleaned_data["token"])


class ReportForm(forms.Form):
    """What a buyer reports. Into a case that is open already it is more text and more photographs."""

    reason = forms.ChoiceField(
        label=_("Bạn gặp vấn đề gì"),
        choices=ProblemCase.Reason,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Vui lòng chọn vấn đề bạn gặp.")),
    )
    lines = forms.MultipleChoiceField(
        label=_("Sản phẩm liên quan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Sản phẩm đã chọn không thuộc kiện hàng này.")},
    )
    text = TextField(
        label=_("Mô tả vấn đề"),
        help_text=_("Càng cụ thể càng dễ giải quyết. Tối đa 2.000 ký tự."),
        required_words=_("Vui lòng mô tả vấn đề."),
    )
    photos = PhotosField(
        label=_("Ảnh"),
        required=False,
        help_text=_("Tối đa 3 ảnh JPG, PNG, WebP hoặc HEIC, mỗi ảnh không quá 15 MB. Người bán và sàn xem được."),
    )
    token = TokenField()

    def __init__(self, consignment: Consignment, *args, adding: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_id = {str(line.pk): line for line in consignment.lines}
        self.fields["lines"].choices = [(pk, f"{line.title} × {line.quantity}") for pk, line in self.by_id.items()]
        if adding:
            del self.fields["reason"], self.fields["lines"]
            self.fields["text"].label = _("Nội dung bổ sung")

    def told(self) -> Told:
        told = self.cleaned_data
        return Told(
            text=told["text"],
            token=told["token"],
            reason=told.get("reason", ""),
            lines=[self.by_id[pk] for pk in told.get("lines", ())],
            photos=told["photos"],
        )


class AssignForm(forms.Form):
    handler = forms.ModelChoiceField(
        label=_("Người xử lý"),
        queryset=User.objects.none(),
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Vui lòng chọn người xử lý trong danh sách.")),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = carers()


class CloseForm(SayForm):
    """The outcome, the last answer, and what is given back: a box and an amount for each part of the parcel of which
    something is left, named after the line's id or `shipping`."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Vui lòng chọn kết quả.")),
    )
    field_order = ["outcome", "text"]

    def __init__(self, case: ProblemCase, *args, may_refund: bool, **kwargs):
        super().__init__(*args, label=_("Trả lời người mua"), **kwargs)
        left_out = {Outcome.WITHDRAWN} if may_refund else {Outcome.WITHDRAWN, Outcome.REFUNDED}
        possible = [choice for choice in Outcome.choices if choice[0] not in left_out]
        self.fields["outcome"].choices = [("", _("Chọn kết quả")), *possible]
        self.left = {str(part.line.pk) if part.line else "shipping": part for part in left_of(case.consignment)}
        for key, part in self.left.items() if may_refund else ():
            name = part.line.title if part.line else _now("Phí vận chuyển")
            label = _now("Hoàn: %(name)s (còn %(left)s)") % {"name": name, "left": dong(part.amount)}
            self.fields[f"take_{key}"] = forms.BooleanField(label=label, required=False)
            self.fields[f"amount_{key}"] = DongField(label=_("Số tiền hoàn"), initial=dong(part.amount), required=False)

    def clean(self) -> None:
        unknown = [name for name in self.data if name.startswith("take_") and name not in self.fields]
        if unknown:
            raise forms.ValidationError(_now("Có khoản hoàn không thuộc kiện hàng này hoặc đã hoàn hết."))
        for key in self.left:
            if self.cleaned_data.get(f"take_{key}") and f"amount_{key}" not in self.errors:
                self._need(f"amount_{key}")
        if self.errors or bool(self.parts()) == (self.cleaned_data["outcome"] == Outcome.REFUNDED):
            return
        if self.parts():
            raise forms.ValidationError(_now("Đã chọn khoản hoàn nhưng kết quả không phải là hoàn tiền."))
        raise forms.ValidationError(_now("Vui lòng chọn khoản hoàn. Chỉ hoàn được tiền đã thu và chưa hoàn."))

    def parts(self) -> list[Part]:
        return [
            Part(part.consignment, part.line, self.cleaned_data[f"amount_{key}"])
            for key, part in self.left.items()
            if self.cleaned_data.get(f"take_{key}")
        ]

    def pairs(self) -> list[tuple]:
        """Each box with its amount, for the page."""
        return [(self[f"take_{key}"], self[f"amount_{key}"]) for key in self.left if f"take_{key}" in self.fields]

    def _need(self, name: str) -> None:
        if self.cleaned_data.get(name) is None:
            self.add_error(name, self.fields[name].error_messages["invalid"])


class CaseSearchForm(forms.Form):
    """Narrows the list of cases; what cannot be understood finds nothing rather than everything."""

    SHOWN = {
        "": _("Chưa đóng"),
        "mine": _("Của tôi"),
        "unassigned": _("Chưa có người xử lý"),
        "overdue": _("Quá hạn"),
        "near": _("Đến hạn trong 1 ngày"),
        "answered": _("Đã trả lời"),
        "closed": _("Đã đóng"),
    }

    q = forms.CharField(label=_("Mã đơn hàng hoặc mã khiếu nại"), max_length=40, required=False)
    show = forms.ChoiceField(label=_("Hiển thị"), choices=[*SHOWN.items()], required=False)
    reason = forms.ChoiceField(
        label=_("Vấn đề"), choices=[("", _("Tất cả")), *ProblemCase.Reason.choices], required=False
    )

    def filter(self, user: User):
        if not self.is_valid():
            return ProblemCase.objects.none()
        typed, show, reason = (self.cleaned_data[name] for name in ("q", "show", "reason"))
        cases = shown(show, user)
        if typed:
            cases = cases.filter(number__startswith=re.sub(r"\s", "", typed).upper())
        return cases.filter(reason=reason) if reason else cases


def shown(which: str, user: User):
    """The cases of one of `CaseSearchForm.SHOWN`."""
    cases, states = ProblemCase.objects, ProblemCase.State
    return {
        "": cases.open,
        "mine": lambda: cases.open().filter(handler=user),
        "unassigned": cases.unassigned,
        "overdue": lambda: cases.overdue(today()),
        "near": lambda: cases.near(today()),
        "answered": lambda: cases.filter(state=states.ANSWERED),
        "closed": lambda: cases.filter(state=states.CLOSED),
    }[which]()
