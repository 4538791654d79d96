"""Wood and bamboo, incense, jewellery."""

from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    INK,
    LACQUER,
    MIST,
    MIST_SHADE,
    PAPER,
    STRAW,
)
from shop.demo.pictures.outlines import around, strokes
from shop.demo.pictures.plate import Plate


def statue(plate: Plate, ink: str = CLAY) -> None:
    """A seated figure carved in wood, without features of anybody."""
    plate.turned("180,0 190,0 190,-50 170,-60 170,-60", CLAY_SHADE, glint=False)
    plate.blob("-190,-60 -210,-120 -130,-190 130,-190 210,-120 190,-60 60,-40 -60,-40", ink)
    plate.blob("-110,-120 -150,-250 -100,-320 100,-320 150,-250 110,-120", ink)
    plate.line("M-30,-300Q0,-220 60,-170M30,-300Q0,-240 -60,-190M-140,-110Q0,-60 140,-110", 6)
    plate.disc(0, -366, 64, ink, ry=72)
    plate.line("M-28,-372q12,8 22,0M8,-372q12,8 22,0M-14,-332q14,10 28,0", 5)
    plate.disc(0, -446, 26, ink)


def spoons(plate: Plate) -> None:
    """A ladle, a spoon and a turner."""
    for x, turn, head in ((-110, -12, 50), (0, 0, 64), (110, 12, 46)):
        with plate.at(x, 0, turn=turn):
            plate.cord("M0,0V-260", 28, CLAY)
            plate.disc(0, -330, head, CLAY, ry=84)
            plate.disc(0, -336, head * 0.66, CLAY_SHADE, ry=56, key=5, lit=1)
    plate.box(-150, -60, 300, 34, STRAW)


def chopsticks(plate: Plate) -> None:
    for x, turn in ((-120, -8), (-84, -5), (-20, -1), (16, 2), (80, 6), (116, 9)):
        with plate.at(x, 0, turn=turn):
            plate.block("M-9,0L-14,-430H14L9,0Z", CLAY, key=8)
            plate.fill("M-14,-430H14L12,-330H-12Z", INK)
    plate.box(-160, -190, 320, 66, LACQUER)
    plate.line("M-140,-158H140", 6, HONEY)


def lamp(plate: Plate) -> None:
    """A wooden table lamp."""
    plate.box(-120, -30, 240, 30, CLAY)
    plate.cord("M0,-30V-230", 40, CLAY)
    plate.block("M-90,-430H90L160,-210H-160Z", STRAW)
    plate.fill("M40,-430H90L160,-210H70Z", HONEY)
    plate.line("M-60,-424L-104,-216M0,-424V-216M60,-424L104,-216", 5, CLAY)
    plate.disc(0, -196, 26, PAPER, ry=17, key=6, lit=1)


def wooden_box(plate: Plate) -> None:
    """A carved chest."""
    plate.box(-220, -230, 440, 230, CLAY)
    plate.block("M-230,-230L-190,-330H190L230,-230Z", CLAY_SHADE)
    plate.line("M-200,-40H200M-200,-200H200", 7, CLAY_SHADE)
    plate.box(-30, -250, 60, 70, HONEY)
    for x in (-130, 130):
        for turn in range(0, 360, 60):
            plate.leaf(x, -116, 56, turn, HONEY, key=4)


def incense(plate: Plate) -> None:
    """Sticks burning in a censer."""
    plate.line(strokes("-40,-390 30,-420", "q-30,-26 0,-50t0,-40"), 9, MIST_SHADE)
    for x, lean in ((-50, -70), (-20, -24), (10, 14), (40, 56)):
        plate.line(f"M{x},-190L{x + lean},-390", 14)
        plate.line(f"M{x},-190L{x + lean},-390", 8, LACQUER)
        plate.disc(x + lean, -392, 9, HONEY, key=4, lit=1)
    plate.turned("110,0 120,-6 90,-40 150,-90 170,-170 160,-200 160,-200", INDIGO, mouth=True)
    plate.line("M-130,-120q130,40 260,0", 7, PAPER)
    plate.disc(0, -116, 26, PAPER, key=6, lit=1)


