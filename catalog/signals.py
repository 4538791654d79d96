"""What the catalogue of certificates announces, synchronously, inside the transaction of the change."""

from django.dispatch import Signal

ocop_products_changed = Signal()
"""Something that decides whether or how products may be listed has changed. Sent with `ocop_product_ids: set[int]`."""
