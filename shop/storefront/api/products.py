"""Products on sale and suggestions while typing."""

import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from search import port
from search.forms import SearchForm
from search.models import SearchDocument
from search.suggestions import suggest

router = Router(tags=["products"])


class Parameters(Schema):
    """Unknown and absurd values are ignored; repeated values of one parameter are alternatives."""

    q: str = Field("", description="Words of product, producer, place or set; tones and case do not matter")
    province: list[str] = Field([], description="Slug of a province of today: thai-nguyen")
    former_province: list[str] = Field([], description="Slug of a province before 2025-07-01: bac-kan")
    macro_region: list[str] = []
    stars: list[str] = Field([], description="3, 4 or 5")
    category: list[str] = Field([], description="Slug of a shop category")
    group: list[str] = Field([], description="Official group, I to VI")
    set: list[str] = Field([], description="Official set or class: n05-b11")
    label: list[str] = Field([], description="Kind of a label beside OCOP that counts today: vietgap, organic, gi")
    producer: list[str] = Field([], description="Slug of a producer")
    producer_kind: list[str] = []
    price_min: str = Field("", description="Đồng")
    price_max: str = Field("", description="Đồng")
    in_stock: str = Field("", description="1: only what is in stock")
    adult: str = Field("", description="1: the person is over 18; without it alcohol is left out")
    sort: str = Field("relevance", description="relevance, newest, price, -price, stars or name")
    page: str = Field("1", description="24 products a page; a page that is not there is the first")


class Place(Schema):
    name: str
    slug: str


class ProducerName(Schema):
    name: str
    slug: str


class CertificateTerm(Schema):
    id: str
    url: str
    valid_from: datetime.date
    valid_until: datetime.date = Field(description="The last day on which it counts")


class Product(Schema):
    id: int
    name: str
    producer: ProducerName
    stars: int
    potential_five: bool
    set: str
    province: Place | None
    former_province: Place | None
    commune: str
    price: int | None = Field(description="Đồng, of the cheapest pack; null for a service")
    in_stock: bool
    url: str
    image: str | None
    certificate: CertificateTerm


class Option(Schema):
    value: str
    label: str
    count: int = Field(description="Products that it would show, the other filters staying as they are")
    selected: bool


class Facets(Schema):
    stars: list[Option]
    province: list[Option]
    former_province: list[Option]
    macro_region: list[Option]
    category: list[Option]
    group: list[Option]
    set: list[Option]
    producer_kind: list[Option]
    price: list[Option]
    label: list[Option]


class Products(Schema):
    total: int
    page: int
    pages: int
    query: str
    notice: str | None
    suggestion: str | None
    backend: Literal["elasticsearch", "database"]
    took_ms: int
    results: list[Product]
    facets: Facets


class Suggestion(Schema):
    text: str
    kind: Literal["product", "producer", "place", "set"]
    url: str


class Suggestions(Schema):
    suggestions: list[Suggestion]


@router.get("products/", response=Products, summary="Products on sale today")
def products(request: HttpRequest, parameters: Annotated[Parameters, Query()]):
    found = port.search(**SearchForm(parameters.dict()).read())
    site = request.build_absolute_uri("/").rstrip("/")
    answered = ("total", "page", "pages", "notice", "suggestion", "backend", "took_ms", "facets")
    return {
        **{name: getattr(found, name) for name in answered},
        "query": found.query.instead_of or found.query.text,
        "results": [_product(row, site=site) for row in found.hits],
    }


@router.get("suggest/", response=Suggestions, summary="Names that begin like this")
def suggestions(request: HttpRequest, q: str = ""):
    site = request.build_absolute_uri("/").rstrip("/")
    return {"suggestions": [{"text": s.text, "kind": s.kind, "url": site + s.url} for s in suggest(q)]}


def _product(row: SearchDocument, *, site: str) -> dict:
    plain = ("name", "stars", "potential_five", "set", "commune", "price", "in_stock")
    return {
        **{name: getattr(row, name) for name in plain},
        "id": row.product_id,
        "producer": {"name": row.producer_name, "slug": row.producer},
        "province": _place(row.province_name, row.province),
        "former_province": _place(row.former_province_name, row.former_province),
        "url": site + row.url,
        "image": site + row.image if row.image.startswith("/") else row.image or None,
        "certificate": {
            "id": row.certificate_public_id,
            "url": site + reverse("storefront:certificate", args=[row.certificate_public_id]),
            "valid_from": row.valid_from,
            "valid_until": row.valid_until,
        },
    }


def _place(name: str, slug: str) -> dict | None:
    return {"name": name, "slug": slug} if slug else None
