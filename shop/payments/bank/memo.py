"""Which order a transfer's memo names, after what people and banks make of it."""

from catalog.text import fold
from shop.order.models import CODE_LENGTH, Order


def order_named(memo: str) -> Order | None:
    """The one order whose code stands in the memo, whatever stands around it; None if there is none, or two.

    Banks put their own numbers before it, change its case, break it by dots, dashes and blanks, glue it to other words.
    """
    text = fold(memo).replace(" ", "").upper()
    windows = {text[start : start + CODE_LENGTH] for start in range(len(text) - CODE_LENGTH + 1)}
    named = list(Order.objects.filter(number__in=windows)[:2])
    return named[0] if len(named) == 1 else None
