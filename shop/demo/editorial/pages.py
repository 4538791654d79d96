"""Putting pages on the site: written by the editor of the demonstration, approved by another, and never overwritten."""

import datetime
import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q
from wagtail.models import Locale, Page

from catalog.models import AdminUnit
from cms import models as cms
from shop.accounts.models import User
from shop.demo.editorial.pictures import picture
from shop.demo.editorial.texts import Text

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = uuid.UUID("0c9d3a34-6f0b-4b0c-8a57-2f3a5a0e1f05")
SCHEMES = {"province": AdminUnit.Scheme.TODAY, "former_province": AdminUnit.Scheme.FORMER}


@dataclass(frozen=True)
class Desk:
    """The day of loading, and who has written and approved what is loaded: nobody without the accounts."""

    on: datetime.date
    editor: User | None = None
    approver: User | None = None

    def moment(self, days: str | int, time: str = "00:00") -> datetime.datetime:
        """So many days from the day of loading, at that time in Hà Nội."""
        day = self.on + datetime.timedelta(days=int(days))
        return datetime.datetime.combine(day, datetime.time.fromisoformat(time), HANOI)

    def publish(self, thing: Page | cms.RegionText) -> None:
        revision = thing.save_revision(user=self.editor)
        revision.publish(user=self.approver, skip_permission_checks=True)

    def add(self, section: type[Page], page: cms.EditorialPage) -> None:
        parent = section.objects.get(locale__language_code="vi")
        page.translation_key = key(section, page.slug)
        page.live = False
        parent.add_child(instance=page)
        self.publish(page)

    def translate(self, page: cms.EditorialPage, **words) -> None:
        """Into English; what is not in `words` stays as it is."""
        english = page.copy_for_translation(Locale.objects.get(language_code="en"))
        for name, value in words.items():
            setattr(english, name, value)
        self.publish(english)


def key(section: type[Page], slug: str) -> uuid.UUID:
    """The same for a text on every load, so that a page keeps it whatever staff make of its address."""
    return uuid.uuid5(NAMES, f"{section.__name__}/{slug}")


def missing(section: type[Page], slug: str) -> bool:
    """Nothing was loaded under this name, and nobody else has taken the address."""
    siblings = section.objects.get(locale__language_code="vi").get_children()
    return not siblings.filter(Q(translation_key=key(section, slug)) | Q(slug=slug)).exists()


def scope(head: dict[str, str]) -> AdminUnit | None:
    """`province: …` or `former_province: …`, by slug."""
    for name, scheme in SCHEMES.items():
        if slug := head.get(name):
            return AdminUnit.objects.get(scheme=scheme, level=AdminUnit.Level.PROVINCE, slug=slug)
    return None


def facts(text: Text) -> dict:
    """What every text's head says of its page."""
    head = text.head
    return {
        "slug": text.name,
        "title": head["title"],
        "intro": head["intro"],
        "scope": scope(head),
        "picture": picture(head["picture"]) if head.get("picture") else None,
    }
