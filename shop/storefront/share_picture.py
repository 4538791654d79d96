"""The picture of an editorial page that shared links show."""

from wagtail.images.shortcuts import get_rendition_or_not_found

from cms.models import EditorialPage, Rendition

SPEC = "fill-1200x630|format-jpeg|jpegquality-80"


def share_picture(page: EditorialPage) -> Rendition | None:
    """Nothing where there is no picture, or its file is lost."""
    rendition = get_rendition_or_not_found(page.picture, SPEC) if page.picture else None
    return rendition if rendition and rendition.pk else None
