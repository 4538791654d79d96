"""Messages of providers: kept once, then taken as news that a payment should be asked about; never believed."""

from django.utils import timezone

from shop.payments.methods import Method
from shop.payments.models import Payment, PaymentEvent
from shop.payments.port import Callback
from shop.payments.settling import settle


def receive(method: Method, callback: Callback) -> PaymentEvent:
    """Keeps a message and acts on it; the same one again does nothing. Raises ProviderUnreachable: it is kept, and
    taken up by `settle_payments`."""
    event, _new = PaymentEvent.objects.get_or_create(
        provider=method,
        provider_event_id=callback.event_id,
        defaults={
            "kind": callback.kind[:80],
            "payment": Payment.objects.filter(method=method, reference=callback.reference).first(),
            "body": callback.body,
        },
    )
    if event.handled_at is None:
        handle(event)
    return event


def handle(event: PaymentEvent) -> None:
    if event.payment:
        settle(event.payment)
    PaymentEvent.objects.filter(pk=event.pk).update(handled_at=timezone.now())
