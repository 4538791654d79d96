"""What reaches buyers by SMS and e-mail, over real sockets, and what happens when it does not."""

import logging
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import TestCase
from django.utils.translation import override

from shop.fulfilment.models import Consignment, ConsignmentEvent
from shop.fulfilment.moves import move_consignment
from shop.fulfilment.signals import consignment_moved
from shop.messages import mail, sms
from shop.messages.orders import order_placed
from shop.order import signals
from shop.order.models import Order
from shop.payments.models import Refund
from tests.factories import make_listing, make_producer
from tests.orders import PHONE, make_order
from tests.servers.post import look_for_mail_server, mail_server, sms_gateway
from tests.servers.postgresql import free_port

State = Consignment.State
GSM_7 = set("@$_ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\n")
CODE = "K7PM2X9QRT"


@pytest.fixture
def postbox(settings):
    """A real SMTP server on loopback; the shop sends through it."""
    with mail_server() as (box, port):
        look_for_mail_server(settings, port)
        yield box


@pytest.fixture
def gateway(settings):
    with sms_gateway() as server:
        settings.SMS_URL = server.url
        yield server


def committed(action):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return action()


# --- SMS: the text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Đã nhận đơn hàng của bạn", "Da nhan don hang cua ban"),
        ("Phường Ễ, Ữ, Ặ, ỵ, Ð", "Phuong E, U, A, y, ?"),
        ("150.000\N{NO-BREAK SPACE}₫ – “Mật ong”…", '150.000 d - "Mat ong"...'),
        ("a[b]{c}~d^e|f\\g`h", "a(b)(c)-de/f/g'h"),
        ("hai\n dòng", "hai dong"),
        ("😀 mật", "? mat"),
    ],
)
def test_an_sms_has_no_marks_and_only_letters_of_the_gsm_alphabet(text, sent):
    assert sms.plain(text) == sent
    assert set(sms.plain(text)) <= GSM_7


def test_an_sms_is_one_message_long():
    long = sms.plain("Mật ong bạc hà Mèo Vạc " * 20)
    assert len(long) <= 160
    assert long.endswith("...")


@pytest.mark.parametrize("letter", [chr(code) for code in (*range(0x20, 0x180), *range(0x1EA0, 0x1EFA))])
def test_no_letter_of_latin_or_vietnamese_leaves_the_gsm_alphabet(letter):
    assert set(sms.plain(f"x{letter}x")) <= GSM_7


# --- SMS: the ways out -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_console_prints_it(settings, capsys):
    settings.SMS_URL = "console:"
    committed(lambda: sms.send(PHONE, "Chào bạn"))
    assert capsys.readouterr().out == "SMS +84912345678: Chao ban\n"


@pytest.mark.django_db
def test_a_file_gets_a_line(phone):
    committed(lambda: sms.send(PHONE, "Chào bạn"))
    assert phone.texts(PHONE) == ["Chao ban"]


@pytest.mark.django_db
def test_a_gateway_gets_json(gateway):
    committed(lambda: sms.send(PHONE, "Chào bạn"))
    assert gateway.posts == [("/send?key=secret", "application/json", {"to": PHONE, "text": "Chao ban"})]


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["refuses", "is gone", "is no address"])
def test_a_gateway_that_fails_is_logged_without_the_text_or_its_key(settings, gateway, caplog, trouble):
    if trouble == "refuses":
        gateway.status = 503
    else:
        settings.SMS_URL = {
            "is gone": f"http://127.0.0.1:{free_port()}/?key=secret",
            "is no address": "http://:x/secret",
        }[trouble]
    committed(lambda: sms.send(PHONE, "Mã 123456"))
    [line] = [record.getMessage() for record in caplog.records if record.name == "shop.messages.delivery"]
    assert line.startswith("SMS to …678 not sent")
    assert "secret" not in caplog.text
    assert "123456" not in caplog.text


@pytest.mark.django_db
def test_nothing_is_sent_for_what_is_rolled_back(phone):
    def send_and_fail():
        sms.send(PHONE, "Chào bạn")
        transaction.set_rollback(True)

    committed(transaction.atomic(send_and_fail))
    assert phone.texts(PHONE) == []