def incense_bundle(plate: Plate) -> None:
    for i in range(11):
        x = (i - 5) * 22
        plate.line(f"M{x * 0.5},-150L{x * 1.5},-450", 18)
        plate.line(f"M{x * 0.5},-150L{x * 1.5},-450", 11, CLAY)
        plate.line(f"M{x * 0.5},-150L{x * 0.9},0", 11)
        plate.line(f"M{x * 0.5},-150L{x * 0.9},0", 6, LACQUER)
    plate.box(-92, -190, 184, 70, HONEY)
    plate.disc(0, -156, 24, LACQUER, key=5, lit=1)


def incense_cones(plate: Plate) -> None:
    """Cones on a dish, one smoking."""
    plate.line("M0,-230q-40,-40 0,-90t0,-90", 10, MIST_SHADE)
    plate.disc(0, -30, 220, INDIGO, ry=54, lit=1)
    plate.dot(0, -38, 180, MIST, ry=34)
    for x, y, size in ((-110, -34, 1), (110, -34, 1), (0, -20, 1.5)):
        with plate.at(x, y, scale=size):
            plate.block("M-44,0L0,-130L44,0Q0,20 -44,0Z", CLAY)
            plate.fill("M8,6L0,-130L44,0Q26,8 8,6Z", CLAY_SHADE)
    plate.disc(0, -212, 13, HONEY, key=5, lit=1)


def agarwood(plate: Plate) -> None:
    """A resinous piece of agarwood on a stand."""
    plate.box(-190, -50, 380, 46, INK, shadow=0)
    plate.line("M-150,-4v14M150,-4v14", 30)
    plate.blob(
        "-150,-60 -190,-170 -90,-190 -120,-330 -30,-290 20,-430 80,-300 150,-340 130,-200 190,-150 150,-60", CLAY
    )
    plate.line(
        "M-110,-90Q-100,-180 -60,-260M-40,-80Q-20,-200 10,-360M30,-90Q60,-180 80,-260M100,-90Q130,-140 120,-180",
        11,
        CLAY_SHADE,
    )


def bracelet(plate: Plate) -> None:
    plate.disc(0, -50, 200, INDIGO, ry=60)
    for x, y in around(16, 150, y=-190, flat=0.9):
        plate.disc(x, y, 32, CLAY, key=7)
    plate.disc(0, -44, 40, CLAY_SHADE)
    plate.line("M0,-10v40M-12,10v34M12,10v34", 8, LACQUER)


def pearls(plate: Plate) -> None:
    """An open shell with a pearl."""
    plate.blob("-210,-90 -200,-250 -80,-380 80,-380 200,-250 210,-90 80,-70 -80,-70", BLUSH)
    plate.line(
        "".join(f"M0,-90L{x},{y}" for x, y in ((-180, -230), (-110, -320), (0, -350), (110, -320), (180, -230))),
        5,
        CLAY,
    )
    plate.blob("-220,-80 -140,10 140,10 220,-80 80,-120 -80,-120", MIST)
    plate.disc(0, -110, 62, PAPER)
    plate.line("M-30,-120q4,-24 24,-32", 7, MIST)


def necklace(plate: Plate) -> None:
    """A silver chain with a drop, on a velvet board."""
    plate.block("M-170,-420H170L210,-20H-210Z", LACQUER)
    plate.line("M-146,-396H146L182,-44H-182Z", 5, HONEY)
    for x, y in around(22, 116, y=-260, flat=1.1, start=90)[1:]:
        plate.disc(x, y, 15, PAPER, key=5, lit=1)
    plate.block("M0,-150L44,-86Q0,-30 -44,-86Z", MIST, key=7)
    plate.line("M-16,-92q4,-24 16,-36", 6, PAPER)
