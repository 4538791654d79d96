"""What goods are kept in: sacks, packets, jars, bottles, bowls. An `emblem` names the content by a picture."""

from functools import partial
from typing import Any

from shop.demo.pictures.arrangements import emblem
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    LACQUER,
    LEAF,
    MIST,
    MIST_SHADE,
    PAPER,
    STRAW,
    shade,
)
from shop.demo.pictures.outlines import points, strokes
from shop.demo.pictures.plate import Drawing, Plate

JAR = "120,0 150,0 156,-40 156,-150 156,-240 150,-280 105,-290 105,-310"
BOTTLE = "88,0 96,0 98,-30 98,-180 98,-250 84,-300 34,-330 32,-360 32,-430"
SLIM_BOTTLE = "62,0 70,0 72,-20 72,-220 72,-280 60,-320 26,-350 24,-380 24,-440"
FLASK = "90,0 150,-10 160,-90 130,-180 50,-230 34,-270 34,-330"
VAT = "110,0 120,0 200,-90 215,-190 190,-270 120,-310 120,-330"
GOURD = "80,0 150,-20 160,-110 110,-180 48,-205 48,-215 92,-255 92,-320 40,-365 24,-380 24,-410"
BOWL = "70,0 74,0 78,-24 78,-24 170,-60 205,-140 210,-170 210,-170"
CUP = "52,0 56,0 90,-30 104,-90 106,-120 106,-120"
POT = "120,0 180,-20 210,-110 190,-190 110,-225 110,-225"
GLASS = "78,0 82,0 100,-150 116,-290 116,-290"
TUB = "140,0 150,0 156,-20 156,-110 150,-130 150,-130"


def lid_ink(ink: str) -> str:
    """A lid that stands out from the body it closes."""
    return INDIGO if ink in (LACQUER, CLAY, BLUSH) else LACQUER


def sack(plate: Plate, *, ink: str = STRAW, grain: str = HONEY, picture: Drawing | None = None) -> None:
    outline = "-120,4 -180,-10 -190,-140 -150,-290 -190,-350 190,-350 150,-290 190,-140 180,-10 120,4"
    plate.blob(outline, ink)
    plate.blob("-170,-330 -150,-400 0,-440 150,-400 170,-330 0,-290", grain, lit=0.86)
    kernels = [(plate.random.uniform(-110, 110), plate.random.uniform(-395, -335)) for _ in range(26)]
    plate.line(strokes(kernels, "l9,-6"))
    if picture:
        emblem(plate, 0, -150, 100, picture)
    else:
        plate.label(0, -150, 190, 170, lid_ink(ink), mark="leaf")


def bag(plate: Plate, *, picture: Drawing, ink: str = CLAY) -> None:
    """A crimped packet."""
    plate.block("M-150,0L-160,-360L160,-360L150,0Z", ink)
    plate.fill("M80,0L86,-360L160,-360L150,0Z", shade(ink))
    plate.block("M-166,-360h332v-50h-332Z", PAPER)
    plate.line(strokes([(x, -400) for x in range(-140, 160, 28)], "v30"), 4)
    emblem(plate, 0, -160, 106, picture)
    plate.box(-90, -330, 180, 44, PAPER, shadow=0, key=6)
    plate.line("M-64,-308h128", 7, LACQUER)


def pouch(plate: Plate, *, picture: Drawing, ink: str = LEAF) -> None:
    """A standing pouch with a round window."""
    plate.blob("-150,10 150,10 176,-20 150,-150 140,-390 140,-390 -140,-390 -140,-390 -150,-150 -176,-20", ink)
    plate.line("M-130,-350H130M-130,-334H130", 4, PAPER)
    emblem(plate, 0, -150, 104, picture)


def carton(plate: Plate, *, picture: Drawing, ink: str = LACQUER) -> None:
    """A box seen from a corner."""
    plate.block("M70,-330L190,-370V-50L70,0Z", shade(ink))
    plate.block("M-190,-330H70L190,-370H-60Z", PAPER)
    plate.box(-190, -330, 260, 330, ink, shadow=0)
    plate.line("M-170,-306H50M-170,-24H50", 6, HONEY if ink != HONEY else LACQUER)
    emblem(plate, -60, -160, 92, picture)


def jar(plate: Plate, *, ink: str = HONEY, lid: str = "", mark: str = "sun", picture: Drawing | None = None) -> None:
    lid = lid or lid_ink(ink)
    plate.turned(JAR, ink)
    plate.box(-120, -366, 240, 64, lid)
    plate.line("M-96,-336H60", 5, PAPER)
    if picture:
        emblem(plate, 0, -144, 104, picture)
    else:
        plate.label(0, -140, 190, 170, LACQUER if lid == PAPER else lid, mark=mark)


