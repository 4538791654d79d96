from django.db import transaction

from catalog.actions.end_certificate import end, lock
from catalog.actions.permissions import REVOKE, VERIFY, require
from catalog.clock import today
from catalog.models import Certificate


@transaction.atomic
def withdraw_certificate(certificate: Certificate, *, actor, reason: str) -> Certificate:
    """The holder has given the certificate up; it stops counting today. Raises PermissionDenied, ValidationError."""
    require(actor, REVOKE)
    return end(lock(certificate), ended_by=Certificate.Ending.WITHDRAWN, on=today(), actor=actor, reason=reason)


@transaction.atomic
def withdraw_verification(certificate: Certificate, *, actor, reason: str) -> Certificate:
    """We were wrong to have verified it: our own act, not the state's. Raises PermissionDenied, ValidationError."""
    require(actor, VERIFY)
    ending = Certificate.Ending.VERIFICATION_WITHDRAWN
    return end(lock(certificate), ended_by=ending, on=today(), actor=actor, reason=reason)
