from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Sum
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from oscar.core.loading import get_model

from catalog import clock
from shop.dashboard.attention import tasks_of
from shop.dashboard.forms import MoveForm, OrderSearchForm, move_forms
from shop.dashboard.money import Money, NoteForm, RefundForm
from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import MoveRefused, by_hand, move_consignment
from shop.order.bill import PAYMENTS, bill_of
from shop.order.delivering import deliver
from shop.order.progress import parcels
from shop.payments.collecting import CollectionRefused

State = Consignment.State
Order = get_model("order", "Order")

OPEN_STATES = (State.PLACED, State.ACCEPTED, State.PACKED, State.SHIPPED, State.DELIVERY_FAILED)
ORDERS_PER_PAGE = 25


def listed_orders():
    """Orders as a row of a list shows them: newest first, to whom, in which parcels."""
    consignments = Prefetch("consignments", Consignment.objects.only("order", "number", "state", "placed_at"))
    return Order.objects.select_related("recipient").prefetch_related(consignments).order_by("-date_placed", "-pk")


@method_decorator(never_cache, name="dispatch")
class IndexView(TemplateView):
    """What needs a person, what is under way, and what came in today."""

    template_name = "oscar/dashboard/index.html"

    def get_context_data(self, **kwargs):
        waiting = dict(Consignment.objects.order_by().values_list("state").annotate(Count("pk")))
        return super().get_context_data(
            waiting=[(state, waiting.get(state, 0)) for state in OPEN_STATES],
            tasks=tasks_of(self.request.user),
            today=Order.objects.filter(date_placed__date=clock.today()).aggregate(
                orders=Count("pk"), total=Sum("total_incl_tax", default=0)
            ),
            orders=listed_orders()[:10],
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class OrderListView(TemplateView):
    template_name = "oscar/dashboard/orders/order_list.html"

    def get_context_data(self, **kwargs):
        form = OrderSearchForm(self.request.GET)
        page = Paginator(form.filter(listed_orders()), ORDERS_PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(form=form, page=page, **kwargs)


@method_decorator(never_cache, name="dispatch")
class OrderDetailView(TemplateView):
    """An order with its parcels and the moves each may make."""

    template_name = "oscar/dashboard/orders/order_detail.html"

    def dispatch(self, request, *args, number: str, **kwargs):
        self.order = get_object_or_404(self.orders(), number=number)
        return super().dispatch(request, *args, **kwargs)

    def orders(self):
        events = Prefetch("events", ConsignmentEvent.objects.select_related("actor"))
        consignments = Consignment.objects.select_related("producer", "collection").prefetch_related(
            events, "problem_cases"
        )
        return Order.objects.select_related("user", "recipient__commune__parent", "invoice_request").prefetch_related(
            "lines", "notes__user", Prefetch("consignments", consignments), PAYMENTS
        )

    def get_context_data(
        self,
        refused: MoveForm | None = None,
        refund_form: RefundForm | None = None,
        note_form: NoteForm | None = None,
        **kwargs,
    ):
        order_parcels, money = parcels(self.order), Money(self.order)
        return super().get_context_data(
            order=self.order,
            parcels=order_parcels,
            bill=bill_of(self.order),
            own=True,
            money=money,
            refund_form=refund_form or (RefundForm(money) if money.left else None),
            note_form=note_form or NoteForm(),
            desk=[(parcel, self.moves(parcel.consignment, refused)) for parcel in order_parcels.all],
            **kwargs,
        )

    def moves(self, consignment: Consignment, refused: MoveForm | None) -> list[MoveForm]:
        """The one that was filled in and refused keeps what was typed."""
        if not self.request.user.has_perm("order.change_order"):
            return []
        forms = move_forms(consignment)
        return [refused if refused and refused.auto_id == form.auto_id else form for form in forms]

    def conflict(self, words: str = ""):
        """Somebody else was faster, or the button was pressed twice."""
        words = words or _("Kiện hàng không còn ở trạng thái bạn đã thấy. Chưa có gì thay đổi.")
        messages.error(self.request, words)
        self.order = self.orders().get(pk=self.order.pk)
        return self.render_to_response(self.get_context_data(), status=409)


class ConsignmentView(OrderDetailView):
    """Moves the n-th parcel of an order on."""

    http_method_names = ["post"]

    def post(self, request, n: int):
        consignment = get_object_or_404(self.order.consignments, number=f"{self.order.number}-{n}")
        to, state = request.POST.get("to"), consignment.state
        if request.POST.get("seen") != state or to not in by_hand(state):
            return self.conflict()
        form = MoveForm(consignment, State(to), request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(refused=form), status=400)
        move = deliver if to == State.DELIVERED else partial(move_consignment, to=to)
        try:
            move(consignment, actor=request.user, **form.cleaned_data)
        except (MoveRefused, CollectionRefused):
            return self.conflict()
        messages.success(request, _("Kiện %(n)d: %(state)s.") % {"n": n, "state": consignment.get_state_display()})
        return redirect("dashboard:order-detail", self.order.number)
