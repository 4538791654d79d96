"""What is new of stories and campaigns, for feed readers."""

import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.finding import entries
from cms.models import CampaignPage, EditorialPage, StoryPage
from shop.storefront.structured_data import absolute

NEWEST = 30


class Entries(Feed):
    """In the language of its address, and in Vietnamese what is not there in it."""

    feed_type = Atom1Feed
    author_name = settings.SITE_NAME

    def title(self) -> str:
        return f"{settings.SITE_NAME} · {_('Câu chuyện và chương trình')}"

    def subtitle(self) -> str:
        return _("Người làm ra sản phẩm OCOP và các chương trình đang diễn ra.")

    def link(self) -> str:
        return absolute(reverse("home"))

    def feed_url(self) -> str:
        return absolute(reverse("storefront:feed"))

    def items(self):
        """The newest by the moment from which they can be seen: a campaign's is its beginning if that is later."""
        published = F("first_published_at")
        appeared = Greatest(published, Coalesce("shown_from", published))
        pages = entries(get_language(), StoryPage, CampaignPage).filter(first_published_at__isnull=False)
        return pages.annotate(appeared=appeared).order_by("-appeared", "-pk")[:NEWEST]

    def item_title(self, item: EditorialPage) -> str:
        return item.title

    def item_description(self, item: EditorialPage) -> str:
        return item.intro or item.search_description

    def item_link(self, item: EditorialPage) -> str:
        return absolute(item.url)

    def item_categories(self, item: EditorialPage) -> list[str]:
        return [str(item.page_type_display_name)]

    def item_pubdate(self, item: EditorialPage) -> datetime.datetime:
        return item.appeared

    def item_updateddate(self, item: EditorialPage) -> datetime.datetime:
        return max(filter(None, (item.appeared, item.last_published_at)))
