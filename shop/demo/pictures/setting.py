"""Sky and stand: what is above and under the subject."""

import math

from .inks import (
    CLAY,
    CLAY_SHADE,
    HONEY,
    HONEY_SHADE,
    INDIGO,
    INDIGO_SHADE,
    INK,
    LACQUER,
    LACQUER_SHADE,
    LEAF,
    LEAF_SHADE,
    MIST,
    PAPER,
    PAPER_SHADE,
    STRAW,
    Light,
    shade,
    tint,
)
from .outlines import around, join, strokes
from .plate import Plate

# x, y, radius
SUNS = (
    (400, 352, 272),
    (610, 190, 128),
    (440, 360, 290),
    (196, 200, 118),
    (362, 350, 262),
    (400, 400, 310),
    (400, 330, 246),
)


def sky(plate: Plate, light: Light, *, sun: int, feature: int) -> None:
    """Sky, sun, and one of: rays, clouds, birds."""
    # the whole plate first: over a transparent ground resvg takes a third longer for everything that follows
    plate.fill("M0,0H800V800H0Z", light.sky, extra='shape-rendering="crispEdges"')
    x, y, radius = SUNS[sun]
    if feature == 0:
        rays(plate, light, x, y)
    plate.dot(x + 7, y + 6, radius, PAPER_SHADE if light.sun == PAPER else shade(light.sun))
    plate.dot(x, y, radius, light.sun)
    if feature == 1:
        clouds(plate, MIST if light.sky == PAPER else PAPER, light.sky)
    elif feature == 2:
        wings = strokes("90,150 150,110 640,130 70,230 700,190", "q16,-18 30,0q14,-18 30,0")
        plate.line(wings, 6, PAPER if light.sky == INDIGO else INK)


def rays(plate: Plate, light: Light, x: float, y: float) -> None:
    if light.sky == INDIGO:
        ink = tint(light.sky, shade(MIST), 0.55)
    elif light.sky == MIST:
        ink = tint(light.sky, PAPER, 0.4)
    else:
        ink = tint(light.sky, light.sun, 0.28)
    edges = zip(around(24, 700, x=x, y=y), around(24, 700, x=x, y=y, start=math.degrees(0.13)), strict=True)
    plate.fill("".join(f"M{x},{y}L{join(pair)}Z" for pair in edges if pair[0][1] < y + 210), ink)


def clouds(plate: Plate, ink: str, sky_ink: str) -> None:
    for x, y, size in ((120, 170, 1), (690, 120, 1.15), (748, 270, 0.6)):
        with plate.at(x, y, scale=size):
            plate.fill("M-90,0a34,34 0 0 1 20,-52a46,46 0 0 1 84,-14a36,36 0 0 1 60,34a20,20 0 0 1 10,32Z", ink)
            plate.line("M-34,-16a16,16 0 1 1 20,-24M-34,-16H46M6,-34q26,-20 44,6M-66,-16h12", 5, sky_ink)


def stand(plate: Plate, light: Light, *, kind: int) -> None:
    """The ground with one of six things to stand on, and the subject's shadow."""
    plate.fill("M-20,668H820V840H-20Z", light.ground, extra='shape-rendering="crispEdges"')
    plate.line("M-20,668H820", 7)
    draw, shadow = STANDS[kind]
    draw(plate, light.ground)
    if kind == 0:
        shadow = INK if light.ground == shade(light.ground) else shade(light.ground)
    plate.dot(424, 714, 224, shadow, ry=20)


def boards(plate: Plate, ground: str) -> None:
    grain = "M-10,700h200M60,726h120M620,700h190M690,730h120M0,770h300M420,780h330"
    plate.line(grain, 4, CLAY if ground == shade(ground) else shade(ground))


def lacquer_tray(plate: Plate, ground: str) -> None:
    ink, inner = (INDIGO, INDIGO_SHADE) if ground == LACQUER else (LACQUER, LACQUER_SHADE)
    plate.disc(400, 716, 318, ink, ry=62, lit=0.93)
    plate.dot(400, 704, 262, inner, ry=42)
    plate.line("M92,722q308,92 616,0", 5, HONEY)


def bamboo_tray(plate: Plate, ground: str) -> None:
    plate.disc(400, 716, 322, STRAW, ry=66, lit=0.95)
    for angle in (-0.6, -0.2, 0.2, 0.6):
        half, y = int(290 * math.cos(angle)), 716 + 54 * math.sin(angle)
        plate.line(f"M{400 - half},{y:.0f}H{400 + half}", 3, CLAY_SHADE)
    weave = [(x, y) for y in (690, 706, 722, 740) for x in range(150 + y % 3 * 12, 660, 36)]
    plate.line(strokes(weave, "v12"), 3, CLAY_SHADE)


def banana_leaf(plate: Plate, ground: str) -> None:
    plate.leaf(40, 716, 730, 0, LEAF, breadth=0.15)
    plate.line("".join(f"M{x},716l44,34M{x},716l44,-34" for x in range(130, 640, 52)), 3)


def round_table(plate: Plate, ground: str) -> None:
    plate.block("M120,690H680V840H120Z", PAPER)
    plate.fill("M520,690H680V840H520Z", PAPER_SHADE)
    plate.disc(400, 692, 284, PAPER, ry=30, lit=1)
    plate.fill("M120,752H680V770H120Z", INDIGO if ground == LACQUER else LACQUER)


def reed_mat(plate: Plate, ground: str) -> None:
    plate.fill("M40,790L130,676H670L760,790Z", STRAW)
    for ink, first in ((LACQUER, 0), (LEAF, 1)):
        plate.line("".join(f"M{130 + i * 60},678L{40 + i * 80},790" for i in range(first, 10, 2)), 5, ink)
    plate.line("M40,790L130,676H670L760,790Z", 6)


# what it is, and the ink of the subject's shadow on it
STANDS = (
    (boards, INK),
    (lacquer_tray, INK),
    (bamboo_tray, HONEY_SHADE),
    (banana_leaf, LEAF_SHADE),
    (round_table, PAPER_SHADE),
    (reed_mat, HONEY_SHADE),
)
