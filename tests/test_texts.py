"""Whole texts, in both languages; pictures that anybody may see; pages of failure that need nothing."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.views.defaults import server_error

TEXTS = {
    "dieu-khoan": "terms",
    "quyen-rieng-tu": "privacy",
    "doi-tra": "returns",
    "hang-sao-ocop": "stars",
    "thu-tu-san-pham": "ranking",
}
DOCS = Path(__file__).resolve().parent.parent / "docs"


def templates(response) -> str:
    return " ".join(template.name for template in response.templates if template.name)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "name"), TEXTS.items())
def test_every_text_stands_in_both_languages_until_staff_write_their_own(client, path, name):
    with CaptureQueriesContext(connection) as statements:
        vietnamese, english = client.get(f"/{path}/"), client.get(f"/en/{path}/")
    assert (vietnamese.status_code, english.status_code, len(statements)) == (200, 200, 2)
    assert f"legal/{name}_vi.html" in templates(vietnamese)
    assert f"legal/{name}_en.html" in templates(english)
    assert "22/11/2026" in vietnamese.content.decode()
    assert "22/11/2026" in english.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_order_of_products_is_told_alike_to_buyers_and_in_the_documents(client, prefix):
    page = BeautifulSoup(client.get(f"{prefix}/thu-tu-san-pham/").content, "html.parser").article
    documented = (DOCS / "ranking.md").read_text()
    heads = [f"## {page.h1.text}\n", *(f"### {head.text}\n" for head in page.find_all("h2"))]
    numbered = [
        f"{n}. {item.text}\n" for ol in page.find_all("ol") for n, item in enumerate(ol.find_all("li"), start=1)
    ]
    others = [f"- {item.text}\n" for item in page.select("ul li")] + [f"\n{text.text}\n" for text in page.find_all("p")]
    assert [said for said in heads + numbered + others if said not in documented] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "words"), [("dieu-khoan", "Không có việc mua bán"), ("quyen-rieng-tu", "đừng nhập")])
def test_a_demonstration_says_that_it_is_one(client, settings, path, words):
    settings.DEMO = True
    assert words in client.get(f"/{path}/").content.decode()
    settings.DEMO = False
    assert words not in client.get(f"/{path}/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/", ["Đơn vị vận hành mẫu (trình diễn)", "09•• ••• •01", "Chưa đăng ký (bản trình diễn)"]),
        ("/en/", ["Sample operator (demonstration)", "09•• ••• •01", "Not registered (demonstration)"]),
    ],
)
def test_the_operator_of_the_demonstration_is_plainly_invented(client, path, named):
    footer = client.get(path).content.decode().partition("<footer")[2]
    assert [words for words in [*named, "khieunai@example.com"] if words not in footer] == []


@pytest.mark.django_db
def test_the_operator_is_named_where_there_is_one(client, settings):
    settings.OPERATOR = settings.OPERATOR | {"name": "Trung tâm Mẫu", "complaints": "khieunai@san.test"}
    assert "do Trung tâm Mẫu vận hành" in client.get("/dieu-khoan/").content.decode()
    assert "hoặc gửi về: khieunai@san.test" in client.get("/dieu-khoan/").content.decode()


# --- Media ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in ("products/cam.webp", "certificates/scan.pdf", "decisions/2361.pdf", "documents/x.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"what it holds")
    (tmp_path.parent / "secret.txt").write_text("secret")
    return tmp_path


def test_product_pictures_are_served_and_kept_by_browsers(client, media):
    response = client.get("/media/products/cam.webp")
    assert b"".join(response.streaming_content) == b"what it holds"
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=2592000"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["certificates/scan.pdf", "decisions/2361.pdf", "documents/x.pdf", "products/"])
def test_scans_with_signatures_folders_and_what_is_not_there_are_not_served(client, media, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["products/../certificates/scan.pdf", "products/../../secret.txt", "../secret.txt"])
def test_no_way_leads_out_of_the_public_folders(client, media, path):
    assert client.get(f"/media/{path}").status_code in (400, 404)


# --- Failure --------------------------------------------------------------------------------------------------------


def test_the_page_of_failure_needs_no_database_and_no_context(rf):
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Trang đang gặp lỗi" in response.content.decode()


@pytest.mark.django_db
def test_an_unknown_address_is_answered_in_the_visitors_language(client, settings):
    settings.DEBUG = False
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()
