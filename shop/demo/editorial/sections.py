"""Stories, campaigns, events, points of sale and news, from their files."""

import datetime
from urllib.parse import urlencode

from catalog.clock import add_months
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
            page = cms.StoryPage(
                **facts(text), body=blocks(text), first_published_at=desk.moment(text.head["day"], "08:00")
            )
            page.told_of = [cms.StoryProducer(producer=told_of[slug]) for slug in slugs]
            desk.add(cms.StorySection, page)


def campaigns(desk: Desk) -> None:
    for text in texts("campaigns"):
        if missing(cms.CampaignSection, text.name):
            begins, ends = _period(desk, text.head)
            period = {"starts_at": begins, "ends_at": ends, "first_published_at": min(begins, desk.moment(0))}
            page = cms.CampaignPage(**facts(text), **period, body=blocks(text))
            desk.add(cms.CampaignSection, page)
            _translate(desk, page)


def _period(desk: Desk, head: dict[str, str]) -> tuple[datetime.datetime, datetime.datetime]:
    """Of days from the day of loading, `from` and `to`; or the last `season` that is over. The last day counts."""
    if season := head.get("season"):
        first, last = (datetime.date.fromisoformat(f"{desk.on.year}-{day}") for day in season.split())
        if last >= desk.on:
            first, last = add_months(first, -12), add_months(last, -12)
        begins, ends = (first - desk.on).days, (last - desk.on).days
    else:
        begins, ends = int(head["from"]), int(head["to"])
    return desk.moment(begins), desk.moment(ends + 1)


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
