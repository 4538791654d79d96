"""Prints a picture in both sizes. A process of its own does it, which knows the drawings and no Django."""

from typing import NamedTuple

from catalog.plates import LARGE, SMALL
from shop.demo.pictures import draw, render, webp


class Order(NamedTuple):
    """A picture to be printed under a name in the media folder."""

    file: str
    subgroup: str
    province: str
    number: int
    name: str


def printed(order: Order) -> tuple[str, bytes, bytes]:
    """The file's name, the large and the small picture as WebP."""
    svg = draw(subgroup=order.subgroup, province=order.province, number=order.number, name=order.name)
    large = render(svg, size=LARGE)
    return order.file, webp(large), webp(large.reduce(LARGE // SMALL))
