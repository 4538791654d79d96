"""What the front page takes from the shop."""

from django import template
from django.template.context import Context

from shop.storefront.almanac import almanac

register = template.Library()


@register.simple_tag(takes_context=True, name="almanac")
def almanac_tag(context: Context) -> dict:
    return almanac(context["day"], adult=context["adult"], regions=context["regions"])
