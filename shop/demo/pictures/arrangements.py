"""How things stand: heaps, strings, trays and poses. Each takes a drawing and returns another."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from .inks import CLAY, HONEY, INK, PAPER, STRAW
from .outlines import strokes
from .plate import Drawing, Plate

Style = ParamSpec("Style")
Styled = Callable[Concatenate[Plate, Style], None]
"""A drawing that can be told inks and such."""

# x, y, scale of each piece, those behind first
HEAPS = {
    1: ((0, 0, 1.85),),
    2: ((88, -14, 1.28), (-92, 4, 1.38)),
    3: ((0, -168, 1.06), (-112, 0, 1.1), (112, 0, 1.1)),
    4: ((-78, -140, 0.92), (80, -140, 0.92), (-118, 0, 1.0), (112, 0, 1.0), (0, 12, 1.02)),
    6: ((0, -262, 0.8), (-84, -132, 0.84), (84, -132, 0.84), (-168, 0, 0.88), (168, 0, 0.88), (0, 6, 0.9)),
}
HEAP_SCALES = {1: 1.06, 2: 1.2, 3: 1.2, 4: 1.12, 6: 1.04}


def heap(single: Drawing, *, counts: tuple[int, ...] = (3, 6, 4), height: float = 1, scale: float = 1) -> Drawing:
    """A pile of singles (each about 200 x 200); `height` below 1 lets flat things lie closer together."""

    def draw(plate: Plate) -> None:
        count = counts[plate.variant % len(counts)]
        with plate.at(scale=HEAP_SCALES[count] * scale):
            for x, y, size in HEAPS[count]:
                turn = plate.random.uniform(-9, 9)
                with plate.at(x, y * height, scale=size, turn=turn, mirror=plate.random.random() < 0.5):
                    single(plate)

    return draw


def hung(single: Drawing, *, strings: int = 3, pieces: int = 4, step: float = 100, scale: float = 0.5) -> Drawing:
    """Singles in strings from a bamboo pole."""

    def draw(plate: Plate) -> None:
        plate.cord("M-230,-430H230", 24, HONEY)
        for i in range(strings):
            x = (i - (strings - 1) / 2) * 430 / strings
            plate.line(f"M{x:.0f},-430V{-450 + pieces * step:.0f}")
            for j in range(pieces):
                with plate.at(x, -430 + (j + 1) * step, scale=scale, turn=plate.random.uniform(-8, 8)):
                    single(plate)

    return draw


def winnowing_tray(plate: Plate) -> None:
    """A flat woven tray, its rim bound with cane."""
    plate.disc(0, -56, 236, HONEY, ry=70, lit=1)
    plate.dot(0, -56, 212, STRAW, ry=54)
    weave = [(x, y) for y in (-84, -66, -48, -30) for x in range(-170 + y % 4 * 10, 160, 42)]
    plate.line(strokes(weave, "h20"), 4, HONEY)
    plate.line("M-226,-36Q0,60 226,-36", 4)


TRAY_PLACES = ((-56, -112), (52, -116), (-118, -74), (-6, -84), (108, -78), (-62, -46), (58, -46))


def on_tray(single: Drawing, *, scale: float = 0.56) -> Drawing:
    """Singles spread on a winnowing tray."""

    def draw(plate: Plate) -> None:
        with plate.at(scale=1.18):
            winnowing_tray(plate)
            for i, (x, y) in enumerate(TRAY_PLACES):
                with plate.at(x, y + 8, scale=scale, turn=plate.random.uniform(-14, 14), mirror=i % 2 == 1):
                    single(plate)

    return draw


def hand_basket(plate: Plate) -> None:
    """The front of an open basket, over whatever lies in it."""
    plate.blob("-206,-150 206,-150 206,-150 170,0 170,0 -170,0 -170,0 -206,-150", HONEY, lit=1)
    for j, y in enumerate((-120, -84, -48)):
        width = 190 - j * 10
        plate.line(f"M{-width},{y}H{width}", 4)
        for i in range(9):
            x = -width + 14 + i * (2 * width - 28) / 8 + (j % 2) * 14
            plate.line(f"M{x:.0f},{y + 8}v20", 9, CLAY if (i + j) % 2 else STRAW)
    plate.cord("M-214,-152H214", 22, STRAW)


def in_basket(single: Drawing, *, scale: float = 0.8) -> Drawing:
    """Singles heaped over the rim of a basket."""

    def draw(plate: Plate) -> None:
        plate.line("M-180,-150Q0,-560 180,-150", 26)
        plate.line("M-180,-150Q0,-560 180,-150", 14, HONEY)
        for x, y in ((-64, -190), (68, -196), (-120, -124), (120, -124), (0, -118)):
            with plate.at(x, y, scale=scale, turn=plate.random.uniform(-10, 10)):
                single(plate)
        hand_basket(plate)

    return draw


def mirrored(drawing: Drawing) -> Drawing:
    def draw(plate: Plate) -> None:
        with plate.at(mirror=True):
            drawing(plate)

    return draw


def scaled(drawing: Styled[Style], scale: float) -> Styled[Style]:
    def draw(plate: Plate, *args: Style.args, **style: Style.kwargs) -> None:
        with plate.at(scale=scale):
            drawing(plate, *args, **style)

    return draw


def drawn_at(scale: float):
    """Decorator of drawings whose coordinates are smaller or larger than the plate wants them."""

    def resize(drawing: Styled[Style]) -> Styled[Style]:
        return scaled(drawing, scale)

    return resize


def pair(drawing: Drawing) -> Drawing:
    """One behind, a smaller one before it."""

    def draw(plate: Plate) -> None:
        with plate.at(-74, -10, scale=0.86):
            drawing(plate)
        with plate.at(128, 14, scale=0.6, mirror=True):
            drawing(plate)

    return draw


def poses(drawing: Drawing) -> tuple[Drawing, ...]:
    """Three ways to show what has one drawing: alone, a pair, and turned the other way."""
    return drawing, pair(drawing), mirrored(drawing)


def beside(drawing: Drawing, single: Drawing, *, scale: float = 0.6) -> Drawing:
    """A thing with what it is made of in front of it."""

    def draw(plate: Plate) -> None:
        with plate.at(-50, -6, scale=0.96):
            drawing(plate)
        for x, y, size in ((128, 8, 1), (206, 18, 0.76)):
            with plate.at(x, y, scale=scale * size, turn=plate.random.uniform(-8, 8)):
                single(plate)

    return draw


def emblem(plate: Plate, x: float, y: float, radius: float, single: Drawing) -> None:
    """A single in a paper roundel, as on a packet."""
    plate.disc(x, y, radius, PAPER, lit=1)
    with plate.at(x, y + radius * 0.62, scale=radius / 170):
        single(plate)
    plate.line(f"M{x - radius * 0.2:.0f},{y + radius * 0.8:.0f}h{radius * 0.4:.0f}", 4, INK)
