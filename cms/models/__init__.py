from cms.models.approval import SecondPersonApproval
from cms.models.areas import EditorArea
from cms.models.base import EditorialPage
from cms.models.campaigns import CampaignPage
from cms.models.events import EventPage
from cms.models.home import HomePage
from cms.models.images import EditorialImage, Rendition
from cms.models.points import PointOfSalePage
from cms.models.reading import NewsPage, PlainPage
from cms.models.regions import RegionText
from cms.models.sections import CampaignSection, EventSection, NewsSection, PointOfSaleSection, StorySection
from cms.models.stories import StoryPage, StoryProducer

__all__ = [
    "CampaignPage",
    "CampaignSection",
    "EditorArea",
    "EditorialImage",
    "EditorialPage",
    "EventPage",
    "EventSection",
    "HomePage",
    "NewsPage",
    "NewsSection",
    "PlainPage",
    "PointOfSalePage",
    "PointOfSaleSection",
    "RegionText",
    "Rendition",
    "SecondPersonApproval",
    "StoryPage",
    "StoryProducer",
    "StorySection",
]
