"""The front page, while nobody has written it yet."""

from cms import models as cms
from shop.demo.editorial.bodies import blocks
from shop.demo.editorial.pages import Desk, key
from shop.demo.editorial.texts import FOLDER, read


def load(desk: Desk) -> None:
    for language in ("vi", "en"):
        page = cms.HomePage.objects.get(locale__language_code=language)
        if page.latest_revision is None:
            _write(page, language)
            desk.publish(page)


def _write(page: cms.HomePage, language: str) -> None:
    text = read(FOLDER / "home" / f"{language}.md")
    page.hero_title, page.hero_text = text.head["hero_title"], text.head["hero_text"]
    page.intro = text.head["intro"]
    page.picks = blocks(text)
    keys = [key(cms.StorySection, slug) for slug in text.head["stories"].split(", ")]
    there = {story.translation_key: story for story in cms.StoryPage.objects.filter(translation_key__in=keys)}
    page.chosen_stories = [("story", there[name]) for name in keys if name in there]
