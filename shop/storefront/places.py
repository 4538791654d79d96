"""Provinces as pages and filters name them: the 34 of today, and the 63 until 30/06/2025 that labels still carry."""

from django.db.models import F
from django.utils.translation import gettext as _

from catalog.models import AdminUnit
from catalog.models.regions import AdminUnitQuerySet


def provinces() -> AdminUnitQuerySet:
    """All of both schemes by name; a former one knows where it belongs now, by `today` and `today_slug`."""
    all_of_them = AdminUnit.objects.filter(level=AdminUnit.Level.PROVINCE)
    now = {"today": F("successors__new__short_name"), "today_slug": F("successors__new__slug")}
    return all_of_them.annotate(**now).by_name()


def today_and_former() -> tuple[list[AdminUnit], list[AdminUnit]]:
    """Both lists in one statement."""
    units = list(provinces())
    today = [unit for unit in units if unit.scheme == AdminUnit.Scheme.TODAY]
    return today, [unit for unit in units if unit.scheme == AdminUnit.Scheme.FORMER]


def former_name(unit: AdminUnit) -> str:
    """ "Bắc Kạn (nay thuộc Thái Nguyên)"; the bare name where the province kept it."""
    if unit.today == unit.short_name:
        return unit.short_name
    return _("%(place)s (nay thuộc %(province)s)") % {"place": unit.short_name, "province": unit.today}
