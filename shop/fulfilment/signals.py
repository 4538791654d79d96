"""What happens to parcels, announced inside the transaction in which it happens."""

from django.dispatch import Signal

consignment_moved = Signal()
"""A parcel has come to another state. Sent with `consignment`, `event: ConsignmentEvent` and `alone`: not so
if the whole order goes that way, which is announced as such."""
