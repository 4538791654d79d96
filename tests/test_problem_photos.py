"""Photographs of a problem: of a known kind and size, drawn anew, seen by whom they concern."""

import os
import uuid
from io import BytesIO

import pytest
from PIL import Image

from shop.accounts.models import User
from shop.problems import cases
from shop.problems.models import ProblemCase, ProblemPhoto
from tests.problems import CODE, PAGE, buyer_of, carer, delivered_order, file, make_case, picture, send
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
UNREADABLE = "anh.jpg: Không đọc được tệp này. Vui lòng gửi ảnh JPG, PNG, WebP hoặc HEIC, tối đa 15 MB."


@pytest.fixture
def order(clock):
    return delivered_order()


@pytest.fixture
def buyer(order) -> Visitor:
    return buyer_of(order)


@pytest.fixture
def on_disk(settings):
    """The names of all files that are kept."""
    return lambda: [name for _folder, _folders, names in os.walk(settings.MEDIA_ROOT) for name in names]


def address(photo) -> str:
    return f"/don-hang/{CODE}/anh/{photo.pk}/"


@pytest.mark.parametrize(("form", "name"), [("JPEG", "a.JPG"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_photograph_is_drawn_anew_without_place_or_camera_and_upright(buyer, form, name):
    assert send(buyer, photos=file(picture(form), name)).status_code == 302
    photo = ProblemPhoto.objects.get()
    with Image.open(photo.file) as kept:
        assert (kept.format, dict(kept.getexif()), kept.size) == ("JPEG", {}, (20, 40))
    assert (photo.width, photo.height) == (20, 40)


def test_a_photograph_of_an_iphone_becomes_one_that_every_browser_shows(buyer):
    """How it lies is part of such a picture, whatever its EXIF says."""
    assert send(buyer, photos=file(picture("HEIF"), "a.heic")).status_code == 302
    with Image.open(ProblemPhoto.objects.get().file) as kept:
        assert (kept.format, dict(kept.getexif()), kept.size) == ("JPEG", {}, (40, 20))


def test_a_large_one_is_made_smaller(buyer):
    send(buyer, photos=file(picture(size=(4000, 3000))))
    photo = ProblemPhoto.objects.get()
    assert (photo.width, photo.height) == (1500, 2000)


def test_a_transparent_one_is_kept(buyer):
    written = BytesIO()
    Image.new("RGBA", (10, 10)).save(written, "PNG")
    assert send(buyer, photos=file(written.getvalue(), "a.png")).status_code == 302


def test_three_are_kept_in_their_order(buyer):
    send(buyer, photos=[file(picture(size=(10 * n, 10))) for n in (1, 2, 3)])
    assert [photo.height for photo in ProblemPhoto.objects.order_by("n")] == [10, 20, 30]


@pytest.mark.parametrize("junk", [{"photos": "no file"}, {"photos-clear": "on"}, {"photos": "", "photos-clear": "x"}])
def test_fields_that_are_no_files_send_none(buyer, on_disk, junk):
    assert send(buyer, **junk).status_code == 302
    assert on_disk() == []


@pytest.mark.parametrize(
    ("photos", "words"),
    [
        ([file() for _ in range(4)], "Chỉ gửi được tối đa 3 ảnh."),
        (file(b"MZ\x90\x00" + b"x" * 1000), UNREADABLE),
        (file(b""), UNREADABLE),
        (file(picture()[:300]), UNREADABLE),
        (file(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), UNREADABLE),
        (file(picture(), "anh.exe"), "anh.exe: Không đọc được tệp này."),
        (file(picture("PNG")), UNREADABLE),
        (file(picture("GIF"), "anh.gif"), "anh.gif: Không đọc được tệp này."),
        (file(b"\xff" * (30 * 1024 * 1024)), "Ảnh quá nặng (30,0 MB). Dung lượng tối đa: 15 MB."),
    ],
    ids=["four", "exe", "empty", "cut off", "svg", "named exe", "png named jpg", "gif", "30 MB"],
)
def test_bad_files_are_refused_in_words_and_nothing_is_kept(buyer, on_disk, photos, words):
    answer = send(buyer, text="Chai bị vỡ mất rồi.", photos=photos)
    page = answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert answer.status_code == 400
    assert words in page
    assert "Chai bị vỡ mất rồi." in page
    assert "Vui lòng chọn lại ảnh" in page
    assert not ProblemCase.objects.exists()
    assert on_disk() == []


def test_too_many_pixels_are_refused(buyer, on_disk):
    written = BytesIO()
    Image.new("1", (10_000, 6_000)).save(written, "PNG")
    assert send(buyer, photos=file(written.getvalue(), "a.png")).status_code == 400
    assert on_disk() == []


def test_no_file_is_left_when_the_transaction_fails(buyer, order, on_disk, monkeypatch):
    def breaks(*args):
        raise RuntimeError

    monkeypatch.setattr(cases.telling, "opened", breaks)
    with pytest.raises(RuntimeError):
        send(buyer, photos=[file(), file()])
    assert not ProblemCase.objects.exists()
    assert on_disk() == []


def test_no_file_is_left_of_what_is_sent_twice(buyer, on_disk):
    token = str(uuid.uuid4())
    for _ in range(2):
        send(buyer, token=token, photos=file())
    assert len(on_disk()) == 1


# --- Who sees them ---------------------------------------------------------------------------------------------------


@pytest.fixture
def photo(order):
    make_case(order, photos=[picture()])
    return ProblemPhoto.objects.get()


def test_the_buyer_and_staff_see_a_photograph(buyer, photo):
    answer = buyer.get(address(photo))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "private" in answer["Cache-Control"]
    staff = Visitor()
    staff.force_login(carer())
    assert staff.get(f"/quan-ly/van-de/anh/{photo.pk}/").status_code == 200


def test_nobody_else_does(photo):
    stranger = buyer_of(delivered_order(code="ABCD2X9QRT"))
    assert stranger.get(address(photo)).url == f"/don-hang/?ma={CODE}"
    assert stranger.get(f"/don-hang/ABCD2X9QRT/anh/{photo.pk}/").status_code == 404
    assert stranger.get(f"/quan-ly/van-de/anh/{photo.pk}/").status_code == 302
    stranger.force_login(User.objects.create_user("nv@example.com", is_staff=True))
    assert stranger.get(f"/quan-ly/van-de/anh/{photo.pk}/").status_code == 403


def test_media_does_not_serve_it(buyer, photo):
    for path in (photo.file.name, f"products/../{photo.file.name}", f"images/%2e%2e/{photo.file.name}"):
        assert buyer.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize("junk", [uuid.uuid4(), "x", "../../etc/passwd"])
def test_a_photograph_that_is_none_is_not_found(buyer, junk):
    assert buyer.get(f"/don-hang/{CODE}/anh/{junk}/").status_code == 404


def test_the_page_shows_it(buyer, photo):
    assert address(photo) in buyer.get(PAGE).content.decode()
