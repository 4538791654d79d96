from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.actions.end_certificate import end, lock
from catalog.actions.permissions import VERIFY, require
from catalog.audit import record
from catalog.models import Certificate
from catalog.signals import ocop_products_changed


@transaction.atomic
def verify_certificate(certificate: Certificate, *, actor, how: str) -> Certificate:
    """A person has compared it with the decision: from now on it counts within its dates.

    An earlier certificate of the product that would still run is superseded from this one's first day.
    Raises PermissionDenied, or ValidationError if it was verified before or its term lies inside another's.
    """
    require(actor, VERIFY)
    certificate = lock(certificate)
    if certificate.verified_at:
        raise ValidationError(_("Giấy chứng nhận này đã được đối chiếu."))
    if running := _overlapped(certificate):
        _supersede(running, by=certificate, actor=actor)
    certificate.verified_at = timezone.now()
    certificate.verified_by = actor
    certificate.verified_how = how
    certificate.previous = certificate.previous or running
    certificate.save(update_fields=["verified_at", "verified_by", "verified_how", "previous"])
    record("certificate.verify", certificate, actor=actor, after={"how": how})
    ocop_products_changed.send(Certificate, ocop_product_ids={certificate.ocop_product_id})
    return certificate


def _overlapped(certificate: Certificate) -> Certificate | None:
    """The verified certificate of the same product whose term meets this one's."""
    others = Certificate.objects.verified().filter(
        ocop_product=certificate.ocop_product_id,
        valid_from__lte=certificate.valid_until,
        valid_until__gte=certificate.valid_from,
    )
    return next((other for other in others.order_by("valid_from") if other.last_day >= certificate.valid_from), None)


def _supersede(running: Certificate, *, by: Certificate, actor) -> None:
    if running.ended_by or running.valid_from >= by.valid_from:
        raise ValidationError(
            _("Thời hạn trùng với giấy chứng nhận %(other)s của cùng sản phẩm.") % {"other": running.public_id}
        )
    end(running, ended_by=Certificate.Ending.SUPERSEDED, on=by.valid_from, actor=actor, superseded_by=by.public_id)