# --- Letters ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_letter_arrives_whole(postbox, settings):
    settings.DEFAULT_FROM_EMAIL = "Chợ Phiên <shop@example.com>"
    order = make_order(make_listing("Mật ong bạc hà & <hoa>", price=150_000), code=CODE, email="hoa@example.com")
    committed(lambda: order_placed(order))

    [letter] = postbox.letters
    assert letter["Subject"].strip() == "Chợ Phiên: Đã nhận đơn hàng K7PM2X9QRT"
    assert letter["From"] == "Chợ Phiên <shop@example.com>"
    assert letter["To"] == "hoa@example.com"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"]
    assert letter["Date"]
    assert letter.get_content_type() == "multipart/alternative"

    text, page = letter.iter_parts()
    assert (text.get_content_type(), text.get_content_charset()) == ("text/plain", "utf-8")
    assert "Mật ong bạc hà & <hoa> × 1: 150.000\N{NO-BREAK SPACE}₫" in text.get_content()
    assert "Số tiền trả khi nhận kiện này: 180.000\N{NO-BREAK SPACE}₫" in text.get_content()
    assert "Dự kiến giao: 25–28/11" in text.get_content()
    assert f"http://127.0.0.1:8000/don-hang/{CODE}/" in text.get_content()
    assert (page.get_content_type(), page.get_content_charset()) == ("text/html", "utf-8")
    assert "Mật ong bạc hà &amp; &lt;hoa&gt;" in page.get_content()
    assert f'<a href="http://127.0.0.1:8000/don-hang/{CODE}/"' in page.get_content()


@pytest.mark.django_db
def test_a_line_break_in_a_subject_is_no_second_header(postbox):
    subject = "Xin chào\r\nBcc: ai@example.com"
    context = {"reset_url": ""}
    template = "account/email/unknown_account_message.txt"
    committed(lambda: mail.send("hoa@example.com", subject=subject, template=template, context=context))
    [letter] = postbox.letters
    assert letter["Subject"].strip() == "Chợ Phiên: Xin chào Bcc: ai@example.com"
    assert letter["Bcc"] is None


@pytest.mark.django_db
def test_a_letter_that_cannot_be_sent_is_logged_and_the_order_stands(settings, caplog, phone):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    order = make_order(code=CODE, email="hoa@example.com")
    committed(lambda: order_placed(order))
    assert [record.levelno for record in caplog.records if record.name == "shop.messages.delivery"] == [logging.ERROR]
    assert len(phone.texts(PHONE)) == 1


# --- Orders ----------------------------------------------------------------------------------------------------------


def announced(phone, signal, **told) -> str:
    """What the buyer reads on the phone, without the shop's name before it and the link behind."""
    committed(lambda: signal.send(Order, **told))
    text = phone.texts(PHONE)[-1]
    assert text.endswith(f" http://127.0.0.1:8000/don-hang/{CODE}/")
    return text.removeprefix("Cho Phien: ").rpartition(" ")[0]


@pytest.mark.django_db
def test_an_order_that_waits_for_its_payment_says_what_to_pay_and_nothing_of_the_door(phone, mailoutbox):
    order = make_order(make_listing(price=456_000), code=CODE, email="hoa@example.com", payment_method="vietqr")
    text = announced(phone, signals.order_placed, order=order)
    assert text == "Da nhan don hang K7PM2X9QRT, cho thanh toan. So tien can thanh toan: 486.000 d."
    [letter] = mailoutbox
    assert letter.subject == "Chợ Phiên: Đã nhận đơn hàng K7PM2X9QRT, chờ thanh toán"
    assert "Số tiền cần thanh toán: 486.000\N{NO-BREAK SPACE}₫." in letter.body
    assert "khi nhận" not in letter.body


