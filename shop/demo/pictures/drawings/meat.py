"""Meat, sausages and rolls, live animals, eggs and dairy."""

from shop.demo.pictures.arrangements import drawn_at, hand_basket
from shop.demo.pictures.inks import (
    BLUSH,
    BLUSH_SHADE,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    INK,
    LACQUER,
    LACQUER_SHADE,
    LEAF,
    LEAF_SHADE,
    MIST,
    PAPER,
    PAPER_SHADE,
    STRAW,
)
from shop.demo.pictures.outlines import strokes
from shop.demo.pictures.plate import Plate

from .vessels import dish, mound


def meat_roll(plate: Plate) -> None:
    """Giò: a log in banana leaf."""
    plate.block("M-170,-160H150V0H-170Q-210,-80 -170,-160Z", LEAF)
    plate.fill("M-186,-50H150V0H-170Z", LEAF_SHADE)
    plate.disc(150, -80, 54, BLUSH, ry=80, lit=0.86)
    for x, y in ((136, -110), (162, -74), (140, -46), (166, -102)):
        plate.dot(x, y, 5, CLAY_SHADE)
    plate.line("M-120,-160q-26,80 0,160M-40,-160q-26,80 0,160M40,-160q-26,80 0,160", 9, STRAW)
    plate.line("M-196,-80H90", 5, STRAW)


def meat_rolls(plate: Plate) -> None:
    for x, y, size in ((0, -170, 0.95), (-20, 0, 1.1)):
        with plate.at(x, y, scale=size):
            meat_roll(plate)


def standing_rolls(plate: Plate) -> None:
    for x, y, size in ((-96, -20, 1), (96, -16, 0.9), (10, 10, 0.7)):
        with plate.at(x, y, scale=size):
            plate.block("M-80,-350V0H80V-350Q40,-400 0,-430Q-40,-400 -80,-350Z", LEAF)
            plate.fill("M30,-392L80,-350V0H30Z", LEAF_SHADE)
            plate.line("M-80,-300q80,24 160,0M-80,-200q80,24 160,0M-80,-100q80,24 160,0M-20,-400V0", 9, STRAW)


@drawn_at(1.2)
def sliced_roll(plate: Plate, ink: str = BLUSH, *, yolk: bool = False) -> None:
    """Slices fanned on a plate."""
    dish(plate)
    for x, y in ((-110, -92), (-36, -102), (38, -102), (110, -92)):
        plate.disc(x, y, 76, ink, ry=82, lit=0.94)
        if yolk:
            plate.dot(x - 6, y, 30, HONEY)
        plate.line(
            strokes([(x - 40, y - 30), (x + 20, y - 46), (x + 30, y + 20), (x - 30, y + 30)], "h1"), 8, CLAY_SHADE
        )
    plate.leaf(-190, -24, 100, -30)
    plate.leaf(190, -24, 100, 210)


def fried_roll(plate: Plate) -> None:
    sliced_roll(plate, ink=STRAW)


def nem(plate: Plate) -> None:
    """A leaf-wrapped cube of fermented pork, tied."""
    plate.box(-84, -130, 168, 130, LEAF)
    plate.line("M0,-130V0M-84,-66H84", 12, LACQUER)
    plate.line("M0,-130q-30,-40 -50,-26M0,-130q30,-40 50,-26", 8, LACQUER)


def open_nem(plate: Plate) -> None:
    plate.leaf(-190, -20, 230, 12, LEAF, breadth=0.3)
    plate.leaf(190, -20, 230, 168, LEAF, breadth=0.3)
    with plate.at(0, -24):
        plate.box(-110, -150, 220, 150, BLUSH)
        plate.fill("M-110,-150h220v40h-220Z", LACQUER)
        plate.line(strokes("-60,-90 0,-60 -40,-30 30,-96", "l20,-8"), 6, PAPER)
        plate.leaf(-40, -150, 80, -24, LEAF_SHADE)
    for x in (-150, 150):
        with plate.at(x, 20, scale=0.8):
            nem(plate)


def straw_bundle(plate: Plate) -> None:
    """Tré: minced meat bound in rice straw."""
    for x, y, turn in ((-100, -10, -6), (100, -10, 6), (0, 10, 0)):
        with plate.at(x, y, turn=turn):
            plate.blob("-30,0 -70,-60 -60,-250 -30,-290 30,-290 60,-250 70,-60 30,0", STRAW, lit=1)
            plate.block("M-30,-290L-64,-420L-20,-390L0,-440L20,-390L64,-420L30,-290Z", STRAW)
            plate.line("".join(f"M{k * 12},-20Q{k * 20},-140 {k * 9},-280" for k in range(-3, 4)), 4, CLAY)
            plate.line("M-44,-286H44M-66,-200H66M-66,-100H66", 10, LACQUER)


