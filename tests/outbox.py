"""Where messages go in tests: a telephone that is a file, a gateway and a mail server that are real."""

import pytest

from shop import settings as shop
from tests.servers.post import look_for_mail_server, sms_gateway
from tests.servers.postgresql import free_port
from tests.visitor import Phone


@pytest.fixture
def phone(settings, tmp_path) -> Phone:
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"
    return Phone(tmp_path / "sms")


@pytest.fixture
def gateway(settings):
    with sms_gateway() as server:
        settings.SMS_URL = server.url
        yield server


@pytest.fixture
def mail_port(settings) -> int:
    """Where the shop looks for a mail server; nobody listens."""
    port = free_port()
    look_for_mail_server(settings, port)
    return port


@pytest.fixture
def by_worker(settings):
    settings.TASKS = {"default": {"BACKEND": shop.TASK_BACKENDS["worker"]}}
