"""The editorial site of the demonstration: what staff would have written, in words that say it is one.

Every page is made once, on the first load. What is there stays as it is, whoever has changed it since.
"""

from django.db import transaction

from shop.demo.editorial import home, legal, regions, sections
from shop.demo.editorial.pages import Desk


def load(desk: Desk) -> None:
    with transaction.atomic():
        for part in (sections.stories, sections.campaigns, sections.events, sections.points_of_sale, sections.news):
            part(desk)
        regions.load(desk)
        legal.load(desk)
        home.load(desk)
