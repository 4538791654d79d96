"""What search engines may know of: what is on sale, by whom, from where, what staff write; nothing with alcohol."""

import datetime
from collections import defaultdict
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog.models import AdminUnit, Certificate, Producer
from catalog.models.groups import ALCOHOL
from cms.models import EditorialPage, HomePage
from search.models import SearchDocument


class Section(Sitemap):
    """In both languages, each naming the other, under the address of this installation."""

    i18n = alternates = True
    limit = 10_000

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class Pages(Section):
    def items(self):
        return ["home", "catalogue:index", "storefront:producers", "storefront:regions", "storefront:certificates"]

    def location(self, item: str) -> str:
        return reverse(item)


class Products(Section):
    def items(self):
        return SearchDocument.objects.listable().confirmed().filter(adult=False).order_by("product")

    def location(self, item: SearchDocument) -> str:
        return item.url


class Producers(Section):
    def items(self):
        return Producer.objects.active().order_by("pk")

    def lastmod(self, item: Producer):
        return item.updated_at


class Certificates(Section):
    def items(self):
        drinks = {"ocop_product__product_set__code__startswith": ALCOHOL}
        return Certificate.objects.published().exclude(**drinks).order_by("pk")


class Regions(Section):
    def items(self):
        return [*AdminUnit.objects.provinces().by_name(), *AdminUnit.objects.former_provinces().by_name()]

    def location(self, item: AdminUnit) -> str:
        today = item.scheme == AdminUnit.Scheme.TODAY
        return reverse("storefront:region" if today else "storefront:former-region", args=[item.slug])


class Editorial(Section):
    """Pages of staff, each in the languages in which it is really there; the home page is among the pages."""

    i18n = alternates = False

    def items(self):
        pages = EditorialPage.objects.shown().not_exact_type(HomePage)
        return pages.select_related("locale").defer("folded").order_by("pk")

    def location(self, item: EditorialPage) -> str:
        return item.url

    def lastmod(self, item: EditorialPage) -> datetime.datetime | None:
        """When it was last published, or appeared if that was later."""
        return max(filter(None, (item.last_published_at, item.shown_from)), default=None)

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        urls = super().get_urls(page, site, protocol)
        linked = EditorialPage.objects.shown().select_related("locale").defer("folded")
        languages: dict[UUID, list[dict]] = defaultdict(list)
        for each in linked.filter(translation_key__in={url["item"].translation_key for url in urls}).order_by("locale"):
            location = f"{settings.SITE_URL}{each.url}"
            languages[each.translation_key].append({"location": location, "lang_code": each.locale.language_code})
        for url in urls:
            others = languages[url["item"].translation_key]
            url["alternates"] = others if len(others) > 1 else []
        return urls


SECTIONS: dict[str, type[Section]] = {
    "pages": Pages,
    "products": Products,
    "producers": Producers,
    "certificates": Certificates,
    "regions": Regions,
    "editorial": Editorial,
}


def index(request: HttpRequest) -> HttpResponse:
    """The address of every page of every section."""
    addresses = [
        f"{reverse('sitemap', args=[name])}?p={page}"
        for name, section in SECTIONS.items()
        for page in section().paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"addresses": addresses}, content_type="application/xml")


def section(request: HttpRequest, name: str) -> HttpResponse:
    return sitemap(request, {**SECTIONS}, section=name)
