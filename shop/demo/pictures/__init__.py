"""Woodblock illustrations of products: honestly drawings, not photographs.

One picture for each product, from its subgroup, province, number and name; the same ones give the same picture.
"""

from .picture import draw, subject
from .printing import render, webp

__all__ = ["draw", "render", "subject", "webp"]