def link(plate: Plate, ink: str = LACQUER) -> None:
    plate.line("M0,-190v30", 7)
    plate.blob("-54,-20 -60,-160 0,-196 60,-160 54,-20 0,10", ink, lit=0.8)
    plate.line(strokes("-24,-120 10,-90 -16,-56 20,-140", "h1"), 9, BLUSH)


@drawn_at(1.2)
def sausage_plate(plate: Plate) -> None:
    dish(plate)
    for y in (-110, -64):
        plate.blob(f"-180,{y} -150,{y - 44} 150,{y - 44} 180,{y} 150,{y + 34} -150,{y + 34}", LACQUER, light=(0.5, 0.3))
        plate.line(strokes([(x, y - 8) for x in range(-120, 130, 48)], "l16,-6"), 7, BLUSH)
    for x in (-96, 0, 96):
        plate.disc(x, -22, 46, LACQUER, ry=34, key=7, lit=1)
        plate.dot(x, -22, 34, BLUSH, ry=24)
        plate.line(strokes([(x - 14, -26), (x + 8, -18), (x + 4, -32)], "h1"), 7, LACQUER)


def frankfurters(plate: Plate) -> None:
    for i, y in enumerate((-20, -100, -180, -260)):
        with plate.at((i % 2) * 20 - 10, y, turn=(-3, 4, -2, 3)[i]):
            plate.blob("-200,0 -220,-40 -180,-84 180,-84 220,-40 200,0", LACQUER, light=(0.4, 0.2))
            plate.line("M-120,-60l24,34M-20,-60l24,34M80,-60l24,34", 7, BLUSH)


def dried_strip(plate: Plate) -> None:
    """A strip of smoked meat hanging over the hearth."""
    plate.line("M0,-190v30", 7)
    plate.blob("-40,20 -66,-60 -50,-170 0,-190 56,-170 50,-80 70,-10 20,40", CLAY_SHADE, lit=0.86)
    plate.line("M-30,-130q20,50 0,110M16,-150q24,60 10,140", 6, LACQUER_SHADE)


@drawn_at(1.2)
def jerky_plate(plate: Plate) -> None:
    dish(plate)
    for x, y, turn in ((-110, -70, 10), (0, -60, -6), (110, -70, 14), (-60, -120, -14), (60, -124, 4), (0, -170, -4)):
        with plate.at(x, y, turn=turn):
            plate.blob("-84,20 -90,-20 -30,-34 40,-24 90,-30 84,16 20,26", LACQUER_SHADE, light=(0.4, 0.3))
            plate.line("M-60,-6q40,-12 60,4t50,-6", 5, CLAY)
    with plate.at(160, -10, scale=0.6):
        plate.leaf(0, 0, 110, -30, LACQUER, breadth=0.16)


def bacon(plate: Plate) -> None:
    """A slab of cured belly with its stripes."""
    plate.box(-200, -300, 400, 290, BLUSH, shadow=0)
    plate.fill("M-200,-300h400v44h-400Z", CLAY_SHADE)
    for y, deep in ((-220, 46), (-120, 60)):
        plate.fill(f"M-200,{y}q100,-24 200,0t200,0v{deep}q-100,24 -200,0t-200,0Z", LACQUER)
    plate.line("M-200,-60q100,-20 200,0t200,0", 8, PAPER)
    plate.cord("M0,-300q-30,-70 0,-110q30,40 0,110", 12, STRAW)


def floss(plate: Plate) -> None:
    """Chà bông: a bowl of shredded meat."""
    mound(plate, ink=HONEY, vessel=LACQUER, grain=CLAY_SHADE)
    plate.line(strokes("-120,-210 -60,-260 0,-240 60,-270 100,-220 -30,-290 -90,-190 40,-200", "q20,-24 44,-4"), 5)


def sour_meat(plate: Plate) -> None:
    """Fermented meat with toasted rice powder, in a bamboo tube and on a leaf."""
    plate.turned("96,0 100,0 100,-30 100,-280 100,-300 100,-300", LEAF, x=-90, glint=True, mouth=True)
    plate.line("M-190,-200h200M-190,-90h200", 9, LEAF_SHADE)
    plate.leaf(0, -30, 250, -4, LEAF_SHADE, breadth=0.36)
    for x, y in ((70, -30), (130, -36), (190, -26), (100, -70), (160, -72)):
        plate.disc(x, y, 38, BLUSH, ry=26, key=6)
        plate.line(strokes([(x - 14, y), (x + 8, y - 8)], "h1"), 7, HONEY)


