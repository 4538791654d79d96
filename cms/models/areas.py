from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
