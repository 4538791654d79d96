"""Where visitors come upon editorial pages without knowing them: by words, in feeds, beside what they tell of."""

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalog.text import fold, folded_pattern
from cms.models import CampaignPage, EditorialPage, EventPage, NewsPage, PlainPage, PointOfSalePage, StoryPage
from cms.models.base import EditorialPageQuerySet
from search.language.words import MOST_WORDS, cleaned

KINDS = (StoryPage, CampaignPage, EventPage, PointOfSalePage, NewsPage, PlainPage)


def entries(language: str, *kinds: type[EditorialPage]) -> EditorialPageQuerySet:
    """Pages of these kinds (of all) that are shown now, each with what lists say of it: one statement for all kinds."""
    now = timezone.now()
    return (
        EditorialPage.objects.shown(now)
        .read_in(language)
        .exact_type(*(kinds or KINDS))
        .annotate(
            starts_at=Coalesce("campaignpage__starts_at", "eventpage__starts_at"),
            ends_at=Coalesce("campaignpage__ends_at", "eventpage__ends_at"),
            date=F("newspage__date"),
            address=F("pointofsalepage__address"),
            is_over=Q(campaignpage__ends_at__lte=now) | Q(eventpage__ends_at__lte=now),
        )
        .select_related("locale")
        .defer("folded")
    )


def words_of(text: str) -> list[str]:
    """As many of the words as product search reads, without tones."""
    return list(dict.fromkeys(fold(cleaned(text)[0]).split()))[:MOST_WORDS]


def found(text: str, language: str) -> EditorialPageQuerySet:
    """What has all the words: first where they are in the title, then the newest. All pages if nothing was typed."""
    pages, words = entries(language), words_of(text)
    if text.strip() and not words:
        return pages.none()
    titled = Q()
    for word in words:
        pages = pages.filter(folded__contains=f" {word} ")
        titled &= Q(title__regex=rf"{folded_pattern(word)}(\W|$)")
    newest = (F("first_published_at").desc(nulls_last=True), "-pk")
    return pages.alias(titled=titled).order_by("-titled", *newest) if words else pages.order_by(*newest)
