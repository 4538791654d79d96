"""A tourism service is asked about: the question is kept, the producer is told, and machines gain nothing."""

import datetime
import json

import pytest
from django.urls import reverse

from catalog.models import Enquiry
from shop.accounts.models import User
from tests.factories import make_certificate, make_listing, make_ocop_product, make_producer

pytestmark = pytest.mark.django_db
ASKED = {
    "name": "Nguyễn Thị Hoa",
    "phone": "0912 345 678",
    "visit_on": "28/12/2026",
    "people": "4",
    "message": "Có đón khách ở ga không?",
}


@pytest.fixture
def at(clock):
    clock("2026-11-22 10:00:00")
    return clock


@pytest.fixture
def service(at):
    producer = make_producer("HTX Quỳnh Sơn", phone="0987654321", email="htx@example.test")
    return make_listing("Homestay Quỳnh Sơn", producer=producer, product_set="n17-b26", category="Du lịch")


@pytest.fixture
def ask(client, service, at):
    """Opens the form and sends it ten seconds later."""

    def send(*, after: int = 10, **answers):
        address = service.product.get_absolute_url()
        at("2026-11-22 10:00:00")
        opened = client.get(address).context["form"]["opened"].value()
        at(f"2026-11-22 10:00:{after:02d}")
        return client.post(address, {"opened": opened, **ASKED, **answers})

    return send


def refused(response, *words: str) -> None:
    """The page again, saying why; nothing is kept and nobody is told."""
    assert response.status_code == 200
    for word in words:
        assert word in response.content.decode()
    assert not Enquiry.objects.exists()


def test_a_service_has_a_form_in_place_of_the_buttons(client, service):
    html = client.get(service.product.get_absolute_url()).content.decode()
    assert "Liên hệ đặt dịch vụ" in html
    assert reverse("basket:add") not in html
    assert "₫" not in html


def test_a_question_is_kept(ask, service):
    response = ask()
    assert response.status_code == 302
    assert response["Location"] == f"{service.product.get_absolute_url()}#noi-dung"
    enquiry = Enquiry.objects.get()
    assert enquiry.listing == service
    assert enquiry.name == "Nguyễn Thị Hoa"
    assert enquiry.phone == "+84912345678"
    assert enquiry.visit_on == datetime.date(2026, 12, 28)
    assert enquiry.people == 4
    assert enquiry.message == "Có đón khách ở ga không?"


def test_the_visitor_is_told_that_it_was_sent(client, ask):
    address = ask()["Location"]
    assert "Đã gửi câu hỏi của bạn." in client.get(address).content.decode()


def test_the_producer_is_told_by_sms_and_mail(ask, settings, tmp_path, mailoutbox, django_capture_on_commit_callbacks):
    settings.SMS_URL = f"file:{tmp_path}/sms"
    with django_capture_on_commit_callbacks(execute=True):
        ask()
    sms = json.loads((tmp_path / "sms").read_text())
    assert sms["to"] == "+84987654321"
    assert sms["text"] == "Nguyen Thi Hoa, 0912 345 678, hoi ve dich vu Homestay Quynh Son."
    letter = mailoutbox[0]
    assert letter.to == ["htx@example.test"]
    assert "Câu hỏi về Homestay Quỳnh Sơn" in letter.subject
    for told in ("Nguyễn Thị Hoa", "0912\xa0345\xa0678", "28/12/2026", "Có đón khách ở ga không?"):
        assert told in letter.body


def test_a_masked_number_is_sent_nothing(ask, service, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.SMS_URL = f"file:{tmp_path}/sms"
    service.producer.phone = "09•• ••• •12"
    service.producer.save()
    with django_capture_on_commit_callbacks(execute=True):
        ask()
    assert Enquiry.objects.count() == 1
    assert not (tmp_path / "sms").exists()


def test_only_name_and_phone_are_needed(ask):
    assert ask(visit_on="", people="", message="").status_code == 302
    assert Enquiry.objects.get().people is None


def test_the_day_is_read_day_first(ask):
    ask(visit_on="03/04/2027")
    assert Enquiry.objects.get().visit_on == datetime.date(2027, 4, 3)


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"name": ""}, "Vui lòng nhập họ và tên."),
        ({"phone": ""}, "Vui lòng nhập số điện thoại."),
        ({"phone": "12345"}, "Số điện thoại chưa đúng. Nhập số di động 10 chữ số, ví dụ 0912 345 678."),
        ({"visit_on": "31/02/2027"}, "Ngày chưa đúng. Nhập ngày/tháng/năm, ví dụ 28/12/2026."),
        ({"visit_on": "21/11/2026"}, "Ngày này đã qua."),
        ({"people": "0"}, "Số người chưa đúng."),
        ({"people": "bốn"}, "Số người chưa đúng."),
        ({"people": "9" * 30}, "Số người chưa đúng."),
        ({"message": "x" * 1001}, "1000"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(ask, answers, error):
    refused(
        ask(**{"message": "Có đón khách không?", **answers}), error, *filter(None, [next(iter(answers.values()))[:40]])
    )


@pytest.mark.parametrize("field", [*ASKED, "website", "opened"])
@pytest.mark.parametrize("junk", ["\x00", "x" * 10_000, "9" * 5000, "-1", "\u202e🐝", "{{ 7 }}", "' OR 1=1 --"])
def test_junk_in_a_field_is_kept_or_refused(ask, field, junk):
    assert ask(**{field: junk}).status_code in (200, 302)


def test_a_machine_fills_the_trap(ask):
    refused(ask(website="https://example.com"), "Chưa gửi được. Vui lòng xem lại rồi gửi lần nữa.", "Nguyễn Thị Hoa")


def test_a_machine_is_too_fast(ask):
    refused(ask(after=2), "Chưa gửi được.")


@pytest.mark.parametrize("opened", ["", "x", "1:abc:def"])
def test_a_forged_moment_is_refused(ask, opened):
    refused(ask(opened=opened), "Chưa gửi được.")


def test_the_sixth_question_from_an_address_within_an_hour_is_refused(ask):
    for _index in range(5):
        assert ask().status_code == 302
    assert "Bạn đã gửi quá nhiều lần." in ask().content.decode()
    assert Enquiry.objects.count() == 5


def test_a_signed_in_visitor_need_not_type_name_and_phone(client, service):
    client.force_login(User.objects.create_user(name="Trần Văn Nam", phone="+84912345678"))
    html = client.get(service.product.get_absolute_url()).content.decode()
    assert 'value="Trần Văn Nam"' in html
    assert 'value="0912345678"' in html


def test_a_lapsed_service_takes_no_questions(client, at):
    ocop_product = make_ocop_product("Homestay", product_set="n17-b26")
    service = make_listing(certificate=make_certificate(ocop_product, valid_from=datetime.date(2020, 1, 1)))
    address = service.product.get_absolute_url()
    assert "Gửi câu hỏi" not in client.get(address).content.decode()
    assert client.post(address, ASKED).status_code == 200
    assert not Enquiry.objects.exists()
