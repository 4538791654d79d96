from django.db import transaction

from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import move_consignment
from shop.payments.collecting import record_collection
from shop.payments.methods import Method


def is_paid_at_the_door(consignment: Consignment) -> bool:
    return consignment.order.recipient.payment_method == Method.COD


@transaction.atomic
def deliver(consignment: Consignment, *, actor, collected_by: str = "") -> ConsignmentEvent:
    """The parcel has arrived; of one that is paid at the door it is also noted who took the money (Collection.By).

    Raises MoveRefused or CollectionRefused; then nothing has changed.
    """
    event = move_consignment(consignment, Consignment.State.DELIVERED, actor=actor)
    if is_paid_at_the_door(consignment):
        record_collection(consignment, collected_by=collected_by, actor=actor)
    return event
