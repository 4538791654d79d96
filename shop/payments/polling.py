"""What no message told: payments, refunds and events that wait are taken up again."""

import datetime
import logging
from collections.abc import Callable

from django.utils import timezone

from shop.payments.events import handle
from shop.payments.methods import Method
from shop.payments.models import Payment, PaymentEvent, Refund
from shop.payments.port import ProviderUnreachable
from shop.payments.refunding import send
from shop.payments.settling import settle

logger = logging.getLogger(__name__)

ASKED_FOR = datetime.timedelta(days=3)
"""How long after it was opened an attempt is asked about, whatever we believe of it."""


def settle_waiting() -> int:
    """Settles what may have been paid, sends what is to go back; how many are still to be asked about."""
    since = timezone.now() - ASKED_FOR
    attempts = Payment.objects.filter(created_at__gte=since).exclude(state=Payment.State.PAID)
    processing = Payment.objects.filter(state=Payment.State.PROCESSING)
    refunds = Refund.objects.filter(state__in=(Refund.State.REQUESTED, Refund.State.SENT))
    unreached = _each(settle, (attempts | processing).exclude(method=Method.COD))
    unreached += _each(send, refunds.select_related("payment"))
    unreached += _each(handle, PaymentEvent.objects.filter(handled_at=None).select_related("payment"))
    return unreached


def _each(act: Callable, rows) -> int:
    unreached = 0
    for row in rows.iterator():
        try:
            act(row)
        except ProviderUnreachable:
            unreached += 1
            logger.warning("%s %s: the provider cannot be reached", type(row).__name__, row.pk)
        except Exception:  # one that is broken does not keep the others from their money
            unreached += 1
            logger.exception("%s %s: cannot be settled", type(row).__name__, row.pk)
    return unreached
