"""What happens to parcels, announced inside the transaction in which it happens."""

from django.dispatch import Signal

consignment_moved = Signal()
"""A parcel has come to another state. Sent with `consignment` and `event: ConsignmentEvent`."""
