"""The form in which every page is edited."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput

from catalog.models import AdminUnit
from cms.models.areas import area_of, provinces_for


class EditorialPageForm(WagtailAdminPageForm):
    as_of = forms.DateTimeField(
        label=_("Xem thử như vào lúc"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Chỉ dùng để xem thử: trang hiện các sản phẩm còn hiệu lực vào lúc này. Không được lưu."),
        error_messages={
            "invalid": _("Thời điểm xem thử chưa đúng. Nhập ngày/tháng/năm giờ:phút, ví dụ 28/12/2026 14:30.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if scope := self.fields.get("scope"):
            scope.queryset = provinces_for(self.for_user)
            scope.label_from_instance = _province_label
            scope.required = area_of(self.for_user) is not None

    def save(self, commit=True):
        moment: datetime.datetime | None = self.cleaned_data.get("as_of")
        self.instance.as_of = moment
        return super().save(commit)


def _province_label(unit: AdminUnit) -> str:
    return unit.short_name if unit.scheme == AdminUnit.Scheme.TODAY else f"{unit.short_name} ({_('trước 01/07/2025')})"
