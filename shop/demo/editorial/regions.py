"""What is told of a province of today and of those it was formed from."""

from wagtail.models import Locale

from cms import models as cms
from shop.demo.editorial.pages import Desk, scope
from shop.demo.editorial.texts import Text, rich_text, texts


def load(desk: Desk) -> None:
    """Named after the province; a file `vinh-long.ben-tre.md` is the section of a former one."""
    vietnamese = Locale.objects.get(language_code="vi")
    told = texts("regions")
    for text in told:
        province = scope(text.head)
        if "." in text.name or cms.RegionText.objects.filter(province=province, locale=vietnamese).exists():
            continue
        parts = [_part(part) for part in told if part.name.startswith(f"{text.name}.")]
        region = cms.RegionText(province=province, locale=vietnamese, live=False, intro=[_text(text)], parts=parts)
        region.save()
        desk.publish(region)


def _text(text: Text) -> tuple[str, str]:
    return "text", rich_text(tuple(text.body.strip().split("\n")))


def _part(text: Text) -> tuple[str, dict]:
    return "former_province", {"former_province": text.head["former_province"], "text": _text(text)[1]}
