"""Cash at the door: for what it is not, what it says of opening the parcel, and who has taken it."""

import pytest

from shop.accounts.models import User
from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import move_consignment
from shop.order.delivering import deliver
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payments.checking import faults
from shop.payments.collecting import CollectionRefused
from shop.payments.models import Collection, Entry, Payment
from tests.factories import make_listing, make_producer
from tests.orders import make_order, make_paid_order
from tests.shopper import BASKET, TOLD, Shopper, commune, place
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State = Consignment.State
CODE = "K7PM2X9QRT"
WINE = "n07-b14"
BEFORE_PAYING = "được xem hàng trước khi trả tiền"


@pytest.fixture
def shopper(clock) -> Shopper:
    return Shopper()


@pytest.fixture
def desk(clock) -> Visitor:
    visitor = Visitor()
    visitor.force_login(User.objects.create_superuser("quanly@demo.test"))
    return visitor


def words(response) -> str:
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def refused(shopper, *goods, **fields) -> str:
    """What the checkout answers to who wants to pay these at the door; nothing is ordered."""
    shopper.put(*goods, **fields)
    page = words(shopper.order(over_18="on"))
    assert not Order.objects.exists()
    assert not StockRecord.objects.exclude(num_allocated=0).exists()
    return page


# --- For what it is not -----------------------------------------------------------------------------------------------


def test_up_to_the_ceiling_it_is_taken(shopper, settings):
    settings.COD_CEILING = 184_000  # 150,000 and 34,000 of shipping
    shopper.put(make_listing(price=150_000))
    shopper.order()
    assert Order.objects.get().total_incl_tax == 184_000


def test_above_it_not(shopper, settings):
    settings.COD_CEILING = 183_999
    assert "Đơn hàng trên 183.999 ₫ cần thanh toán trước." in refused(shopper, make_listing(price=150_000))


def test_the_ceiling_is_of_the_whole_order(shopper, settings):
    settings.COD_CEILING = 300_000
    assert "Đơn hàng trên 300.000 ₫" in refused(shopper, make_listing(price=150_000), make_listing(price=150_000))


def test_alcohol_is_not_paid_at_the_door(shopper):
    shopper.say_adult()
    page = refused(shopper, make_listing("Rượu mẫu", product_set=WINE), make_listing())
    assert "đồ uống có cồn mua trực tuyến không được thanh toán bằng tiền mặt" in page


def test_nor_is_what_its_producer_does_not_send_so(shopper):
    page = refused(shopper, make_listing("Trà quý", cash_on_delivery=False))
    assert "Người bán không nhận thanh toán khi nhận hàng cho: Trà quý." in page


# --- What is said of it -----------------------------------------------------------------------------------------------


def test_each_parcel_says_what_is_to_be_paid_for_it(shopper):
    shopper.put(make_listing(price=150_000), make_listing(price=70_000))
    shopper.open_checkout()
    page = words(shopper.submit(**TOLD, **place(commune()), **{"continue": "1"}))
    assert 'Số tiền trả khi nhận kiện này</dt> <dd class="n">184.000 ₫</dd>' in page
    assert 'Số tiền trả khi nhận kiện này</dt> <dd class="n">104.000 ₫</dd>' in page


def inspectable(*listings) -> int:
    """How many parcels of the basket, of the checkout and of the order's page say that they may be opened first."""
    shopper = Shopper()
    shopper.put(*listings)
    told = {**TOLD, **place(commune())}
    basket = words(shopper.get(BASKET))
    shopper.open_checkout()
    checkout = words(shopper.submit(**told, **{"continue": "1"}))
    order = words(shopper.get(shopper.submit(**told).url))
    counts = {page.lower().count(BEFORE_PAYING) for page in (basket, checkout, order)}
    assert len(counts) == 1
    return counts.pop()


@pytest.mark.parametrize(("each", "said"), [([True], 1), ([False], 0), ([True, True], 2), ([True, False], 1)])
def test_parcels_that_may_be_opened_first_say_so(clock, each, said):
    assert inspectable(*(make_listing(inspect_before_paying=allowed) for allowed in each)) == said


@pytest.mark.parametrize(("each", "said"), [([True, True], 1), ([True, False], 0)])
def test_only_if_all_that_lies_in_the_parcel_may_be(clock, each, said):
    producer = make_producer()
    assert inspectable(*(make_listing(producer=producer, inspect_before_paying=allowed) for allowed in each)) == said


def test_what_cannot_be_paid_at_the_door_is_not_said_to_be_opened_before(clock, settings):
    settings.COD_CEILING = 100_000
    shopper = Shopper()
    shopper.put(make_listing(price=150_000, inspect_before_paying=True))
    assert BEFORE_PAYING not in words(shopper.get(BASKET)).lower()


