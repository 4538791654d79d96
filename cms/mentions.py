"""What staff tell of a product, a producer, a place: stories, campaigns that run, events to come."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ReferenceIndex

from catalog.clock import today
from catalog.models import AdminUnit, Listing, Producer
from cms.blocks.products import PRODUCTS
from cms.finding import entries
from cms.models import CampaignPage, EditorialPage, EventPage, PointOfSalePage, RegionText, StoryPage, StoryProducer
from cms.showing import Showing

MOST = 4
"""Of a kind on one page."""
NAMES = {"storypage": "stories", "campaignpage": "campaigns", "eventpage": "events", "pointofsalepage": "points"}
KEPT = 60
"""Seconds for which what a campaign shows is remembered."""

Mentions = dict[str, list[EditorialPage]]


def of_product(listing: Listing, *, language: str) -> Mentions:
    """Told of its producer or picking it by hand; showing it today; to be held where it is made."""
    made = listing.ocop_product
    running = Q(campaignpage__ends_at__gt=timezone.now())
    pages = entries(language, StoryPage, CampaignPage, EventPage).filter(
        _told_of(made.producer)
        | Q(_picks(listing), storypage__isnull=False)
        | running
        | _coming(made.unit, made.former_unit)
    )
    on_sale = listing.on_sale
    return _grouped(
        page for page in _ordered(pages) if not page.is_campaign or (on_sale and listing.product_id in _shown_in(page))
    )


def of_producer(producer: Producer, *, language: str) -> Mentions:
    pages = entries(language, StoryPage, EventPage)
    return _grouped(_ordered(pages.filter(_told_of(producer) | _coming(producer.unit, producer.former_unit))))


def of_province(unit: AdminUnit, *, language: str) -> Mentions:
    """Of a province of today with all that it was formed from, or of a former one; points of sale, too."""
    pages = entries(language, StoryPage, CampaignPage, EventPage, PointOfSalePage).of_province(unit)
    return _grouped(_ordered(pages.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()))))


def region_text(province: str, *, language: str) -> RegionText | None:
    """Of a province of today by its slug: in the language, else in Vietnamese."""
    texts = RegionText.objects.filter(
        live=True,
        province__slug=province,
        province__scheme=AdminUnit.Scheme.TODAY,
        province__level=AdminUnit.Level.PROVINCE,
        locale__language_code__in=(language, "vi"),
    ).select_related("locale")
    return min(texts, key=lambda text: text.locale.language_code != language, default=None)


def _told_of(producer: Producer | None) -> Q:
    return Q(Exists(StoryProducer.objects.filter(page=OuterRef("pk"), producer=producer)))


def _picks(listing: Listing) -> Exists:
    """Wagtail keeps what its pages refer to, written with each of them."""
    to_product = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_by_natural_key("catalogue", "product"),
        to_object_id=str(listing.product_id),
        base_content_type=ContentType.objects.get_by_natural_key("wagtailcore", "page"),
    )
    return Exists(to_product.filter(object_id=Cast(OuterRef("pk"), CharField())))


def _coming(*units: AdminUnit | None) -> Q:
    places = [unit.province.pk for unit in units if unit]
    return Q(eventpage__ends_at__gt=timezone.now(), scope__in=places)


def _ordered(pages):
    """What ends soonest first; of what does not end, the newest."""
    return pages.annotate(is_campaign=Q(campaignpage__isnull=False)).order_by(
        "ends_at", "-first_published_at", "title", "pk"
    )


def _grouped(pages: Iterable[EditorialPage]) -> Mentions:
    mentions: Mentions = {name: [] for name in NAMES.values()}
    for page in pages:
        group = mentions[NAMES[page.cached_content_type.model]]
        if len(group) < MOST:
            group.append(page)
    return mentions


def _shown_in(campaign: EditorialPage) -> frozenset[int]:
    """The products that its blocks draw today, as they were a minute ago at most: whoever asks for one of them knows
    whether that one may be sold."""
    key = f"campaign-products-{campaign.pk}-{campaign.live_revision_id}-{today()}"
    return cache.get_or_set(key, lambda: _drawn_by(CampaignPage.objects.get(pk=campaign.pk)), KEPT) or frozenset()


def _drawn_by(campaign: CampaignPage) -> frozenset[int]:
    showing = Showing.on({"page": campaign, "day": today(), "adult": True})
    values = (block.value for block in campaign.body if block.block_type in dict(PRODUCTS))
    return frozenset(card.product_id for value in values for card in value.cards(showing))
