"""The form in which every page is edited."""

import datetime
from itertools import chain, count

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page

from catalog.models import AdminUnit
from catalog.text import slugify
from cms.forms.streams import StreamsAsKept
from cms.models.areas import area_of, provinces_for

MOMENTS = ("starts_at", "ends_at", "as_of")
YEARS = range(2000, 2101)


def in_this_age(moment: datetime.datetime) -> bool:
    """Within years that can be reckoned with."""
    return moment.year in YEARS


class EditorialPageForm(StreamsAsKept, WagtailAdminPageForm):
    slug = forms.CharField(
        label=_("Đường dẫn"), required=False, max_length=255, help_text=_("Để trống: đặt theo tiêu đề, không dấu.")
    )
    as_of = forms.DateTimeField(
        label=_("Xem thử như vào lúc"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Chỉ dùng để xem thử: trang hiện các sản phẩm còn hiệu lực vào lúc này. Không được lưu."),
        error_messages={
            "invalid": _("Thời điểm xem thử chưa đúng. Nhập ngày/tháng/năm giờ:phút, ví dụ 28/12/2026 14:30.")
        },
    )

    not_kept = ("as_of",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if scope := self.fields.get("scope"):
            scope.queryset = provinces_for(self.for_user)
            scope.label_from_instance = _province_label
            scope.required = area_of(self.for_user) is not None

    def clean_slug(self) -> str:
        """Once there, it does not follow the title any more: others hold on to it."""
        return slugify(self.cleaned_data["slug"]) or self.instance.slug

    def clean(self) -> dict:
        """The address of a new page is not made in the browser, whose script drops every letter with a tone."""
        if not self.cleaned_data.get("slug"):
            self.cleaned_data["slug"] = self._free_slug(self.cleaned_data.get("title", ""))
        cleaned = super().clean()
        for name in MOMENTS:
            if (moment := cleaned.get(name)) and not in_this_age(moment):
                self.add_error(name, _("Năm phải từ %(first)s đến %(last)s.") % {"first": YEARS[0], "last": YEARS[-1]})
        self.refuse_approval_of_changes()
        return cleaned

    def _free_slug(self, title: str) -> str:
        wanted = slugify(title)[:200] or "trang"
        numbered = (f"{wanted}-{number}" for number in count(2))
        return next(
            slug for slug in chain([wanted], numbered) if Page._slug_is_available(slug, self.parent_page, self.instance)
        )

    def save(self, commit=True):
        moment: datetime.datetime | None = self.cleaned_data.get("as_of")
        self.instance.as_of = moment
        return super().save(commit)


def _province_label(unit: AdminUnit) -> str:
    return unit.short_name if unit.scheme == AdminUnit.Scheme.TODAY else f"{unit.short_name} ({_('trước 01/07/2025')})"
