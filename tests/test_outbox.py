"""The outbox: nothing is lost, nothing is sent twice, nobody waits, and no secret stays."""

import contextlib
import datetime
import itertools
import os
import re
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings as shop
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.messages import delivery, mail, sms
from shop.messages.models import Message, MessageQuerySet
from tests import engine
from tests.orders import PHONE
from tests.servers.post import mail_server
from tests.test_race import at_once
from tests.visitor import Phone

ADDRESS = "hoa@example.com"
NUMBERS = [f"+8491234567{last}" for last in range(8)]
MINUTE = datetime.timedelta(minutes=1)
CODE = "Mã xác nhận của bạn là 123456"


def write_letter(to: str = ADDRESS, **more) -> None:
    template = "account/email/unknown_account_message.txt"
    mail.send(to, subject="Xin chào", template=template, context={"reset_url": ""}, **more)


def committed(action) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        action()


def died_after_the_commit(action) -> None:
    """What was to happen on commit never does."""
    with TestCase.captureOnCommitCallbacks():
        action()


def at(moment: datetime.datetime) -> str:
    return timezone.localtime(moment).replace(tzinfo=None).isoformat()


# --- Written with what it tells of -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("committed_db")
def test_a_message_is_part_of_the_transaction_and_leaves_after_it(phone):
    with transaction.atomic():
        sms.send(PHONE, "Chào bạn")
        [message] = Message.objects.all()
        assert (message.kind, message.to, message.text, message.sent_at) == ("sms", PHONE, "Chao ban", None)
        assert phone.texts(PHONE) == []
    message.refresh_from_db()
    assert phone.texts(PHONE) == ["Chao ban"]
    assert (message.attempts, message.next_try_at, message.last_error) == (1, None, "")
    assert message.sent_at is not None


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("mode", ["immediate", "worker"])
def test_a_rollback_leaves_no_message_and_no_task(settings, phone, mailoutbox, mode):
    settings.TASKS = {"default": {"BACKEND": shop.TASK_BACKENDS[mode]}}
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        sms.send(PHONE, "Chào bạn")
        write_letter()
        raise ZeroDivisionError
    call_command("send_messages")
    assert not Message.objects.exists()
    assert not DBTaskResult.objects.exists()
    assert (phone.texts(PHONE), mailoutbox) == ([], [])


@pytest.mark.django_db
def test_a_crash_between_commit_and_sending_loses_nothing(phone, mailoutbox, capsys):
    died_after_the_commit(lambda: (sms.send(PHONE, "Chào bạn"), write_letter()))
    assert (phone.texts(PHONE), mailoutbox) == ([], [])
    call_command("send_messages")
    assert phone.texts(PHONE) == ["Chao ban"]
    assert [letter.to for letter in mailoutbox] == [[ADDRESS]]
    assert capsys.readouterr().out == "2 sent, 0 waiting, 0 given up.\n"


@pytest.mark.django_db
def test_what_was_sent_is_not_sent_again(phone, mailoutbox, capsys):
    committed(lambda: (sms.send(PHONE, "Chào bạn"), write_letter()))
    call_command("send_messages")
    call_command("send_messages")
    assert capsys.readouterr().out == "0 sent, 0 waiting, 0 given up.\n" * 2
    assert len(phone.texts(PHONE)) == len(mailoutbox) == 1


# --- What fails is tried again ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_dead_mail_server_is_asked_again_after_growing_pauses_then_the_letter_is_given_up_and_kept(clock, mail_port):
    first = clock("2026-11-22 10:00:00")
    committed(write_letter)
    tries = [first]
    while (message := Message.objects.get()).next_try_at:
        tries.append(message.next_try_at)
        clock(at(message.next_try_at - MINUTE / 2))
        assert delivery.send_due() == 0
        assert Message.objects.get().attempts == len(tries) - 1
        clock(at(message.next_try_at))
        assert delivery.send_due() == 0
    pauses = [later - before for before, later in itertools.pairwise(tries)]
    assert pauses == [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 720 * MINUTE, *[datetime.timedelta(1)] * 4]
    assert (message.attempts, message.sent_at, message.last_error) == (10, None, "ConnectionRefusedError")
    assert message.text
    assert list(Message.objects.given_up()) == [message]


