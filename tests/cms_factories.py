"""Editorial pages as a visitor finds them, under the sections that the migration made. Approved unless `live=False`."""

import datetime
import io
import itertools
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from catalog.models import Listing, Producer
from cms import models as cms
from cms.blocks.products import MANY

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
number = itertools.count(1)


def local(text: str) -> datetime.datetime:
    """A moment by the clocks of Hà Nội: "2026-11-20 14:30"."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=HANOI)


def rule(heading: str = "Sản phẩm của chương trình", **values) -> tuple[str, dict]:
    """A block that takes products by rule; without values, all of them."""
    return "rule", {"heading": heading, "to_the_end": False, "order": "relevance", "number": MANY} | values


def hand(*listings: Listing, heading: str = "Chọn tay") -> tuple[str, dict]:
    """A block of these products, in this order."""
    return "hand", {"heading": heading, "products": [listing.product for listing in listings]}


def make_image(title: str = "Ảnh mẫu", *, width: int = 1200, height: int = 800, **fields) -> cms.EditorialImage:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#27406B").save(file, "JPEG")
    fields.setdefault("description", "Ruộng bậc thang mùa nước đổ")
    fields.setdefault("credit", "Ảnh: Nguyễn Văn Mẫu")
    return cms.EditorialImage.objects.create(
        title=title, file=ContentFile(file.getvalue(), f"anh-mau-{next(number)}.jpg"), **fields
    )


def make_campaign(title: str | None = None, **fields) -> cms.CampaignPage:
    """From 20/11/2026, 00:00, to the end of 30/11/2026 unless told otherwise."""
    fields.setdefault("starts_at", local("2026-11-20 00:00"))
    fields.setdefault("ends_at", local("2026-12-01 00:00"))
    return _below(cms.CampaignSection, cms.CampaignPage, title or f"Tuần lễ OCOP {next(number)}", **fields)


def make_story(title: str | None = None, *, told_of: tuple[Producer, ...] = (), **fields) -> cms.StoryPage:
    fields["told_of"] = [cms.StoryProducer(producer=producer) for producer in told_of]
    return _below(cms.StorySection, cms.StoryPage, title or f"Chuyện người làm ra {next(number)}", **fields)


def make_event(title: str | None = None, **fields) -> cms.EventPage:
    """On 05/12/2026, from 08:00 to 17:00, unless told otherwise."""
    fields.setdefault("starts_at", local("2026-12-05 08:00"))
    fields.setdefault("ends_at", local("2026-12-05 17:00"))
    fields.setdefault("venue", "Quảng trường 3/2")
    return _below(cms.EventSection, cms.EventPage, title or f"Hội chợ {next(number)}", **fields)


def make_point_of_sale(title: str | None = None, **fields) -> cms.PointOfSalePage:
    fields.setdefault("address", "Số 1, đường Mẫu")
    fields.setdefault("hours", "7:30–18:00 hằng ngày")
    return _below(cms.PointOfSaleSection, cms.PointOfSalePage, title or f"Cửa hàng {next(number)}", **fields)


def make_news(title: str | None = None, **fields) -> cms.NewsPage:
    return _below(cms.NewsSection, cms.NewsPage, title or f"Tin {next(number)}", **fields)


def make_plain_page(title: str | None = None, **fields) -> cms.PlainPage:
    return _below(cms.HomePage, cms.PlainPage, title or f"Trang {next(number)}", **fields)


def _below(section: type[Page], model: type[Page], title: str, *, language: str = "vi", **fields):
    fields.setdefault("first_published_at", timezone.now())
    return section.objects.get(locale__language_code=language).add_child(instance=model(title=title, **fields))
