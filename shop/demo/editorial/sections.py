"""Stories, campaigns, events, points of sale and news, from their files."""

from urllib.parse import urlencode

from catalog.models import Producer
from cms import models as cms
from shop.demo.editorial.bodies import blocks
from shop.demo.editorial.pages import Desk, facts, missing, scope
from shop.demo.editorial.pictures import picture
from shop.demo.editorial.texts import FOLDER, read, rich_text, texts
from shop.demo.tables import table

MAP = "https://www.openstreetmap.org/search"


def stories(desk: Desk) -> None:
    """A story waits until its producers are there."""
    for text in texts("stories"):
        if not missing(cms.StorySection, text.name):
            continue
        slugs = text.head["producers"].split(", ")
        told_of = {producer.slug: producer for producer in Producer.objects.filter(slug__in=slugs)}
        if len(told_of) == len(slugs):
            page = cms.StoryPage(**facts(text), body=blocks(text), first_published_at=desk.moment(text.head["day"], "08:00"))
            page.told_of = [cms.StoryProducer(producer=told_of[slug]) for slug in slugs]
            desk.add(cms.StorySection, page)


def campaigns(desk: Desk) -> None:
    """`from` and `to` are days as seen from the day of loading, the last one included."""
    for text in texts("campaigns"):
        if missing(cms.CampaignSection, text.name):
            starts_at, ends_at = desk.moment(text.head["from"]), desk.moment(int(text.head["to"]) + 1)
            period = {"starts_at": starts_at, "ends_at": ends_at, "first_published_at": min(starts_at, desk.moment(0))}
            page = cms.CampaignPage(**facts(text), **period, body=blocks(text))
            desk.add(cms.CampaignSection, page)
            _translate(desk, page)


def _translate(desk: Desk, page: cms.CampaignPage) -> None:
    file = FOLDER / "campaigns" / "en" / f"{page.slug}.md"
    if file.exists():
        text = read(file)
        desk.translate(page, title=text.head["title"], intro=text.head["intro"], body=blocks(text))


def events(desk: Desk) -> None:
    for row in table("editorial/events.csv"):
        if missing(cms.EventSection, row["slug"]):
            page = cms.EventPage(
                **{name: row[name] for name in ("slug", "title", "intro", "venue", "address")},
                scope=scope(row),
                picture=picture(row["picture"]),
                starts_at=desk.moment(row["from"], row["opens"]),
                ends_at=desk.moment(row["to"], row["closes"]),
                body=[("text", rich_text((row["text"],)))],
            )
            desk.add(cms.EventSection, page)


def points_of_sale(desk: Desk) -> None:
    """The map is searched for the commune: the addresses are made up."""
    for row in table("editorial/points_of_sale.csv"):
        if missing(cms.PointOfSaleSection, row["slug"]):
            page = cms.PointOfSalePage(
                **{name: row[name] for name in ("slug", "title", "intro", "address", "hours", "phone")},
                scope=scope(row),
                map_link=f"{MAP}?{urlencode({'query': row['commune']})}" if row["commune"] else "",
            )
            desk.add(cms.PointOfSaleSection, page)


def news(desk: Desk) -> None:
    for text in texts("news"):
        if missing(cms.NewsSection, text.name):
            day = desk.moment(text.head["day"], "08:00")
            page = cms.NewsPage(**facts(text), date=day.date(), first_published_at=day, body=blocks(text))
            desk.add(cms.NewsSection, page)
