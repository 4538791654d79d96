"""The books: every đồng that the buyer paid is with somebody, and what goes back is taken back in the same shares."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import Producer
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import move_consignment
from shop.payments import checking, posting
from shop.payments.attempts import start
from shop.payments.collecting import CollectionRefused, record_collection
from shop.payments.models import Collection, Entry, Posting, Rate, Refund
from shop.payments.refunding import Part, RefundRefused, left_of, request_refund
from shop.payments.settling import settle
from tests.factories import make_listing, make_producer
from tests.orders import make_order

pytestmark = pytest.mark.django_db
State = Consignment.State


@pytest.fixture
def household(clock):
    return make_listing(price=150_010, producer=make_producer("Hộ kinh doanh Mẫu", kind=Producer.Kind.HOUSEHOLD))


def paid(order, till):
    payment = start(order.payments.get())
    till.pay(payment)
    settle(payment)
    order.refresh_from_db()
    return order


def entries(order, **about) -> dict[tuple[str, str], int]:
    rows = Entry.objects.filter(posting__order=order, **about).order_by()
    return {(row[0], row[1]): row[2] for row in rows.values_list("account", "item").annotate(Sum("amount")) if row[2]}


def deliver(order) -> None:
    for consignment in order.consignments.all():
        for state in (State.ACCEPTED, State.PACKED, State.SHIPPED, State.DELIVERED):
            move_consignment(consignment, state, actor=None)


def test_a_sale_of_a_cooperative_pays_the_fee_and_no_tax(clock, till):
    order = paid(make_order(make_listing(price=150_000), payment_method="stripe"), till)
    assert entries(order) == {
        ("card", "money"): 180_000,
        ("producer", "goods"): -150_000,
        ("producer", "shipping"): -30_000,
        ("producer", "fee"): 7_500,
        ("platform", "fee"): -7_500,
    }


def test_from_a_household_tax_is_withheld_in_whole_dong(household, till):
    order = paid(make_order(household, payment_method="stripe"), till)
    assert entries(order) == {
        ("card", "money"): 180_010,
        ("producer", "goods"): -150_010,
        ("producer", "shipping"): -30_000,
        ("producer", "fee"): 7_501,  # 5 % of it is 7,500.5
        ("platform", "fee"): -7_501,
        ("producer", "vat"): 1_500,
        ("state", "vat"): -1_500,
        ("producer", "pit"): 750,
        ("state", "pit"): -750,
    }


def test_the_rates_are_those_of_the_day(household, till, clock):
    Rate.objects.filter(name="fee").update(valid_until=datetime.date(2026, 12, 31))
    Rate.objects.create(name="fee", basis_points=800, valid_from=datetime.date(2027, 1, 1))
    clock("2026-12-31 23:59:59")
    assert entries(paid(make_order(household, payment_method="stripe"), till))["platform", "fee"] == -7_501
    clock("2027-01-01 00:00:00")
    assert entries(paid(make_order(household, payment_method="stripe"), till))["platform", "fee"] == -12_001


@pytest.mark.parametrize(("amount", "taken"), [(0, 0), (10, 1), (9, 0), (150_010, 7_501), (150_009, 7_500)])
def test_halves_are_rounded_up(amount, taken):
    assert posting.share(amount, 500) == taken


class TestCash:
    def test_taken_by_the_platform_it_is_owed_to_the_producer(self, household):
        order = make_order(household)
        deliver(order)
        record_collection(order.consignments.get(), collected_by=Collection.By.PLATFORM, actor=None)
        assert entries(order)["cash", "money"] == 180_010
        assert -sum(entries(order, account="producer").values()) == 180_010 - 7_501 - 1_500 - 750

    def test_taken_by_the_producers_carrier_fee_and_tax_are_owed_by_the_producer(self, household):
        order = make_order(household)
        deliver(order)
        record_collection(order.consignments.get(), collected_by=Collection.By.PRODUCER, actor=None)
        assert ("cash", "money") not in entries(order)
        assert sum(entries(order, account="producer").values()) == 7_501 + 1_500 + 750
        assert list(checking.faults()) == []

    def test_is_recorded_once(self, clock):
        order = make_order()
        deliver(order)
        record_collection(order.consignments.get(), collected_by="platform", actor=None)
        with pytest.raises(CollectionRefused):
            record_collection(order.consignments.get(), collected_by="producer", actor=None)
        assert (Collection.objects.get().collected_by, Posting.objects.count()) == ("platform", 1)

    def test_is_not_taken_before_the_parcel_has_come(self, clock):
        order = make_order()
        with pytest.raises(CollectionRefused):
            record_collection(order.consignments.get(), collected_by="platform", actor=None)
        assert (Collection.objects.count(), Posting.objects.count()) == (0, 0)

    def test_is_not_taken_for_what_was_paid_before(self, clock, till):
        order = paid(make_order(payment_method="stripe"), till)
        deliver(order)
        with pytest.raises(CollectionRefused):
            record_collection(order.consignments.get(), collected_by="platform", actor=None)
        assert Posting.objects.count() == 1


class TestRefunds:
    @pytest.fixture
    def order(self, household, till):
        return paid(make_order(household, make_listing(price=80_000), payment_method="stripe"), till)

    @pytest.fixture
    def parcel(self, order):
        return order.consignments.first()

    def refund(self, order, *parts, **fields) -> Refund:
        return request_refund(order, parts, reason=Refund.Reason.OTHER, **fields)

    def test_of_a_line_takes_back_fee_and_tax_in_its_own_month(self, order, parcel, clock):
        clock("2026-12-15 09:00:00")
        line = parcel.lines[0]
        self.refund(order, Part(parcel, line, 150_010))
        december = {"posting__at__year": 2026, "posting__at__month": 12}
        assert entries(order, **december) == {
            ("producer", "goods"): 150_010,
            ("buyer", "goods"): -150_010,
            ("producer", "fee"): -7_501,
            ("platform", "fee"): 7_501,
            ("producer", "vat"): -1_500,
            ("state", "vat"): 1_500,
            ("producer", "pit"): -750,
            ("state", "pit"): 750,
        }
        november = {"posting__at__year": 2026, "posting__at__month": 11}
        assert entries(order, **november, line=line)["state", "vat"] == -1_500

    def test_in_pieces_the_shares_add_up_to_the_whole(self, order, parcel):
        for amount in (50_003, 50_003, 50_004):
            self.refund(order, Part(parcel, parcel.lines[0], amount))
        assert entries(order, line=parcel.lines[0]) == {("buyer", "goods"): -150_010}

    def test_when_the_money_has_gone_nothing_is_kept_for_the_buyer(
        self, order, parcel, till, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            refund = self.refund(order, Part(parcel, None, 30_000))
        assert list(till.refunds.items()) == [(refund.reference, 30_000)]
        assert sum(entries(order, account="buyer").values()) == 0
        assert entries(order)["card", "money"] == 290_010 - 30_000
        assert list(checking.faults()) == []

    @pytest.mark.parametrize("amount", [0, -1, 150_011, 10**9])
    def test_of_more_than_is_left_is_refused(self, order, parcel, amount):
        with pytest.raises(RefundRefused, match=r"Chỉ còn có thể hoàn 150\.010"):
            self.refund(order, Part(parcel, parcel.lines[0], amount))
        assert (Refund.objects.count(), Posting.objects.count()) == (0, 1)

    def test_of_the_same_twice_is_refused(self, order, parcel):
        self.refund(order, Part(parcel, None, 30_000))
        with pytest.raises(RefundRefused, match="Chỉ còn có thể hoàn 0"):
            self.refund(order, Part(parcel, None, 30_000))
        assert Refund.objects.count() == 1

    def test_of_the_same_twice_in_one_is_refused(self, order, parcel):
        with pytest.raises(RefundRefused, match="Mỗi mục chỉ được hoàn một lần"):
            self.refund(order, Part(parcel, None, 30_000), Part(parcel, None, 30_000))
        assert Refund.objects.count() == 0

    def test_of_anothers_order_is_refused(self, order, till):
        other = paid(make_order(payment_method="stripe"), till)
        parcel = other.consignments.get()
        for part in (Part(parcel, None, 1), Part(order.consignments.first(), parcel.lines[0], 1)):
            with pytest.raises(RefundRefused, match="không thuộc đơn hàng này"):
                self.refund(order, part)
        assert Refund.objects.count() == 0

    def test_of_nothing_or_of_what_was_not_paid_is_refused(self, order):
        unpaid = make_order()
        for asked, parts in ((order, []), (unpaid, [Part(unpaid.consignments.get(), None, 1)])):
            with pytest.raises(RefundRefused, match="chưa có khoản tiền nào"):
                self.refund(asked, *parts)
        assert Refund.objects.count() == 0

    def test_a_parcel_that_is_called_off_is_refunded_by_itself(
        self, order, parcel, till, django_capture_on_commit_callbacks
    ):
        self.refund(order, Part(parcel, parcel.lines[0], 10))
        with django_capture_on_commit_callbacks(execute=True):
            move_consignment(parcel, State.REFUSED, actor=None, note="hết nguyên liệu")
        assert list(till.refunds.values()) == [180_000]
        assert left_of(parcel) == []
        assert list(checking.faults()) == []

    def test_a_parcel_that_was_not_paid_owes_nothing_when_it_is_called_off(self, clock):
        order = make_order()
        move_consignment(order.consignments.get(), State.CANCELLED, actor=None)
        assert (Refund.objects.count(), Posting.objects.count()) == (0, 0)

    def test_the_provider_refuses_it_stays_owed_and_is_shown(
        self, order, parcel, till, django_capture_on_commit_callbacks
    ):
        till.refund_state = Refund.State.FAILED
        with django_capture_on_commit_callbacks(execute=True):
            self.refund(order, Part(parcel, None, 30_000))
        refund = Refund.objects.get()
        assert (refund.state, refund.failure) == ("failed", "bị từ chối")
        assert entries(order, account="buyer") == {("buyer", "shipping"): -30_000}
        assert list(checking.faults()) == []

    def test_unreachable_it_is_sent_later_under_the_same_key(
        self, order, parcel, till, django_capture_on_commit_callbacks
    ):
        till.unreachable = True
        with django_capture_on_commit_callbacks(execute=True):
            refund = self.refund(order, Part(parcel, None, 30_000))
        till.unreachable = False
        call_command("settle_payments")
        call_command("settle_payments")
        assert list(till.refunds) == [refund.reference]
        refund.refresh_from_db()
        assert refund.state == Refund.State.DONE

    def test_money_taken_at_the_door_is_given_back_by_hand(self, household, till):
        order = make_order(household)
        deliver(order)
        parcel = order.consignments.get()
        record_collection(parcel, collected_by=Collection.By.PRODUCER, actor=None)
        self.refund(order, *left_of(parcel))
        assert Refund.objects.get().state == Refund.State.REQUESTED
        assert entries(order, account="producer") == {("producer", "money"): 180_010}
        assert list(checking.faults()) == []


class TestTheCheck:
    def test_says_that_all_is_well(self, household, till, capsys):
        paid(make_order(household, payment_method="stripe"), till)
        call_command("check_ledger")
        assert "1 postings add up" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "damage",
        [
            lambda: Entry.objects.filter(item="fee", account="platform").update(amount=-7_500),
            lambda: Entry.objects.filter(item="money").update(amount=1),
            lambda: Entry.objects.filter(item="goods").delete(),
            lambda: (Entry.objects.all().delete(), Posting.objects.all().delete()),
            lambda: Collection.objects.update(amount=1),
            lambda: Entry.objects.filter(item__in=("money", "shipping"), posting__collection=None).update(amount=30),
        ],
    )
    def test_finds_what_does_not_add_up(self, household, till, damage, capsys):
        paid(make_order(household, payment_method="stripe"), till)
        cash = make_order(make_listing())
        deliver(cash)
        record_collection(cash.consignments.get(), collected_by="producer", actor=None)
        damage()
        with pytest.raises(CommandError, match="faults in the books"):
            call_command("check_ledger")
        assert capsys.readouterr().out

    def test_the_database_refuses_to_post_twice(self, household, till):
        order = paid(make_order(household, payment_method="stripe"), till)
        with pytest.raises(IntegrityError), transaction.atomic():
            posting.post_payment(order.payments.get())
        assert Posting.objects.count() == 1

    def test_what_does_not_balance_is_not_written(self, household):
        order = make_order(household, payment_method="stripe")
        payment = order.payments.get()
        payment.amount += 1
        with pytest.raises(ValueError, match="does not balance by 1"), transaction.atomic():
            posting.post_payment(payment)
        assert (Posting.objects.count(), Entry.objects.count()) == (0, 0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_given_back_the_books_add_up(clock, till, data):
    """Any price, any refunds of any parts up to what is left."""
    kind = data.draw(st.sampled_from(list(Producer.Kind)))
    price = data.draw(st.integers(1_000, 3_000_000))
    listing = make_listing(price=price, producer=make_producer(f"Nhà {price} {kind} {make_producer().pk}", kind=kind))
    order = paid(make_order(listing, payment_method="stripe"), till)
    parcel = order.consignments.get()
    for _refund in range(data.draw(st.integers(0, 4))):
        if not (left := left_of(parcel)):
            break
        part = data.draw(st.sampled_from(left))
        amount = data.draw(st.integers(1, part.amount))
        request_refund(order, [Part(parcel, part.line, amount)], reason=Refund.Reason.OTHER)
    assert list(checking.faults()) == []
    if left_of(parcel) == []:
        assert sum(entries(order, account="producer").values()) == 0
