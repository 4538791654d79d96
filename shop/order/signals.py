"""What happens to orders, announced inside the transaction in which it happens."""

from django.dispatch import Signal

order_placed = Signal()
"""An order has been written with its parcels. Sent with `order`."""