@pytest.mark.django_db
def test_a_letter_arrives_once_the_server_is_back(clock, mail_port):
    committed(write_letter)
    message = Message.objects.get()
    clock(at(message.next_try_at))
    with mail_server(mail_port) as (box, _port):
        assert delivery.send_due() == 1
    [letter] = box.letters
    assert letter["Message-ID"] == f"<{message.pk}@127.0.0.1>"


@pytest.mark.django_db
def test_a_gateway_that_fails_twice_gets_the_same_message_a_third_time(clock, gateway):
    clock("2026-11-22 10:00:00")
    gateway.failures = [500, 500]
    committed(lambda: sms.send(PHONE, "Chào bạn"))
    assert Message.objects.get().last_error == "HTTPError 500"
    for moment, sent in [("10:01:00", 0), ("10:05:30", 0), ("10:06:00", 1), ("23:00:00", 0)]:
        clock(f"2026-11-22 {moment}")
        assert delivery.send_due() == sent
    assert [told for _path, _type, told in gateway.posts] == [{"to": PHONE, "text": "Chao ban"}] * 3
    assert len(set(gateway.keys)) == 1
    message = Message.objects.get()
    assert (message.attempts, message.last_error) == (3, "")


@pytest.mark.django_db
def test_a_server_that_does_not_answer_keeps_one_waiting_and_not_the_next(clock, mail_port, settings, monkeypatch):
    clock("2026-11-22 10:00:00")
    settings.EMAIL_TIMEOUT = 0.3
    monkeypatch.setattr(delivery, "SLOW", 0.2)
    with socket.create_server(("127.0.0.1", mail_port)):  # takes the connection, and says nothing
        for name in ("an", "binh", "chi"):
            committed(lambda name=name: write_letter(f"{name}@example.com"))
    assert list(Message.objects.values_list("attempts", flat=True)) == [1, 0, 0]
    with mail_server(mail_port) as (box, _port):
        assert delivery.send_due() == 0
        clock("2026-11-22 10:01:01")
        assert delivery.send_due() == 3
    assert sorted(letter["To"] for letter in box.letters) == [f"{name}@example.com" for name in ("an", "binh", "chi")]


@pytest.mark.django_db
def test_a_refused_address_is_noted_without_its_words(mail_port):
    with mail_server(mail_port) as (box, _port):
        box.handle_RCPT = refuse
        committed(write_letter)
    assert Message.objects.get().last_error == "SMTPRecipientsRefused 550"


async def refuse(*_arguments) -> str:
    return f"550 {ADDRESS} is unknown here"


# --- Codes -----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("by_worker")
def test_a_code_waits_for_no_worker_and_is_forgotten_once_sent(phone):
    committed(lambda: sms.send(PHONE, CODE, within=5 * MINUTE))
    assert phone.code(PHONE) == "123456"
    message = Message.objects.get()
    assert message.sent_at is not None
    assert (message.text, message.html) == ("", "")


@pytest.mark.django_db
def test_a_code_that_could_not_be_sent_comes_within_its_time(clock, gateway):
    clock("2026-11-22 10:00:00")
    gateway.failures = [500]
    committed(lambda: sms.send(PHONE, CODE, within=5 * MINUTE))
    clock("2026-11-22 10:01:00")
    assert delivery.send_due() == 1
    assert Message.objects.get().text == ""


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["send_messages", "the worker", "the next code"])
def test_a_code_that_is_too_late_is_forgotten_and_never_sent(clock, gateway, caplog, who):
    clock("2026-11-22 10:00:00")
    gateway.failures = [500]
    committed(lambda: sms.send(PHONE, CODE, within=5 * MINUTE))
    first = Message.objects.get()
    clock("2026-11-22 10:05:00")
    if who == "send_messages":
        delivery.send_due()
    elif who == "the worker":
        delivery.deliver.call(str(first.pk))
    else:
        committed(lambda: sms.send("+84912345679", CODE, within=5 * MINUTE))
    first.refresh_from_db()
    assert (first.text, first.next_try_at, first.sent_at, first.last_error) == ("", None, None, "Expired")
    assert [told["to"] for _path, _type, told in gateway.posts].count(PHONE) == 1
    assert "123456" not in caplog.text


