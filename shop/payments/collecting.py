from django.db import transaction

from shop.fulfilment.models import Consignment
from shop.order.models import Order
from shop.payments import posting
from shop.payments.methods import Method
from shop.payments.models import Collection


class CollectionRefused(Exception):
    """The parcel is not one that is paid at the door, or has been paid."""


@transaction.atomic
def record_collection(consignment: Consignment, *, collected_by: str, actor) -> Collection:
    """Writes down that the cash for a delivered parcel was taken, and by whom. Raises CollectionRefused."""
    order = Order.objects.lock(consignment.order_id)
    payment = order.payments.filter(method=Method.COD).open().first()
    delivered = order.consignments.filter(pk=consignment.pk, state=Consignment.State.DELIVERED)
    if payment is None or not delivered.filter(collection=None).exists():
        raise CollectionRefused(consignment.number)
    collection = Collection.objects.create(
        consignment=consignment, amount=consignment.amount_due, collected_by=collected_by, recorded_by=actor
    )
    posting.post_collection(collection)
    return collection
