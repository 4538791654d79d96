"""What happens to orders, announced inside the transaction in which it happens."""

from django.dispatch import Signal

order_placed = Signal()
"""An order has been written with its parcels. Sent with `order`."""

order_paid = Signal()
"""The money for an order is there, its parcels have gone to their producers. Sent with `order` and `payment`."""

order_expired = Signal()
"""An order was not paid in time and has ended. Sent with `order`."""

order_cancelled = Signal()
"""The buyer has called an order off, whole. Sent with `order`."""

refund_done = Signal()
"""Money has gone back to the buyer. Sent with `order` and `refund`."""

money_back = Signal()
"""Money came for an order that had ended, or twice, and is going back. Sent with `order` and `payment`."""
