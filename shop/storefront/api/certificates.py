"""The public register for machines: what the proof pages say, as JSON and as one table."""

import csv
import datetime
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from catalog.models import AdminUnit, Certificate, Revocation
from search.forms import page as page_number
from shop.storefront.api.products import Place
from shop.storefront.register import Question, neighbour, product_url, published, whole
from shop.storefront.throttle import too_many_proofs

router = Router(tags=["certificates"])
CERTIFICATES_A_PAGE = 50
ROWS_A_CHUNK = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a cell begins that a spreadsheet would compute."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel does not read UTF-8."""
COLUMNS = (
    "id", "state", "product_name_as_printed", "holder_as_printed", "stars", "potential_five", "set", "kind",
    "decision_number", "decision_date", "decision_authority", "decision_authority_level", "valid_from", "valid_until",
    "province_name", "former_province_name", "commune", "previous", "next",
    "revocation_date", "revocation_decision", "revocation_authority", "revocation_ground",
    "checked_at", "url", "product_url",
)  # fmt: skip
"""Of the table: the names of the JSON, joined."""


class Parameters(Schema):
    """Unknown and absurd values are ignored."""

    q: str = Field("", description="Words of product, holder or decision number; tones and case do not matter")
    state: str = Field("", description="active, not_yet_valid, expired, superseded, revoked …")
    province: str = Field("", description="Slug of a province of today: thai-nguyen")
    former_province: str = Field("", description="Slug of a province before 2025-07-01: bac-kan")
    stars: list[str] = Field([], description="3, 4 or 5")
    page: str = Field("1", description="50 certificates a page; a page that is not there is the first")


class DecisionOut(Schema):
    number: str = Field(description="Empty if it is not known")
    date: datetime.date | None
    authority: str | None = Field(description="As it was called then")
    authority_level: Literal["ministry", "province", "district", "commune"] | None


class RevocationOut(Schema):
    date: datetime.date
    decision: str
    authority: str
    ground: str


class CertificateOut(Schema):
    id: str
    state: Literal["active", "not_yet_valid", "expired", "superseded", "revoked", "withdrawn", "verification_withdrawn"]
    product_name_as_printed: str
    holder_as_printed: str
    stars: int
    potential_five: bool
    set: str
    kind: Literal["first", "upgrade", "reassessment", "reissue"]
    decision: DecisionOut
    valid_from: datetime.date
    valid_until: datetime.date = Field(description="The last day on which it counts unless it is ended before")
    province: Place | None
    former_province: Place | None
    commune: str
    previous: str | None = Field(description="Id of the product's certificate before this one")
    next: str | None
    revocation: RevocationOut | None
    checked_at: datetime.datetime = Field(description="When the state was computed: now")
    url: str
    product_url: str | None = Field(description="Where the product is sold, if it is on sale today")


class Certificates(Schema):
    total: int
    page: int
    pages: int
    results: list[CertificateOut]


class Error(Schema):
    detail: str


@router.get("certificates/", response=Certificates, summary="The public register, newest first")
def certificates(request: HttpRequest, parameters: Annotated[Parameters, Query()]):
    paginator = Paginator(_found(request), CERTIFICATES_A_PAGE)
    asked = page_number(parameters.page)
    page = paginator.page(asked if asked <= paginator.num_pages else 1)
    return {
        "total": paginator.count,
        "page": page.number,
        "pages": paginator.num_pages,
        "results": [_certificate(certificate, site=_site(request)) for certificate in page],
    }


@router.get("certificates.csv", summary="The same as one table, for a spreadsheet")
def certificates_csv(request: HttpRequest, parameters: Annotated[Parameters, Query()]):
    """UTF-8 with a byte order mark; a cell that a spreadsheet would compute begins with an apostrophe."""
    found = _found(request).iterator(chunk_size=ROWS_A_CHUNK)
    records = (flat(_certificate(certificate, site=_site(request))) for certificate in found)
    response = StreamingHttpResponse(_table(records), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ocop-certificates.csv"'
    return response


ONE_OR_WHY_NOT = {200: CertificateOut, 404: Error, 429: Error}


@router.get("certificates/{public_id}/", response=ONE_OR_WHY_NOT, summary="One certificate")
def certificate(request: HttpRequest, public_id: str):
    """By its code, with or without the dash."""
    if too_many_proofs(request):
        raise HttpError(429, "Too many requests. Please try again in a minute.")
    return _certificate(published(public_id), site=_site(request))


def _found(request: HttpRequest):
    return whole(Question.read(request.GET).certificates())


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _certificate(certificate: Certificate, *, site: str) -> dict:
    plain = ("stars", "potential_five", "kind", "holder_as_printed", "valid_from", "valid_until")
    product = certificate.ocop_product
    sold_at = product_url(certificate)
    return {
        **{name: getattr(certificate, name) for name in plain},
        "id": certificate.public_id,
        "state": certificate.state.value,
        "product_name_as_printed": certificate.name_as_printed,
        "set": certificate.product_set.code if certificate.product_set else "",
        "decision": _decision(certificate),
        "province": _province(product.unit),
        "former_province": _province(product.former_unit),
        "commune": product.unit.short_name if product.unit and product.unit.level == AdminUnit.Level.COMMUNE else "",
        "previous": _id(neighbour(certificate, "previous")),
        "next": _id(neighbour(certificate, "next")),
        "revocation": _revocation(getattr(certificate, "revocation", None)),
        "checked_at": timezone.localtime(),
        "url": site + reverse("storefront:certificate", args=[certificate.public_id]),
        "product_url": site + sold_at if sold_at else None,
    }


def _decision(certificate: Certificate) -> dict:
    decision, authority = certificate.decision, certificate.decision.authority
    return {
        "number": decision.number,
        "date": decision.date,
        "authority": authority.name if authority else None,
        "authority_level": authority.level if authority else None,
    }


def _revocation(revocation: Revocation | None) -> dict | None:
    if revocation is None:
        return None
    return {
        "date": revocation.date,
        "decision": revocation.decision_number,
        "authority": revocation.authority.name,
        "ground": revocation.ground,
    }


def _province(unit: AdminUnit | None) -> dict | None:
    return {"name": unit.province.short_name, "slug": unit.province.slug} if unit else None


def _id(certificate: Certificate | None) -> str | None:
    return certificate.public_id if certificate else None


def flat(record: dict) -> dict:
    """A record in one line: {"decision": {"number": …}} → {"decision_number": …}; what is not there is empty."""
    cells = {}
    for name, value in record.items():
        inner = value.items() if isinstance(value, dict) else ()
        cells |= {name: value} | {f"{name}_{part}": of for part, of in inner}
    return {column: cell(cells.get(column)) for column in COLUMNS}


def cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


class Line:
    """A file for the csv module that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def _table(records: Iterable[dict]) -> Iterator[str]:
    writer = csv.DictWriter(Line(), COLUMNS)
    yield BYTE_ORDER_MARK + writer.writeheader()
    yield from map(writer.writerow, map(flat, records))