@pytest.mark.django_db
def test_a_gateway_that_does_not_answer_keeps_one_who_asks_for_a_code_waiting_and_not_the_next(
    clock, gateway, monkeypatch
):
    clock("2026-11-22 10:00:00")
    monkeypatch.setattr(delivery, "SLOW", 0.2)
    monkeypatch.setattr(delivery.transports, "TIMEOUT", 0.3)
    gateway.answering.clear()
    for number in NUMBERS[:3]:
        committed(lambda number=number: sms.send(number, CODE, within=5 * MINUTE))
    gateway.answering.set()
    assert [told["to"] for _path, _type, told in gateway.posts] == NUMBERS[:1]
    clock("2026-11-22 10:01:01")
    assert delivery.send_due() == 3


@pytest.mark.django_db
def test_a_letter_with_a_link_to_sign_in_is_forgotten_once_sent(mailoutbox):
    committed(lambda: write_letter(within=60 * MINUTE))
    assert mailoutbox[0].body
    message = Message.objects.get()
    assert (message.text, message.html) == ("", "")


# --- The worker ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("by_worker")
@pytest.mark.parametrize(("age", "rest"), [(0, 1), (45, 45), (24 * 60, 120)])
def test_while_a_way_out_rests_the_worker_comes_back_the_later_the_longer_a_message_has_waited(clock, phone, age, rest):
    now = clock("2026-11-22 10:00:00")
    cache.set("messages:resting:sms", True)
    created_at = now - age * MINUTE
    message = Message.objects.create(kind=Message.Kind.SMS, to=PHONE, text="Chao ban", created_at=created_at)
    delivery.deliver.call(str(message.pk))
    assert DBTaskResult.objects.get().run_after == now + rest * MINUTE
    assert Message.objects.get().attempts == 0
    assert phone.texts(PHONE) == []


# --- Once ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def eight_waiting(phone, monkeypatch) -> Phone:
    """Whoever has taken a message needs a while to send it."""
    hand_over = delivery.transports.hand_over
    monkeypatch.setattr(delivery.transports, "hand_over", lambda message: (time.sleep(0.05), hand_over(message)))
    for number in NUMBERS:
        Message.objects.create(kind=Message.Kind.SMS, to=number, text="Chao ban")
    return phone


@pytest.mark.usefixtures("committed_db")
def test_two_that_send_at_once_send_each_message_once(eight_waiting):
    assert sum(at_once(delivery.send_due, delivery.send_due)) == 8
    assert [len(eight_waiting.texts(number)) for number in NUMBERS] == [1] * 8


@pytest.mark.usefixtures("committed_db")
def test_control_without_the_claim_some_are_sent_twice(eight_waiting, monkeypatch):
    monkeypatch.setattr(MessageQuerySet, "claim", lambda rows, pk, until: rows.get(pk=pk))
    at_once(delivery.send_due, delivery.send_due)
    assert max(len(eight_waiting.texts(number)) for number in NUMBERS) == 2


@pytest.mark.django_db
def test_a_message_is_claimed_by_one(phone):
    died_after_the_commit(lambda: sms.send(PHONE, "Chào bạn"))
    message = Message.objects.get()
    until = timezone.now() + delivery.CLAIM
    assert Message.objects.claim(message.pk, until=until) == message
    assert Message.objects.claim(message.pk, until=until) is None
    assert delivery.send_due() == 0


# --- What is kept ----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_who_was_told_what_is_forgotten_after_30_days(clock, gateway, phone):
    clock("2026-11-22 10:00:00")
    committed(lambda: sms.send(PHONE, "Chào bạn"))
    clock("2026-12-22 10:00:00")
    delivery.send_due()
    assert Message.objects.count() == 1
    clock("2026-12-22 10:00:01")
    delivery.send_due()
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_what_still_waits_is_kept_however_old(clock, phone):
    clock("2026-11-22 10:00:00")
    died_after_the_commit(lambda: sms.send(PHONE, "Chào bạn"))
    clock("2027-02-22 10:00:00")
    assert delivery.send_due() == 1
    assert phone.texts(PHONE) == ["Chao ban"]


# --- Settings --------------------------------------------------------------------------------------------------------


def test_tasks_are_done_by_one_of_two():
    command = [sys.executable, "manage.py", "check"]
    mistaken = {**os.environ, "DEBUG": "1", "TASKS": "werker"}
    done = subprocess.run(command, cwd=engine.ROOT, env=mistaken, capture_output=True, text=True)
    assert done.returncode == 1
    assert re.search(r"TASKS is 'werker': it must be one of immediate, worker\.", done.stderr)
