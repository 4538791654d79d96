"""Products on pages: what a rule takes, what is told of those picked by hand, and that what is gone breaks nothing."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Certificate, Producer
from catalog.models.groups import ALCOHOL
from cms.blocks.products import HandBlock, RuleBlock
from cms.showing import Showing
from cms.standings import standings
from tests.cms_factories import hand, make_campaign, rule
from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, make_producer, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = datetime.date(2026, 11, 22)
END = datetime.date(2026, 12, 20)
CAMPAIGN = Showing(TODAY, last_day=END, adult=True, advertises=True)
STORY = Showing(TODAY, adult=True)


def rule_value(**values):
    return RuleBlock().normalize(rule(**values)[1])


def hand_value(*listings):
    return HandBlock().to_python({"heading": "Chọn tay", "products": [listing.product_id for listing in listings]})


def names(cards) -> list[str]:
    return [card.name for card in cards]


def make_from(name: str = "Miến dong", *, kind: str = "htx", **certificate):
    """A product from Ba Chẽ, Quảng Ninh, all unlike what the factories make."""
    producer = make_producer(kind=kind, unit=province("Quảng Ninh"), former_unit=former_unit("Quảng Ninh"))
    ocop_product = make_ocop_product(name, producer=producer, product_set="n03-b06")
    return make_listing(certificate=make_certificate(ocop_product, **certificate), category="Miến", price=90_000)


def make_spirit(name: str, percent: str | None):
    listing = make_listing(name, product_set=ALCOHOL)
    listing.alcohol_percent = percent and Decimal(percent)
    listing.save()
    return listing


def lapsing(last_day: datetime.date, name: str = "Sắp hết"):
    return make_listing(certificate=make_certificate(make_ocop_product(name), valid_until=last_day))


# What a rule takes


@pytest.mark.parametrize(
    "condition",
    [
        {"stars": "5"},
        {"province": "quang-ninh"},
        {"former_province": "quang-ninh"},
        {"category": "mien"},
        {"set": "n03-b06"},
        {"producer_kind": "farm"},
        {"price_max": 100_000},
    ],
    ids=lambda condition: next(iter(condition)),
)
def test_each_condition_narrows(condition):
    make_listing("Mật ong")
    make_from(kind="farm", stars=5)
    assert names(rule_value(**condition).cards(STORY)) == ["Miến dong"]


def test_a_least_price_narrows():
    make_listing("Mật ong", price=150_000)
    make_from()
    assert names(rule_value(price_min=100_000).cards(STORY)) == ["Mật ong"]


@pytest.mark.parametrize("name", ["macro_region", "group"])
def test_a_region_and_an_official_group_narrow(name):
    make_listing("Mật ong")
    other = make_ocop_product("Vải", producer=make_producer(unit=province("Quảng Ninh")), product_set="n16-b25")
    listing = make_listing(certificate=make_certificate(other))
    value = getattr(listing.product.search_documents.get(), name)
    assert names(rule_value(**{name: value}).cards(STORY)) == ["Vải"]


def test_a_producer_narrows():
    make_listing("Mật ong")
    noodles = make_from()
    assert names(rule_value(producer=noodles.producer).cards(STORY)) == ["Miến dong"]


def test_from_four_stars_takes_five_too():
    make_from("Ba sao", stars=3)
    make_from("Bốn sao", stars=4)
    make_from("Năm sao", stars=5)
    assert names(rule_value(stars="4").cards(STORY)) == ["Năm sao", "Bốn sao"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("price", ["B", "C", "A"]), ("-price", ["A", "C", "B"]), ("name", ["A", "B", "C"]), ("newest", ["C", "B", "A"])],
)
def test_the_order_is_the_chosen_one(order, expected, clock):
    for minute, (name, price) in enumerate([("A", 300_000), ("B", 100_000), ("C", 200_000)]):
        clock(f"2026-11-22 09:0{minute}:00")
        make_listing(name, price=price)
    assert names(rule_value(order=order).cards(STORY)) == expected


def test_no_more_are_drawn_than_asked_for():
    for name in "ABC":
        make_listing(name)
    assert names(rule_value(number=2).cards(STORY)) == ["A", "B"]


def test_a_rule_is_one_statement():
    for name in "ABC":
        make_listing(name)
    value = rule_value(stars="4", province="thai-nguyen")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        value.cards(CAMPAIGN)
    assert len(asked) == 1


def test_certificates_have_to_hold_to_the_campaigns_end_if_the_rule_says_so():
    lapsing(END, "Đến ngày cuối")
    lapsing(END - datetime.timedelta(days=1), "Thiếu một ngày")
    assert names(rule_value(to_the_end=True).cards(CAMPAIGN)) == ["Đến ngày cuối"]
    assert len(rule_value(to_the_end=False).cards(CAMPAIGN)) == 2


def test_a_renewed_certificate_holds_to_the_end():
    ocop_product = make_ocop_product("Được cấp lại")
    first = make_certificate(ocop_product, valid_until=datetime.date(2026, 12, 1))
    make_certificate(ocop_product, valid_from=datetime.date(2026, 12, 2))
    make_listing(certificate=first)
    assert names(rule_value(to_the_end=True).cards(CAMPAIGN)) == ["Được cấp lại"]


def test_after_its_end_a_campaign_asks_for_that_day_only():
    lapsing(TODAY, "Hôm nay là ngày cuối")
    ended = Showing(TODAY, last_day=TODAY - datetime.timedelta(days=3), adult=True, advertises=True)
    assert names(rule_value(to_the_end=True).cards(ended)) == ["Hôm nay là ngày cuối"]


# What neither rule nor pick shows


def lapsed(listing):
    Certificate.objects.get(ocop_product=listing.ocop_product).delete()
    make_certificate(listing.ocop_product, valid_until=TODAY - datetime.timedelta(days=1))


def revoked(listing):
    certificate = listing.ocop_product.certificates.get()
    certificate.ended_on, certificate.ended_by = TODAY, Certificate.Ending.REVOKED
    certificate.save()


def withdrawn(listing):
    certificate = listing.ocop_product.certificates.get()
    certificate.ended_on, certificate.ended_by = TODAY, Certificate.Ending.WITHDRAWN
    certificate.save()


def begins_later(listing):
    Certificate.objects.get(ocop_product=listing.ocop_product).delete()
    make_certificate(listing.ocop_product, valid_from=datetime.date(2026, 12, 1))


def without_certificate(listing):
    listing.ocop_product.certificates.all().delete()


def sold_out(listing):
    record = listing.product.stockrecords.get()
    record.num_in_stock = 0
    record.save()


def unapproved(listing):
    listing.approved_at = None
    listing.save()


def paused(listing):
    listing.product.is_public = False
    listing.product.save()


def producer_closed(listing):
    listing.producer.is_active = False
    listing.producer.save()


OUT = {
    lapsed: "Giấy chứng nhận đã hết hiệu lực (hiệu lực đến hết ngày 21/11/2026).",
    revoked: "Giấy chứng nhận đã bị thu hồi.",
    withdrawn: "Chủ thể đề nghị ngừng sử dụng giấy chứng nhận.",
    begins_later: "Giấy chứng nhận chưa có hiệu lực (có hiệu lực từ ngày 01/12/2026).",
    without_certificate: "Chưa có giấy chứng nhận OCOP đã đối chiếu.",
    sold_out: "Hết hàng.",
    unapproved: "Sản phẩm chưa đăng bán.",
    paused: "Sản phẩm đang tạm ngừng bán.",
    producer_closed: "Nhà sản xuất đã ngừng hoạt động trên sàn.",
}


@pytest.mark.parametrize(("happens", "why"), OUT.items(), ids=lambda part: getattr(part, "__name__", ""))
def test_it_drops_out_and_the_editor_reads_why(happens, why):
    stays, goes = make_listing("Ở lại"), make_listing("Ra đi")
    happens(goes)
    picked = hand_value(goes, stays)
    assert names(rule_value().cards(STORY)) == ["Ở lại"]
    assert names(picked.cards(STORY)) == ["Ở lại"]
    first, second = standings(picked.picks, STORY, END)
    assert (first.name, first.off_from, first.why) == ("Ra đi", TODAY, why)
    assert second.stays


@pytest.mark.parametrize(
    ("percent", "shown", "why"),
    [
        ("14.9", True, ""),
        ("15.0", False, "Đồ uống từ 15° trở lên không được đưa vào chương trình khuyến mại."),
        (None, False, "Đồ uống có cồn chưa ghi độ cồn: không được đưa vào chương trình khuyến mại."),
    ],
)
def test_strong_drinks_are_in_no_campaign(percent, shown, why):
    spirit = make_spirit("Rượu", percent)
    expected = ["Rượu"] if shown else []
    assert names(rule_value().cards(CAMPAIGN)) == expected
    assert names(hand_value(spirit).cards(CAMPAIGN)) == expected
    assert standings([spirit.product_id], CAMPAIGN, END)[0].why == why


def test_a_story_may_tell_of_strong_drinks():
    spirit = make_spirit("Rượu", "29.0")
    assert names(hand_value(spirit).cards(STORY)) == ["Rượu"]
    assert standings([spirit.product_id], STORY, END)[0].stays


def test_weak_drinks_are_for_adults_only():
    make_spirit("Rượu", "12.0")
    child = Showing(TODAY, last_day=END, adult=False, advertises=True)
    assert names(rule_value().cards(child)) == []
    assert names(rule_value().cards(CAMPAIGN)) == ["Rượu"]


def test_picks_keep_the_order_in_which_they_were_picked():
    listings = [make_listing(name) for name in "BCA"]
    assert names(hand_value(*listings).cards(STORY)) == ["B", "C", "A"]


# When and why a pick falls out


def test_a_certificate_that_lapses_in_the_period_is_told_with_its_days():
    listing = lapsing(datetime.date(2026, 11, 30))
    [told] = standings([listing.product_id], CAMPAIGN, END)
    assert told.off_from == datetime.date(2026, 12, 1)
    assert told.why == ("Giấy chứng nhận hết hiệu lực từ ngày 01/12/2026 (còn hiệu lực đến hết ngày 30/11/2026).")


def test_one_that_lasts_to_the_end_of_the_last_day_stays():
    listing = lapsing(END)
    assert standings([listing.product_id], CAMPAIGN, END)[0].stays
    assert not standings([listing.product_id], CAMPAIGN, END + datetime.timedelta(days=1))[0].stays


def test_one_that_is_renewed_without_a_gap_stays():
    ocop_product = make_ocop_product()
    first = make_certificate(ocop_product, valid_until=datetime.date(2026, 12, 1))
    make_certificate(ocop_product, valid_from=datetime.date(2026, 12, 2))
    assert standings([make_listing(certificate=first).product_id], CAMPAIGN, END)[0].stays


def test_a_gap_before_the_renewal_is_told():
    ocop_product = make_ocop_product()
    first = make_certificate(ocop_product, valid_until=datetime.date(2026, 12, 1))
    make_certificate(ocop_product, valid_from=datetime.date(2026, 12, 5))
    [told] = standings([make_listing(certificate=first).product_id], CAMPAIGN, END)
    assert told.off_from == datetime.date(2026, 12, 2)


def test_a_revocation_that_takes_effect_later_is_told_as_such():
    listing = make_listing()
    certificate = listing.ocop_product.certificates.get()
    certificate.ended_on, certificate.ended_by = datetime.date(2026, 12, 5), Certificate.Ending.REVOKED
    certificate.save()
    [told] = standings([listing.product_id], CAMPAIGN, END)
    assert (told.off_from, told.why) == (
        datetime.date(2026, 12, 5),
        "Giấy chứng nhận đã bị thu hồi từ ngày 05/12/2026.",
    )


def test_deleted_products_are_told_of_in_their_place():
    listing = make_listing("Còn đây")
    gone, stays = standings([None, listing.product_id], STORY, END)
    assert gone.why == "Sản phẩm đã bị xóa khỏi danh mục."
    assert stays.name == "Còn đây"


def test_standings_cost_the_same_for_one_and_for_ten():
    one, *others = [make_listing().product_id for _each in range(10)]
    with CaptureQueriesContext(connection) as few:
        standings([one], CAMPAIGN, END)
    with CaptureQueriesContext(connection) as many:
        standings([one, *others], CAMPAIGN, END)
    assert len(few) == len(many) == 4


# What is deleted


def test_a_page_goes_on_without_a_deleted_product_and_producer(client):
    gone, stays = make_listing("Bị xóa"), make_listing("Ở lại")
    campaign = make_campaign(body=[hand(gone, stays), rule(producer=gone.producer)])
    gone.product.delete()
    producer = gone.producer
    gone.ocop_product.certificates.all().delete()
    gone.ocop_product.delete()
    producer.delete()
    assert not Producer.objects.filter(pk=producer.pk).exists()
    campaign.refresh_from_db()
    hand_block, rule_block = campaign.body
    assert hand_block.value.picks == [None, stays.product_id]
    assert rule_block.value["producer"] is None
    response = client.get(campaign.url)
    assert response.status_code == 200
    assert "Sản phẩm của chương trình" not in response.text  # the rule finds nobody's products, not everybody's
    assert "Ở lại" in response.text
