"""Pictures: described for those who do not see them, drawn anew, and refused in words when they are none."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.models import EditorialImage
from tests.factories import make_staff

pytestmark = pytest.mark.django_db
UNREADABLE = "Không đọc được tệp này. Vui lòng gửi ảnh JPG, PNG hoặc WebP, tối đa 15 MB."
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


@pytest.fixture(autouse=True)
def signed_in(client):
    client.force_login(make_staff("bientap", "Biên tập"))


def picture(form="JPEG", *, size=(40, 20), tail=b"") -> bytes:
    """Lies on its side, and says where and with what it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Máy ảnh mẫu"
    exif.get_ifd(GPS)[1] = "N"
    written = BytesIO()
    Image.new("RGB", size, "green").save(written, form, exif=exif)
    return written.getvalue() + tail


def file(content: bytes, name="anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def upload(client, content: bytes, name="anh.jpg", **more):
    given = {"title": "Ảnh", "description": "Nương chè", "focal_point_x": "", "tags": "", "credit": "Báo Mẫu"}
    return client.post(reverse("wagtailimages:add"), given | more | {"file": file(content, name)})


def choose(client, content: bytes, name="anh.jpg", **more):
    given = {"title": "Ảnh", "description": "Nương chè", "tags": "", "credit": ""} | more
    given = {f"image-chooser-upload-{key}": value for key, value in given.items()}
    given["image-chooser-upload-file"] = file(content, name)
    return client.post(reverse("wagtailimages_chooser:create"), given)


def many(client, content: bytes, name="anh.jpg"):
    return client.post(reverse("wagtailimages:add_multiple"), {"files[]": file(content, name)})


def many_and_described(client, content: bytes, name="anh.jpg", description="Nương chè"):
    number = many(client, content, name).json()["uploaded_file_id"]
    given = {"title": "Ảnh", "description": description, "tags": "", "credit": ""}
    given = {f"uploaded-image-{number}-{key}": value for key, value in given.items()}
    return client.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), given)


def stored() -> list[str]:
    found, waiting = [], [""]
    while waiting:
        folder = waiting.pop()
        if folder and not default_storage.exists(folder):
            continue
        try:
            folders, files = default_storage.listdir(folder)
        except FileNotFoundError:
            continue
        waiting += [f"{folder}/{each}".lstrip("/") for each in folders]
        found += [f"{folder}/{each}".lstrip("/") for each in files]
    return found


@pytest.mark.parametrize("way", [upload, choose, many_and_described])
@pytest.mark.parametrize(("form", "name"), [("JPEG", "anh.jpg"), ("PNG", "anh.png"), ("WEBP", "anh.webp")])
def test_no_file_keeps_place_or_camera_and_all_stand_upright(client, way, form, name):
    way(client, picture(form), name)
    image = EditorialImage.objects.get()
    assert (image.width, image.height) == (20, 40)
    for path in stored():
        with default_storage.open(path) as opened, Image.open(opened) as kept:
            assert dict(kept.getexif()) == {}


def test_a_file_too_big_for_memory_is_drawn_anew_too(client, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    upload(client, picture())
    image = EditorialImage.objects.get()
    with Image.open(image.file) as kept:
        assert dict(kept.getexif()) == {}
    assert image.file_size == image.file.size == default_storage.size(image.file.name)


def test_a_new_file_for_a_picture_is_drawn_anew_too(client):
    upload(client, picture())
    image = EditorialImage.objects.get()
    given = {
        "title": "Ảnh",
        "description": "Nương chè",
        "tags": "",
        "credit": "",
        "file": file(picture("PNG"), "b.png"),
    }
    client.post(reverse("wagtailimages:edit", args=[image.pk]), given)
    with Image.open(EditorialImage.objects.get().file) as kept:
        assert (kept.format, dict(kept.getexif())) == ("PNG", {})


def test_what_hides_behind_a_picture_is_gone(client):
    upload(client, picture(tail=b"<script>alert(1)</script>PK\x03\x04"))
    assert b"script" not in EditorialImage.objects.get().file.read()


@pytest.mark.parametrize("way", [upload, choose])
def test_a_picture_without_a_description_is_refused(client, way):
    response = way(client, picture(), description="")
    html = response.content.decode() if way is upload else str(response.json())
    assert "Mô tả ảnh (cho người không nhìn thấy ảnh)" in html
    assert not EditorialImage.objects.exists()
    assert stored() == []


def test_one_of_many_waits_for_its_description(client):
    many_and_described(client, picture(), description="")
    assert not EditorialImage.objects.exists()
    many_and_described(client, picture())
    assert EditorialImage.objects.get().description == "Nương chè"


def test_a_description_is_not_taken_away(client):
    upload(client, picture())
    image = EditorialImage.objects.get()
    client.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "Ảnh", "description": "", "tags": ""})
    assert EditorialImage.objects.get().description == "Nương chè"


def test_the_focal_point_and_the_credit_are_kept(client):
    point = {"focal_point_x": 5, "focal_point_y": 6, "focal_point_width": 3, "focal_point_height": 4}
    upload(client, picture(), **point)
    image = EditorialImage.objects.get()
    assert (image.focal_point_x, image.focal_point_y, image.credit) == (5, 6, "Báo Mẫu")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WRONG = {
    "text": (b"not a picture", "anh.jpg", UNREADABLE),
    "cut off": (picture(size=(400, 400))[:-200], "anh.jpg", UNREADABLE),
    "svg": (SVG, "anh.svg", UNREADABLE),
    "svg called jpg": (SVG, "anh.jpg", "Đuôi tệp .jpeg không đúng với nội dung ảnh (svg)."),
    "gif": (b"GIF89a" + b"\0" * 40, "anh.gif", UNREADABLE),
    "png called jpg": (picture("PNG"), "anh.jpg", "Đuôi tệp .jpeg không đúng với nội dung ảnh (png)."),
    "php": (picture(), "anh.php", UNREADABLE),
    "empty": (b"", "anh.jpg", UNREADABLE),
}


@pytest.mark.parametrize("way", [upload, many])
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_picture_is_refused_in_words(client, way, wrong):
    content, name, words = WRONG[wrong]
    response = way(client, content, name)
    said = response.json()["error_message"] if way is many else response.content.decode()
    assert words in said
    assert not EditorialImage.objects.exists()
    assert stored() == []


def test_a_picture_too_heavy_is_refused_in_words(client, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    assert "Ảnh quá nặng" in upload(client, picture()).content.decode()
    assert stored() == []


def test_a_picture_of_too_many_points_is_refused_in_words(client, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100
    assert "Ảnh quá lớn (800 điểm ảnh). Tối đa: 100 điểm ảnh." in upload(client, picture()).content.decode()
    assert stored() == []
