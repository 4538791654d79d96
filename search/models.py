import datetime
from functools import lru_cache

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.clock import today
from catalog.models import Certificate, Listing

STRONG = 15
"""Percent of alcohol from which a drink may not be promoted (Law 44/2019/QH14)."""


def _in_force(day: datetime.date) -> Q:
    return Q(on_offer=True, valid_from__lte=day, valid_until__gte=day)


@lru_cache(maxsize=2)
def _on_sale(day: datetime.date) -> Exists:
    """Made once a day: to put it together takes longer than to ask it."""
    return Exists(Listing.objects.on_sale(day).filter(product=OuterRef("product")))


def product_url(*, slug: str, product_id: int) -> str:
    return reverse("catalogue:detail", kwargs={"product_slug": slug, "pk": product_id})


class SearchDocumentQuerySet(models.QuerySet):
    def listable(self, on: datetime.date | None = None):
        """The rows in force on a day: on offer, and inside the term of their certificate."""
        return self.filter(_in_force(on or today()))

    def not_listable(self, on: datetime.date | None = None):
        return self.exclude(_in_force(on or today()))

    def confirmed(self, on: datetime.date | None = None):
        """Those of the rows whose product may really be sold: the register has the last word on what is shown."""
        return self.filter(_on_sale(on or today()))

    def promotable(self):
        """Without drinks of 15° and more, or of unknown strength: these may not be advertised."""
        strength = "product__listing__alcohol_percent"
        return self.exclude(Q(**{f"{strength}__isnull": True}) | Q(**{f"{strength}__gte": STRONG}), adult=True)


class SearchDocument(models.Model):
    """What a card, a facet and a filter need of one product under one certificate, written with every change.

    One row per certificate's term, not per product: on any day the dates alone pick the row in force, so that a lapse,
    an upgrade or a lower class takes effect at midnight without a job.
    """

    product = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="search_documents")
    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="search_documents")
    on_offer = models.BooleanField()
    valid_from = models.DateField()
    valid_until = models.DateField(help_text="the last day it counts, endings included")

    name = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=255)
    name_as_certified = models.CharField(max_length=200)
    stars = models.PositiveSmallIntegerField()
    potential_five = models.BooleanField()
    certificate_public_id = models.CharField(max_length=9)

    producer = models.CharField(max_length=200, help_text="slug")
    producer_name = models.CharField(max_length=200)
    producer_short = models.CharField(max_length=200)
    producer_kind = models.CharField(max_length=10)

    category = models.CharField(max_length=255, blank=True, help_text="slug of the shop category")
    category_name = models.CharField(max_length=255, blank=True)
    group = models.CharField(max_length=3, blank=True, help_text="official group, I … VI")
    set = models.CharField(max_length=8, blank=True, help_text="official set or class, n05-b11")
    label = models.TextField(blank=True, help_text="other labels with their terms: vietgap 2025-01-15 2027-01-14|…")

    province = models.CharField(max_length=100, blank=True, help_text="slug, today's")
    province_name = models.CharField(max_length=100, blank=True)
    former_province = models.CharField(max_length=100, blank=True, help_text="slug, before 2025-07-01")
    former_province_name = models.CharField(max_length=100, blank=True)
    macro_region = models.CharField(max_length=100, blank=True, help_text="slug")
    macro_region_name = models.CharField(max_length=100, blank=True)
    locality = models.CharField(max_length=160, blank=True, help_text="former district or commune: Na Rì")
    commune = models.CharField(max_length=100, blank=True, help_text="today's, if known")
    units = models.TextField(blank=True, help_text="keys of all its places, today's and former: |2025:19|2024:06|")

    price = models.PositiveBigIntegerField(null=True, help_text="đồng; the lowest of the packs")
    unit = models.CharField(max_length=60, blank=True)
    in_stock = models.BooleanField()
    stock_left = models.PositiveIntegerField(null=True)
    is_service = models.BooleanField()
    adult = models.BooleanField()
    image = models.TextField(blank=True)
    image_small = models.TextField(blank=True)

    name_words = models.TextField(help_text="words of the name, a blank on either side of each")
    name_folded = models.TextField(help_text="the same without tones")
    words = models.TextField(blank=True, help_text="all words that find it, each name between bars")
    folded = models.TextField(help_text="the same without tones")
    story = models.TextField(blank=True, help_text="what is told of it and of its producer, as plain text")
    popularity = models.PositiveIntegerField(default=0, help_text="in how many orders it stands")
    listed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    pending = models.BooleanField(default=True, help_text="the search engine has not confirmed this version yet")

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "certificate"], name="search_document_once")]
        indexes = [
            models.Index(fields=["valid_until", "valid_from"], name="search_document_term"),
            models.Index(fields=["producer"], name="search_document_producer"),
            models.Index(fields=["pending"], condition=Q(pending=True), name="search_document_pending"),
        ]

    def __str__(self):
        return self.name

    @property
    def url(self) -> str:
        return product_url(slug=self.slug, product_id=self.product_id)

    @property
    def origin(self) -> str:
        """The place by the name it had: "Na Rì, Bắc Kạn"."""
        return ", ".join(filter(None, (self.locality, self.former_province_name or self.province_name)))

    @property
    def place(self) -> str:
        """ "Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)"; the bracket only where the province has another name now."""
        if self.former_province_name and self.former_province_name != self.province_name:
            return _("%(place)s (nay thuộc %(province)s)") % {"place": self.origin, "province": self.province_name}
        return self.origin


class Removal(models.Model):
    """A document that is gone from the table and that the search engine still has: kept until it confirms."""

    document = models.PositiveBigIntegerField(unique=True)

    def __str__(self):
        return str(self.document)
