"""What buyers are told of their orders, in the language in which they ordered: by SMS, and by e-mail if they gave one.

Another message is one function that writes it, under the signal that calls for it, and one template that extends
`messages/order.txt`. It is written in the transaction of what it tells of; an error in writing it is logged, and cannot
undo an order.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch
from django.dispatch import Signal
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.signals import consignment_moved
from shop.messages import mail, sms
from shop.order import signals
from shop.order.models import Order
from shop.order.progress import parcels
from shop.payments.models import Refund
from shop.storefront.templatetags.ocop import dong

logger = logging.getLogger(__name__)
State = Consignment.State

NOTHING_DUE = gettext_lazy("Bạn không phải trả tiền cho kiện này")
PAID_BACK = gettext_lazy("Tiền đã trả sẽ được hoàn lại")


@dataclass(frozen=True)
class News:
    """A message: its headline, which is the letter's subject, what follows from it, and what the template wants."""

    template: str
    subject: str
    sequel: str
    context: dict = field(default_factory=dict)


def news(signal: Signal) -> Callable:
    """The function below writes to the buyer when the signal is sent with an `order` or a `consignment`; it returns
    None if there is nothing to tell. It gets the order as it stands and all else that came with the signal; the buyer's
    language is active.
    """

    def connect(write: Callable[..., News | None]) -> Callable[..., None]:
        def tell(order=None, *, sender=None, signal=None, **told) -> None:
            order_id = order.pk if order else told["consignment"].order_id
            try:
                with transaction.atomic():
                    _tell(order_id, write, told)
            except Exception:  # whatever it is, the order stands
                logger.exception("No message written for order %s: %s", order_id, write.__name__)

        signal.connect(tell, dispatch_uid=f"messages:{write.__name__}")
        return tell

    return connect


def _tell(order_id: int, write: Callable[..., News | None], told: dict) -> None:
    order = _read(order_id)
    recipient = order.recipient
    with override(recipient.language):
        message = write(order, **told)
        if message is None:
            return
        address = settings.SITE_URL + reverse("order:tracking", args=[order.number])
        sms.send(recipient.phone, f"{settings.SITE_NAME}: {message.subject}. {message.sequel}.", link=address)
        if recipient.email:
            context = {"order": order, "recipient": recipient, "news": message, "address": address}
            template = f"messages/{message.template}.txt"
            mail.send(recipient.email, subject=message.subject, template=template, context=context | message.context)


def _read(order_id: int) -> Order:
    """A copy of our own: what the sender of a signal holds may be from before, and is not to be filled by us."""
    consignments = Prefetch("consignments", Consignment.objects.select_related("producer"))
    rows = Order.objects.select_related("recipient__commune__parent").prefetch_related("lines", consignments)
    return rows.get(pk=order_id)


def _prepaid(order) -> bool:
    return order.recipient.payment_method != "cod"


# --- Orders ----------------------------------------------------------------------------------------------------------


@news(signals.order_placed)
def order_placed(order) -> News:
    rows = parcels(order)
    total = dong(order.total_incl_tax)
    if _prepaid(order):
        subject = _("Đã nhận đơn hàng %(code)s, chờ thanh toán") % {"code": order.number}
        sequel = _("Số tiền cần thanh toán: %(total)s") % {"total": total}
    else:
        subject = _("Đã nhận đơn hàng %(code)s") % {"code": order.number}
        sequel = ngettext(
            "%(count)d kiện, trả khi nhận hàng %(total)s", "%(count)d kiện, trả khi nhận hàng %(total)s", len(rows.all)
        ) % {"count": len(rows.all), "total": total}
    return News("order_placed", subject, sequel, {"parcels": rows, "prepaid": _prepaid(order)})


@news(signals.order_paid)
def order_paid(order, payment) -> News:
    subject = _("Đã nhận thanh toán đơn hàng %(code)s") % {"code": order.number}
    sequel = _("Số tiền %(amount)s, người bán sẽ gửi hàng") % {"amount": dong(payment.amount)}
    return News("order_paid", subject, sequel, {"parcels": parcels(order)})


@news(signals.order_expired)
def order_expired(order) -> News:
    subject = _("Đơn hàng %(code)s đã hủy vì quá hạn thanh toán") % {"code": order.number}
    return News("order_expired", subject, _("Nếu đã chuyển tiền, bạn sẽ được báo"))


@news(signals.order_cancelled)
def order_cancelled(order) -> News:
    subject = _("Đơn hàng %(code)s đã hủy") % {"code": order.number}
    if order.payments.filter(refunds__reason=Refund.Reason.CALLED_OFF).exists():
        return News("order_cancelled", subject, str(PAID_BACK))
    return News("order_cancelled", subject, _("Bạn không phải trả tiền cho đơn hàng này"))


@news(signals.refund_done)
def refund_done(order, refund) -> News:
    words = {"code": order.number, "amount": dong(refund.amount)}
    subject = _("Đã hoàn %(amount)s cho đơn hàng %(code)s") % words
    return News("refund_done", subject, _("Ngân hàng có thể cần vài ngày để ghi có"), {"refund": refund})


@news(signals.money_back)
def money_back(order, payment) -> News:
    words = {"code": order.number, "amount": dong(payment.amount)}
    subject = _("Đang hoàn %(amount)s cho đơn hàng %(code)s") % words
    return News("money_back", subject, _("Tiền đến muộn hoặc đến hai lần"))


# --- Parcels ---------------------------------------------------------------------------------------------------------

MOVES = {
    State.SHIPPED: gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s đang được giao"),
    State.DELIVERED: gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s đã giao"),
    State.DELIVERY_FAILED: gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s giao không thành công"),
    State.REFUSED: gettext_lazy("Người bán không nhận kiện %(n)s/%(count)d của đơn hàng %(code)s"),
    State.CANCELLED: gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s đã hủy"),
}
"""The moves that are worth a message. The others stand on the order's page."""
SEQUELS = {
    State.SHIPPED: gettext_lazy("Số tiền trả khi nhận kiện này: %(due)s"),
    State.DELIVERED: gettext_lazy("Cảm ơn bạn đã mua hàng"),
    State.DELIVERY_FAILED: gettext_lazy("Đơn vị vận chuyển có thể liên hệ lại"),
    State.REFUSED: NOTHING_DUE,
    State.CANCELLED: NOTHING_DUE,
}
SEQUELS_PREPAID = SEQUELS | {
    State.SHIPPED: NOTHING_DUE,
    State.REFUSED: PAID_BACK,
    State.CANCELLED: PAID_BACK,
}


@news(consignment_moved)
def consignment_has_moved(order, consignment: Consignment, event: ConsignmentEvent, alone: bool = True) -> News | None:
    """Not alone: a message about the whole order tells it."""
    if event.to_state not in MOVES or not alone:
        return None
    state = State(event.to_state)
    consignment = next(each for each in order.consignments.all() if each == consignment)
    words = {
        "n": consignment.number.rpartition("-")[2],
        "count": len(order.consignments.all()),
        "code": order.number,
        "due": dong(consignment.amount_due),
    }
    sequel = (SEQUELS_PREPAID if _prepaid(order) else SEQUELS)[state]
    return News("consignment_moved", MOVES[state] % words, sequel % words, {"consignment": consignment, "event": event})
