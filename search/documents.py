"""Builds the rows of SearchDocument: the only place that reads what they are made of.

A batch of products costs a constant number of statements, whatever its size.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils.html import strip_tags
from oscar.core.loading import get_model

from catalog.models import AdminUnit, Certificate, Listing, OtherLabel
from catalog.plates import small_name
from catalog.text import nfc, slugify, sort_key
from search import labels
from search.language.words import folded, spelled
from search.models import SearchDocument

TOWNS = {"city": "TP.", "town": "TX."}
"""What tells a town from the province of the same name."""


def build(product_ids: Collection[int]) -> list[SearchDocument]:
    """The rows, unsaved, of these products (never of variants): one per term of a verified certificate."""
    orders = _orders(product_ids)
    rows = (_rows(listing, popularity=orders.get(listing.product_id, 0)) for listing in _listings(product_ids))
    return [*chain.from_iterable(rows)]


def _listings(product_ids: Collection[int]):
    offered = Listing.objects.offered().filter(pk=OuterRef("pk"), product__is_public=True)
    return (
        Listing.objects.filter(product__in=product_ids)
        .annotate(offered=Exists(offered))
        .select_related(
            "product__product_class",
            "product__pack",
            "ocop_product__producer",
            "ocop_product__product_set__parent__parent",
            "ocop_product__unit__parent",
            "ocop_product__former_unit__parent__parent",
        )
        .prefetch_related(
            Prefetch("ocop_product__certificates", Certificate.objects.verified().order_by("pk")),
            Prefetch("ocop_product__other_labels", OtherLabel.objects.verified()),
            "product__images",
            "product__categories",
            "product__stockrecords",
            "product__children__stockrecords",
            "product__children__pack",
        )
        .order_by("pk")
    )


def _orders(product_ids: Collection[int]) -> dict[int, int]:
    """In how many orders each product or one of its variants stands."""
    lines = get_model("order", "Line").objects.filter(Q(product__in=product_ids) | Q(product__parent__in=product_ids))
    listed = lines.annotate(listed=Coalesce("product__parent", "product")).values("listed").order_by()
    return dict(listed.annotate(orders=Count("order", distinct=True)).values_list("listed", "orders"))


def _rows(listing: Listing, *, popularity: int) -> Iterator[SearchDocument]:
    shared = {
        **_product(listing),
        **_producer(listing),
        **_classes(listing),
        **_places(listing),
        **_packs(listing),
        "popularity": popularity,
    }
    offered = listing.offered and (listing.is_service or shared["price"] is not None)
    for certificate in listing.ocop_product.certificates.all():
        if certificate.last_day >= certificate.valid_from:
            yield SearchDocument(**shared, **_term(certificate, listing=listing), on_offer=offered)


def _term(certificate: Certificate, *, listing: Listing) -> dict:
    return {
        "certificate_id": certificate.pk,
        "certificate_public_id": certificate.public_id,
        "valid_from": certificate.valid_from,
        "valid_until": certificate.last_day,
        "stars": certificate.stars,
        "potential_five": certificate.potential_five,
        "name_as_certified": certificate.name_as_printed,
        **_found_by(listing, certificate),
    }


def _found_by(listing: Listing, certificate: Certificate) -> dict:
    """All that finds the product, each name once; the bars keep a phrase from reaching into the next name.

    Not the official classes: "Chế biến từ thịt, thủy sản, trứng, sữa" would be found for milk. They are filters.
    """
    ocop_product = listing.ocop_product
    names = [listing.product.title, certificate.name_as_printed]
    names += [ocop_product.producer.legal_name, ocop_product.producer.short_name] if ocop_product.producer else []
    for part in (ocop_product.former_unit, ocop_product.unit):
        names += [unit.name for unit in _with_parents(part)]
    names += [category.name for category in listing.product.categories.all()]
    return {
        "words": "|".join(dict.fromkeys(map(spelled, names))),
        "folded": "|".join(dict.fromkeys(map(folded, names))),
    }


def _with_parents(node) -> Iterator:
    while node:
        yield node
        node = node.parent


def _product(listing: Listing) -> dict:
    product = listing.product
    image = min(product.images.all(), key=lambda image: (image.display_order, image.pk), default=None)
    return {
        "product_id": product.pk,
        "name": product.title,
        "slug": product.slug,
        "sort_key": sort_key(nfc(product.title)),
        "name_words": spelled(product.title),
        "name_folded": folded(product.title),
        "story": _story(listing),
        "image": default_storage.url(image.original.name) if image else "",
        "image_small": default_storage.url(small_name(image.original.name)) if image else "",
        "listed_at": listing.published_at or product.date_created,
    }


def _story(listing: Listing) -> str:
    producer = listing.ocop_product.producer
    told = f"{listing.product.description} {producer.story if producer else ''}"
    return nfc(strip_tags(told.replace("<", " <")))


def _producer(listing: Listing) -> dict:
    producer = listing.ocop_product.producer
    return {
        "producer": producer.slug if producer else "",
        "producer_name": producer.legal_name if producer else "",
        "producer_short": producer.short_name if producer else "",
        "producer_kind": producer.kind if producer else "",
    }


def _classes(listing: Listing) -> dict:
    product_set = listing.ocop_product.product_set
    category = next(iter(listing.product.categories.all()), None)
    return {
        "category": category.slug if category else "",
        "category_name": category.name if category else "",
        "group": product_set.group_code if product_set else "",
        "set": product_set.code if product_set else "",
        "label": labels.written(listing.ocop_product.other_labels.all()),
        "is_service": listing.is_service,
        "adult": listing.is_alcohol,
    }


def _places(listing: Listing) -> dict:
    unit, former = listing.ocop_product.unit, listing.ocop_product.former_unit
    province, former_province = unit and unit.province, former and former.province
    macro_region = province.macro_region if province else ""
    return {
        "province": province.slug if province else "",
        "province_name": province.short_name if province else "",
        "former_province": former_province.slug if former_province else "",
        "former_province_name": former_province.short_name if former_province else "",
        "macro_region": slugify(macro_region),
        "macro_region_name": macro_region,
        "locality": _locality(former) or _locality(unit),
        "commune": unit.short_name if unit and unit.level == AdminUnit.Level.COMMUNE else "",
        "units": "|".join(["", *_unit_keys(listing), ""]),
    }


def _unit_keys(listing: Listing) -> Iterator[str]:
    """Of all its places; where the register has the former province only, also a district that the name says."""
    unit, former = listing.ocop_product.unit, listing.ocop_product.former_unit
    for part in (unit, former):
        yield from (place.key for place in _with_parents(part))
    if former and former.level == AdminUnit.Level.PROVINCE:
        name = spelled(listing.product.title)
        yield from (key for key, names in _districts().get(former.pk, ()) if any(words in name for words in names))


@cache
def _districts() -> dict[int, list[tuple[str, tuple[str, str]]]]:
    """By former province: key and spellings, " sa pa " and " sapa ", of its districts with a name of their own."""
    found: dict[int, list[tuple[str, tuple[str, str]]]] = {}
    units = AdminUnit.objects.filter(scheme=AdminUnit.Scheme.FORMER, level=AdminUnit.Level.DISTRICT)
    for district in units.select_related("parent").order_by("code"):
        words = spelled(district.short_name)
        if len(words.split()) > 1 and district.short_name != district.parent.short_name:
            names = words, f" {folded(district.short_name).replace(' ', '')} "
            found.setdefault(district.parent.pk, []).append((district.key, names))
    return found


def _locality(unit: AdminUnit | None) -> str:
    """What is named before the province: the former district, else the commune of today; nothing for a province."""
    if unit is None or unit.level == AdminUnit.Level.PROVINCE:
        return ""
    district = unit if unit.parent.level == AdminUnit.Level.PROVINCE else unit.parent
    if district.short_name == district.parent.short_name:
        return f"{TOWNS.get(district.kind, '')} {district.short_name}".strip()
    return district.short_name


class Offer(NamedTuple):
    """A pack with its price in đồng and what is left of it."""

    price: Decimal
    pack: str
    left: int


def _packs(listing: Listing) -> dict:
    """Price and name of the cheapest pack, if possible of one that is left; what is left of all, if it is counted."""
    counted = listing.product.product_class.track_stock
    offers = list(_offers(listing.product))
    left = [offer for offer in offers if offer.left > 0]
    cheapest = min(left if counted and left else offers, default=None)
    return {
        "price": int(cheapest.price) if cheapest else None,
        "unit": cheapest.pack[:1].lower() + cheapest.pack[1:] if cheapest else "",
        "in_stock": bool(left) if counted else True,
        "stock_left": sum(offer.left for offer in left) if counted else None,
    }


def _offers(product) -> Iterator[Offer]:
    buyable = [child for child in product.children.all() if child.is_public] if product.is_parent else [product]
    for item in buyable:
        pack = getattr(item, "pack", None)
        for record in item.stockrecords.all():
            if record.price is not None:
                yield Offer(record.price, pack.label if pack else "", record.net_stock_level)
