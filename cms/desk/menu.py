"""What our groups find in the menu: what they use. Superusers keep all of Wagtail's."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

USELESS = {"help", "documents", "settings"}
USELESS_REPORTS = {
    "locked-pages",
    "workflows",
    "workflow-tasks",
    "site-history",
    "aging-pages",
    "page-types-usage",
}


def _drop(items: list, names: set[str]) -> None:
    items[:] = [item for item in items if item.name not in names]


def main(request, items: list) -> None:
    if not request.user.is_superuser:
        _drop(items, USELESS)


def reports(request, items: list) -> None:
    if not request.user.is_superuser:
        _drop(items, USELESS_REPORTS)


def words() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("cms/words.js"))
