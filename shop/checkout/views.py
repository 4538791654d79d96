from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from shop.basket.adding import BasketSpent
from shop.checkout.draft import Draft, from_last_order
from shop.checkout.forms import CheckoutForm
from shop.checkout.placement import AlreadyPlaced, NotForSale, Purchase, TotalChanged, place_order
from shop.checkout.steps import STEPS, Taken
from shop.fulfilment.addresses import Found
from shop.fulfilment.models import Consignment
from shop.fulfilment.parcels import Quote, quote
from shop.order.access import remember_placed
from shop.order.models import Order
from shop.partner.models import InsufficientStock
from shop.payments.goods import Goods
from shop.payments.providers import judged, possible
from shop.storefront.templatetags.ocop import dong

TICKED = ("over_18", "accept_terms", "marketing_consent")
BASKET_SEAL = Signer(salt="checkout.basket")
"""The form says which basket it is for, so that a second click finds the order that the first one made of it."""


@method_decorator(never_cache, name="dispatch")
class CheckoutView(View):
    """One page. GET shows it; POST by a named button takes a step and shows it again, else it places the order."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(Taken(Draft(from_last_order(request.user) | Draft.of(request).typed)))

    def post(self, request: HttpRequest) -> HttpResponse:
        if _sealed_basket(request) not in (None, request.basket.pk):
            return self.already_placed()
        button = next((name for name in STEPS if name in request.POST), None)
        try:
            return self.show(STEPS[button](request, request.POST[button])) if button else self.place()
        except (AlreadyPlaced, BasketSpent):
            return self.already_placed()

    def show(self, taken: Taken) -> HttpResponse:
        """The form with what was typed so far, nothing of it judged yet."""
        initial = taken.draft.typed | {name: name in self.request.POST for name in TICKED}
        offer = quote(self.request.basket, taken.draft.province)
        return self.page(CheckoutForm(initial=initial, quote=offer, focus=taken.focus), found=taken.found)

    def place(self) -> HttpResponse:
        form = CheckoutForm(self.request.POST, quote=self.quote_posted())
        if not form.is_valid() or not form.quote.items or form.quote.problems:
            return self.page(form)
        try:
            order = place_order(self.request.basket.pk, _purchase(self.request, form.cleaned_data))
        except (NotForSale, InsufficientStock, TotalChanged) as refusal:
            form = CheckoutForm(self.request.POST, quote=self.quote_posted())
            if isinstance(refusal, TotalChanged):
                form.add_error(None, total_words(refusal.total))
            return self.page(form)
        Draft.forget(self.request)
        return self.follow(order)

    def quote_posted(self) -> Quote:
        return quote(self.request.basket, Draft.keep(self.request).province)

    def page(self, form: CheckoutForm, *, found: Found | None = None) -> HttpResponse:
        if not form.quote.items:
            return redirect("basket:summary")
        goods = Goods.of_quote(form.quote)
        context = {
            "form": form,
            "quote": form.quote,
            "found": found,
            "payments": judged(goods),
            "payable": bool(possible(goods)),
            "seal": BASKET_SEAL.sign(self.request.basket.pk),
        }
        return render(self.request, "checkout/checkout.html", context)

    def already_placed(self) -> HttpResponse:
        """To the order that the basket of this form has become."""
        basket_id = _sealed_basket(self.request) or self.request.basket.pk
        if basket_id and (order := Order.objects.filter(basket=basket_id).first()):
            return self.follow(order)
        messages.error(self.request, _("Giỏ hàng này đã thay đổi. Vui lòng xem lại."))
        return redirect("basket:summary")

    def follow(self, order: Order) -> HttpResponse:
        """To the payment of an order that waits for it, else to its tracking."""
        remember_placed(self.request, order)
        pending = order.status == Consignment.State.PENDING
        return redirect("payments:pay" if pending else "order:tracking", order.number)


def total_words(total: int) -> str:
    return _("Tổng thanh toán bây giờ là %(total)s. Vui lòng xem lại rồi đặt hàng.") % {"total": dong(total)}


def _sealed_basket(request: HttpRequest) -> int | None:
    try:
        return int(BASKET_SEAL.unsign(request.POST.get("basket", "")))
    except (BadSignature, ValueError):
        return None


def _purchase(request: HttpRequest, told: dict) -> Purchase:
    seen = request.POST.get("total_seen", "")
    return Purchase(
        name=told["name"],
        phone=told["phone"],
        email=told["email"],
        commune=told["commune"],
        line1=told["line1"],
        old_address=told["old_district"],
        note=told["note"],
        payment_method=told["payment"],
        marketing_consent=told["marketing_consent"],
        invoice=_invoice(told) if told["invoice"] else {},
        total_seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 12 else -1,
        user=request.user if request.user.is_authenticated else None,
    )


def _invoice(told: dict) -> dict[str, str]:
    return {name: told[f"invoice_{name}"] for name in ("name", "tax_code", "address", "email")}
