from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from catalog.models import AdminUnit


class EditorArea(models.Model):
    """For which provinces somebody writes and approves, with all that they were formed from. Without one: for all."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="editor_area")
    provinces = models.ManyToManyField(
        AdminUnit,
        related_name="+",
        limit_choices_to={"level": AdminUnit.Level.PROVINCE, "scheme": AdminUnit.Scheme.TODAY},
        verbose_name=_("Tỉnh, thành phố"),
    )

    class Meta:
        verbose_name = _("Địa bàn phụ trách")
        verbose_name_plural = _("Địa bàn phụ trách")

    def __str__(self):
        return str(self.user)


def area_of(user) -> EditorArea | None:
    """Asked for once a request; nothing for those who work for the whole country."""
    if user.is_superuser:
        return None
    if not hasattr(user, "_editor_area"):
        user._editor_area = EditorArea.objects.filter(user=user).first()
    return user._editor_area


def provinces_for(user) -> models.QuerySet:
    """The provinces, of today and former, whose pages somebody may change."""
    provinces = AdminUnit.objects.filter(level=AdminUnit.Level.PROVINCE)
    if area := area_of(user):
        own = area.provinces.all()
        provinces = provinces.filter(Q(pk__in=own) | Q(successors__new__in=own)).distinct()
    return provinces.order_by("sort_key", "-scheme")


def in_area(user, obj) -> bool:
    """Whether a page or a region's text is of somebody's provinces: as it stands, and as it is drafted.

    What is of the whole country is for those who work for the whole country.
    """
    if area_of(user) is None:
        return True
    obj = getattr(obj, "specific_deferred", obj)
    field = "scope" if hasattr(obj, "scope_id") else "province"
    drafted = Revision.objects.filter(pk=obj.latest_revision_id).values_list(f"content__{field}", flat=True)
    return {getattr(obj, f"{field}_id", None), *drafted} <= _own(user)


def _own(user) -> frozenset[int]:
    if not hasattr(user, "_editor_provinces"):
        user._editor_provinces = frozenset(provinces_for(user).values_list("pk", flat=True))
    return user._editor_provinces
