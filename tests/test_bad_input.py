"""Whatever is written into an address or a form, the answer is a page or a refusal, never a failure of ours."""

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_listing
from tests.shopper import Shopper, lines, orders

PARAMETERS = (
    *("q", "province", "former_province", "macro_region", "stars", "category", "group", "set", "producer"),
    *("producer_kind", "price_min", "price_max", "in_stock", "sort", "page", "adult", "state", "pack", "ma", "next"),
)
JUNK = st.one_of(
    st.sampled_from(
        ["", "-1", "0", "1e99", "9" * 400, "NaN", "\x00", "%00", "../../etc/passwd", "' OR 1=1 --", "<script>"]
    ),
    st.sampled_from(["[]", "{}", "true", "null", "🐝" * 40, "a" * 10_000, "é\u0301\u0301\u0301", "\ud7ff", "٣", "²"]),
    st.integers().map(str),
    st.text(max_size=60),
)
QUERIES = st.lists(st.tuples(st.sampled_from(PARAMETERS), JUNK), max_size=6)
SEGMENTS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60)
BROKEN = ["%ff%fe", "%c3%28", "q=%ff", "stars=%80&stars=5", "q=" + "%f0%28%8c%28" * 50]
FIXED = [
    *("/", "/san-pham/", "/chung-nhan/", "/nha-san-xuat/", "/vung/", "/gio-hang/", "/thanh-toan/", "/don-hang/"),
    *("/api/v1/products/", "/api/v1/suggest/", "/api/v1/certificates/", "/api/v1/certificates.csv"),
    *("/sitemap.xml", "/robots.txt", "/tai-khoan/dang-nhap/", "/tai-khoan/dang-ky/", "/healthz", "/readyz"),
    *("/dieu-khoan/", "/18-tuoi/", "/en/", "/en/san-pham/", "/en/chung-nhan/"),
]
WITH_A_SEGMENT = [
    *("/san-pham/{}/", "/san-pham/x_{}/", "/chung-nhan/{}/", "/chung-nhan/{}/qr.svg", "/nha-san-xuat/{}/"),
    *("/vung/{}/", "/vung/truoc-2025/{}/", "/don-hang/{}/", "/api/v1/certificates/{}/", "/media/{}"),
]
often = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def browser(db):
    make_listing("Mật ong rừng")
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", FIXED)
@often
@given(query=QUERIES)
def test_junk_in_any_parameter(browser, path, query):
    names = {name for name, _ in query}
    answer = browser.get(path, {name: [value for key, value in query if key == name] for name in names})
    assert answer.status_code < 500


@pytest.mark.parametrize("path", FIXED)
@pytest.mark.parametrize("query", BROKEN)
def test_broken_utf8_in_the_query(browser, path, query):
    assert browser.get(path, QUERY_STRING=query).status_code < 500


@pytest.mark.parametrize("path", WITH_A_SEGMENT)
@often
@given(segment=SEGMENTS)
def test_junk_in_any_part_of_a_path(browser, path, segment):
    assert browser.get(path.format(segment)).status_code < 500


@pytest.mark.parametrize("digits", [1, 9, 10, 20, 5_000])
def test_an_id_of_any_length(browser, digits):
    assert browser.get(f"/san-pham/x_{'9' * digits}/").status_code == 404


@pytest.mark.parametrize("path", ["/gio-hang/them/", "/gio-hang/cap-nhat/", "/thanh-toan/", "/don-hang/", "/18-tuoi/"])
@often
@given(fields=st.dictionaries(st.sampled_from(["product_id", "quantity", "buy_now", "next", "remove", "name", "phone",
    "code", "province", "commune", "payment", "seal", "basket", "total_seen", "email", "answer"]), JUNK))  # fmt: skip
def test_junk_in_any_form(browser, path, fields):
    assert browser.post(path, fields).status_code < 500
    assert not orders().exists()


def test_an_unknown_method_is_refused(db):
    shopper = Shopper()
    assert shopper.get("/gio-hang/them/").status_code == 405
    assert shopper.delete("/san-pham/").status_code == 405
    assert lines() == {}


def test_a_file_where_a_word_is_expected(browser):
    assert (
        browser.post("/gio-hang/them/", b"\x00\xff", content_type="multipart/form-data; boundary=x").status_code < 500
    )


def test_the_api_answers_as_its_schema_says(site):
    """Every documented operation, with whatever its schema allows."""
    schema = schemathesis.openapi.from_url(f"{site}/api/v1/openapi.json")
    for operation in schema.get_all_operations():

        @often
        @given(case=operation.ok().as_strategy())
        def answers(case):
            case.call_and_validate()

        answers()
