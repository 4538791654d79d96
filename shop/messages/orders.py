"""What buyers are told of their orders, in the language in which they ordered: by SMS, and by e-mail if they gave one.

All of it is written after the commit: nothing that goes wrong with a message can undo an order.
"""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.signals import consignment_moved
from shop.messages import mail, sms
from shop.order import signals
from shop.order.progress import parcels
from shop.storefront.templatetags.ocop import dong

State = Consignment.State

NOTHING_DUE = gettext_lazy("Bạn không phải trả tiền cho kiện này")
NEWS = {
    State.SHIPPED: (
        gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s đang được giao"),
        gettext_lazy("Số tiền trả khi nhận kiện này: %(due)s"),
    ),
    State.DELIVERED: (
        gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s đã giao"),
        gettext_lazy("Cảm ơn bạn đã mua hàng"),
    ),
    State.DELIVERY_FAILED: (
        gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s giao không thành công"),
        gettext_lazy("Đơn vị vận chuyển có thể liên hệ lại"),
    ),
    State.REFUSED: (gettext_lazy("Người bán không nhận kiện %(n)s/%(count)d của đơn hàng %(code)s"), NOTHING_DUE),
    State.CANCELLED: (gettext_lazy("Kiện %(n)s/%(count)d của đơn hàng %(code)s đã hủy"), NOTHING_DUE),
}
"""The moves that are worth a message: its headline, and what it means. The others stand on the order's page."""


@receiver(signals.order_placed)
def order_placed(order, **kwargs) -> None:
    """Tells the buyer that the order is in, what is due for each parcel and where to follow it."""
    transaction.on_commit(partial(_announce_order, order), robust=True)


@receiver(consignment_moved)
def consignment_has_moved(consignment: Consignment, event: ConsignmentEvent, **kwargs) -> None:
    if event.to_state in NEWS:
        transaction.on_commit(partial(_announce_move, consignment, event), robust=True)


def _announce_order(order) -> None:
    prefetch_related_objects([order], "lines", "consignments__producer")
    with override(order.recipient.language):
        rows = parcels(order)
        _tell(
            order,
            subject=_("Đã nhận đơn hàng %(code)s") % {"code": order.number},
            sequel=ngettext(
                "%(count)d kiện, trả khi nhận hàng %(total)s",
                "%(count)d kiện, trả khi nhận hàng %(total)s",
                len(rows.all),
            )
            % {"count": len(rows.all), "total": dong(order.total_incl_tax)},
            template="messages/order_placed.txt",
            parcels=rows,
        )


def _announce_move(consignment: Consignment, event: ConsignmentEvent) -> None:
    order = consignment.order
    with override(order.recipient.language):
        headline, sequel = NEWS[State(event.to_state)]
        words = {
            "n": consignment.number.rpartition("-")[2],
            "count": order.consignments.count(),
            "code": order.number,
            "due": dong(consignment.amount_due),
        }
        _tell(
            order,
            subject=headline % words,
            sequel=sequel % words,
            template="messages/consignment_moved.txt",
            consignment=consignment,
            event=event,
        )


def _tell(order, *, subject: str, sequel: str, template: str, **context) -> None:
    address = settings.SITE_URL + reverse("order:tracking", args=[order.number])
    recipient = order.recipient
    sms.send(recipient.phone, f"{settings.SITE_NAME}: {subject}. {sequel}.", link=address)
    if recipient.email:
        context |= {"order": order, "recipient": recipient, "subject": subject, "sequel": sequel, "address": address}
        mail.send(recipient.email, subject=subject, template=template, context=context)
