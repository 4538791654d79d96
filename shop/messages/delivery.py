"""From the outbox to the world: after the commit, again where it failed, and each message once.

Whoever delivers first claims the row with one conditional UPDATE, commits that, and notes the outcome after the answer.
Nobody else touches it meanwhile. A process that dies between the claim and the answer leaves a message that is tried
again when the claim has run out. One that dies between the server's answer and the note, for the length of one UPDATE,
makes its message arrive twice: that is the limit of what can be known, and the reason for the marks in transports.py.

`send_messages` may run at any time and on any number of machines: it takes whatever is due, wherever it was left.
"""

import datetime
import logging
import smtplib
import time
from functools import partial

import requests
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend, task

from shop.messages import transports
from shop.messages.models import Message

logger = logging.getLogger(__name__)

CLAIM = datetime.timedelta(minutes=5)
"""For how long a message belongs to whoever is sending it; the timeouts of the ways out are well below."""
PAUSES = [
    datetime.timedelta(**pause)
    for pause in ({"minutes": 1}, {"minutes": 5}, {"minutes": 30}, {"hours": 2}, {"hours": 12}, *[{"days": 1}] * 4)
]
"""Between one attempt and the next; after these, in the fifth day, the message is given up, kept and shown."""
KEPT = datetime.timedelta(days=30)
SLOW = 2
"""Seconds after which a failure has cost too much to be met again at once, by the next message of its kind."""
REST = datetime.timedelta(minutes=1)
LONGEST_REST = datetime.timedelta(hours=2)


def post(message: Message, *, at_once: bool = False) -> None:
    """Keeps a message in the transaction that runs, and has it delivered after the commit: by the worker, or with
    TASKS=immediate or `at_once` by this process. That waits for as long as the timeouts and, once somebody has waited
    in vain, not at all.
    """
    if message.expires_at:
        Message.objects.blank(timezone.now())
    message.save(force_insert=True)
    if at_once:
        transaction.on_commit(partial(deliver.call, str(message.pk)), robust=True)
    elif default_task_backend.supports_defer:  # the task is a row of this very transaction
        deliver.enqueue(str(message.pk))
    else:
        transaction.on_commit(partial(deliver.enqueue, str(message.pk)), robust=True)


@task()
def deliver(pk: str) -> None:
    """Sends a message if it is due, unless its way out has just kept somebody waiting in vain: then it waits too."""
    now = timezone.now()
    message = Message.objects.due(now).filter(pk=pk).first()
    if message and cache.get(_resting(message.kind)):
        waited = now - message.created_at
        _come_back(pk, at=now + min(max(waited, REST), LONGEST_REST))  # the longer it has waited, the more rarely
    elif message:
        _attempt(pk)


def send_due() -> int:
    """Sends whatever is due, and forgets what is too late or older than 30 days. Returns how many were sent."""
    now = timezone.now()
    Message.objects.blank(now)
    Message.objects.filter(created_at__lt=now - KEPT, next_try_at=None).delete()
    due = list(Message.objects.due(now).order_by("next_try_at").values_list("pk", "kind"))
    return sum(_attempt(str(pk)) for pk, kind in due if not cache.get(_resting(kind)))


def _attempt(pk: str) -> bool:
    """Whether this process has sent the message."""
    Message.objects.filter(pk=pk).blank(timezone.now())
    message = Message.objects.claim(pk, until=timezone.now() + CLAIM)
    if message is None:
        return False
    begin = time.monotonic()
    try:
        transports.hand_over(message)
    except (OSError, ValueError) as error:  # SMTP's and requests' errors are among these
        _note_failure(message, error)
        if time.monotonic() - begin > SLOW:
            cache.set(_resting(message.kind), True, REST.total_seconds())
        return False
    _note_success(message)
    return True


def _note_success(message: Message) -> None:
    forgotten = {"text": "", "html": ""} if message.expires_at else {}
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now(), next_try_at=None, last_error="", **forgotten)


def _note_failure(message: Message, error: Exception) -> None:
    """Only as long as the claim is ours."""
    next_try_at = timezone.now() + PAUSES[message.attempts - 1] if message.attempts <= len(PAUSES) else None
    ours = Message.objects.filter(pk=message.pk, attempts=message.attempts, sent_at=None)
    ours.update(next_try_at=next_try_at, last_error=_kind_of(error))
    what = f"SMS to …{message.to[-3:]}" if message.kind == Message.Kind.SMS else f"Letter {message.pk}"
    then = f"again at {timezone.localtime(next_try_at):%Y-%m-%d %H:%M:%S}" if next_try_at else "given up"
    logger.error("%s not sent: %s, attempt %d, %s", what, _kind_of(error), message.attempts, then)
    if next_try_at:
        _come_back(str(message.pk), at=next_try_at)


def _come_back(pk: str, *, at: datetime.datetime) -> None:
    """Where nobody can be told to, `send_messages` does."""
    if default_task_backend.supports_defer:
        deliver.using(run_after=at).enqueue(pk)


def _kind_of(error: Exception) -> str:
    """ "SMTPDataError 451": never an error's words, which may repeat an address with its key, or the message."""
    return " ".join([type(error).__name__, *_codes_of(error)])


def _codes_of(error: Exception) -> list[str]:
    if isinstance(error, smtplib.SMTPResponseException):
        return [str(error.smtp_code)]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [str(code) for code, _words in error.recipients.values()]
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return [str(error.response.status_code)]
    return []


def _resting(kind: str) -> str:
    return f"messages:resting:{kind}"
