"""Outlines as SVG path data, from points written as "x,y x,y ..."."""

import math
from collections.abc import Iterable
from itertools import pairwise

Point = tuple[float, float]


def points(text: str) -> list[Point]:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def join(place: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in place)


def middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def smooth(control: list[Point]) -> str:
    """A closed quadratic B-spline on its control polygon; a point given twice is a sharp corner."""
    start = join([middle(control[-1], control[0])])
    pairs = pairwise([*control, control[0]])
    return f"M{start}" + "".join(f"Q{join([a, middle(a, b)])}" for a, b in pairs) + "Z"


def smooth_line(control: list[Point]) -> str:
    """An open quadratic B-spline from the first point to the last."""
    first, *inner, last = control
    ends = [middle(a, b) for a, b in pairwise(inner)] + [last]
    return f"M{join([first])}" + "".join(f"Q{join([a, end])}" for a, end in zip(inner, ends, strict=True))


def mirrored_body(right: list[Point], left: list[Point]) -> str:
    """The outline between a right and a left flank, both from the foot up."""
    return smooth_line(right) + "L" + smooth_line(left[::-1])[1:] + "Z"


def polygon(corners: Iterable[Point]) -> str:
    return f"M{join(corners)}Z"


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    return f"M{x - rx:.1f},{y:.1f}a{rx:.1f},{ry:.1f} 0 1 0 {2 * rx:.1f},0a{rx:.1f},{ry:.1f} 0 1 0 {-2 * rx:.1f},0Z"


def around(count: int, radius: float, *, x: float = 0, y: float = 0, start: float = 0, flat: float = 1) -> list[Point]:
    """Places evenly on a circle; `start` in degrees, `flat` squeezes the height."""
    angles = [math.radians(start) + i * math.tau / count for i in range(count)]
    return [(x + radius * math.cos(a), y + flat * radius * math.sin(a)) for a in angles]


def star(count: int, outer: float, inner: float, *, y: float = 0) -> str:
    tips = around(count, outer, y=y)
    notches = around(count, inner, y=y, start=180 / count)
    return polygon(point for pair in zip(tips, notches, strict=True) for point in pair)


def rays(count: int, inner: float, outer: float, *, x: float = 0, y: float = 0, flat: float = 1) -> str:
    pairs = zip(around(count, inner, x=x, y=y, flat=flat), around(count, outer, x=x, y=y, flat=flat), strict=True)
    return "".join(f"M{join(pair)}" for pair in pairs)


def strokes(places: str | Iterable[Point], stroke: str) -> str:
    """The same relative stroke (as "q8,10 0,24") begun at each of the places."""
    if isinstance(places, str):
        places = points(places)
    return "".join(f"M{x:.1f},{y:.1f}{stroke}" for x, y in places)