def test_who_has_paid_before_is_not_told_of_it(clock):
    visitor = Visitor()
    session = visitor.session
    session["orders"] = [CODE]
    session.save()
    make_paid_order(make_listing(inspect_before_paying=True), code=CODE)
    page = words(visitor.get(f"/don-hang/{CODE}/"))
    assert BEFORE_PAYING not in page.lower()
    assert "khi nhận" not in page


# --- Who has taken it -------------------------------------------------------------------------------------------------


def on_its_way(**told) -> Consignment:
    parcel = make_order(make_listing(price=150_000), code=CODE, **told).consignments.get()
    for state in (State.ACCEPTED, State.PACKED, State.SHIPPED):
        move_consignment(parcel, state, actor=None)
    return parcel


def delivered(desk, **told):
    return desk.post(f"/quan-ly/don-hang/{CODE}/kien/1/", {"seen": "shipped", "to": "delivered", **told})


def books() -> dict[str, int]:
    """What each account holds, in đồng."""
    sums: dict[str, int] = {}
    for account, amount in Entry.objects.values_list("account", "amount"):
        sums[account] = sums.get(account, 0) + amount
    return sums


@pytest.mark.parametrize(
    ("collected_by", "in_the_books"),
    [
        ("platform", {"cash": 180_000, "producer": -172_500, "platform": -7_500}),
        ("producer", {"producer": 7_500, "platform": -7_500}),
    ],
)
def test_delivering_notes_who_took_the_money(desk, collected_by, in_the_books):
    """With the producer's own carrier, the producer has it and owes the fee (5 % of the goods)."""
    parcel = on_its_way()
    assert delivered(desk, collected_by=collected_by).status_code == 302
    parcel.refresh_from_db()
    assert (parcel.state, parcel.collection.amount) == ("delivered", 180_000)
    assert (parcel.collection.collected_by, parcel.collection.recorded_by.email) == (collected_by, "quanly@demo.test")
    assert books() == in_the_books
    assert not list(faults())


@pytest.mark.parametrize("collected_by", ["", "buyer", "\x00", "x" * 500])
def test_without_that_it_is_not_delivered(desk, collected_by):
    parcel = on_its_way()
    answer = delivered(desk, collected_by=collected_by)
    assert answer.status_code == 400
    assert "Vui lòng chọn ai đã thu tiền." in words(answer)
    parcel.refresh_from_db()
    assert parcel.state == "shipped"
    assert not Collection.objects.exists()


def test_of_what_was_paid_before_nobody_is_asked(desk):
    parcel = make_paid_order(code=CODE).consignments.get()
    for state in (State.ACCEPTED, State.PACKED, State.SHIPPED):
        move_consignment(parcel, state, actor=None)
    assert "collected_by" not in words(desk.get(f"/quan-ly/don-hang/{CODE}/"))
    assert delivered(desk).status_code == 302
    assert not Collection.objects.exists()


def test_a_collection_that_cannot_be_noted_leaves_the_parcel_where_it_was(clock):
    parcel = on_its_way()
    moves = ConsignmentEvent.objects.count()
    Payment.objects.update(state=Payment.State.REPLACED)
    with pytest.raises(CollectionRefused):
        deliver(parcel, actor=None, collected_by="platform")
    parcel.refresh_from_db()
    assert (parcel.state, ConsignmentEvent.objects.count()) == ("shipped", moves)


def test_one_parcel_of_two_is_not_all(desk):
    make_order(make_listing(price=150_000), make_listing(price=70_000), code=CODE)
    Consignment.objects.update(state=State.SHIPPED)
    delivered(desk, collected_by="platform")
    page = words(desk.get(f"/quan-ly/don-hang/{CODE}/"))
    assert '<span class="tag">Đã thanh toán</span>' not in page
    assert '<dt>Đã thanh toán</dt><dd class="n">180.000 ₫</dd>' in page


def test_the_order_is_paid_when_all_its_parcels_are(desk):
    parcel = on_its_way()
    visitor = Visitor()
    session = visitor.session
    session["orders"] = [CODE]
    session.save()
    assert "Số tiền trả khi nhận kiện này" in words(visitor.get(f"/don-hang/{CODE}/"))
    delivered(desk, collected_by="platform")
    page = words(visitor.get(f"/don-hang/{CODE}/"))
    assert "Đã trả khi nhận kiện này" in page
    assert '<span class="tag">Đã thanh toán</span>' in page
    assert parcel.order.payments.get().method == "cod"
