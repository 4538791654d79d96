"""The drawing kit: a plate takes marks in the order they are printed."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .inks import INDIGO, INK, LACQUER, LEAF, PAPER, shade
from .outlines import ellipse, mirrored_body, points, smooth, smooth_line


class Plate:
    """Marks of one picture.

    A subject stands on (0, 0), up is negative; it is about 420 wide and 440 tall. The whole picture is 800 x 800.
    Every coloured block is printed over its key block, which lies a little off register and so becomes the outline.
    `variant` tells neighbours apart: a drawing takes its number of pieces and its colours from it.
    """

    def __init__(self, seed: str, *, variant: int = 0) -> None:
        self.marks: list[str] = []
        self.random = random.Random(seed)
        self.variant = variant

    def fill(self, outline: str, ink: str, *, extra: str = "") -> None:
        self.marks.append(f'<path d="{outline}" fill="{ink}" {extra}/>')

    def line(self, outline: str, width: float = 5, ink: str = INK) -> None:
        self.marks.append(
            f'<path d="{outline}" fill="none" stroke="{ink}" stroke-width="{width}" stroke-linecap="round"/>'
        )

    def cord(self, outline: str, width: float, ink: str) -> None:
        """A stick, stalk or string: a coloured line inside a dark one."""
        self.line(outline, width)
        self.line(outline, width * 0.5, ink)

    def block(self, outline: str, ink: str, *, key: float = 9) -> None:
        self.marks.append(
            f'<path d="{outline}" fill="none" stroke="{INK}" stroke-width="{key}" stroke-miterlimit="2"'
            f' transform="translate({key * 0.2:.1f},{key * 0.32:.1f})"/>'
        )
        self.fill(outline, ink)

    def blob(
        self, control: str, ink: str, *, lit: float = 0.84, key: float = 9, light: tuple[float, float] = (0.3, 0.25)
    ) -> None:
        """A rounded body; its lit side is a copy `lit` times as large, drawn towards `light` (shares of its box)."""
        corners = points(control)
        outline = smooth(corners)
        self.block(outline, shade(ink) if lit < 1 else ink, key=key)
        if lit < 1:
            xs, ys = zip(*corners, strict=True)
            x = min(xs) + light[0] * (max(xs) - min(xs))
            y = min(ys) + light[1] * (max(ys) - min(ys))
            self.fill(
                outline, ink, extra=f'transform="translate({x:.0f},{y:.0f}) scale({lit}) translate({-x:.0f},{-y:.0f})"'
            )

    def disc(
        self, x: float, y: float, rx: float, ink: str, *, ry: float = 0, key: float = 9, lit: float = 0.82
    ) -> None:
        """A ball (or, with `ry`, an egg), shaded unless `lit` is 1."""
        ry = ry or rx
        self.block(ellipse(x, y, rx, ry), shade(ink) if lit < 1 else ink, key=key)
        if lit < 1:
            self.dot(x - rx * (1 - lit) * 0.7, y - ry * (1 - lit) * 0.7, rx * lit, ink, ry=ry * lit)

    def dot(self, x: float, y: float, rx: float, ink: str, *, ry: float = 0) -> None:
        """A flat round spot without outline."""
        self.fill(ellipse(x, y, rx, ry or rx), ink)

    def turned(
        self,
        profile: str,
        ink: str,
        *,
        x: float = 0,
        y: float = 0,
        scale: float = 1,
        shadow: float = 0.45,
        glint: bool = True,
        mouth: bool = False,
    ) -> None:
        """A body turned on a wheel, from its profile: "half-width,height" from the foot to the mouth."""
        half = [(width * scale, height * scale) for width, height in points(profile)]
        right = [(x + width, y + height) for width, height in half]
        left = [(x - width, y + height) for width, height in half]
        self.block(mirrored_body(right, left), ink)
        self.fill(mirrored_body(right, [(x + width * shadow, y + height) for width, height in half]), shade(ink))
        gleam = [(x - width * 0.72, y + height) for width, height in half][len(half) // 4 : -max(1, len(half) // 4)]
        if glint and len(gleam) > 2:
            self.line(smooth_line(gleam), 7 * min(scale, 1), PAPER)
        if mouth:
            width, height = half[-1]
            self.disc(x, y + height, width, ink, ry=width * 0.17, key=7, lit=1)
            self.dot(x, y + height + 1, width * 0.82, INK, ry=width * 0.11)

    def box(
        self, x: float, y: float, width: float, height: float, ink: str, *, shadow: float = 0.3, key: float = 9
    ) -> None:
        """An upright board from its upper left corner; `shadow` is the share of it away from the light."""
        self.block(f"M{x},{y}h{width}v{height}h{-width}Z", ink, key=key)
        if shadow:
            dark = width * shadow
            self.fill(f"M{x + width - dark},{y}h{dark}v{height}h{-dark}Z", shade(ink))

    def leaf(
        self, x: float, y: float, length: float, turn: float, ink: str = LEAF, *, breadth: float = 0.34, key: float = 7
    ) -> None:
        """A leaf from its stalk end; turned by degrees from pointing right, clockwise."""
        near, far, wide = length * 0.25, length * 0.7, length * breadth
        with self.at(x, y, turn=turn):
            upper = f"M0,0C{near},{-wide} {far},{-wide} {length},0"
            self.block(f"{upper}C{far},{wide} {near},{wide} 0,0Z", ink, key=key)
            self.fill(f"M0,0C{near},{wide} {far},{wide} {length},0Z", shade(ink))
            self.line(f"M0,0H{length * 0.86:.0f}", 3, PAPER if ink in (INDIGO, shade(LEAF), shade(LACQUER)) else INK)

    def label(self, x: float, y: float, width: float, height: float, ink: str = LACQUER, *, mark: str = "sun") -> None:
        """A paper label, centred, with a sun, a leaf or a fish. Never words: a picture claims nothing."""
        self.box(x - width / 2, y - height / 2, width, height, PAPER, shadow=0, key=7)
        self.fill(f"M{x - width / 2},{y + height * 0.26}h{width}v{height * 0.12}h{-width}Z", ink)
        LABEL_MARKS[mark](self, x, y, width, height, ink)

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, *, scale: float = 1, turn: float = 0, mirror: bool = False
    ) -> Iterator[None]:
        """Whatever is drawn inside is moved, turned (degrees), mirrored and scaled."""
        across = -scale if mirror else scale
        self.marks.append(
            f'<g transform="translate({x:.1f},{y:.1f}) rotate({turn:.1f}) scale({across:.3f},{scale:.3f})">'
        )
        yield
        self.marks.append("</g>")


Drawing = Callable[[Plate], None]


def _sun_mark(plate: Plate, x: float, y: float, width: float, height: float, ink: str) -> None:
    plate.dot(x, y - height * 0.12, min(width, height) * 0.22, ink)


def _leaf_mark(plate: Plate, x: float, y: float, width: float, height: float, ink: str) -> None:
    w, h = width, height
    plate.fill(
        f"M{x - w * 0.24},{y + h * 0.1}q0,{-h * 0.4} {w * 0.48},{-h * 0.42}q0,{h * 0.42} {-w * 0.48},{h * 0.42}Z", ink
    )


def _fish_mark(plate: Plate, x: float, y: float, width: float, height: float, ink: str) -> None:
    w, h = width, height
    back = f"q{w * 0.22},{-h * 0.26} {w * 0.45},0l{w * 0.16},{-h * 0.14}"
    belly = f"v{h * 0.28}l{-w * 0.16},{-h * 0.14}q{-w * 0.22},{h * 0.26} {-w * 0.45},0Z"
    plate.fill(f"M{x - w * 0.3},{y - h * 0.1}{back}{belly}", ink)


LABEL_MARKS = {"sun": _sun_mark, "leaf": _leaf_mark, "fish": _fish_mark}
