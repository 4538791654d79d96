"""What machines read of our pages: schema.org in JSON-LD.

Vocabulary: https://schema.org/Product, /Certification (`hasCertification`), /Organization, /BreadcrumbList; of what
staff write /Article, /NewsArticle, /Event.
"""

import json
from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.models import Certificate, Listing, Producer
from cms.models import CampaignPage, EditorialPage, EventPage, NewsPage, StoryPage
from shop.catalogue.offers import Offer
from shop.storefront.share_picture import share_picture

LITERAL = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Nothing in the data can close the element it stands in."""


def script(*nodes: dict) -> SafeString:
    """The element that carries these nodes."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False).translate(LITERAL)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


def organization(producer: Producer, *, address: str = "") -> dict:
    node: dict = {"@type": "Organization", "name": producer.legal_name, "url": absolute(producer.get_absolute_url())}
    if address:
        node["address"] = {"@type": "PostalAddress", "streetAddress": address, "addressCountry": "VN"}
    return node


def certification(certificate: Certificate) -> dict:
    """Only for a certificate in force: what has lapsed is no claim to make."""
    node = {
        "@type": "Certification",
        "name": _("OCOP %(stars)d sao") % {"stars": certificate.stars},
        "certificationIdentification": certificate.public_id,
        "url": absolute(certificate.get_absolute_url()),
        "certificationStatus": "https://schema.org/CertificationActive",
        "validFrom": certificate.valid_from.isoformat(),
        "expires": certificate.last_day.isoformat(),
        "certificationRating": {"@type": "Rating", "ratingValue": certificate.stars, "bestRating": 5, "worstRating": 3},
    }
    if authority := certificate.decision.authority:
        node["issuedBy"] = {"@type": "Organization", "name": authority.name}
    return node


def offer(offered: Offer, *, url: str) -> dict:
    return {
        "@type": "Offer",
        "name": offered.pack,
        "price": offered.price,
        "priceCurrency": "VND",
        "availability": f"https://schema.org/{'InStock' if offered.left else 'OutOfStock'}",
        "url": url,
    }


def product(listing: Listing, *, certificate: Certificate, offers: Iterable[Offer], image) -> dict:
    """A product or, for tourism, a service; its price and stars only while it is on sale."""
    url = absolute(listing.product.get_absolute_url())
    node = {
        "@type": "Service" if listing.is_service else "Product",
        "name": listing.product.title,
        "url": url,
        "description": strip_tags(listing.product.description) or listing.product.title,
    }
    if image:
        node["image"] = absolute(image.original.url)
    if listing.producer and listing.producer.is_active:
        node["provider" if listing.is_service else "manufacturer"] = organization(listing.producer)
    if listing.on_sale:
        node["hasCertification"] = certification(certificate)
        node |= {"offers": [offer(offered, url=url) for offered in offers]} if offers else {}
    return node


def breadcrumbs(trail: Iterable[dict], *, page) -> dict:
    """From the crumbs of the page; the last one, which has no address of its own, is the page itself."""
    items = (
        {
            "@type": "ListItem",
            "position": position,
            "name": str(crumb["name"]),
            "item": absolute(crumb.get("url") or page.get_absolute_url()),
        }
        for position, crumb in enumerate(trail, start=1)
    )
    return {"@type": "BreadcrumbList", "itemListElement": list(items)}


def editorial(page: EditorialPage) -> dict | None:
    """Stories and news are articles, events and campaigns events; other pages say nothing."""
    makers = {StoryPage: article, NewsPage: article, EventPage: event, CampaignPage: event}
    maker = makers.get(type(page))
    return maker(page) if maker else None


def article(page: StoryPage | NewsPage) -> dict:
    node = _page(page) | {
        "@type": "NewsArticle" if isinstance(page, NewsPage) else "Article",
        "headline": page.title,
        "author": shop(),
        "publisher": shop(),
    }
    for name, moment in (("datePublished", page.first_published_at), ("dateModified", page.last_published_at)):
        if moment:
            node[name] = timezone.localtime(moment).isoformat()
    return node


def event(page: EventPage | CampaignPage) -> dict:
    """A campaign takes place on its own page."""
    online = isinstance(page, CampaignPage)
    node = _page(page) | {
        "@type": "Event",
        "name": page.title,
        "startDate": timezone.localtime(page.starts_at).isoformat(),
        "endDate": timezone.localtime(page.ends_at).isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{'Online' if online else 'Offline'}EventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": absolute(page.url)} if online else _place(page),
    }
    return node | ({"organizer": shop()} if online else {})


def shop() -> dict:
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute("/")}


def _page(page: EditorialPage) -> dict:
    node = {"url": absolute(page.url), "inLanguage": page.locale.language_code}
    if text := page.search_description or page.intro:
        node["description"] = text
    if picture := share_picture(page):
        node["image"] = absolute(picture.url)
    return node


def _place(page: EventPage) -> dict:
    written = ", ".join(filter(None, [page.address, page.scope.short_name if page.scope else ""]))
    address = {"@type": "PostalAddress", "addressCountry": "VN"} | ({"streetAddress": written} if written else {})
    return {"@type": "Place", "name": page.venue, "address": address}