PAYMENT = SimpleNamespace(amount=486_000)
ENDINGS = [
    (
        signals.order_paid,
        {"payment": PAYMENT},
        "Da nhan thanh toan don hang K7PM2X9QRT. So tien 486.000 d, nguoi ban se gui hang.",
        "Đã nhận thanh toán đơn hàng K7PM2X9QRT",
    ),
    (
        signals.order_expired,
        {},
        "Don hang K7PM2X9QRT da huy vi qua han thanh toan. Neu da chuyen tien, ban se duoc bao.",
        "Đơn hàng K7PM2X9QRT đã hủy vì quá hạn thanh toán",
    ),
    (
        signals.order_cancelled,
        {},
        "Don hang K7PM2X9QRT da huy. Ban khong phai tra tien cho don hang nay.",
        "Đơn hàng K7PM2X9QRT đã hủy",
    ),
    (
        signals.refund_done,
        {"refund": SimpleNamespace(amount=120_000)},
        "Da hoan 120.000 d cho don hang K7PM2X9QRT. Ngan hang co the can vai ngay de ghi co.",
        "Đã hoàn 120.000\N{NO-BREAK SPACE}₫ cho đơn hàng K7PM2X9QRT",
    ),
    (
        signals.money_back,
        {"payment": PAYMENT},
        "Dang hoan 486.000 d cho don hang K7PM2X9QRT. Tien den muon hoac den hai lan.",
        "Đang hoàn 486.000\N{NO-BREAK SPACE}₫ cho đơn hàng K7PM2X9QRT",
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("signal", "told", "text", "subject"), ENDINGS)
def test_what_becomes_of_the_money_is_told_by_sms_and_mail(phone, postbox, signal, told, text, subject):
    order = make_order(make_listing(price=456_000), code=CODE, email="hoa@example.com", payment_method="vietqr")
    assert announced(phone, signal, order=order, **told) == text
    [letter] = postbox.letters
    assert " ".join(letter["Subject"].split()) == " ".join(f"Chợ Phiên: {subject}".split())
    body = letter.get_body(("plain",)).get_content()
    assert f"{subject}." in body
    assert f"http://127.0.0.1:8000/don-hang/{CODE}/" in body


@pytest.mark.django_db
def test_a_cancelled_order_that_was_to_be_paid_at_the_door_costs_nothing(phone):
    order = make_order(code=CODE)
    text = announced(phone, signals.order_cancelled, order=order)
    assert text == "Don hang K7PM2X9QRT da huy. Ban khong phai tra tien cho don hang nay."


@pytest.mark.django_db
def test_a_cancelled_order_that_was_paid_is_money_back(phone):
    order = make_order(code=CODE, payment_method="stripe")
    Refund.objects.create(payment=order.payments.get(), amount=486_000, reason=Refund.Reason.CALLED_OFF)
    text = announced(phone, signals.order_cancelled, order=order)
    assert text == "Don hang K7PM2X9QRT da huy. Tien da tra se duoc hoan lai."


@pytest.mark.django_db
def test_nothing_is_due_at_the_door_for_a_parcel_that_is_paid(phone):
    order = make_order(code=CODE, payment_method="stripe")
    consignment = order.consignments.get()
    for state in [State.PLACED, *ROAD[:3]]:
        committed(lambda state=state: move_consignment(consignment, state, actor=None))
    [text] = phone.texts(PHONE)
    assert "dang duoc giao. Ban khong phai tra tien cho kien nay." in text


@pytest.mark.django_db
def test_a_paid_parcel_that_is_refused_is_money_back(phone):
    order = make_order(code=CODE, payment_method="stripe")
    for state in (State.PLACED, State.REFUSED):
        committed(lambda state=state: move_consignment(order.consignments.get(), state, actor=None))
    [text] = phone.texts(PHONE)
    assert "Tien da tra se duoc hoan lai." in text


@pytest.mark.django_db
def test_a_parcel_that_falls_with_its_order_has_no_message_of_its_own(phone):
    consignment = make_order(code=CODE).consignments.get()
    event = ConsignmentEvent(consignment=consignment, from_state=State.PLACED, to_state=State.CANCELLED)
    committed(lambda: consignment_moved.send(Consignment, consignment=consignment, event=event, alone=False))
    assert phone.texts(PHONE) == []


@pytest.mark.django_db
def test_an_error_in_writing_a_message_is_logged_and_the_order_goes_on(phone, caplog):
    order = make_order(code=CODE, email="hoa@example.com")
    committed(lambda: signals.order_paid.send(Order, order=order, payment=None))
    committed(lambda: order_placed(order))
    assert [record.getMessage() for record in caplog.records if record.name == "shop.messages.orders"] == [
        f"No message written for order {order.pk}: order_paid"
    ]
    assert len(phone.texts(PHONE)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_message_about_money_fits_with_its_link(phone, settings, language):
    settings.SITE_URL = "https://www.chophien-ocop.example.vn"
    with override(language):
        order = make_order(make_listing(price=99_000_000), code=CODE, payment_method="stripe")
    money = SimpleNamespace(amount=99_030_000)
    for signal, told, *_words in [(signals.order_placed, {}), *ENDINGS]:
        committed(lambda signal=signal, told=told: signal.send(Order, order=order, **dict.fromkeys(told, money)))
    texts = phone.texts(PHONE)
    assert len(texts) == 6
    assert all(len(text) <= 160 and "... http" not in text for text in texts)
    assert all(text.endswith(f"/don-hang/{CODE}/") for text in texts)


@pytest.mark.django_db
def test_a_placed_order_is_told_by_sms_without_any_address(phone, mailoutbox):
    order = make_order(make_listing(price=290_000), make_listing(price=136_000), code=CODE)
    committed(lambda: order_placed(order))
    assert phone.texts(PHONE) == [
        "Cho Phien: Da nhan don hang K7PM2X9QRT. 2 kien, tra khi nhan hang 486.000 d. "
        "http://127.0.0.1:8000/don-hang/K7PM2X9QRT/"
    ]
    assert mailoutbox == []


ROAD = [State.ACCEPTED, State.PACKED, State.SHIPPED, State.DELIVERED]
NEWS = {
    State.SHIPPED: "Kien 1/2 cua don hang K7PM2X9QRT dang duoc giao. So tien tra khi nhan kien nay: 180.000 d",
    State.DELIVERED: "Kien 1/2 cua don hang K7PM2X9QRT da giao. Cam on ban da mua hang",
}


@pytest.mark.django_db
def test_each_parcel_tells_when_it_leaves_and_when_it_has_come(phone, mailoutbox):
    order = make_order(make_listing(), make_listing(), code=CODE, email="hoa@example.com")
    consignment = order.consignments.first()
    for state in ROAD:
        committed(lambda state=state: move_consignment(consignment, state, actor=None))
    where = f"http://127.0.0.1:8000/don-hang/{CODE}/"
    assert phone.texts(PHONE) == [f"Cho Phien: {text}. {where}" for text in NEWS.values()]
    assert [letter.subject for letter in mailoutbox] == [
        "Chợ Phiên: Kiện 1/2 của đơn hàng K7PM2X9QRT đang được giao",
        "Chợ Phiên: Kiện 1/2 của đơn hàng K7PM2X9QRT đã giao",
    ]


@pytest.mark.django_db
def test_a_refusal_is_told_with_its_reason(phone, mailoutbox):
    order = make_order(code=CODE, email="hoa@example.com")
    committed(lambda: move_consignment(order.consignments.get(), State.REFUSED, actor=None, note="Hết vụ mật"))
    [text] = phone.texts(PHONE)
    assert text.startswith("Cho Phien: Nguoi ban khong nhan kien 1/1 cua don hang K7PM2X9QRT.")
    [letter] = mailoutbox
    assert "Lý do: Hết vụ mật" in letter.body


@pytest.mark.django_db
def test_the_buyer_is_written_to_in_the_language_of_the_order(phone):
    with override("en"):
        order = make_order(code=CODE)
    with override("vi"):
        committed(lambda: move_consignment(order.consignments.get(), State.CANCELLED, actor=None))
    [text] = phone.texts(PHONE)
    assert text.endswith(f"http://127.0.0.1:8000/en/don-hang/{CODE}/")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_message_of_an_order_fits_with_its_link(phone, settings, language):
    """With the longest figures and an address of ordinary length."""
    settings.SITE_URL = "https://www.chophien-ocop.example.vn"
    producer = make_producer("Hợp tác xã dịch vụ nông nghiệp tổng hợp và du lịch cộng đồng " + "Ba Bể " * 10)
    with override(language):
        order = make_order(make_listing(price=99_000_000, producer=producer), code=CODE)
    consignment = order.consignments.get()
    committed(lambda: order_placed(order))
    for state in [*ROAD[:3], State.DELIVERY_FAILED, State.SHIPPED, State.DELIVERED]:
        committed(lambda state=state: move_consignment(consignment, state, actor=None))
    assert len(phone.texts(PHONE)) == 5
    assert all(text.endswith(f"/don-hang/{CODE}/") for text in phone.texts(PHONE))
