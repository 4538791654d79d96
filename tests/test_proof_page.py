"""The proof of a certificate: there for whatever was verified once, and clear about whether it still counts."""

import datetime
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Authority, Certificate, Decision, Revocation
from shop.storefront import qr, throttle
from tests.factories import (
    FROM,
    former_unit,
    make_authority,
    make_certificate,
    make_listing,
    make_ocop_product,
    make_producer,
    province,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = datetime.date


@pytest.fixture
def tea():
    """Trà tôm nõn, 5 stars by the ministry from 27/06/2025 to the end of 27/06/2028, not on sale."""
    ministry = make_authority("Bộ Nông nghiệp và Môi trường", Authority.Level.MINISTRY)
    producer = make_producer("Hợp tác xã Nông sản Phú Lương")
    product = make_ocop_product(
        "Trà tôm nõn hương quê",
        producer=producer,
        product_set="n05-b11",
        unit=province("Thái Nguyên"),
        former_unit=former_unit("Phú Lương, Thái Nguyên"),
    )
    return make_certificate(
        product,
        stars=5,
        public_id="7KQ2-M4TD",
        decision=Decision.objects.create(number="2361/QĐ-BNNMT", date=FROM, year=2025, authority=ministry),
        verified_at=datetime.datetime(2026, 11, 14, 7, 30, tzinfo=datetime.UTC),
        verified_how="Đối chiếu với bản đăng trên cổng của Bộ.",
    )


def page(client, certificate: Certificate, language: str = "") -> BeautifulSoup:
    response = client.get(f"{language}/chung-nhan/{certificate.public_id}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def status(client, certificate: Certificate) -> tuple[str, set[str]]:
    """What the notice of today's state says, and its look: classes and icon."""
    notice = page(client, certificate).select("main .notice")[-1]
    icon = notice.select_one("use")["href"].partition("#")[2]
    return words(notice), {*notice["class"], icon}


def set_fields(certificate: Certificate, **fields) -> None:
    Certificate.objects.filter(pk=certificate.pk).update(**fields)


# --- What it tells --------------------------------------------------------------------------------------------------


def test_all_that_a_certificate_says(client, tea):
    text = words(page(client, tea).main)
    for part in (
        "Thông tin chứng nhận · 7KQ2-M4TD",
        "OCOP 5 sao",
        "Tên trên giấy chứng nhận Trà tôm nõn hương quê",
        "Chủ thể OCOP Hợp tác xã Nông sản Phú Lương",
        "Cơ quan cấp Bộ Nông nghiệp và Môi trường",
        "Quyết định công nhận 2361/QĐ-BNNMT ngày 27/06/2025",
        "Có hiệu lực từ ngày 27/06/2025",
        "Hiệu lực đến hết ngày 27/06/2028",
        "Loại công nhận Công nhận lần đầu",
        "Nơi làm ra Phú Lương, Thái Nguyên Địa danh trước 01/07/2025; nay thuộc Thái Nguyên.",
        "Sàn đối chiếu 14:30 14/11/2026 Đối chiếu với bản đăng trên cổng của Bộ.",
        "sổ theo dõi của cơ quan cấp là căn cứ cuối cùng",
    ):
        assert part in text
    assert "trình diễn" not in text


def test_potential_five_stands_after_the_four_stars(client):
    four = make_certificate(stars=4, potential_five=True)
    badge = page(client, four).select_one(".cert .title .ocop")
    assert words(badge) == "OCOP 4 sao · Tiềm năng 5 sao"
    assert badge.select_one("use")["href"].endswith("#s4")


def test_a_demonstration_says_so_before_anything_else(client):
    made_up = make_certificate(is_demonstration=True)
    first = page(client, made_up).select_one("main .notice")
    assert words(first).startswith("Giấy chứng nhận trình diễn Quyết định, cơ quan cấp và thời hạn")


def test_a_district_is_named_as_it_was_with_its_end_and_its_successor(client):
    successor = make_authority("UBND tỉnh Bắc Ninh")
    district = Authority.objects.create(
        name="UBND huyện Lục Ngạn", level="district", valid_to=DAY(2025, 6, 30), successor=successor
    )
    decision = Decision.objects.create(number="812/QĐ-UBND", date=DAY(2024, 3, 15), year=2024, authority=district)
    certificate = make_certificate(stars=3, valid_from=DAY(2024, 3, 15), decision=decision)
    text = words(page(client, certificate).main)
    assert "Cơ quan cấp UBND huyện Lục Ngạn Cấp huyện kết thúc 30/06/2025. Nay do UBND tỉnh Bắc Ninh kế tục." in text
    assert "Còn hiệu lực đến hết ngày 15/03/2027" in text


def test_where_only_the_year_is_known_the_page_says_what_it_counts_with(client):
    decision = Decision.objects.create(number="", year=2024, authority=make_authority())
    certificate = make_certificate(valid_from=DAY(2024, 1, 1), dates_known_to="year", decision=decision)
    text = words(page(client, certificate).main)
    assert "Nguồn chỉ ghi năm công nhận là 2024. Sàn tính từ ngày đầu năm, tức đến hết ngày 01/01/2027" in text
    assert "Quyết định công nhận Chưa rõ số năm 2024" in text
    assert "Có hiệu lực từ ngày 01/01/2024" not in text


def test_the_product_is_linked_only_while_it_is_on_sale(client):
    listing = make_listing("Mật ong rừng")
    certificate = listing.ocop_product.certificates.get()
    link = page(client, certificate).find("a", string="Xem sản phẩm đang bán")
    assert link["href"] == f"/san-pham/mat-ong-rung_{listing.product_id}/"
    listing.published_at = None
    listing.save()
    html = page(client, certificate)
    assert html.find("a", string="Xem sản phẩm đang bán") is None
    assert "Hiện sản phẩm này không bán trên sàn." in words(html)


def test_misuse_is_reported_to_the_operator_if_there_is_an_address(client, tea, settings):
    settings.OPERATOR = settings.OPERATOR | {"complaints": ""}
    assert page(client, tea).select_one("a[href^=mailto]") is None
    settings.OPERATOR = settings.OPERATOR | {"complaints": "khieunai@san.test"}
    link = page(client, tea).select_one("a[href^=mailto]")
    assert link["href"] == "mailto:khieunai@san.test?subject=OCOP%207KQ2-M4TD"
    assert words(link) == "Phản ánh vi phạm nhãn OCOP"


# --- Every state ----------------------------------------------------------------------------------------------------


def test_in_force(client, tea):
    text, look = status(client, tea)
    assert text == (
        "Còn hiệu lực đến hết ngày 27/06/2028 Ngày hôm nay 22/11/2026, giấy chứng nhận này đang có hiệu lực."
    )
    assert look == {"notice", "ok", "badge-check"}


def test_the_last_second_and_the_first_after_it(client, clock, tea):
    clock("2028-06-27 23:59:59")
    assert status(client, tea)[1] == {"notice", "ok", "badge-check"}
    clock("2028-06-28 00:00:00")
    text, look = status(client, tea)
    assert text.startswith("Đã hết hiệu lực (hiệu lực đến hết ngày 27/06/2028) Ngày hôm nay 28/06/2028")
    assert look == {"notice", "bad", "circle-x"}


def test_not_yet_valid(client, clock, tea):
    clock("2025-06-26 12:00:00")
    text, look = status(client, tea)
    assert text.startswith("Chưa có hiệu lực (có hiệu lực từ ngày 27/06/2025)")
    assert look == {"notice", "clock"}


def test_revoked_names_the_decision_and_no_ground_in_the_headline(client, tea):
    set_fields(tea, ended_by="revoked", ended_on=DAY(2026, 9, 3))
    Revocation.objects.create(
        certificate=tea,
        decision_number="99/QĐ-UBND",
        date=DAY(2026, 9, 3),
        authority=make_authority("UBND tỉnh Thái Nguyên"),
        ground="Không duy trì điều kiện",
    )
    text, look = status(client, tea)
    assert text == (
        "Giấy chứng nhận đã bị thu hồi Thu hồi từ ngày 03/09/2026 theo Quyết định số 99/QĐ-UBND ngày 03/09/2026 của "
        "UBND tỉnh Thái Nguyên. Ngày hôm nay 22/11/2026, giấy chứng nhận này không còn hiệu lực."
    )
    assert look == {"notice", "bad", "circle-x"}
    html = page(client, tea)
    assert "Căn cứ Không duy trì điều kiện" in words(html)
    assert "Từng đạt hạng 5 sao" in words(html)
    assert "OCOP 5 sao" not in words(html.main)
    assert words(html.select_one(".past li.gone")) == (
        "03/09/2026 Giấy chứng nhận đã bị thu hồi Quyết định số 99/QĐ-UBND của UBND tỉnh Thái Nguyên"
    )


@pytest.mark.parametrize(
    ("ended_by", "title", "more"),
    [
        ("withdrawn", "Chủ thể đề nghị ngừng sử dụng giấy chứng nhận", "Đây không phải quyết định thu hồi của cơ quan"),
        ("verification_withdrawn", "Sàn đã hủy kết quả đối chiếu", "Đây không phải quyết định của cơ quan cấp."),
    ],
)
def test_ended_otherwise_says_that_the_state_did_not_do_it(client, tea, ended_by, title, more):
    set_fields(tea, ended_by=ended_by, ended_on=DAY(2026, 9, 3))
    text, look = status(client, tea)
    assert text.startswith(title)
    assert more in text
    assert "không còn hiệu lực" in text
    assert look == {"notice", "bad", "circle-x"}


def test_superseded_leads_to_the_newer_one_and_both_tell_the_whole_chain(client, tea):
    set_fields(tea, ended_by="superseded", ended_on=DAY(2026, 5, 1))
    newer = make_certificate(tea.ocop_product, stars=3, valid_from=DAY(2026, 5, 1), kind="reassessment", previous=tea)
    html = page(client, tea)
    notice = html.select("main .notice")[-1]
    assert words(notice).startswith("Đã được thay thế bằng giấy chứng nhận mới Từ ngày 01/05/2026")
    assert notice.a["href"] == newer.get_absolute_url()
    for certificate in (tea, newer):
        steps = [words(step) for step in page(client, certificate).select(".past li")]
        assert steps[0].startswith("01/05/2026 Đánh giá lại, đạt hạng 3 sao")
        assert steps[1].startswith("27/06/2025 Công nhận lần đầu, đạt hạng 5 sao")


def test_a_newer_one_that_nobody_has_compared_yet_stays_unseen(client, tea):
    set_fields(tea, ended_by="superseded", ended_on=DAY(2026, 5, 1))
    pending = make_certificate(tea.ocop_product, valid_from=DAY(2026, 5, 1), previous=tea, verified=False)
    html = page(client, tea)
    assert html.select("main .notice")[-1].a is None
    assert pending.public_id not in html.get_text()


def test_pending_and_unknown_are_not_there(client, tea):
    pending = make_certificate(verified=False)
    for code in (pending.public_id, "AAAA-AAAA", "7KQ2-M4T", "7KQ2-M4TDX", "...", "x" * 500):
        for rest in ("", "qr.svg"):
            assert client.get(f"/chung-nhan/{code}/{rest}").status_code == 404


# --- Address, QR, machines ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["7kq2-m4td", "7KQ2M4TD", "7kq2m4td", "7KQ2 M4TD"])
def test_other_spellings_of_the_code_lead_to_the_one_address(client, tea, typed):
    response = client.get(f"/chung-nhan/{typed}/")
    assert (response.status_code, response.headers["Location"]) == (301, "/chung-nhan/7KQ2-M4TD/")
    assert client.get(f"/en/chung-nhan/{typed}/").headers["Location"] == "/en/chung-nhan/7KQ2-M4TD/"


def test_the_qr_holds_the_absolute_address_without_a_language(client, tea, settings):
    settings.SITE_URL = "https://chophien.test"
    assert qr.address(tea) == "https://chophien.test/chung-nhan/7KQ2-M4TD/"
    response = client.get("/en/chung-nhan/7KQ2-M4TD/qr.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert not response.cookies
    assert response.content == qr.document(tea)
    assert re.search(rb'width="(\d+)" height="\1"', response.content)


def test_the_page_carries_its_qr(client, tea):
    drawn = page(client, tea).select_one(".qr")
    assert drawn["aria-label"] == "Mã QR dẫn tới trang thông tin chứng nhận"
    assert drawn.svg["viewbox"] == "0 0 37 37"


def test_machines_are_told_only_what_is_in_force(client, clock, tea):
    node = json.loads(page(client, tea).find("script", type="application/ld+json").string)["@graph"][0]
    assert (node["@type"], node["certificationIdentification"]) == ("Certification", "7KQ2-M4TD")
    clock("2028-06-28 00:00:00")
    assert page(client, tea).find("script", type="application/ld+json") is None


def test_it_needs_and_sets_no_cookie_and_runs_no_script_of_its_own(client, tea):
    """The one script is the search field's, of every page."""
    response = client.get("/chung-nhan/7KQ2-M4TD/")
    assert not response.cookies
    scripts = re.findall(rb"<script[^>]*>", response.content)
    assert scripts == [b'<script type="application/ld+json">', b'<script src="/static/js/search.js" defer>']


def test_a_copying_machine_is_slowed_down_and_others_are_not(client, tea, monkeypatch):
    monkeypatch.setattr(throttle, "PROOFS_A_MINUTE", 3)
    answers = [client.get("/chung-nhan/7KQ2-M4TD/").status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]
    assert client.get("/chung-nhan/7KQ2-M4TD/", REMOTE_ADDR="203.0.113.9").status_code == 200
    cache.clear()
    assert client.get("/chung-nhan/7KQ2-M4TD/").status_code == 200


def test_the_same_number_of_statements_for_a_long_history(client, tea):
    with CaptureQueriesContext(connection) as one:
        page(client, tea)
    set_fields(tea, ended_by="superseded", ended_on=DAY(2026, 1, 1))
    previous = tea
    for month in range(1, 11):
        previous = make_certificate(
            tea.ocop_product,
            valid_from=DAY(2026, month, 1),
            previous=previous,
            **{"ended_by": "superseded", "ended_on": DAY(2026, month + 1, 1)} if month < 10 else {},
        )
    with CaptureQueriesContext(connection) as many:
        assert len(page(client, tea).select(".past li")) == 11
    assert len(one) == len(many) <= 3
