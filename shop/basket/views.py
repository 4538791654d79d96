from django.contrib import messages
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from catalog.models import AdminUnit
from search.adults import is_adult
from shop.basket.adding import MOST, BasketSpent, lock_open, only_left, put_in
from shop.basket.contents import contents
from shop.catalogue.models import Product
from shop.checkout.draft import Draft
from shop.fulfilment.parcels import quote
from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.providers import possible

REMOVED = "basket_removed"
"""In the session until the next page: what has just been removed, for the way back."""


@never_cache
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """The basket by producer, with what is no longer for sale set apart."""
    return _page(request)


@require_POST
@transaction.atomic
def add(request: HttpRequest) -> HttpResponse:
    """`product_id`, `quantity` (1), `buy_now=1` on to the checkout, `next` to come back to."""
    products = Product.objects.exclude(structure=Product.PARENT)
    product = get_object_or_404(products, pk=whole_number(request.POST.get("product_id"), most=2**63 - 1))
    buy_now = request.POST.get("buy_now") == "1"
    try:
        lock_open(request.basket)
    except BasketSpent:
        return _spent(request)
    quantity = max(whole_number(request.POST.get("quantity", "1"), most=MOST), 1)
    added = put_in(request.basket, product, quantity, adult=is_adult(request), at_least=buy_now)
    if not (added.complete and buy_now):
        messages.add_message(request, messages.SUCCESS if added.complete else messages.WARNING, added.words)
    return redirect("checkout:index") if added.in_basket and buy_now else _back(request)


@require_POST
@transaction.atomic
def update(request: HttpRequest) -> HttpResponse:
    """`quantity-<line>` sets quantities, `remove=<line>` takes a line out, `province` says where it goes to; `checkout`
    goes on to the checkout."""
    province = AdminUnit.objects.provinces().filter(slug=request.POST.get("province", "").replace("\x00", "")).first()
    if request.POST.get("province") and not province:
        messages.error(request, _("Vui lòng chọn tỉnh/thành phố trong danh sách."))
        return _page(request, status=400)
    try:
        lock_open(request.basket)
    except BasketSpent:
        return _spent(request)
    removed = whole_number(request.POST.get("remove"), most=2**63 - 1)
    for item in contents(request.basket):
        wanted = 0 if item.line.pk == removed else _wanted(request, item)
        _set_quantity(request, item, wanted)
    if province:
        Draft.go_to(request, province)
    return redirect("checkout:index" if "checkout" in request.POST else "basket:summary")


def whole_number(typed: str | None, *, most: int) -> int:
    """What was typed as a number from 0 to `most`; anything else is 0."""
    typed = (typed or "").strip()
    return min(int(typed), most) if typed.isascii() and typed.isdigit() and len(typed) < 20 else 0


def _wanted(request: HttpRequest, item) -> int:
    typed = request.POST.get(f"quantity-{item.line.pk}")
    return item.quantity if typed is None else whole_number(typed, most=MOST)


def _set_quantity(request: HttpRequest, item, wanted: int) -> None:
    if wanted == 0:
        request.session[REMOVED] = {"product_id": item.line.product_id, "quantity": item.quantity, "name": item.name}
        item.line.delete()
    elif wanted != item.quantity and not item.refusal:
        allowed = min(wanted, item.left)
        if allowed < wanted:
            messages.warning(request, only_left(item.name, allowed))
        item.line.quantity = allowed
        item.line.save(update_fields=["quantity", "date_updated"])


def _page(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    offer = quote(request.basket, Draft.of(request).province)
    prefetch_related_objects([item.listing.product for item in offer.items], "images")
    context = {
        "quote": offer,
        "cash": Method.COD in possible(Goods.of_quote(offer)),
        "provinces": AdminUnit.objects.provinces().by_name() if offer.parcels else (),
        "removed": request.session.pop(REMOVED, None),
    }
    return render(request, "basket/summary.html", context, status=status)


def _spent(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Giỏ hàng này vừa được đặt thành đơn. Vui lòng chọn lại."))
    return redirect("basket:summary")


def _back(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return HttpResponseRedirect(wanted)
    return redirect("basket:summary")
