"""From SVG to a print on grainy paper, and to WebP."""

import io
import random
from functools import cache

import resvg_py
from PIL import Image, ImageChops, ImageFilter

from .inks import PAPER

MAX_BYTES = 45 * 1024
LOWEST_QUALITY = 20
QUALITY_STEP = 12
# resvg's time grows with the pixels; flat inks enlarged by a quarter show no difference under the grain, even in 1:1
DRAWN_SHARE = 0.8


def render(svg: str, *, size: int = 800) -> Image.Image:
    """The picture as RGB, `size` pixels square."""
    drawn = round(size * DRAWN_SHARE)
    png = resvg_py.svg_to_bytes(svg_string=svg, width=drawn, height=drawn, skip_system_fonts=True)
    image = Image.open(io.BytesIO(png)).convert("RGB").resize((size, size), Image.Resampling.BICUBIC)
    image.paste(PAPER, (0, 0, size, size), mask=grain(size))
    return image


def webp(image: Image.Image, *, quality: int = 72) -> bytes:
    """At most 45 KB for a picture of 800 pixels: a lower quality is taken where that is needed."""
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=2)
    if buffer.tell() > MAX_BYTES and quality > LOWEST_QUALITY:
        return webp(image, quality=max(LOWEST_QUALITY, quality - QUALITY_STEP))
    return buffer.getvalue()


@cache
def grain(size: int) -> Image.Image:
    """Where the ink did not take: fine specks, in patches. The same on every picture, so made once."""
    source = random.Random(7)
    fine = noise(source, 800, blur=1.1).point(lambda value: 105 if value > 172 else 0)
    patches = noise(source, 60, blur=2.2).point(lambda value: 255 if value > 130 else 0)
    soft = (fine.filter(ImageFilter.GaussianBlur(0.5)), patches.filter(ImageFilter.GaussianBlur(8)))
    return ImageChops.multiply(*soft).resize((size, size))


def noise(source: random.Random, size: int, *, blur: float) -> Image.Image:
    pixels = Image.frombytes("L", (size, size), source.randbytes(size * size))
    return pixels.filter(ImageFilter.GaussianBlur(blur)).resize((800, 800), Image.Resampling.BICUBIC)
