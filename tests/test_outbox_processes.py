"""The outbox and other processes: the worker, and a sender that is killed."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from shop.messages import delivery, sms
from shop.messages.models import Message
from shop.order import signals
from shop.order.models import Order
from tests import engine
from tests.cms_factories import make_image, make_story
from tests.factories import make_listing, make_producer
from tests.orders import PHONE, make_order
from tests.servers.post import mail_server
from tests.test_outbox import ADDRESS, at

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_db")]


@pytest.fixture
def work(shared_cache, mail_port, settings):
    """`manage.py db_worker --batch`, a process of its own, sees this test's database, mail server and gateway."""

    def run() -> None:
        command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]
        done = subprocess.run(command, cwd=engine.ROOT, env=environment(settings), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    return run


def environment(settings) -> dict[str, str]:
    email_url = f"smtp://{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return engine.environment() | {"TASKS": "worker", "EMAIL_URL": email_url, "SMS_URL": settings.SMS_URL}


@pytest.mark.usefixtures("by_worker")
def test_the_worker_sends_what_an_order_has_written(phone, mail_port, work):
    order = make_order(make_listing(price=290_000), email=ADDRESS)
    with transaction.atomic():
        signals.order_placed.send(Order, order=order)
    assert phone.texts(PHONE) == []
    with mail_server(mail_port) as (box, _port):
        work()
        work()
    assert len(phone.texts(PHONE)) == 1
    [letter] = box.letters
    assert letter["Subject"].strip() == f"Chợ Phiên: Đã nhận đơn hàng {order.number}"
    assert not Message.objects.waiting().exists()


@pytest.mark.usefixtures("by_worker")
def test_the_worker_comes_back_to_what_failed(gateway, work):
    gateway.failures = [500]
    sms.send(PHONE, "Chào bạn")
    work()
    message = Message.objects.get()
    [again] = DBTaskResult.objects.filter(status="READY")
    assert (message.attempts, again.run_after) == (1, message.next_try_at)

    Message.objects.update(next_try_at=timezone.now())  # a minute goes by
    DBTaskResult.objects.filter(pk=again.pk).update(run_after=timezone.now())
    work()
    assert len(gateway.posts) == 2
    assert Message.objects.get().sent_at is not None


@pytest.mark.usefixtures("by_worker")
def test_wagtails_indexes_and_files_wait_for_the_worker(work):
    story = make_story(told_of=(make_producer(),))
    image = make_image()
    file = image.file.path
    with transaction.atomic():
        image.delete()
    assert not ReferenceIndex.get_references_for_object(story).exists()
    assert os.path.exists(file)
    work()
    assert ReferenceIndex.get_references_for_object(story).exists()
    assert not os.path.exists(file)


@pytest.mark.usefixtures("shared_cache")
def test_a_sender_that_is_killed_while_it_waits_for_the_answer_leaves_a_message_that_is_tried_again(
    gateway, mail_port, settings, clock
):
    Message.objects.create(kind=Message.Kind.SMS, to=PHONE, text="Chao ban")
    gateway.answering.clear()
    command = [sys.executable, "manage.py", "send_messages"]
    with subprocess.Popen(command, cwd=engine.ROOT, env=environment(settings)) as sender:
        engine.until(lambda: gateway.posts)
        sender.send_signal(signal.SIGKILL)
    gateway.answering.set()
    message = Message.objects.get()
    assert (message.attempts, message.sent_at) == (1, None)

    clock(at(message.next_try_at - delivery.CLAIM / 2))
    assert delivery.send_due() == 0
    clock(at(message.next_try_at))
    assert delivery.send_due() == 1
    assert gateway.keys == [str(message.pk)] * 2
