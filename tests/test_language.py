"""One language a page: no English words of a library on Vietnamese pages, none of our Vietnamese on English ones."""

import datetime
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.formats import date_format

from shop.accounts.models import User
from tests.factories import make_certificate, make_listing, make_ocop_product
from tests.orders import make_order
from tests.shopper import ADD, BASKET, CHECKOUT, Shopper

ENGLISH = Path(__file__).resolve().parent.parent / "shop" / "locale" / "en" / "LC_MESSAGES" / "django.po"
PASSWORD = "sương mù Sa Pa 1903"
CODE = "K7PM2X9QRT"

# Words that English cannot do without and that are no Vietnamese syllables ("to", "in", "no", "an" are).
ENGLISH_WORDS = re.compile(
    r"\b(the|and|or|of|is|are|was|has|your|you|please|this|that|with|from|must|enter|ensure|select|valid|required|"
    r"password|account|sign|page|error|search|submit|characters?|order|basket|products?|view|available)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[ds]")
ATTRIBUTES = ["aria-label", "alt", "title", "placeholder", "data-t"]

PUBLIC = [
    "/", "/san-pham/", "/san-pham/?q=zzzz", "/san-pham/?stars=4&in_stock=1&price_min=1", "/vung/", "/vung/ha-noi/",
    "/vung/truoc-2025/bac-kan/", "/nha-san-xuat/", "/chung-nhan/", "/chung-nhan/?q=zzzz", "/dieu-khoan/",
    "/quyen-rieng-tu/", "/doi-tra/", "/hang-sao-ocop/", "/thu-tu-san-pham/", "/18-tuoi/?next=/", BASKET, "/don-hang/",
    "/khong-co/", "/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/ma/", "/tai-khoan/dang-ky/",
    "/tai-khoan/mat-khau/quen/",
]  # fmt: skip
OWN = ["/tai-khoan/", "/tai-khoan/ho-ten/", "/tai-khoan/email/", "/tai-khoan/so-dien-thoai/", "/tai-khoan/mat-khau/"]
STAFF = ["/quan-ly/", "/quan-ly/don-hang/", f"/quan-ly/don-hang/{CODE}/"]
LONG = "x" * 600
WRONG = [
    ("/tai-khoan/dang-nhap/", {"login": "hoa", "password": "x"}),
    ("/tai-khoan/dang-nhap/", {"login": "la@example.vn", "password": "x"}),
    ("/tai-khoan/dang-nhap/ma/", {"phone": "12"}),
    ("/tai-khoan/dang-ky/", {"name": LONG, "phone": LONG}),
    ("/tai-khoan/mat-khau/quen/", {"email": "hoa"}),
    ("/don-hang/", {"code": LONG, "phone": "0912345678"}),
    ("/don-hang/", {"code": "AAAAAAAAAA", "phone": "0912345678"}),
]
OWN_WRONG = [
    ("/tai-khoan/ho-ten/", {"name": LONG}),
    ("/tai-khoan/email/", {"action_add": "", "email": LONG}),
    ("/tai-khoan/so-dien-thoai/", {"phone": LONG}),
    ("/tai-khoan/mat-khau/", {"oldpassword": "x", "password1": "1"}),
    ("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": "12345678"}),
    ("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": "hoa.nguyen"}),
    ("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": LONG}),
]
CHECKOUT_WRONG = {
    **dict.fromkeys(["name", "line1", "old_district", "note", "invoice_name", "invoice_address"], LONG),
    **dict.fromkeys(["email", "invoice_email", "province", "commune", "payment", "phone", "invoice_tax_code"], "zz"),
    "invoice": "on",
}


