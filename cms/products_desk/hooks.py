"""Where the desk of products stands in Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms import choosers
from cms.models import CampaignPage
from cms.products_desk.clone import may_clone
from cms.products_desk.report import fallouts

FIRST = 20
"""How many the first page shows; the report has all."""


@hooks.register("register_admin_viewset")
def of_choosers():
    return [choosers.products, choosers.producers]


@hooks.register("register_admin_urls")
def urls():
    return [path("san-pham-trong-trang/", include("cms.products_desk.urls"))]


@hooks.register("insert_editor_js")
def script() -> str:
    return format_html(
        '<script src="{}" data-rule="{}" data-hand="{}"></script>',
        static("cms/products.js"),
        reverse("cms_products:rule"),
        reverse("cms_products:hand"),
    )


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/products.css"))


class ReportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return policy_registry.get_by_type(Page).user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def report() -> MenuItem:
    address = reverse("cms_products:report")
    return ReportItem(_("Sản phẩm trong các trang"), address, name="page-products", icon_name="warning", order=100)


class FallingPanel(Component):
    """Of the products picked by hand; of the rules the report tells."""

    name, order = "falling_products", 130
    template_name = "cms/admin/falling_panel.html"

    def get_context_data(self, parent_context) -> dict:
        found = fallouts(parent_context["request"].user, kinds=("hand",))
        return {"fallouts": found[:FIRST], "more": len(found) > FIRST}


@hooks.register("construct_homepage_panels")
def panel(request, panels: list) -> None:
    panels.append(FallingPanel())


def _cloning(page: Page, user) -> list[Button]:
    campaign = page.specific_deferred if page.specific_class is CampaignPage else None
    if campaign is None or not may_clone(user, campaign):
        return []
    posts = {
        "data-controller": "w-action",
        "data-action": "w-action#post",
        "data-w-action-url-value": reverse("cms_products:clone", args=[page.pk]),
    }
    return [Button(_("Nhân bản cho năm nay"), icon_name="copy", attrs=posts, priority=35)]


@hooks.register("register_page_listing_more_buttons")
def in_list(page, user, next_url=None) -> list[Button]:
    return _cloning(page, user)


@hooks.register("register_page_header_buttons")
def in_header(page, user, view_name, next_url=None) -> list[Button]:
    return _cloning(page, user)
