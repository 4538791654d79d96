from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.decorators.cache import cache_control
from django.views.generic import DetailView, FormView
from oscar.core.loading import get_model

from search.adults import is_adult
from shop.basket.adding import Added, BasketSpent, lock_open, put_in
from shop.fulfilment.models import Consignment
from shop.order import access
from shop.order.bill import PAYMENTS, bill_of, inspectable
from shop.order.cancelling import (
    CancelRefused,
    cancel_late,
    cancel_order,
    going,
    refusal_of_order,
    refusal_of_parcel,
    to_give_back,
)
from shop.order.forms import CancelForm, LookupForm
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
        consignments = Consignment.objects.select_related("producer", "collection").prefetch_related(
            "events", "problem_cases__handler", "problem_cases__messages__author"
        )
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

    def orders(self):
        return super().orders().prefetch_related(PAYMENTS)

    def get_context_data(self, **kwargs):
        bill = bill_of(self.order)
        waits = self.order.status == Consignment.State.PENDING
        return super().get_context_data(
            parcels=parcels(self.order),
            bill=bill,
            inspectable=inspectable(self.order) if bill.is_cash else set(),
            may_cancel=not refusal_of_order(self.order),
            just_placed=not waits and access.just_placed(self.request, self.order),
            own=access.is_own(self.request, self.order),
            **kwargs,
        )


@private
class CancelOrderView(OrderView):
    """Asks once more, then calls the whole order off.

    Who has found the order by code and phone may do that too, as long as no money goes back: both are printed on every
    parcel. Whoever asks for money must have placed the order here or have proven the number by signing in.
    """

    http_method_names = ["get", "head", "post", "options"]
    done = gettext_lazy("Đã hủy đơn hàng %(number)s.")

    def get(self, request, **kwargs):
        return self.page(CancelForm(), status=409 if self.refusal() else 200)

    def post(self, request, **kwargs):
        form = CancelForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=400)
        if self.must_prove():
            return self.page(form, status=403)
        try:
            self.cancel(actor=request.user if request.user.is_authenticated else None, **form.cleaned_data)
        except CancelRefused:
            self.order = self.orders().get(pk=self.order.pk)
            return self.page(form, status=409)
        messages.success(request, self.done % {"number": self.number})
        return redirect("order:tracking", self.order.number)

    def page(self, form: CancelForm, *, status: int):
        context = {
            "order": self.order,
            "number": self.number,
            "whole": self.number == self.order.number,
            "consignments": self.consignments(),
            "back": to_give_back(self.order, self.consignments()),
            "refusal": self.refusal(),
            "must_prove": self.must_prove(),
            "form": form,
        }
        return render(self.request, "order/cancel.html", context, status=status)

    def must_prove(self) -> bool:
        return not access.is_own(self.request, self.order) and to_give_back(self.order, self.consignments()) > 0

    @property
    def number(self) -> str:
        return self.order.number

    def consignments(self) -> list[Consignment]:
        return going(self.order)

    def refusal(self) -> str:
        return refusal_of_order(self.order)

    def cancel(self, **how) -> None:
        cancel_order(self.order, **how)


class CancelParcelView(CancelOrderView):
    """The same for one parcel that its producer has let lie."""

    done = gettext_lazy("Đã hủy kiện hàng %(number)s.")

    @property
    def number(self) -> str:
        return f"{self.order.number}-{self.kwargs['n']}"

    def consignments(self) -> list[Consignment]:
        return [self.consignment()]

    def consignment(self) -> Consignment:
        found = [row for row in self.order.consignments.all() if row.number == self.number]
        if not found:
            raise Http404
        return found[0]

    def refusal(self) -> str:
        return refusal_of_parcel(self.consignment())

    def cancel(self, **how) -> None:
        cancel_late(self.consignment(), **how)


class BuyAgainView(OrderView):
    """Puts into the basket what of an order may still be sold, and says what may not."""

    http_method_names = ["post"]

    @method_decorator(transaction.atomic)
    def post(self, request):
        try:
            lock_open(request.basket)
        except BasketSpent:
            messages.error(request, _("Giỏ hàng này vừa được đặt thành đơn. Vui lòng chọn lại."))
            return redirect("basket:summary")
        results = [self.put_in_basket(line) for line in self.order.lines.all()]
        whole = sum(result.complete for result in results)
        if whole:
            text = ngettext(
                "Đã thêm %(count)d sản phẩm vào giỏ hàng.", "Đã thêm %(count)d sản phẩm vào giỏ hàng.", whole
            )
            messages.success(request, text % {"count": whole})
        for result in results:
            if not result.complete:
                messages.warning(request, result.words)
        return redirect("basket:summary")

    def put_in_basket(self, line) -> Added:
        if line.product is None:
            return Added(False, False, _("%(name)s: sản phẩm này không còn bán.") % {"name": line.title})
        return put_in(self.request.basket, line.product, line.quantity, adult=is_adult(self.request))
