"""What is not sold now is asked for: who asks is told once when it is sold again, and is then forgotten."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from catalog.models import Listing, SaleNotice
from shop.accounts.models import User
from shop.partner.models import StockRecord
from tests.factories import make_certificate, make_listing, make_ocop_product, make_variants

pytestmark = pytest.mark.django_db
NUMBER, ADDRESS = "+84912345678", "hoa@example.com"
THANKS = "Chúng tôi sẽ báo cho bạn một lần khi sản phẩm bán lại."
BUTTON = "Báo cho tôi khi bán lại"


@pytest.fixture
def at(clock):
    clock("2026-11-22 10:00:00")
    return clock


@pytest.fixture
def ended(at) -> Listing:
    """Its certificate ended on 01/01/2023."""
    ocop_product = make_ocop_product("Mật ong rừng Na Rì")
    return make_listing(certificate=make_certificate(ocop_product, valid_from=datetime.date(2020, 1, 1)))


@pytest.fixture
def ask(client, at):
    """Opens the page of a listing and sends its form ten seconds later."""

    def send(listing: Listing, contact: str = "0912 345 678", *, prefix: str = "", after: int = 10, **more):
        address = prefix + listing.product.get_absolute_url()
        at("2026-11-22 10:00:00")
        opened = client.get(address).context["form"]["opened"].value()
        at(f"2026-11-22 10:00:{after:02d}")
        return client.post(address, {"opened": opened, "contact": contact, **more})

    return send


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    """Runs the command; what it says."""

    def run() -> str:
        said = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("send_sale_notices", stdout=said)
        return said.getvalue().strip()

    return run


def html(client, listing: Listing) -> str:
    return client.get(listing.product.get_absolute_url()).content.decode()


def refused(response, *words: str) -> None:
    """The page again, saying why; nothing is kept."""
    assert response.status_code == 200
    for word in words:
        assert word in response.content.decode()
    assert not SaleNotice.objects.exists()


def renew(listing: Listing, *, valid_from: datetime.date = datetime.date(2026, 11, 1)) -> None:
    make_certificate(listing.ocop_product, valid_from=valid_from)


# --- Asking ---------------------------------------------------------------------------------------------------------


def test_the_form_stands_where_nothing_can_be_bought(client, ended):
    sold_out, paused, service = make_listing(stock=0), make_listing(), make_listing(product_set="n17-b26")
    for listing in (paused, service):
        listing.producer.is_active = False
        listing.producer.save()
    for listing in (ended, sold_out, paused, service):
        assert BUTTON in html(client, listing)


def test_it_does_not_stand_where_something_can(client, at):
    some_left = make_listing(stock=0)
    _small, large = make_variants(some_left, {"nhỏ": 50_000, "lớn": 90_000})
    StockRecord.objects.filter(product=large).update(num_in_stock=0)
    for listing in (some_left, make_listing(), make_listing(product_set="n17-b26")):
        assert BUTTON not in html(client, listing)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("0912 345 678", NUMBER), ("+84 912-345-678", NUMBER), (" Hoa@Example.com ", ADDRESS)],
)
def test_a_request_is_kept_as_one_writes_numbers_and_addresses(ask, ended, typed, kept):
    response = ask(ended, typed)
    assert (response.status_code, response["Location"]) == (302, f"{ended.product.get_absolute_url()}#noi-dung")
    notice = SaleNotice.objects.get()
    assert (notice.listing, notice.contact, notice.language) == (ended, kept, "vi")


def test_who_asks_twice_waits_once_and_is_answered_the_same(client, ask, ended):
    for typed in ("0912345678", "+84912345678", "0912 345 678"):
        ask(ended, typed)
        assert THANKS in html(client, ended)
    ask(ended, prefix="/en")
    assert SaleNotice.objects.get().language == "en"


def test_two_people_and_two_products_are_four_requests(ask, ended):
    other = make_listing(stock=0)
    for listing in (ended, other):
        for contact in (NUMBER, ADDRESS):
            ask(listing, contact)
    assert SaleNotice.objects.count() == 4


def test_a_signed_in_visitor_need_not_type(client, ended):
    client.force_login(User.objects.create_user(phone=NUMBER))
    assert 'value="0912345678"' in html(client, ended)


@pytest.mark.parametrize(
    ("contact", "error"),
    [
        ("", "Vui lòng nhập số điện thoại hoặc email."),
        ("12345", "Số điện thoại chưa đúng. Nhập số di động 10 chữ số, ví dụ 0912 345 678."),
        ("+1 202 555 0100", "Số điện thoại chưa đúng."),
        ("hoa@", "Email chưa đúng, ví dụ hoa@example.com."),
        ("hoa@example.com, nam@example.com", "Email chưa đúng"),
        (f"{'x' * 300}@example.com", "254"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(ask, ended, contact, error):
    refused(ask(ended, contact), error, contact)


@pytest.mark.parametrize("field", ["contact", "website", "opened"])
@pytest.mark.parametrize("junk", ["\x00", "x" * 10_000, "@" * 5000, "9" * 5000, "\u202e🐝@x", "{{ 7 }}", "' OR 1=1 --"])
def test_junk_leaves_nothing(ask, ended, field, junk):
    refused(ask(ended, **{field: junk}))


def test_machines_gain_nothing(ask, ended):
    refused(ask(ended, website="https://example.com"), "Chưa gửi được. Vui lòng xem lại rồi gửi lần nữa.")
    refused(ask(ended, after=2), "Chưa gửi được.", "0912 345 678")
    refused(ask(ended, opened="1:abc:def"), "Chưa gửi được.")


def test_the_sixth_request_from_an_address_within_an_hour_is_refused(ask, ended):
    for last in range(5):
        assert ask(ended, f"091234567{last}").status_code == 302
    assert "Bạn đã gửi quá nhiều lần." in ask(ended, "0912345679").content.decode()
    assert SaleNotice.objects.count() == 5


def test_what_came_back_while_one_typed_is_shown_for_sale(client, ask, at):
    listing = make_listing()
    address = listing.product.get_absolute_url()
    response = client.post(address, {"contact": NUMBER})
    assert (response.status_code, response["Location"]) == (302, address)
    assert not SaleNotice.objects.exists()


def test_what_was_never_sold_takes_no_request(client, at):
    draft = make_listing(approved_at=None)
    assert client.post(draft.product.get_absolute_url(), {"contact": NUMBER}).status_code == 404
    assert not SaleNotice.objects.exists()


# --- Telling --------------------------------------------------------------------------------------------------------


def test_nobody_is_told_while_it_is_not_sold(ask, tell, phone, ended):
    ask(ended)
    assert tell() == "0 told."
    assert phone.texts(NUMBER) == []
    assert SaleNotice.objects.count() == 1


def test_once_renewed_each_is_told_once_and_forgotten(ask, tell, phone, mailoutbox, ended, settings):
    settings.SITE_URL = "https://cho.test"
    ask(ended)
    ask(ended, ADDRESS)
    renew(ended)
    assert (tell(), tell()) == ("2 told.", "0 told.")
    pk = ended.product_id
    assert phone.texts(NUMBER) == [f"Cho Phien: da ban lai Mat ong rung Na Ri. https://cho.test/san-pham/_{pk}/"]
    assert [letter.to for letter in mailoutbox] == [[ADDRESS]]
    assert mailoutbox[0].subject == "Chợ Phiên: Đã bán lại Mật ong rừng Na Rì"
    assert f"https://cho.test{ended.product.get_absolute_url()}" in mailoutbox[0].body
    assert not SaleNotice.objects.exists()


def test_the_address_in_the_message_leads_to_the_product(client, ask, tell, phone, ended, settings):
    ask(ended)
    renew(ended)
    tell()
    address = phone.texts(NUMBER)[0].rpartition(settings.SITE_URL)[2]
    assert client.get(address)["Location"] == ended.product.get_absolute_url()


def test_each_is_told_in_the_language_of_the_request(ask, tell, phone, ended):
    ask(ended, prefix="/en")
    renew(ended)
    tell()
    assert "on sale again: Mat ong rung Na Ri." in phone.texts(NUMBER)[0]
    assert "/en/san-pham/_" in phone.texts(NUMBER)[0]


def test_a_long_name_leaves_the_address_whole(ask, tell, phone, ended, settings):
    ended.product.title = "Thực phẩm bảo vệ sức khỏe " * 9
    ended.product.slug = "x" * 255
    ended.product.save()
    ask(ended)
    renew(ended)
    tell()
    text = phone.texts(NUMBER)[0]
    assert len(text) <= 160
    assert text.endswith(f"{settings.SITE_URL}/san-pham/_{ended.product_id}/")


def test_a_renewal_that_starts_later_is_told_on_its_first_day(ask, tell, at, phone, ended):
    ask(ended)
    renew(ended, valid_from=datetime.date(2026, 12, 1))
    at("2026-11-30 23:59:59")
    assert tell() == "0 told."
    at("2026-12-01 00:00:00")
    assert tell() == "1 told."
    assert len(phone.texts(NUMBER)) == 1


def test_what_is_renewed_but_sold_out_waits_for_stock(ask, tell, phone, ended):
    ask(ended)
    renew(ended)
    stock = StockRecord.objects.filter(product=ended.product)
    stock.update(num_in_stock=2, num_allocated=2)
    assert tell() == "0 told."
    stock.update(num_in_stock=3)
    assert tell() == "1 told."


def test_what_is_certified_but_paused_waits(ask, tell, phone, ended):
    ask(ended)
    renew(ended)
    ended.producer.is_active = False
    ended.producer.save()
    assert tell() == "0 told."
    ended.producer.is_active = True
    ended.producer.save()
    assert tell() == "1 told."


def test_a_service_is_told_of_without_stock(ask, tell, phone, at):
    ocop_product = make_ocop_product("Nhà sàn", product_set="n17-b26")
    service = make_listing(certificate=make_certificate(ocop_product, valid_from=datetime.date(2020, 1, 1)))
    ask(service)
    renew(service)
    assert tell() == "1 told."


def test_only_those_who_wait_for_it_are_told(ask, tell, phone, ended):
    ask(ended)
    ask(make_listing(stock=0), ADDRESS)
    renew(ended)
    assert tell() == "1 told."
    assert SaleNotice.objects.get().contact == ADDRESS


def test_who_has_waited_twelve_months_is_forgotten_untold(ask, tell, at, phone, ended):
    ask(ended)
    at("2027-11-22 10:00:00")
    tell()
    assert SaleNotice.objects.count() == 1
    renew(ended)
    at("2027-11-22 10:00:11")
    assert tell() == "0 told."
    assert not SaleNotice.objects.exists()
    assert phone.texts(NUMBER) == []
