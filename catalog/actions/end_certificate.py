"""What every ending of a certificate has in common."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.audit import record
from catalog.models import Certificate, Listing
from catalog.signals import ocop_products_changed


def lock(certificate: Certificate) -> Certificate:
    """The certificate's row as it is now, after the rows of its listings: the order in which placing an order locks."""
    list(Listing.objects.filter(ocop_product=certificate.ocop_product_id).lock())
    return Certificate.objects.select_for_update().get(pk=certificate.pk)


def end(certificate: Certificate, *, ended_by: str, on: datetime.date, actor, **reason) -> Certificate:
    """Ends a locked certificate from a day on, tells the audit and whoever listens.

    Raises ValidationError if it has been ended before. An ending before its first day counts from its first day.
    """
    if certificate.ended_by:
        raise ValidationError(_("Giấy chứng nhận này đã kết thúc trước đó."))
    certificate.ended_by = ended_by
    certificate.ended_on = max(on, certificate.valid_from)
    certificate.save(update_fields=["ended_by", "ended_on"])
    after = {"ended_by": ended_by, "ended_on": certificate.ended_on.isoformat(), **reason}
    record(f"certificate.{ended_by}", certificate, actor=actor, after=after)
    ocop_products_changed.send(Certificate, ocop_product_ids={certificate.ocop_product_id})
    return certificate
