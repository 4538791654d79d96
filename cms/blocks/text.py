"""Blocks of reading: text, pictures, quotations. None of them takes HTML or scripts."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.cleaning import clean

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
"""What text may have: no embeds, no pictures (they have a block of their own), no HTML."""


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **options):
        super().__init__(**{"features": FEATURES, "label": _("Văn bản"), **options})

    def get_prep_value(self, value):
        """Drafts and revisions too are stored clean."""
        return clean(super().get_prep_value(value) or "")

    class Meta:
        icon = "pilcrow"
        template = "cms/blocks/text.html"


class IllustrationBlock(ImageChooserBlock):
    """All pictures of a page with all the sizes in which they are drawn, in two statements."""

    def bulk_to_python(self, values):
        pictures = super().bulk_to_python(values)
        prefetch_related_objects([picture for picture in pictures if picture], "renditions")
        return pictures


class PictureBlock(blocks.StructBlock):
    """Alternative text and credit are the picture's own, kept with it in the library."""

    picture = IllustrationBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Ảnh")
        template = "cms/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Lời trích"), max_length=500, rows=3)
    speaker = blocks.CharBlock(label=_("Người nói"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Trích lời")
        template = "cms/blocks/quote.html"


READING = (("text", TextBlock()), ("picture", PictureBlock()), ("quote", QuoteBlock()))
