"""Two act on one parcel's problem at once, on a real PostgreSQL. The control takes the lock away."""

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from shop.payments.models import Refund
from shop.payments.refunding import left_of
from shop.problems import cases
from shop.problems.cases import CaseRefused, Told
from shop.problems.models import ProblemCase, ProblemMessage
from tests.problems import carer, delivered_order, make_case
from tests.test_race import at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("committed_db")]


def refused(act):
    """What it returned, or the refusal that it met."""

    def run():
        try:
            return act()
        except (CaseRefused, IntegrityError) as refusal:
            return refusal

    return run


def reports(order):
    return at_once(*(refused(lambda n=n: make_case(order, text=f"Lời {n}")) for n in range(6)))


def test_what_is_reported_at_once_belongs_to_one_case():
    order = delivered_order()
    assert len({case.number for case in reports(order)}) == 1
    assert ProblemCase.objects.count() == 1
    assert sorted(ProblemMessage.objects.values_list("text", flat=True)) == [f"Lời {n}" for n in range(6)]


def test_control_without_the_lock_some_are_turned_away(monkeypatch):
    order = delivered_order()
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows)
    assert any(isinstance(result, IntegrityError) for result in reports(order))
    assert ProblemCase.objects.count() == 1


def test_it_is_closed_and_refunded_once():
    order = delivered_order()
    case, staff = make_case(order), carer()
    parts = left_of(order.consignments.get())
    close = refused(lambda: cases.close(case, "refunded", Told("Hoàn tiền."), actor=staff, parts=parts))
    results = at_once(close, close, close)
    assert sum(isinstance(result, CaseRefused) for result in results) == 2
    assert Refund.objects.get().amount == 180_000