@pytest.fixture
def walk(db, settings):
    """Every kind of page, and every form empty and wrong: what was asked for → what was answered."""
    settings.ACCOUNT_RATE_LIMITS = False
    listing = make_listing("Mật ong rừng", stock=3)
    expired = make_listing(certificate=make_certificate(make_ocop_product("Trà"), valid_from=datetime.date(2020, 1, 1)))
    service = make_listing("Nhà sàn", product_set="n17-b26")
    staff = User.objects.create_user("hoa.nguyen@example.vn", password=PASSWORD, name="Hoa", is_staff=True)
    staff.groups.add(Group.objects.get(name="Vận hành đơn hàng"))
    make_order(listing, user=staff, code=CODE)
    things = [row.product.get_absolute_url() for row in (listing, expired, service)]
    things += [listing.ocop_product.producer.get_absolute_url(), *certificate_pages(listing, expired)]
    enquiry = [(things[2], {"name": LONG, "phone": "1", "visit_on": "x", "people": "x", "message": LONG * 9})]

    def go(prefix: str = "") -> dict[str, str]:
        visitor, own = Client(), Client()
        own.force_login(staff)
        return {
            **visit(visitor, prefix, [*PUBLIC, *things]),
            **submit(visitor, prefix, [*WRONG, *enquiry, (things[1], {"contact": "1"})]),
            **visit(own, prefix, [*OWN, *STAFF, f"/don-hang/{CODE}/"]),
            **submit(own, prefix, OWN_WRONG),
            **buy(prefix, listing),
        }

    return go


def certificate_pages(*listings) -> list[str]:
    return [listing.ocop_product.certificates.get().get_absolute_url() for listing in listings]


def visit(client: Client, prefix: str, addresses: list[str]) -> dict[str, str]:
    return {address: client.get(prefix + address).content.decode() for address in addresses}


def submit(client: Client, prefix: str, forms: list[tuple[str, dict]]) -> dict[str, str]:
    """Each form as told, and empty."""
    answers = {}
    for address, told in forms:
        for fields in (told, {}):
            answers[f"POST {address} {[*fields.values()]!s:.60}"] = client.post(
                prefix + address, fields
            ).content.decode()
    return answers


def buy(prefix: str, listing) -> dict[str, str]:
    """More than there is in the basket, then a checkout with everything wrong."""
    shopper = Shopper()
    shopper.post(prefix + ADD, {"product_id": listing.product_id, "quantity": 50})
    basket = shopper.get(prefix + BASKET)
    seal = shopper.get(prefix + CHECKOUT).context["seal"]
    wrong = [shopper.post(prefix + CHECKOUT, {"basket": seal, **told}) for told in ({}, CHECKOUT_WRONG)]
    return {f"buying, page {n}": answer.content.decode() for n, answer in enumerate([basket, *wrong])}


def texts(html: str) -> set[str]:
    """What a page shows and what it tells those who do not see, piece by piece."""
    page = BeautifulSoup(html, "html.parser")
    told = [tag[name] for name in ATTRIBUTES for tag in page.find_all(attrs={name: True})]
    return {" ".join(piece.split()) for piece in [*page.stripped_strings, *told]}


def our_vietnamese() -> re.Pattern:
    """Matches a piece of text that is one of our msgids, whatever stands for its placeholders."""
    with ENGLISH.open("rb") as file:
        entries = [entry.id for entry in read_po(file) if entry.id]
    words = {entry if isinstance(entry, str) else entry[0] for entry in entries}
    told = {word for word in words if not PLACEHOLDER.sub("", word).isascii() and len(PLACEHOLDER.sub("", word)) > 5}
    return re.compile("|".join(".+".join(map(re.escape, PLACEHOLDER.split(word))) for word in sorted(told)))


def test_vietnamese_pages_speak_no_english(walk):
    found = {
        address: sorted(text for text in texts(page) if ENGLISH_WORDS.search(text)) for address, page in walk().items()
    }
    assert not {address: english for address, english in found.items() if english}


def test_english_pages_speak_none_of_our_vietnamese(walk):
    ours = our_vietnamese()
    found = {
        address: sorted(text for text in texts(page) if ours.fullmatch(text)) for address, page in walk("/en").items()
    }
    assert not {address: vietnamese for address, vietnamese in found.items() if vietnamese}


def test_weekdays_have_names_and_not_numbers():
    monday = datetime.date(2026, 11, 23)
    names = [date_format(monday + datetime.timedelta(n), "l") for n in range(7)]
    assert names == ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"]


def test_nobody_shouts():
    with ENGLISH.open("rb") as file:
        assert not [entry.id for entry in read_po(file) if entry.id and "!" in f"{entry.id}{entry.string}"]
