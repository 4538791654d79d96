"""Product pictures are square plates kept in two sizes; the smaller lies beside the larger under a derived name."""

from pathlib import PurePosixPath

LARGE, SMALL = 800, 400
"""Edge in pixels: product page, card."""


def small_name(name: str) -> str:
    """ "products/a.webp" → "products/a-400.webp"."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{SMALL}{path.suffix}"))
