"""Who gets in, with what, and what nobody learns on the way."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from shop.accounts.models import User
from shop.accounts.phones import to_e164
from tests.factories import make_listing
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

HOA, LAN = "+84912345678", "+84987654321"
PASSWORD = "sương mù Sa Pa 1903"


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def ask_for_code(visitor, number="0912 345 678", **more):
    return visitor.post("/tai-khoan/dang-nhap/ma/", {"phone": number, **more})


def enter_code(visitor, code, page="/tai-khoan/dang-nhap/ma/xac-nhan/"):
    return visitor.post(page, {"code": code, "action": "verify"})


def sign_up(visitor, number="0912 345 678", name="Nguyễn Thị Hoa"):
    return visitor.post("/tai-khoan/dang-ky/", {"name": name, "phone": number})


def signed_in(visitor) -> User | None:
    return User.objects.filter(pk=visitor.session.get("_auth_user_id")).first()


def error_texts(response) -> list[str]:
    return [text for texts in response.context["form"].errors.values() for text in texts]


# --- Numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["0912 345 678", "0912345678", "+84 912-345-678", "84912345678", "0912.345.678", "(0912) 345 678"]
)
def test_a_number_is_understood_in_any_spelling(typed):
    assert to_e164(typed) == HOA


@pytest.mark.parametrize(
    "typed",
    ["", "0912 345", "0243 826 1234", "1900 1234", "+1 202 555 0123", "0912ABCDEF", "0912345678 #5", "9" * 9999],
)
def test_what_is_no_mobile_number_of_vietnam_is_refused(typed):
    with pytest.raises(ValueError, match=f"^{re.escape(typed)}$"):
        to_e164(typed)


# --- Signing up and in by phone --------------------------------------------------------------------------------------


def test_a_name_and_a_number_are_enough_to_sign_up(visitor, phone):
    assert sign_up(visitor).url == "/tai-khoan/so-dien-thoai/xac-nhan/"
    assert signed_in(visitor) is None

    assert enter_code(visitor, phone.code(HOA), "/tai-khoan/so-dien-thoai/xac-nhan/").url == "/tai-khoan/"

    user = signed_in(visitor)
    assert (user.name, user.phone, user.phone_verified, user.email) == ("Nguyễn Thị Hoa", HOA, True, None)


def test_the_code_comes_in_plain_letters(visitor, phone):
    sign_up(visitor)

    [text] = phone.texts(HOA)
    code = phone.code(HOA)
    assert text == f"Ma xac nhan cua ban la {code}, co hieu luc 5 phut. Khong cung cap ma nay cho bat ky ai."


@pytest.mark.parametrize("typed", ["0912345678", "+84 912 345 678"])
def test_a_code_signs_in(visitor, phone, typed):
    user = User.objects.create_user(phone=HOA)

    assert ask_for_code(visitor, typed).url == "/tai-khoan/dang-nhap/ma/xac-nhan/"
    assert enter_code(visitor, phone.code(HOA)).url == "/tai-khoan/"
    assert signed_in(visitor) == user


def test_a_code_may_be_typed_with_a_blank(visitor, phone):
    User.objects.create_user(phone=HOA)
    ask_for_code(visitor)
    code = phone.code(HOA)
    enter_code(visitor, f" {code[:3]} {code[3:]} ")
    assert signed_in(visitor)


def test_a_code_bears_five_tries(visitor, phone):
    User.objects.create_user(phone=HOA)
    ask_for_code(visitor)
    right = phone.code(HOA)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    for _ in range(4):
        assert error_texts(enter_code(visitor, wrong)) == ["Mã xác nhận chưa đúng."]
    assert enter_code(visitor, wrong).url == "/tai-khoan/dang-nhap/ma/"
    enter_code(visitor, right)
    assert signed_in(visitor) is None


def test_tries_at_the_same_time_count_too(visitor, phone):
    """Each of them starts from the session as it was before the others."""
    User.objects.create_user(phone=HOA)
    ask_for_code(visitor)
    right = phone.code(HOA)
    before = dict(visitor.session)
    for _ in range(5):
        enter_code(visitor, "no")
        session = visitor.session
        session.update(before)
        session.save()

    assert error_texts(enter_code(visitor, right)) == ["Bạn đã gửi quá nhiều lần. Vui lòng thử lại sau vài phút."]
    assert signed_in(visitor) is None


def test_a_code_is_good_for_five_minutes(visitor, phone, clock):
    User.objects.create_user(phone=HOA)
    clock("2026-11-22 10:00:00")
    ask_for_code(visitor)
    clock("2026-11-22 10:05:01")

    enter_code(visitor, phone.code(HOA))
    assert signed_in(visitor) is None


def test_a_code_is_good_to_the_end_of_its_five_minutes(visitor, phone, clock):
    User.objects.create_user(phone=HOA)
    clock("2026-11-22 10:00:00")
    ask_for_code(visitor)
    clock("2026-11-22 10:04:59")

    enter_code(visitor, phone.code(HOA))
    assert signed_in(visitor)


def test_a_code_works_once(visitor, phone):
    User.objects.create_user(phone=HOA)
    ask_for_code(visitor)
    code = phone.code(HOA)
    enter_code(visitor, code)
    visitor.post("/tai-khoan/dang-xuat/")

    enter_code(visitor, code)
    assert signed_in(visitor) is None


def test_a_number_gets_three_codes_in_five_minutes_whatever_they_are_for(phone, clock):
    clock("2026-11-22 10:00:00")
    User.objects.create_user(phone=HOA)
    for _ in range(2):
        ask_for_code(Visitor())
    sign_up(Visitor())

    refused = ask_for_code(Visitor())
    assert error_texts(refused) == ["Bạn đã thử quá nhiều lần. Vui lòng thử lại sau vài phút."]
    assert error_texts(sign_up(Visitor())) == ["Bạn đã gửi quá nhiều lần. Vui lòng thử lại sau vài phút."]
    assert len(phone.texts(HOA)) == 3

    clock("2026-11-22 10:05:01")
    assert ask_for_code(Visitor()).status_code == 302


def test_an_address_gets_twenty_codes_a_minute_for_all_numbers(phone, clock):
    clock("2026-11-22 10:00:00")
    asked = [ask_for_code(Visitor(), f"09123456{n:02d}") for n in range(21)]
    assert [response.status_code for response in asked] == [302] * 20 + [200]
    assert phone.texts("+84912345620") == []


def test_a_wrong_number_can_be_corrected_at_once(visitor, phone):
    User.objects.create_user(phone=LAN)
    ask_for_code(visitor, "0912 345 678")

    assert visitor.get("/tai-khoan/dang-nhap/").status_code == 200
    ask_for_code(visitor, "0987 654 321")
    enter_code(visitor, phone.code(LAN))
    assert signed_in(visitor).phone == LAN


def test_what_was_typed_stays_and_the_field_says_what_is_wrong(visitor, phone):
    response = ask_for_code(visitor, "0912 345")
    assert error_texts(response) == ["Số điện thoại chưa đúng. Nhập số di động 10 chữ số, ví dụ 0912 345 678."]
    assert 'value="0912 345"' in response.content.decode()


def test_the_field_for_the_code_helps_the_phone_to_fill_it(visitor, phone):
    sign_up(visitor)
    page = visitor.get("/tai-khoan/so-dien-thoai/xac-nhan/").content.decode()
    [field] = re.findall(r'<input[^>]*name="code"[^>]*>', page)
    assert 'inputmode="numeric"' in field
    assert 'autocomplete="one-time-code"' in field


def test_who_is_sent_to_sign_in_comes_back(visitor, phone):
    User.objects.create_user(phone=HOA)
    response = visitor.post("/tai-khoan/dang-nhap/ma/", {"phone": "0912345678", "next": "/gio-hang/"})
    assert visitor.post(response.url, {"code": phone.code(HOA), "next": "/gio-hang/"}).url == "/gio-hang/"


def test_nobody_is_sent_to_another_site(visitor, phone):
    User.objects.create_user(phone=HOA)
    ask_for_code(visitor)
    response = visitor.post(
        "/tai-khoan/dang-nhap/ma/xac-nhan/", {"code": phone.code(HOA), "next": "https://example.com/"}
    )
    assert response.url == "/tai-khoan/"


def test_who_is_barred_does_not_get_in(visitor, phone):
    User.objects.create_user(phone=HOA, is_active=False)
    ask_for_code(visitor)
    assert enter_code(visitor, phone.code(HOA)).url == "/tai-khoan/tam-khoa/"
    assert signed_in(visitor) is None


# --- Who has an account is nobody's business -------------------------------------------------------------------------


def test_an_unknown_number_gets_the_same_answer_as_a_known_one(phone):
    User.objects.create_user(phone=HOA)
    known, unknown = Visitor(), Visitor()

    answers = [ask_for_code(known, "0912345678"), ask_for_code(unknown, "0987654321")]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, "/tai-khoan/dang-nhap/ma/xac-nhan/")}

    pages = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"|0\d{3}\s\d{3}\s\d{3}|\+84\d+', "", page.content.decode())
        for page in (known.get(answers[0].url), unknown.get(answers[1].url))
    ]
    assert pages[0] == pages[1]
    assert [error_texts(enter_code(visitor, "000000x")) for visitor in (known, unknown)] == [
        ["Mã xác nhận chưa đúng."],
        ["Mã xác nhận chưa đúng."],
    ]


def test_the_owner_of_an_unknown_number_is_told_how_to_sign_up(visitor, phone):
    ask_for_code(visitor)
    assert phone.texts(HOA) == [
        "So nay chua co tai khoan tai Cho Phien. Dang ky: http://127.0.0.1:8000/tai-khoan/dang-ky/"
    ]
    assert not User.objects.exists()


def test_signing_up_with_a_known_number_answers_the_same_and_changes_nothing(visitor, phone):
    User.objects.create_user(phone=HOA, name="Nguyễn Thị Hoa")

    assert sign_up(visitor, name="Kẻ lạ").url == "/tai-khoan/so-dien-thoai/xac-nhan/"
    assert visitor.get("/tai-khoan/so-dien-thoai/xac-nhan/").status_code == 200
    assert phone.texts(HOA) == [
        "So nay da co tai khoan tai Cho Phien. Dang nhap: http://127.0.0.1:8000/tai-khoan/dang-nhap/"
    ]
    assert User.objects.get().name == "Nguyễn Thị Hoa"


@pytest.mark.parametrize("action", ["resend", "change", "verify", "junk"])
def test_every_button_answers_the_same_for_a_known_number(phone, action):
    User.objects.create_user(phone=HOA)
    known, new = Visitor(), Visitor()
    sign_up(known, "0912345678")
    sign_up(new, "0987654321")

    answers = [
        visitor.post("/tai-khoan/so-dien-thoai/xac-nhan/", {"action": action, "phone": "0911222333"})
        for visitor in (known, new)
    ]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].headers.get("Location") == answers[1].headers.get("Location")


def test_a_sign_up_that_was_not_finished_belongs_to_nobody(phone):
    stranger, owner = Visitor(), Visitor()
    sign_up(stranger, name="Kẻ lạ")

    sign_up(owner, name="Nguyễn Thị Hoa")
    enter_code(owner, phone.code(HOA), "/tai-khoan/so-dien-thoai/xac-nhan/")
    assert signed_in(owner).name == "Nguyễn Thị Hoa"
    assert User.objects.count() == 1
    assert signed_in(stranger) is None


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(visitor):
    User.objects.create_user("hoa@example.com", PASSWORD)
    answers = [
        visitor.post("/tai-khoan/dang-nhap/", {"login": login, "password": "sai"})
        for login in ("hoa@example.com", "khong@example.com")
    ]
    assert [error_texts(answer) for answer in answers] == [["Email hoặc mật khẩu chưa đúng."]] * 2


# --- E-mail and password ---------------------------------------------------------------------------------------------


def test_email_and_password_sign_in_without_any_phone(visitor):
    user = User.objects.create_user("Hoa@Example.com", PASSWORD)
    response = visitor.post("/tai-khoan/dang-nhap/", {"login": "hoa@EXAMPLE.com", "password": PASSWORD})
    assert response.url == "/tai-khoan/"
    assert signed_in(visitor) == user


def test_five_wrong_passwords_close_the_address_for_five_minutes(clock):
    clock("2026-11-22 10:00:00")
    User.objects.create_user("hoa@example.com", PASSWORD)
    for _ in range(5):
        Visitor().post("/tai-khoan/dang-nhap/", {"login": "hoa@example.com", "password": "sai"})

    visitor = Visitor()
    response = visitor.post("/tai-khoan/dang-nhap/", {"login": "hoa@example.com", "password": PASSWORD})
    assert error_texts(response) == ["Bạn đã thử quá nhiều lần. Vui lòng thử lại sau vài phút."]

    clock("2026-11-22 10:05:01")
    visitor.post("/tai-khoan/dang-nhap/", {"login": "hoa@example.com", "password": PASSWORD})
    assert signed_in(visitor)


def test_a_forgotten_password_is_set_anew_by_a_letter(visitor):
    user = User.objects.create_user("hoa@example.com", PASSWORD)

    assert visitor.post("/tai-khoan/mat-khau/quen/", {"email": "hoa@example.com"}).url.endswith("/da-gui/")
    [letter] = mail.outbox
    assert letter.subject == "Chợ Phiên: Đặt lại mật khẩu"
    link = re.search(r"http://\S+", letter.body)[0]
    form = visitor.get(link).url
    visitor.post(form, {"password1": "mùa vàng Mù Cang Chải"})

    user.refresh_from_db()
    assert user.check_password("mùa vàng Mù Cang Chải")
    assert "không còn hiệu lực" in visitor.get(link).content.decode()


def test_an_unknown_address_gets_the_same_page_and_another_letter(visitor):
    assert visitor.post("/tai-khoan/mat-khau/quen/", {"email": "khong@example.com"}).url.endswith("/da-gui/")
    [letter] = mail.outbox
    assert "không có tài khoản nào" in letter.body


def test_an_address_that_was_never_confirmed_resets_nothing(visitor):
    user = User.objects.create_user(phone=HOA)
    EmailAddress.objects.create(user=user, email="la@example.com")

    visitor.post("/tai-khoan/mat-khau/quen/", {"email": "la@example.com"})
    [letter] = mail.outbox
    assert "không có tài khoản nào" in letter.body


# --- What comes along ------------------------------------------------------------------------------------------------


def test_the_basket_of_the_guest_comes_along(visitor, phone):
    product = make_listing().product
    User.objects.create_user(phone=HOA)
    visitor.post("/gio-hang/them/", {"product_id": product.pk, "quantity": 2})
    ask_for_code(visitor)
    enter_code(visitor, phone.code(HOA))

    [line] = signed_in(visitor).baskets.get(status="Open").lines.all()
    assert (line.product, line.quantity) == (product, 2)


def test_orders_placed_in_this_browser_stay_open_after_signing_in(visitor, phone):
    User.objects.create_user(phone=HOA)
    session = visitor.session
    session["orders"] = ["K7PM2X9QRT"]
    session.save()
    ask_for_code(visitor)
    enter_code(visitor, phone.code(HOA))
    assert visitor.session["orders"] == ["K7PM2X9QRT"]


# --- Bad input -------------------------------------------------------------------------------------------------------

JUNK = ["", " ", "\x00", "'; DROP TABLE", "<script>", "😀" * 50, "9" * 10_000, "-1", "\u202e", "a@b", "\ud7ff"]
FORMS = {
    "/tai-khoan/dang-nhap/": ("login", "password", "next"),
    "/tai-khoan/dang-nhap/ma/": ("phone", "next"),
    "/tai-khoan/dang-ky/": ("name", "phone", "next"),
    "/tai-khoan/mat-khau/quen/": ("email", "next"),
    "/tai-khoan/dang-nhap/ma/xac-nhan/": ("code", "action"),
    "/tai-khoan/so-dien-thoai/xac-nhan/": ("code", "action"),
}


@pytest.mark.parametrize("page", FORMS)
@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_any_field_signs_nobody_in_and_makes_nobody(visitor, phone, page, junk):
    response = visitor.post(page, dict.fromkeys(FORMS[page], junk))
    assert response.status_code < 500
    assert signed_in(visitor) is None
    assert not User.objects.exists()
    assert not phone.file.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/tai-khoan/mat-khau/dat-lai/zzzzzzzzzzzzz-x/",
        "/tai-khoan/mat-khau/dat-lai/1-set-password/",
        "/tai-khoan/mat-khau/dat-lai/%C3%A9-1/",
        "/tai-khoan/email/xac-nhan/x:y:z/",
        f"/tai-khoan/email/xac-nhan/{'a' * 9000}/",
    ],
)
def test_broken_links_of_letters_are_answered_in_words(visitor, path):
    assert visitor.get(path).status_code in (200, 404)
