"""Words and marks of orders, parcels and whom they go to."""

from collections.abc import Mapping
from datetime import datetime

from django import template
from django.utils import timezone

from shop.fulfilment import carriers
from shop.fulfilment.models import Consignment
from shop.order.progress import STOPPED
from shop.order.progress import late_since as _late_since

register = template.Library()


@register.inclusion_tag("order/state.html")
def state(value: str) -> dict:
    """The state of a parcel or an order, coloured as a word of good or bad news."""
    known = value in Consignment.State.values
    kind = "ok" if value == Consignment.State.DELIVERED else "bad" if value in STOPPED else ""
    return {"label": Consignment.State(value).label if known else value, "kind": kind}


@register.simple_tag
def tracking_page(consignment: Consignment) -> str:
    """Where its carrier shows the parcel; empty if nowhere that we know."""
    return carriers.tracking_page(consignment.carrier, consignment.tracking_number)


@register.filter
def late_since(consignment: Consignment) -> datetime | None:
    return _late_since(consignment, timezone.now())


@register.filter
def at(amounts: Mapping[int, int], key: int) -> int:
    return amounts.get(key, 0)


@register.filter
def masked_name(name: str) -> str:
    """ "Nguyễn Thị Hoa" → "Nguyễn T. H."."""
    first, *others = name.split() or [""]
    return " ".join([first, *(f"{word[0]}." for word in others)])


@register.filter
def masked_phone(phone: str) -> str:
    """ "+84912345678" → "0912 ••• 678"."""
    return f"0{phone[3:6]} ••• {phone[-3:]}"
