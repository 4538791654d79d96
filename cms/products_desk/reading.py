"""What stands in an editor's form, read as far as it can be: what cannot counts as not given."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import Resolver404, resolve
from wagtail.models import Page

from cms.blocks.products import MOST, RuleBlock, RuleValue
from cms.forms.pages import MOMENTS, in_this_age
from cms.models import CampaignPage, EditorialPage, HomePage, StoryPage

LONGEST_KEY = 18
"""Digits of the longest key that a database takes."""
RULE = RuleBlock()
WITH_PRODUCTS = {model._meta.model_name: model for model in (HomePage, CampaignPage, StoryPage)}


def rule_of(data: QueryDict) -> RuleValue:
    return RuleValue(RULE, {name: _cleaned(block.field, data, name) for name, block in RULE.child_blocks.items()})


def picks_of(data: QueryDict) -> list[int | None]:
    """The keys in their order; a None for a row in which nothing is chosen."""
    rows = data.getlist("products")[:MOST]
    return [int(key) if key.isdecimal() and len(key) <= LONGEST_KEY else None for key in rows]


def page_of(data: QueryDict) -> EditorialPage:
    """A page of the kind that the form edits, with the period and the moment that stand in it, and nothing else."""
    page = _kind(data.get("form", ""))()
    for name in MOMENTS:
        moment = _cleaned(forms.DateTimeField(required=False), data, name)
        setattr(page, name, moment if moment and in_this_age(moment) else None)
    return page


def _kind(path: str) -> type[EditorialPage]:
    """The kind of page that is edited at an address of the admin."""
    try:
        named = resolve(path).kwargs if path.startswith("/") else {}
    except Resolver404:
        return StoryPage
    model = named.get("content_type_model_name")
    if page_id := named.get("page_id"):
        page = Page.objects.filter(pk=page_id).select_related("content_type").first()
        model = page.content_type.model if page else None
    return WITH_PRODUCTS.get(model, StoryPage)


def _cleaned(field: forms.Field, data: QueryDict, name: str) -> Any:
    try:
        return field.clean(field.widget.value_from_datadict(data, {}, name)) or None
    except forms.ValidationError:
        return None
