from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.desk import bulk, dashboard, menu
from cms.desk.areas import Areas
from cms.desk.regions import RegionTexts
from cms.models import RegionText
from cms.permissions import RegionPolicy, ScopedPagePolicy
from cms.products_desk import hooks as products_hooks  # noqa: F401

register_permission_policy(Page, ScopedPagePolicy(Page))
register_permission_policy(RegionText, RegionPolicy(RegionText))
register_snippet(RegionTexts)

hooks.register("register_admin_viewset", Areas)
hooks.register("construct_main_menu", menu.main)
hooks.register("construct_reports_menu", menu.reports)
hooks.register("construct_homepage_panels", dashboard.arrange)
hooks.register("insert_global_admin_js", menu.words)
hooks.register("before_move_page", bulk.before_move)
for action in bulk.ACTIONS:
    hooks.register("register_bulk_action", action, order=1)  # after Wagtail's, in their place
