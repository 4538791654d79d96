"""The form of every way in which a picture reaches us: upload, many at once, from within a page, a new file for it."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

QUALITY = 92
UNREADABLE = _("Không đọc được tệp này. Vui lòng gửi ảnh JPG, PNG hoặc WebP, tối đa 15 MB.")
WORDS = {
    "invalid": UNREADABLE,
    "invalid_image": UNREADABLE,
    "empty": UNREADABLE,
    "invalid_extension": UNREADABLE,
    "invalid_image_extension": UNREADABLE,
    "invalid_image_known_format": _("Đuôi tệp .%(extension)s không đúng với nội dung ảnh (%(image_format)s)."),
    "file_too_large": _("Ảnh quá nặng (%(file_size)s). Dung lượng tối đa: %(max_filesize)s."),
    "file_too_large_unknown_size": _("Ảnh quá nặng."),
    "file_too_many_pixels": _("Ảnh quá lớn (%(num_pixels)s điểm ảnh). Tối đa: %(max_pixels_count)s điểm ảnh."),
}


class PictureField(WagtailImageField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.error_messages |= WORDS

    def check_image_pixel_size(self, f):
        """Wagtail answers a picture that was cut off with an error of the server."""
        try:
            super().check_image_pixel_size(f)
        except (OSError, ValueError, SyntaxError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class EditorialImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if description := self.fields.get("description"):
            description.required = True
            description.label = _("Mô tả ảnh (cho người không nhìn thấy ảnh)")
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(label=file.label, widget=file.widget, max_length=file.max_length)

    def clean_file(self):
        """What we store is drawn anew: without place, camera and whatever else was hidden in the file.

        It is written back into the upload itself: Wagtail puts that one aside when another field is still missing.
        """
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            drawn = drawn_anew(file)
            file.seek(0)
            file.truncate()
            file.write(drawn)
            file.flush()
            file.seek(0)
            file.size = len(drawn)
        return file


def drawn_anew(file: UploadedFile, form: str | None = None, *, longest_side: int | None = None) -> bytes:
    """The picture and nothing else that was in the file, upright, in its own format or another; smaller if need be.

    Raises ValidationError if there is no picture to be read.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            form = form or picture.format
            profile = picture.info.get("icc_profile")
            if longest_side:
                picture.thumbnail((longest_side, longest_side))
            upright = ImageOps.exif_transpose(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(UNREADABLE, code="invalid_image") from error
    if form == "JPEG" and upright.mode not in {"RGB", "L"}:
        upright, profile = upright.convert("RGB"), None
    upright.info = {}
    written = BytesIO()
    upright.save(written, form, quality=QUALITY, icc_profile=profile)
    return written.getvalue()
