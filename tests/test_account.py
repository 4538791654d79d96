"""The account: the person's own orders, name, number, address and password."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from shop.accounts.models import User
from tests.factories import make_listing
from tests.orders import PHONE, make_order
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PASSWORD = "sương mù Sa Pa 1903"
OTHER = "+84987654321"


@pytest.fixture
def hoa() -> User:
    return User.objects.create_user(phone=PHONE, name="Nguyễn Thị Hoa")


def sign_in(user: User) -> Visitor:
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


def codes(visitor) -> list[str]:
    return [order.number for order in visitor.get("/tai-khoan/").context["page"]]


def error_texts(response) -> list[str]:
    return [text for texts in response.context["form"].errors.values() for text in texts]


# --- The person ------------------------------------------------------------------------------------------------------


def test_a_person_needs_a_number_or_an_address():
    with pytest.raises(ValueError, match="phone number or an e-mail address"):
        User.objects.create_user()
    assert not User.objects.exists()


def test_who_has_no_address_has_none_and_not_an_empty_one(hoa):
    hoa.email = ""
    hoa.save()
    hoa.refresh_from_db()
    assert hoa.email is None


# --- The page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["", "ho-ten/", "email/", "so-dien-thoai/", "mat-khau/", "mat-khau/dat/"])
def test_a_guest_is_asked_to_sign_in_first(page):
    assert Visitor().get(f"/tai-khoan/{page}").url == f"/tai-khoan/dang-nhap/?next=/tai-khoan/{page}"


def test_the_name_is_never_cut_in_two(hoa):
    assert "Chào bạn Nguyễn Thị Hoa" in sign_in(hoa).get("/tai-khoan/").content.decode()


def test_it_lists_the_persons_orders_and_no_others(hoa):
    listing = make_listing()
    mine = make_order(listing, user=hoa, phone=OTHER)
    as_guest = make_order(listing)
    make_order(listing, user=User.objects.create_user(phone=OTHER))
    make_order(listing, phone=OTHER)
    assert codes(sign_in(hoa)) == [as_guest.number, mine.number]


def test_a_number_that_was_not_proven_brings_no_orders():
    make_order()
    user = User.objects.create_user("hoa@example.com", phone=PHONE, phone_verified=False)
    assert codes(sign_in(user)) == []


def test_it_costs_the_same_for_one_order_and_for_ten(hoa):
    listing, visitor = make_listing(stock=100), sign_in(hoa)
    make_order(listing, user=hoa)
    visitor.get("/tai-khoan/")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            assert visitor.get("/tai-khoan/").status_code == 200
        counts.append(len(caught))
        for _ in range(49):
            make_order(listing, user=hoa)
    assert counts[0] == counts[1] <= 6


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", "9" * 5000, ""])
def test_a_page_that_is_none_is_the_nearest(hoa, page):
    make_order(user=hoa)
    response = sign_in(hoa).get("/tai-khoan/", {"page": page})
    assert response.status_code == 200
    assert response.context["page"].number == 1


@pytest.mark.parametrize("name", ["wishlists-list", "alerts-list", "email-list", "address-list", "login", "register"])
def test_what_of_oscars_account_is_not_used_is_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"customer:{name}")


# --- Name, number, address, password ---------------------------------------------------------------------------------


def test_the_name_can_be_changed(hoa):
    assert sign_in(hoa).post("/tai-khoan/ho-ten/", {"name": "  Nguyễn Thị Hoa Mai "}).url == "/tai-khoan/"
    hoa.refresh_from_db()
    assert hoa.name == "Nguyễn Thị Hoa Mai"


@pytest.mark.parametrize("junk", ["", "   ", "x" * 151, "a\x00b"])
def test_a_name_that_is_none_is_refused(hoa, junk):
    response = sign_in(hoa).post("/tai-khoan/ho-ten/", {"name": junk})
    assert response.context["form"].errors.keys() == {"name"}
    hoa.refresh_from_db()
    assert hoa.name == "Nguyễn Thị Hoa"


def test_a_new_number_counts_once_it_is_proven(hoa, phone):
    visitor = sign_in(hoa)
    visitor.post("/tai-khoan/so-dien-thoai/", {"phone": "0987 654 321"})
    hoa.refresh_from_db()
    assert hoa.phone == PHONE

    visitor.post("/tai-khoan/so-dien-thoai/xac-nhan/", {"code": phone.code(OTHER)})
    hoa.refresh_from_db()
    assert (hoa.phone, hoa.phone_verified) == (OTHER, True)


def test_a_number_of_another_account_cannot_be_taken_even_by_its_owner(hoa, phone):
    User.objects.create_user(phone=OTHER)
    visitor = sign_in(hoa)
    asked = visitor.post("/tai-khoan/so-dien-thoai/", {"phone": "0987654321"})
    assert asked.url == "/tai-khoan/so-dien-thoai/xac-nhan/"

    refused = visitor.post(asked.url, {"code": phone.code(OTHER)})
    assert error_texts(refused) == ["Số điện thoại này đã thuộc về một tài khoản khác."]
    hoa.refresh_from_db()
    assert hoa.phone == PHONE


def test_a_sign_up_that_was_not_finished_does_not_keep_a_number_from_its_owner(hoa, phone):
    Visitor().post("/tai-khoan/dang-ky/", {"name": "Kẻ lạ", "phone": "0987654321"})
    visitor = sign_in(hoa)
    visitor.post("/tai-khoan/so-dien-thoai/", {"phone": "0987654321"})
    visitor.post("/tai-khoan/so-dien-thoai/xac-nhan/", {"code": phone.code(OTHER)})
    hoa.refresh_from_db()
    assert hoa.phone == OTHER
    assert User.objects.count() == 1


def test_an_address_counts_once_its_letter_was_answered(hoa):
    visitor = sign_in(hoa)
    visitor.post("/tai-khoan/email/", {"email": "Hoa@Example.com", "action_add": ""})
    hoa.refresh_from_db()
    assert hoa.email is None

    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("Chợ Phiên: Xác nhận email của bạn", ["hoa@example.com"])
    visitor.post(re.search(r"http://\S+", letter.body)[0])
    hoa.refresh_from_db()
    assert hoa.email == "hoa@example.com"


def test_an_address_of_another_account_gets_the_same_answer_and_is_not_taken(hoa):
    User.objects.create_user("lan@example.com", PASSWORD)
    visitor = sign_in(hoa)
    answers = [
        visitor.post("/tai-khoan/email/", {"email": email, "action_add": ""})
        for email in ("moi@example.com", "lan@example.com")
    ]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, "/tai-khoan/email/")}

    visitor.post(re.search(r"http://\S+", mail.outbox[-1].body)[0])
    hoa.refresh_from_db()
    assert hoa.email is None
    assert User.objects.get(email="lan@example.com").pk != hoa.pk


def test_a_new_address_takes_the_place_of_the_old_one():
    lan = User.objects.create_user("lan@example.com", PASSWORD)
    visitor = sign_in(lan)
    visitor.post("/tai-khoan/email/", {"email": "lan@moi.example.com", "action_add": ""})
    visitor.post(re.search(r"http://\S+", mail.outbox[-1].body)[0])
    lan.refresh_from_db()
    assert lan.email == "lan@moi.example.com"
    assert [address.email for address in lan.emailaddress_set.all()] == ["lan@moi.example.com"]


def test_an_address_can_be_removed_where_a_number_remains():
    lan = User.objects.create_user("lan@example.com", PASSWORD, phone=OTHER)
    sign_in(lan).post("/tai-khoan/email/", {"email": "lan@example.com", "action_remove": ""})
    lan.refresh_from_db()
    assert lan.email is None


def test_the_last_way_to_reach_a_person_stays():
    lan = User.objects.create_user("lan@example.com", PASSWORD)
    response = sign_in(lan).post("/tai-khoan/email/", {"email": "lan@example.com", "action_remove": ""}, follow=True)
    assert "Tài khoản cần email này để đăng nhập." in response.content.decode()
    lan.refresh_from_db()
    assert lan.email == "lan@example.com"


def test_an_address_that_was_not_confirmed_cannot_be_made_the_accounts(hoa):
    EmailAddress.objects.create(user=hoa, email="la@example.com")
    response = sign_in(hoa).post("/tai-khoan/email/", {"email": "la@example.com", "action_primary": ""})
    assert response.status_code == 403
    hoa.refresh_from_db()
    assert hoa.email is None


def test_a_password_is_set_once_and_then_changed_by_who_knows_it(hoa):
    visitor = sign_in(hoa)
    assert visitor.get("/tai-khoan/mat-khau/").url == "/tai-khoan/mat-khau/dat/"
    visitor.post("/tai-khoan/mat-khau/dat/", {"password1": PASSWORD})

    refused = visitor.post("/tai-khoan/mat-khau/", {"oldpassword": "sai", "password1": "mùa vàng Mù Cang Chải"})
    assert error_texts(refused) == ["Mật khẩu hiện tại chưa đúng."]
    visitor.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": "mùa vàng Mù Cang Chải"})
    hoa.refresh_from_db()
    assert hoa.check_password("mùa vàng Mù Cang Chải")


@pytest.mark.parametrize("weak", ["", "1234567", "password", "12345678"])
def test_a_weak_password_is_refused(hoa, weak):
    response = sign_in(hoa).post("/tai-khoan/mat-khau/dat/", {"password1": weak})
    assert response.context["form"].errors.keys() == {"password1"}
    hoa.refresh_from_db()
    assert not hoa.has_usable_password()


# --- Bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("junk", ["", " ", "\x00", "<script>", "😀" * 50, "9" * 10_000, "a@b", "@"])
@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("email/", ("email", "action_add")),
        ("email/", ("email", "action_send")),
        ("email/", ("email", "action_remove")),
        ("so-dien-thoai/", ("phone", "action")),
        ("so-dien-thoai/xac-nhan/", ("code", "action")),
        ("mat-khau/dat/", ("next",)),
    ],
)
def test_junk_changes_nothing(hoa, phone, page, fields, junk):
    before = User.objects.values().get()
    assert sign_in(hoa).post(f"/tai-khoan/{page}", dict.fromkeys(fields, junk)).status_code < 500
    after = User.objects.values().get()
    assert after | {"last_login": None} == before | {"last_login": None}
    assert not phone.file.exists()
    assert mail.outbox == []
