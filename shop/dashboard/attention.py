"""What needs a person: asked of the database when it is shown, told to those who may do something about it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.clock import today
from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.payments.bank.resolving import refunds_by_hand, waiting
from shop.payments.methods import Method
from shop.payments.models import Payment, Posting, Refund
from shop.problems.models import ProblemCase

LATE = "late"


@dataclass(frozen=True)
class OrdersInNeed:
    """Orders that the order list finds by this name, as it finds those of a state."""

    label: str | Promise
    orders: Callable[[], QuerySet]
    """The keys of the orders, as a subquery."""


def _late() -> QuerySet:
    return Consignment.objects.late(timezone.now()).values("order")


def _differing() -> QuerySet:
    return Payment.objects.exclude(problem="").values("order")


def _refused_refunds() -> QuerySet:
    return Refund.objects.filter(state=Refund.State.FAILED, payment__method=Method.STRIPE).values("payment__order")


def _came_back() -> QuerySet:
    """Parcels that were paid, came back, and of which nothing has been refunded."""
    paid = Consignment.objects.filter(entries__posting__kind=Posting.Kind.SALE, state=Consignment.State.RETURNED)
    return paid.filter(refund_parts=None).values("order")


IN_NEED: dict[str, OrdersInNeed] = {
    LATE: OrdersInNeed(_("Quá hạn xác nhận"), _late),
    "payment-differs": OrdersInNeed(_("Tiền cần xem lại"), _differing),
    "refund-failed": OrdersInNeed(_("Hoàn tiền không thành công"), _refused_refunds),
    "came-back": OrdersInNeed(_("Hoàn hàng, chưa hoàn tiền"), _came_back),
}


@dataclass(frozen=True)
class Task:
    label: str | Promise
    count: int
    url: str


def tasks_of(user: User) -> list[Task]:
    """Those of which there are any, for who may act on them."""
    tasks = _of_orders()
    if user.has_perm("payments.change_banktransfer"):
        tasks += _of_money()
    if user.has_perm("problems.view_problemcase"):
        tasks += _of_problems()
    return [task for task in tasks if task.count]


def _of_orders() -> list[Task]:
    found = reverse("dashboard:order-list")
    return [
        Task(need.label, need.orders().distinct().count(), f"{found}?state={name}") for name, need in IN_NEED.items()
    ]


def _of_money() -> list[Task]:
    return [
        Task(_("Giao dịch cần xử lý"), waiting().count(), reverse("dashboard:transfer-list")),
        Task(_("Hoàn tiền cần chuyển tay"), refunds_by_hand().count(), reverse("dashboard:refund-list")),
    ]


def _of_problems() -> list[Task]:
    cases, found = ProblemCase.objects, reverse("dashboard:problem-list")
    shown = {
        "overdue": (_("Khiếu nại quá hạn"), cases.overdue(today())),
        "near": (_("Khiếu nại sắp đến hạn"), cases.near(today())),
        "unassigned": (_("Khiếu nại chưa có người xử lý"), cases.unassigned()),
    }
    return [Task(label, rows.count(), f"{found}?show={name}") for name, (label, rows) in shown.items()]
