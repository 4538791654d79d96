"""What a text's parts become: blocks of a page."""

from typing import Any

from oscar.core.loading import get_model

from catalog.models import Producer
from cms.blocks.products import MANY
from shop.demo.editorial.pictures import picture
from shop.demo.editorial.texts import Part, Text, rich_text

Block = tuple[str, Any]


def blocks(text: Text) -> list[Block]:
    """Without the products that this shop does not have: `--products` may have been loaded into an empty one."""
    found = [BUILDERS[part.kind](part) for part in text.parts]
    return [block for block in found if block[1]]


def _text(part: Part) -> Block:
    return "text", rich_text(part.lines)


def _quote(part: Part) -> Block:
    *words, speaker = part.lines
    return "quote", {"quote": " ".join(words), "speaker": speaker.removeprefix("— ")}


def _picture(part: Part) -> Block:
    return "picture", {"picture": picture(part.heading), "caption": " ".join(part.lines)}


def _hand(part: Part) -> Block:
    found = get_model("catalogue", "Product").objects.filter(parent=None, title__in=part.lines)
    there = {product.title: product for product in found}
    products = [there[name] for name in part.lines if name in there]
    return "hand", {"heading": part.heading, "products": products} if products else {}


def _rule(part: Part) -> Block:
    """A rule for a producer who is not there would find what everybody makes."""
    values: dict[str, Any] = dict(line.split(": ", 1) for line in part.lines)
    if slug := values.get("producer"):
        values["producer"] = Producer.objects.filter(slug=slug).first()
        if not values["producer"]:
            return "rule", {}
    numbers = {name: int(values[name]) for name in ("number", "price_min", "price_max") if name in values}
    defaults = {"heading": part.heading, "order": "relevance", "number": MANY}
    return "rule", {**defaults, **values, **numbers, "to_the_end": values.get("to_the_end") == "yes"}


BUILDERS = {"text": _text, "quote": _quote, "picture": _picture, "hand": _hand, "rule": _rule}
