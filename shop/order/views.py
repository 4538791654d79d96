from allauth.core import ratelimit
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.cache import cache_control
from django.views.generic import DetailView, FormView
from oscar.core.loading import get_model

from shop.fulfilment.models import Consignment
from shop.order import access
from shop.order.forms import LookupForm
from shop.order.progress import parcels

private = method_decorator(cache_control(private=True), name="dispatch")


def back_to_lookup(code: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('order:lookup')}?ma={code[:20]}")


@private
class LookupView(FormView):
    form_class = LookupForm
    template_name = "order/lookup.html"

    def get_initial(self):
        return {"code": self.request.GET.get("ma", "")[:20]}

    def form_valid(self, form):
        if not ratelimit.consume(self.request, action="find_order", key=form.cleaned_data["code"]):
            return ratelimit.respond_429(self.request)
        order = form.find()
        if order is None:
            return self.form_invalid(form)
        access.remember_found(self.request, order)
        return redirect("order:tracking", order.number)


class OrderView(View):
    """Opens an order to whom it belongs; an order of others and one that does not exist get the same answer."""

    def dispatch(self, request, *args, code: str, **kwargs):
        code = access.plain_code(code)
        self.order = self.orders().filter(number=code).first()
        if self.order is None or not access.may_open(request, self.order):
            return back_to_lookup(code)
        return super().dispatch(request, *args, **kwargs)

    def orders(self):
        consignments = Consignment.objects.select_related("producer").prefetch_related("events")
        return (
            get_model("order", "Order")
            .objects.select_related("recipient__commune__parent")
            .prefetch_related("lines", Prefetch("consignments", consignments))
        )


@private
class TrackingView(OrderView, DetailView):
    template_name = "order/tracking.html"

    def get_object(self, queryset=None):
        return self.order

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            parcels=parcels(self.order),
            just_placed=access.just_placed(self.request, self.order),
            own=access.is_own(self.request, self.order),
            **kwargs,
        )


class BuyAgainView(OrderView):
    """Puts into the basket what of an order may still be sold, and says what may not."""

    http_method_names = ["post"]

    def post(self, request):
        refusals = {line: self.put_in_basket(line) for line in self.order.lines.all()}
        added = sum(not refusal for refusal in refusals.values())
        if added:
            text = ngettext(
                "Đã thêm %(count)d sản phẩm vào giỏ hàng.", "Đã thêm %(count)d sản phẩm vào giỏ hàng.", added
            )
            messages.success(request, text % {"count": added})
        for line, refusal in refusals.items():
            if refusal:
                messages.warning(request, f"{line.title}: {refusal}")
        return redirect("basket:summary")

    def put_in_basket(self, line) -> str:
        """Why less of the line than before goes into the basket, or nothing."""
        if line.product is None:
            return _("Sản phẩm này không còn bán")
        availability = self.request.strategy.fetch_for_product(line.product).availability
        already = self.request.basket.product_quantity(line.product)
        if availability.is_purchase_permitted(already + line.quantity)[0]:
            self.request.basket.add_product(line.product, line.quantity)
            return ""
        if not availability.is_available_to_buy:
            return str(availability.message)
        left = availability.num_available
        if left > already:
            self.request.basket.add_product(line.product, left - already)
        return ngettext("chỉ còn %(count)d sản phẩm", "chỉ còn %(count)d sản phẩm", left) % {"count": left}
