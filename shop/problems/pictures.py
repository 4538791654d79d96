"""Photographs that buyers send: few, of a known kind and size, and drawn anew before anything is kept of them."""

from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image

from cms.forms.images import PictureField, drawn_anew

MOST = 3
MEGABYTES = 15
LONGEST_SIDE = 2000
"""Pixels; enough to read a label."""
EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
UNREADABLE = _("Không đọc được tệp này. Vui lòng gửi ảnh JPG, PNG, WebP hoặc HEIC, tối đa 15 MB.")
UNREADABLE_CODES = (
    *("invalid", "invalid_image", "empty", "invalid_extension", "invalid_image_extension"),
    *("invalid_image_known_format", "missing"),
)


class PhotoField(PictureField):
    """One photograph of a phone; its value is a JPEG without place, camera and whatever else was hidden in the file."""

    default_validators = []  # of names; the name is compared with what is in the file

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.allowed_image_extensions = EXTENSIONS
        self.max_upload_size = MEGABYTES * 1024 * 1024
        self.max_upload_size_text = f"{MEGABYTES} MB"
        self.error_messages |= dict.fromkeys(UNREADABLE_CODES, UNREADABLE)

    def to_python(self, data: UploadedFile | None) -> bytes | None:
        if data is None:
            return None
        self.check_image_file_size(data)  # before it is read
        upload = super().to_python(data)
        try:
            return drawn_anew(upload, "JPEG", longest_side=LONGEST_SIDE)
        except ValidationError as error:
            raise ValidationError(UNREADABLE, code="invalid_image") from error


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name: str) -> list[UploadedFile]:
        return files.getlist(name)


class PhotosField(forms.FileField):
    """Up to MOST photographs; its value is a list of them, as JPEG."""

    widget = PhotosInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,.heic"})

    def clean(self, data: list[UploadedFile], initial=None) -> list[bytes]:
        if len(data) > MOST:
            raise ValidationError(_("Chỉ gửi được tối đa %(most)d ảnh.") % {"most": MOST}, code="too_many")
        photo = PhotoField()
        return [self._named(photo, upload) for upload in data]

    def _named(self, photo: PhotoField, upload: UploadedFile) -> bytes:
        """What is wrong is said with the name of the file it is wrong with."""
        try:
            return photo.clean(upload)
        except ValidationError as error:
            raise ValidationError([f"{upload.name}: {message}" for message in error.messages]) from error


def size(photo: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(BytesIO(photo)) as picture:
        return picture.size
