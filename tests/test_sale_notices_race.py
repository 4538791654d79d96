"""Two machines tell at once, on a real PostgreSQL: each notice leaves once. The control takes the lock away."""

import threading
import time

import pytest
from django.db.models import QuerySet

from catalog.models import SaleNotice
from shop.messages import sms
from shop.storefront import sale_notices
from tests.factories import make_listing
from tests.test_race import PATIENCE, at_once
from tests.visitor import Phone

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("committed_db")]
NUMBERS = [f"+8491234567{last}" for last in range(6)]


@pytest.fixture
def phone(settings, tmp_path, monkeypatch) -> Phone:
    """Whoever has taken a row holds it for a while before it is deleted."""
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"
    send = sms.send
    monkeypatch.setattr(sale_notices.sms, "send", lambda *told, **more: (time.sleep(0.05), send(*told, **more)))
    listing = make_listing()
    for number in NUMBERS:
        SaleNotice.objects.create(listing=listing, contact=number, language="vi")
    return Phone(tmp_path / "sms")


def told(phone: Phone) -> list[int]:
    return [len(phone.texts(number)) for number in NUMBERS]


def test_two_at_once_tell_everybody_once(phone):
    assert sum(at_once(sale_notices.tell_who_waits, sale_notices.tell_who_waits)) == 6
    assert told(phone) == [1] * 6
    assert not SaleNotice.objects.exists()


def test_control_without_the_lock_some_are_told_twice(phone, monkeypatch):
    """Here the first notice is deleted when both have it, on however slow a machine."""
    both_have_it, delete = threading.Barrier(2, timeout=PATIENCE), SaleNotice.delete

    def delete_together(notice: SaleNotice):
        if notice.contact == NUMBERS[0]:
            both_have_it.wait()
        return delete(notice)

    monkeypatch.setattr(SaleNotice, "delete", delete_together)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows)
    at_once(sale_notices.tell_who_waits, sale_notices.tell_who_waits)
    assert told(phone)[0] == 2
