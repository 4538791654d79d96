"""Messages of providers: kept once, then taken as news that a payment should be asked about; never believed."""

from django.utils import timezone

from shop.payments.methods import Method
from shop.payments.models import Payment, PaymentEvent, Refund
from shop.payments.port import Callback
from shop.payments.refunding import send
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
    """Raises ProviderUnreachable; then it is handled later."""
    if event.payment:
        settle(event.payment)
        for refund in event.payment.refunds.filter(state=Refund.State.SENT):
            send(refund)
        _note_refund_undone(event)
    PaymentEvent.objects.filter(pk=event.pk).update(handled_at=timezone.now())


def _note_refund_undone(event: PaymentEvent) -> None:
    """Money that had gone back has come back to us, of a card that was closed perhaps: somebody has to see to it."""
    done = event.payment.refunds.filter(provider_id=event.body.get("id", ""), state=Refund.State.DONE)
    if event.kind == "refund.failed" and (refund := done.first()):
        words = f"refund {refund.provider_id} of {refund.amount} VND came back after it was done"
        Payment.objects.filter(pk=event.payment.pk).update(problem=words)
