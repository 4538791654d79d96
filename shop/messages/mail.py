"""Letters: one text, and the same text in the shop's look."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import get_language

logger = logging.getLogger(__name__)


def send(to: str, *, subject: str, template: str, context: dict) -> None:
    """Writes a letter in the active language and sends it once the transaction is committed.

    `template` is the text of the letter (.txt). A failure to send is logged, never raised.
    """
    frame = {"SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL, "OPERATOR": settings.OPERATOR}
    text = render_to_string(template, {**frame, **context}).strip()
    subject = " ".join(f"{settings.SITE_NAME}: {subject}".split())
    look = {**frame, "text": text, "subject": subject, "language": get_language()}
    letter = EmailMultiAlternatives(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"})
    letter.attach_alternative(render_to_string("messages/letter.html", look), "text/html")
    transaction.on_commit(partial(_deliver, letter))


def _deliver(letter: EmailMultiAlternatives) -> None:
    try:
        letter.send()
    except OSError:  # SMTP's errors are among these
        logger.exception("Letter not sent: %s", letter.subject)
