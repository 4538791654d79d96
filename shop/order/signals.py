"""What happens to orders, announced inside the transaction in which it happens.

Receivers write (messages, jobs) and are rolled back with it; none may reach the network.
"""

from django.dispatch import Signal

order_placed = Signal()
"""An order has been written with its parcels. Sent with `order`."""

order_paid = Signal()
"""The whole amount has come, in time. Sent with `order` and `payment` (`amount` in đồng)."""

order_expired = Signal()
"""The time to pay has passed and the goods are for sale again. Sent with `order`."""

order_cancelled = Signal()
"""All of an order has been called off before it left. Sent with `order`."""

refund_done = Signal()
"""Money has gone back to the buyer. Sent with `order` and `refund` (`amount` in đồng; its `parts`, if it has any)."""

money_back = Signal()
"""Money came for an order that had ended, and is being sent back. Sent with `order` and `payment`."""
