"""Where staff write what is told of a province."""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, UnpublishView

from catalog.models import AdminUnit
from cms.forms.streams import StreamsAsKept
from cms.models import RegionText
from cms.models.areas import in_area, provinces_for


class RegionTextForm(StreamsAsKept, WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        province = self.fields["province"]
        province.queryset = provinces_for(self.for_user).filter(scheme=AdminUnit.Scheme.TODAY)
        province.label_from_instance = _short_name

    def clean(self):
        cleaned = super().clean()
        others = RegionText.objects.filter(province=cleaned.get("province"), locale=self.instance.locale_id)
        if others.exclude(pk=self.instance.pk).exists():
            self.add_error("province", _("Tỉnh, thành phố này đã có lời giới thiệu."))
        self.refuse_approval_of_changes()
        return cleaned


class ApprovingEdit(EditView):
    """Who approves without a change writes no version: Wagtail saves one of every snippet, and the approver would be
    its author."""

    def save_instance(self):
        if self.action != "workflow-action" or self.form.has_changed():
            return super().save_instance()
        self.new_revision = self.live_object.latest_revision
        return self.live_object


class SuperusersUnpublish(UnpublishView):
    """Nobody holds "publish", which Wagtail asks for; nor does a group hold "delete"."""

    permission_required = "delete"


class RegionTexts(SnippetViewSet):
    model = RegionText
    url_prefix = "vung"
    icon = "site"
    menu_label = _("Vùng")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["province", "locale", LiveStatusTagColumn()]
    copy_view_enabled = False
    unpublish_view_class = SuperusersUnpublish
    edit_view_class = ApprovingEdit
    edit_handler = ObjectList(RegionText.panels, base_form_class=RegionTextForm)

    def get_queryset(self, request):
        return RegionText.objects.filter(province__in=provinces_for(request.user)).select_related("province")

    def get_urlpatterns(self):
        """Every one of Wagtail's views of one text, those too that ask for nothing but the group."""
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            _guard(pattern)
        return patterns


def _guard(pattern: URLPattern) -> None:
    view = pattern.callback

    @wraps(view)
    def guarded(request, *args, **kwargs):
        pk = kwargs.get("pk")
        if pk and not in_area(request.user, get_object_or_404(RegionText, pk=unquote(str(pk)))):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    pattern.callback = guarded


def _short_name(unit: AdminUnit) -> str:
    return unit.short_name
