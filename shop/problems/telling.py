"""Who is told what of a case: the buyer in their language by SMS and e-mail, the producer by what means it has given
and without a word of who the buyer is, the handler by e-mail."""

import logging

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from shop.accounts.models import User
from shop.accounts.phones import to_e164
from shop.messages import mail, sms
from shop.problems.models import ProblemCase, ProblemMessage

logger = logging.getLogger(__name__)
STAFF = "vi"
"""What staff and producers are written to in."""


def opened(case: ProblemCase, message: ProblemMessage) -> None:
    _tell_buyer(case, message, "messages/problem_opened.txt", _subject_opened)
    with override(STAFF):
        _tell_producer(case, message)
        _tell_handler(case, message, _("Khiếu nại mới %(number)s") % {"number": case.number})


def added(case: ProblemCase, message: ProblemMessage | None) -> None:
    """The buyer has written more or, without a message, has withdrawn it."""
    with override(STAFF):
        words = _("Người mua bổ sung khiếu nại %(number)s") if message else _("Người mua rút khiếu nại %(number)s")
        _tell_handler(case, message, words % {"number": case.number})


def assigned(case: ProblemCase) -> None:
    with override(STAFF):
        _tell_handler(case, None, _("Bạn được giao khiếu nại %(number)s") % {"number": case.number})


def answered(case: ProblemCase, message: ProblemMessage) -> None:
    """With an answer, which may be the last one: then the outcome stands in it, too."""
    _tell_buyer(case, message, "messages/problem_answered.txt", _subject_answered)


def page_of(case: ProblemCase) -> str:
    """The address of the buyer's page, in the active language."""
    order, _dash, n = case.consignment.number.rpartition("-")
    return settings.SITE_URL + reverse("problems:parcel", args=[order, int(n)])


def _subject_opened(case: ProblemCase) -> str:
    return _("Đã nhận báo cáo về kiện hàng %(parcel)s") % {"parcel": case.consignment.number}


def _subject_answered(case: ProblemCase) -> str:
    words = {"parcel": case.consignment.number, "outcome": case.get_outcome_display()}
    if case.is_closed:
        return _("Khiếu nại về kiện hàng %(parcel)s: %(outcome)s") % words
    return _("Có trả lời về kiện hàng %(parcel)s") % words


def _tell_buyer(case: ProblemCase, message: ProblemMessage, template: str, subject_of) -> None:
    recipient = case.consignment.order.recipient
    with override(recipient.language):
        subject, address = subject_of(case), page_of(case)
        sms.send(recipient.phone, f"{settings.SITE_NAME}: {subject}.", link=address)
        if recipient.email:
            context = {"case": case, "message": message, "recipient": recipient, "address": address}
            mail.send(recipient.email, subject=subject, template=template, context=context)


def _tell_producer(case: ProblemCase, message: ProblemMessage) -> None:
    producer = case.consignment.producer
    words = {"parcel": case.consignment.number, "reason": case.get_reason_display()}
    subject = _("Kiện %(parcel)s: người mua báo vấn đề (%(reason)s)") % words
    try:
        sms.send(to_e164(producer.phone), f"{settings.SITE_NAME}: {subject}.")
    except ValueError:  # a landline, or the masked number of a demonstration
        logger.info("Problem %s: the producer has no mobile number", case.number)
    if producer.email:
        context = {"case": case, "message": message, "lines": message.lines.all()}
        mail.send(producer.email, subject=subject, template="messages/problem_producer.txt", context=context)


def _tell_handler(case: ProblemCase, message: ProblemMessage | None, subject: str) -> None:
    handler: User | None = case.handler
    if handler and handler.is_active and handler.email:
        address = settings.SITE_URL + reverse("dashboard:problem", args=[case.number])
        context = {"case": case, "message": message, "subject": subject, "address": address}
        mail.send(handler.email, subject=subject, template="messages/problem_handler.txt", context=context)
