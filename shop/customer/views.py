from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView

from shop.accounts.forms import NameForm
from shop.order.access import orders_of

ORDERS_PER_PAGE = 10


@method_decorator(never_cache, name="dispatch")
class SummaryView(TemplateView):
    """The person and their orders, newest first."""

    template_name = "customer/summary.html"

    def get_context_data(self, **kwargs):
        orders = orders_of(self.request.user).order_by("-date_placed", "-pk")
        page = Paginator(orders, ORDERS_PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, **kwargs)


@method_decorator(never_cache, name="dispatch")
class NameView(UpdateView):
    form_class = NameForm
    template_name = "customer/name.html"
    success_url = reverse_lazy("customer:summary")

    def get_object(self, queryset=None):
        return self.request.user

    def form_valid(self, form):
        messages.success(self.request, _("Đã lưu họ và tên."))
        return super().form_valid(form)
