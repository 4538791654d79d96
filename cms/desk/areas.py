"""Who works for which provinces: for superusers, whom no group's permission lets in here."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from cms.models import EditorArea


class Areas(ModelViewSet):
    model = EditorArea
    name = "editor_areas"
    url_prefix = "dia-ban"
    icon = "group"
    menu_label = _("Địa bàn phụ trách")
    add_to_settings_menu = True
    form_fields = ["user", "provinces"]
    list_display = ["user"]
    copy_view_enabled = False
