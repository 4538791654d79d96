"""Whose orders are whose. An order is opened by the browser that placed it, by the account that owns it, and by who
knows its code and its phone number; these last see no more of the address than they need to recognise it."""

import re

from django.db.models import Q
from oscar.core.loading import get_model

PLACED, FOUND, NEW = "orders", "orders_found", "order_new"
"""In the session: the codes placed here, the codes found here by code and phone, the code just placed."""
KEPT = 50


def remember_placed(request, order) -> None:
    """This browser placed the order; it may open it and is thanked for it once."""
    _remember(request, PLACED, order)
    request.session[NEW] = order.number


def remember_found(request, order) -> None:
    _remember(request, FOUND, order)


def just_placed(request, order) -> bool:
    """True once."""
    if request.session.get(NEW) != order.number:
        return False
    del request.session[NEW]
    return True


def may_open(request, order) -> bool:
    return is_own(request, order) or order.number in request.session.get(FOUND, ())


def is_own(request, order) -> bool:
    """Placed by this browser or this person: the whole address may be shown."""
    if order.number in request.session.get(PLACED, ()):
        return True
    return request.user.is_authenticated and orders_of(request.user).filter(pk=order.pk).exists()


def orders_of(user):
    """The orders a person placed signed in, and those placed as a guest with the number that the person has proven."""
    own = Q(user=user)
    if user.phone_verified:
        own |= Q(user=None, recipient__phone=user.phone)
    return get_model("order", "Order").objects.filter(own)


def plain_code(typed: str) -> str:
    """ "k7pm-2x 9qrt" → "K7PM2X9QRT"."""
    return re.sub(r"[\s-]", "", typed).upper()


def _remember(request, key: str, order) -> None:
    codes = [code for code in request.session.get(key, []) if code != order.number]
    request.session[key] = [*codes, order.number][-KEPT:]
