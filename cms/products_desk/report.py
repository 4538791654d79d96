"""What falls out of the pages, now and within 30 days: one list for the report and for the first page."""

import datetime
from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalog.clock import today
from cms.blocks.products import HandValue
from cms.models import CampaignPage, EditorialPage, HomePage, StoryPage
from cms.products_desk.counting import WITHIN, found
from cms.showing import Showing
from cms.standings import Facts, standing


@dataclass(frozen=True)
class Fallout:
    page: EditorialPage
    block: str
    product: str
    off_from: datetime.date
    why: str

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def is_now(self) -> bool:
        return self.off_from <= today()

    @property
    def state(self) -> str:
        return _("Không hiện") if self.is_now else _("Sắp rơi khỏi trang")


@dataclass(frozen=True)
class Block:
    """A block of products on its page, on the day on which visitors see it next."""

    page: EditorialPage
    value: StreamValue.StreamChild
    showing: Showing
    until: datetime.date


def fallouts(user, *, kinds: Container[str] = ("hand", "rule")) -> list[Fallout]:
    """Of the pages that visitors see or will see, in the person's area; what is off first, then the next first.

    A block of the kind "rule" costs a statement, all that are picked by hand together some.
    """
    blocks = [block for page in _pages(user) for block in _blocks(page, kinds)]
    picked = [block for block in blocks if isinstance(block.value.value, HandValue)]
    facts = Facts.of({pk for block in picked for pk in block.value.value.product_ids})
    found_out = [fallout for block in blocks for fallout in _of_block(block, facts)]
    return sorted(found_out, key=lambda each: (each.off_from, each.page.title, each.block))


def _pages(user) -> Iterator[EditorialPage]:
    allowed = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change"})
    for model in (HomePage, CampaignPage, StoryPage):
        pages = model.objects.live().filter(pk__in=allowed.values("pk"))
        yield from pages.exclude(_over()) if model is CampaignPage else pages


def _over() -> Q:
    return Q(ends_at__lte=timezone.now())


def _blocks(page: EditorialPage, kinds: Container[str]) -> Iterator[Block]:
    """Without looking into the others, whose pictures would be fetched."""
    showing = Showing.begun(page)
    until = today() + WITHIN
    if showing.last_day:
        until = min(until, showing.last_day)
    stream = page.picks if isinstance(page, HomePage) else page.body
    for place, raw in enumerate(stream.raw_data):
        if raw["type"] in kinds:
            yield Block(page, stream[place], showing, until)


def _of_block(block: Block, facts: Facts) -> Iterator[Fallout]:
    value = block.value.value
    told = _of_picks(block, facts) if isinstance(value, HandValue) else _of_rule(block)
    for product, off_from, why in told:
        yield Fallout(block.page, value["heading"], product, off_from, why)


def _of_picks(block: Block, facts: Facts) -> Iterator[tuple[str, datetime.date, str]]:
    for pk in block.value.value.picks:
        stands = standing(pk, facts, showing=block.showing, until=block.until)
        if stands.off_from:
            yield stands.name or _("Sản phẩm đã bị xóa"), stands.off_from, stands.why


def _of_rule(block: Block) -> Iterator[tuple[str, datetime.date, str]]:
    counted = found(block.value.value, block.showing, max(block.until, block.showing.day))
    if not counted.number:
        yield _("Mọi sản phẩm"), block.showing.day, _("Không có sản phẩm nào khớp điều kiện.")
    elif counted.first_off and not counted.left_out:
        numbers = {"lapsing": counted.lapsing, "number": counted.number}
        words = _("%(lapsing)s trong %(number)s sản phẩm khớp điều kiện có giấy chứng nhận hết hiệu lực.") % numbers
        yield _("%(lapsing)s sản phẩm theo điều kiện") % numbers, counted.first_off, words
