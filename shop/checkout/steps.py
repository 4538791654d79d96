"""What the named buttons of the checkout do before the order is placed. Each keeps what was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest

from shop.basket.adding import lock_open
from shop.basket.contents import Item, contents
from shop.checkout.draft import LONGEST, Draft
from shop.fulfilment.addresses import Found, find_communes


@dataclass(frozen=True)
class Taken:
    """What the page shows after a step: what was typed, what was found, and the field where to go on."""

    draft: Draft
    found: Found | None = None
    focus: str = ""


def continue_address(request: HttpRequest, value: str) -> Taken:
    """A province was chosen: its communes are listed and the parcels priced."""
    draft = Draft.keep(request)
    if draft.typed.get("old_district") and not draft.typed.get("province"):
        return find_address(request, value)
    return Taken(draft, focus="" if "HX-Request" in request.headers else "commune")


def find_address(request: HttpRequest, value: str) -> Taken:
    """An old address was typed: today's commune is filled in, or the person is asked which it is."""
    found = find_communes(request.POST.get("old_district", "")[:LONGEST])
    if not found.certain:
        return Taken(Draft.keep(request), found)
    commune = found.choices[0].commune
    return Taken(Draft.keep(request, province=commune.parent.slug, commune=commune.code), found, focus="line1")


def choose_commune(request: HttpRequest, value: str) -> Taken:
    """One of those asked about: "<province>/<commune>"."""
    province, _slash, commune = value[:LONGEST].partition("/")
    return Taken(Draft.keep(request, province=province, commune=commune), focus="line1")


def remove_line(request: HttpRequest, value: str) -> Taken:
    change_lines(request, lambda item: item.line.delete() if str(item.line.pk) == value else None)
    return Taken(Draft.keep(request))


def remove_alcohol(request: HttpRequest, value: str) -> Taken:
    change_lines(request, lambda item: item.line.delete() if item.listing.is_alcohol else None)
    return Taken(Draft.keep(request))


def take_what_is_left(request: HttpRequest, value: str) -> Taken:
    def reduce(item: Item) -> None:
        if item.is_short and str(item.line.pk) == value:
            item.line.quantity = item.left
            item.line.save(update_fields=["quantity", "date_updated"])

    change_lines(request, reduce)
    return Taken(Draft.keep(request))


@transaction.atomic
def change_lines(request: HttpRequest, change: Callable[[Item], object]) -> None:
    """Raises BasketSpent if the basket has become an order."""
    lock_open(request.basket)
    for item in contents(request.basket):
        change(item)


STEPS = {
    "continue": continue_address,
    "find": find_address,
    "choose": choose_commune,
    "remove": remove_line,
    "remove_alcohol": remove_alcohol,
    "reduce": take_what_is_left,
}
"""By the name of the button."""
