"""Letters: one text, and the same text in the shop's look."""

import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from shop.messages import delivery
from shop.messages.models import Message

LONGEST_SUBJECT = Message._meta.get_field("subject").max_length


def send(to: str, *, subject: str, template: str, context: dict, within: datetime.timedelta | None = None) -> None:
    """Writes a letter in the active language, in the transaction that runs; it is sent after the commit.

    `template` is the text of the letter (.txt). `within`: it holds a secret, is not sent later than that, and its words
    are forgotten once it is sent. A failure to send is noted and tried again, never raised.
    """
    frame = {"SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL, "OPERATOR": settings.OPERATOR}
    text = render_to_string(template, {**frame, **context}).strip()
    subject = " ".join(f"{settings.SITE_NAME}: {subject}".split())[:LONGEST_SUBJECT]
    look = {**frame, "text": text, "subject": subject, "language": get_language()}
    html = render_to_string("messages/letter.html", look)
    expires_at = timezone.now() + within if within else None
    delivery.post(
        Message(kind=Message.Kind.MAIL, to=to, subject=subject, text=text, html=html, expires_at=expires_at),
    )