def hen(plate: Plate, *, ink: str = CLAY, comb: str = LACQUER) -> None:
    plate.line("M-30,-60v56h-30m30,0h34M40,-60v56h-30m30,0h34", 12, HONEY)
    for turn, length in ((-64, 200), (-44, 210), (-24, 190)):
        plate.leaf(90, -160, length, turn, LEAF_SHADE if ink == CLAY else MIST, breadth=0.2)
    plate.blob(
        "-150,-220 -150,-110 -60,-40 80,-50 170,-140 140,-210 60,-180 -40,-200 -60,-330 -140,-340 -190,-290", ink
    )
    plate.blob("-150,-330 -170,-380 -140,-380 -120,-410 -90,-380 -60,-390 -70,-330", comb, lit=1, key=7)
    plate.block("M-176,-310L-230,-290L-170,-276Z", HONEY, key=7)
    plate.blob("-150,-276 -166,-230 -140,-220 -130,-260", comb, lit=1, key=6)
    plate.disc(-136, -312, 11, PAPER, key=5, lit=1)
    plate.line("M-40,-130q50,60 120,10M-20,-150q50,40 90,10", 6)


def duck(plate: Plate) -> None:
    plate.line("M-20,-50v46h-36m36,0h26M50,-50v46h-36m36,0h26", 12, HONEY)
    plate.blob(
        "-120,-200 -150,-90 -50,-30 90,-40 210,-150 210,-150 120,-150 20,-170 "
        "-40,-200 -50,-330 -110,-370 -180,-330 -160,-260",
        PAPER,
    )
    plate.blob("-170,-330 -250,-300 -260,-280 -180,-276", HONEY, lit=1, key=7)
    plate.disc(-130, -316, 12, INK, key=4, lit=1)
    plate.blob("-30,-130 60,-160 140,-120 60,-70", PAPER_SHADE, lit=0.86, key=6)
    plate.line("M-170,-250h120", 9, LEAF_SHADE)


def rabbit(plate: Plate) -> None:
    plate.disc(170, -90, 44, PAPER)
    for x, turn in ((-130, -102), (-80, -78)):
        plate.leaf(x, -280, 180, turn, BLUSH, breadth=0.18)
    plate.blob("-90,0 -130,-100 -60,-190 80,-190 180,-100 170,0", MIST)
    plate.disc(-100, -230, 86, MIST, ry=76)
    plate.disc(-130, -246, 12, INK, key=3, lit=1)
    plate.line("M-180,-214l-20,-8m20,14l-24,8M-176,-200q16,14 30,4", 5)
    plate.blob("-150,4 -150,-30 -60,-30 -40,4", MIST, lit=1)


def pig(plate: Plate) -> None:
    for x in (-110, -50, 70, 130):
        plate.box(x, -90, 40, 88, BLUSH, key=8)
    plate.blob("-120,-50 -190,-130 -130,-270 60,-280 190,-220 200,-110 140,-50", BLUSH)
    plate.line("M196,-180q40,-10 30,-50t-40,0", 8)
    plate.disc(-150, -190, 84, BLUSH, ry=76)
    plate.leaf(-150, -250, 70, -70, BLUSH_SHADE, breadth=0.4)
    plate.leaf(-110, -250, 70, -30, BLUSH_SHADE, breadth=0.4)
    plate.disc(-212, -172, 34, BLUSH_SHADE, ry=28, key=7, lit=1)
    plate.line("M-222,-172v1M-204,-172v1", 11)
    plate.disc(-164, -214, 9, INK, key=3, lit=1)


def buffalo(plate: Plate, ink: str = INDIGO) -> None:
    for x in (-96, -36, 90, 146):
        plate.box(x, -110, 36, 108, ink, key=8)
    plate.blob("-130,-90 -160,-190 -60,-270 120,-270 200,-220 200,-110 120,-80", ink)
    plate.line("M200,-220q40,40 20,110", 9)
    plate.blob("-150,-90 -230,-110 -220,-190 -190,-250 -110,-250 -90,-170", ink)
    plate.block("M-180,-246Q-280,-290 -270,-390Q-220,-320 -150,-290Q-80,-320 -30,-390Q-30,-290 -116,-246Z", PAPER_SHADE)
    plate.disc(-176, -190, 10, PAPER, key=3, lit=1)
    plate.line("M-214,-120h20", 8, PAPER)


