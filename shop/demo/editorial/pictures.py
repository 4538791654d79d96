"""Woodblock pictures for the editors' library, drawn like those of the products and marked as drawings."""

from django.core.files.base import ContentFile

from catalog.plates import LARGE
from catalog.text import slugify
from cms.models import EditorialImage
from shop.demo.pictures import draw, render, subject, webp

CREDIT = "Tranh minh họa của sàn"


def picture(words: str) -> EditorialImage:
    """The picture of "subgroup | former province | number | name", drawn when it is first asked for."""
    subgroup, province, number, name = (word.strip() for word in words.split("|"))
    title = f"{name[:1].upper()}{name[1:]}, {province} ({number})"
    if there := EditorialImage.objects.filter(title=title).first():
        return there
    svg = draw(subgroup=subgroup, province=province, number=int(number), name=name)
    return EditorialImage.objects.create(
        title=title,
        file=ContentFile(webp(render(svg, size=LARGE)), f"{slugify(title)}.webp"),
        description=f"Tranh khắc gỗ: {subject(subgroup=subgroup, name=name)} trước phong cảnh {province}",
        credit=CREDIT,
    )
