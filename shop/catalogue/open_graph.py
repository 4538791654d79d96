"""The picture that shared links show: social networks read JPEG, our pictures are WebP."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from PIL import Image

from shop.catalogue.gate import shown_certificate, shown_listing

SIZE = WIDTH, HEIGHT = 1200, 630
PAPER = "#FBF6EA"
MONTH = 30 * 24 * 3600


def picture(request: HttpRequest, *, product_slug: str, pk: str) -> HttpResponse:
    """The product's square plate, whole, on paper. Behind the gate of its page; never of a drink with alcohol."""
    listing = shown_listing(int(pk))
    shown_certificate(listing)
    image = listing.product.images.first()
    if image is None or listing.is_alcohol:
        raise Http404(_("Không có hình."))
    with image.original.open() as file, Image.open(file) as plate:
        response = HttpResponse(_as_jpeg(plate), content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=MONTH)
    return response


def _as_jpeg(plate: Image.Image) -> bytes:
    card, jpeg = Image.new("RGB", SIZE, PAPER), BytesIO()
    card.paste(plate.convert("RGB").resize((HEIGHT, HEIGHT)), ((WIDTH - HEIGHT) // 2, 0))
    card.save(jpeg, "JPEG", quality=85, optimize=True)
    return jpeg.getvalue()