def crock(plate: Plate, *, ink: str = CLAY, cloth: str = LACQUER, picture: Drawing | None = None) -> None:
    """An earthen jar closed with a tied cloth."""
    plate.turned(VAT, ink)
    plate.blob("-150,-310 -130,-380 -60,-420 60,-420 130,-380 150,-310 0,-290", cloth, lit=0.86)
    plate.line("M-128,-314q128,26 256,0", 13, STRAW)
    if picture:
        emblem(plate, 0, -156, 100, picture)
        return
    with plate.at(0, -170, turn=45):
        plate.box(-66, -66, 132, 132, cloth, shadow=0, key=7)
    plate.dot(0, -170, 34, HONEY)


def bottle(
    plate: Plate,
    *,
    ink: str = CLAY,
    cap: str = LACQUER,
    profile: str = BOTTLE,
    mark: str = "sun",
    picture: Drawing | None = None,
) -> None:
    foot_width = points(profile)[0][0]
    top = points(profile)[-1][1] - 22
    plate.turned(profile, ink)
    plate.box(-42, top, 84, 60, cap)
    if picture:
        emblem(plate, 0, -120, foot_width * 0.98, picture)
    else:
        plate.label(0, -126, foot_width * 1.72, 140, lid_ink(ink), mark=mark)


def tin(plate: Plate, *, ink: str = INDIGO, mark: str = "leaf", picture: Drawing | None = None) -> None:
    plate.box(-140, -340, 280, 340, ink)
    plate.box(-150, -400, 300, 64, ink)
    plate.line("M-120,-310H120M-120,-24H120", 6, STRAW)
    if picture:
        emblem(plate, 0, -160, 104, picture)
    else:
        plate.label(0, -160, 190, 200, lid_ink(ink), mark=mark)


def can(plate: Plate, *, picture: Drawing, ink: str = MIST) -> None:
    """A preserving can with a paper band."""
    plate.turned("150,0 160,0 160,-20 160,-260 160,-280 160,-280", MIST, glint=False)
    plate.box(-160, -234, 320, 190, ink, shadow=0.28, key=7)
    emblem(plate, -10, -140, 88, picture)
    plate.disc(0, -280, 160, MIST, ry=36, key=8, lit=1)
    plate.dot(0, -282, 138, MIST_SHADE, ry=25)
    plate.disc(24, -288, 34, PAPER, ry=11, key=6, lit=1)


def bowl(plate: Plate, *, ink: str = INDIGO) -> None:
    plate.turned(BOWL, ink)
    plate.line("M-150,-66q150,46 300,0", 6, PAPER)
    for x in (-90, -30, 30, 90):
        plate.dot(x, -96 - abs(x) * 0.08, 13, PAPER)


def mound(plate: Plate, *, ink: str, vessel: str = INDIGO, grain: str = CLAY_SHADE) -> None:
    """A bowl heaped with something fine: rice, powder, salt."""
    plate.blob("-200,-150 -160,-250 -60,-320 60,-320 160,-250 200,-150", ink, lit=0.88)
    specks = [(plate.random.uniform(-116, 116), plate.random.uniform(-280, -190)) for _ in range(24)]
    plate.line(strokes(specks, "l7,6"), 5, grain)
    bowl(plate, ink=vessel)


def dish(plate: Plate, *, ink: str = PAPER, rim: str = INDIGO) -> None:
    """A shallow plate, seen a little from above."""
    plate.disc(0, -34, 226, ink, ry=58, lit=1)
    plate.line("M-196,-36a196,46 0 0 0 392,0", 6, rim)
    plate.dot(0, -40, 168, shade(ink), ry=34)
    plate.dot(0, -36, 164, ink, ry=30)


def cup(plate: Plate, *, x: float = 0, y: float = 0, scale: float = 1, ink: str = PAPER, drink: str = LEAF) -> None:
    plate.turned(CUP, ink, x=x, y=y, scale=scale)
    plate.disc(x, y - 120 * scale, 104 * scale, drink, ry=20 * scale, key=6, lit=1)


def steam(plate: Plate, y: float) -> None:
    plate.line(strokes([(x, y) for x in (-50, 0, 50)], "q-26,-30 0,-60t0,-60"), 9, MIST_SHADE)


def glass(plate: Plate, *, drink: str = HONEY, straw: bool = True) -> None:
    if straw:
        plate.cord("M20,-250L90,-450H140", 18, LACQUER)
    plate.turned(GLASS, drink, scale=1.15, glint=False)
    plate.fill("M-134,-334H134L130,-280H-130Z", PAPER)
    plate.line("M-76,-230L-64,-60", 12, PAPER)


def bottles(**style: Any) -> Drawing:
    """A large bottle before a small one of the same kind."""

    def draw(plate: Plate) -> None:
        with plate.at(-126, -8, scale=0.8):
            bottle(plate, **style)
        with plate.at(66):
            bottle(plate, **style)

    return draw


flasks = partial(bottles, profile=FLASK)
