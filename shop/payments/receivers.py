"""What parcels say that concerns their money."""

from django.dispatch import receiver

from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import CALLED_OFF
from shop.fulfilment.signals import consignment_moved
from shop.payments.models import Refund
from shop.payments.refunding import left_of, request_refund


@receiver(consignment_moved)
def called_off(consignment: Consignment, event: ConsignmentEvent, *, alone: bool, **kwargs) -> None:
    """What has been paid for a parcel that will not be sent goes back to the buyer, in the same transaction. Of parcels
    that are called off together it goes back as one sum (`shop.order.cancelling`)."""
    if alone and event.to_state in CALLED_OFF and (left := left_of(consignment)):
        request_refund(consignment.order, left, reason=Refund.Reason.CALLED_OFF, actor=event.actor)
