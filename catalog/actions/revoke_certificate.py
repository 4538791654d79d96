import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalog.actions.end_certificate import end, lock
from catalog.actions.permissions import REVOKE, require
from catalog.clock import today
from catalog.models import Authority, Certificate, Revocation


@transaction.atomic
def revoke_certificate(
    certificate: Certificate,
    *,
    actor,
    decision_number: str,
    date: datetime.date,
    authority: Authority,
    ground: str = "",
) -> Revocation:
    """Records that the state took a certificate back; its product cannot be sold from this moment on.

    Raises PermissionDenied, or ValidationError if the decision is of a coming day or the certificate has ended before.
    """
    require(actor, REVOKE)
    if date > today():
        raise ValidationError(_("Ngày của quyết định thu hồi không thể ở tương lai."))
    certificate = lock(certificate)
    end(certificate, ended_by=Certificate.Ending.REVOKED, on=date, actor=actor, decision=decision_number)
    return Revocation.objects.create(
        certificate=certificate, decision_number=decision_number, date=date, authority=authority, ground=ground
    )