def egg(plate: Plate, ink: str = BLUSH) -> None:
    plate.blob("-50,4 -90,-60 -60,-150 -20,-184 20,-184 60,-150 90,-60 50,4", ink)
    plate.line("M-44,-80q6,-44 30,-62", 7, PAPER)


def duck_egg(plate: Plate) -> None:
    egg(plate, "#D5DDD5")


def eggs_in_basket(plate: Plate) -> None:
    for x, y, turn in (
        (-110, -110, -20),
        (110, -110, 18),
        (-40, -120, -6),
        (44, -124, 8),
        (-76, -200, -12),
        (4, -210, 4),
        (84, -200, 16),
    ):
        with plate.at(x, y, scale=0.9, turn=turn):
            egg(plate, BLUSH if (x // 4) % 2 else PAPER)
    hand_basket(plate)


def nest_of_eggs(plate: Plate) -> None:
    for x, turn in ((-100, -16), (100, 16), (0, 0)):
        with plate.at(x, -90, turn=turn):
            egg(plate)
    plate.blob("-230,-130 -200,-20 -80,10 80,10 200,-20 230,-130 100,-90 -100,-90", HONEY, lit=0.9)
    plate.line(
        strokes("-190,-90 -140,-60 -80,-40 -10,-50 60,-40 120,-60 170,-90 -100,-76 30,-76", "q24,10 44,-4"),
        5,
        CLAY_SHADE,
    )
    plate.line("M-210,-110l-40,-30M210,-110l36,-34M-150,-20l-40,20M160,-20l36,20", 8, HONEY)


def milk(plate: Plate) -> None:
    """A churn and a glass."""
    plate.turned("110,0 120,0 124,-30 124,-240 90,-310 70,-340 90,-380 90,-380", MIST, x=-80, mouth=True)
    plate.line("M-204,-200H44", 6, PAPER)
    plate.turned("60,0 66,0 84,-190 88,-220 88,-220", PAPER, x=130, y=14, glint=False)
    plate.line("M64,-150H198", 5, MIST)


def cheese(plate: Plate) -> None:
    plate.block("M-210,0V-120L150,-240Q230,-190 220,-120V0Z", HONEY)
    plate.block("M-210,-120L150,-240Q230,-190 220,-120Z", STRAW)
    for x, y, size in ((-130, -60, 26), (-20, -40, 34), (90, -76, 28), (170, -36, 20)):
        plate.disc(x, y, size, HONEY, key=6, lit=1)
        plate.dot(x + 4, y + 4, size * 0.8, CLAY)


def yogurt(plate: Plate) -> None:
    for x, y, size in ((-100, -10, 1), (100, 0, 1), (0, 14, 0.8)):
        plate.turned("70,0 76,0 98,-170 100,-180 100,-180", PAPER, x=x, y=y, scale=size, glint=False)
        plate.box(x - 84 * size, y - 130 * size, 168 * size, 56 * size, INDIGO, key=0.1)
        plate.disc(x, y - 182 * size, 104 * size, MIST, ry=22 * size, key=7, lit=1)


def goat(plate: Plate) -> None:
    for x in (-86, -36, 80, 128):
        plate.box(x, -110, 30, 108, PAPER, key=8)
    plate.blob("-110,-90 -140,-200 -40,-240 110,-240 170,-190 160,-90", PAPER)
    plate.blob("-110,-180 -210,-180 -230,-210 -190,-300 -120,-310 -80,-240", PAPER)
    plate.cord("M-140,-304Q-130,-390 -60,-400M-170,-300Q-170,-390 -110,-420", 14, CLAY)
    plate.disc(-166, -256, 9, INK, key=3, lit=1)
    plate.block("M-190,-186L-176,-130L-160,-184Z", MIST, key=6)


def antler(plate: Plate) -> None:
    """Velvet antlers of a sika deer."""
    for mirror in (False, True):
        with plate.at(mirror=mirror):
            plate.line(
                "M30,0Q60,-120 120,-180Q190,-260 170,-410M112,-180Q60,-230 70,-330M178,-300Q230,-320 236,-380", 56
            )
            plate.line(
                "M30,0Q60,-120 120,-180Q190,-260 170,-410M112,-180Q60,-230 70,-330M178,-300Q230,-320 236,-380", 42, CLAY
            )
            plate.line("M30,-10Q58,-120 114,-180Q180,-260 162,-390", 8, BLUSH)
    plate.blob("-90,20 -110,-40 110,-40 90,20", LACQUER, lit=1)
