"""What staff tell of a product, a producer, a place: stories, campaigns that run, events to come."""

import datetime
from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ReferenceIndex

from catalog.clock import today
from catalog.models import AdminUnit, Listing, Producer
from cms.blocks.products import RuleBlock, RuleValue
from cms.finding import entries
from cms.models import CampaignPage, EditorialPage, EventPage, PointOfSalePage, RegionText, StoryPage, StoryProducer
from search.filters import Filters
from search.models import STRONG, SearchDocument
from search.picking import COLUMNS

MOST = 4
"""Of a kind on one page."""
NAMES = {"storypage": "stories", "campaignpage": "campaigns", "eventpage": "events", "pointofsalepage": "points"}
RULE = RuleBlock()

Mentions = dict[str, list[EditorialPage]]


def of_product(listing: Listing, cards: Sequence[SearchDocument], *, language: str) -> Mentions:
    """Told of its producer or picking it by hand; showing it today; to be held where it is made."""
    made = listing.ocop_product
    by_hand = _picks(listing)
    running = Q(campaignpage__ends_at__gt=timezone.now())
    pages = (
        entries(language, StoryPage, CampaignPage, EventPage)
        .annotate(by_hand=by_hand, body=F("campaignpage__body"))
        .filter(
            _told_of(made.producer)
            | Q(by_hand, storypage__isnull=False)
            | running
            | _coming(made.unit, made.former_unit)
        )
    )
    return _grouped(page for page in _ordered(pages) if not page.is_campaign or _shows(page, listing, cards))


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


def _shows(campaign: EditorialPage, listing: Listing, cards: Sequence[SearchDocument]) -> bool:
    """One of its blocks picks the product today: what search.picking asks of many rows, asked here of the cards of one
    product, so that more campaigns cost no more statements."""
    card = _in_force(cards, today())
    if not (card and card.in_stock and _may_be_promoted(card, listing)):
        return False
    return campaign.by_hand or any(
        _fits(block["value"], listing, card) and _holds(block["value"], cards, campaign)
        for block in campaign.body.raw_data
        if block["type"] == "rule"
    )


def _in_force(cards: Sequence[SearchDocument], day: datetime.date) -> SearchDocument | None:
    return next((card for card in cards if card.on_offer and card.valid_from <= day <= card.valid_until), None)


def _may_be_promoted(card: SearchDocument, listing: Listing) -> bool:
    percent = listing.alcohol_percent
    return not card.adult or (percent is not None and percent < STRONG)


def _fits(rule: dict, listing: Listing, card: SearchDocument) -> bool:
    producer = rule.get("producer")
    return producer in (None, listing.producer.pk) and _matches(
        RuleValue(RULE, rule | {"producer": None}).filters(adult=True), card
    )


def _matches(filters: Filters, card: SearchDocument) -> bool:
    for column in COLUMNS:
        if (values := getattr(filters, column)) and str(getattr(card, column)) not in values:
            return False
    if (low := filters.price_min) is not None and (card.price is None or card.price < low):
        return False
    return (high := filters.price_max) is None or (card.price is not None and card.price <= high)


def _holds(rule: dict, cards: Sequence[SearchDocument], campaign: EditorialPage) -> bool:
    last_day = timezone.localdate(campaign.ends_at - datetime.timedelta(microseconds=1))
    return not rule.get("to_the_end") or _in_force(cards, last_day) is not None
