"""Fresh fruit. A single is about 200 x 200 and goes on heaps, on labels and beside bottles."""

import math

from shop.demo.pictures.arrangements import hand_basket
from shop.demo.pictures.inks import (
    BLUSH,
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
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import around, rays, star, strokes
from shop.demo.pictures.plate import Plate

from .vessels import dish


def mango(plate: Plate) -> None:
    plate.blob("-70,2 -132,-50 -122,-150 -46,-216 44,-204 104,-146 112,-76 146,-24 112,12 30,8", HONEY)
    plate.line("M-20,-196q0,-22 10,-32", 8)
    plate.leaf(-12, -214, 96, -24)
    plate.line("M-78,-80q6,-50 40,-74", 7, PAPER)


def orange(plate: Plate, ink: str = HONEY) -> None:
    plate.disc(0, -98, 98, ink)
    plate.line("M0,-178l10,-6M0,-178l-9,-7M0,-178v-14", 5)
    plate.leaf(4, -190, 86, -22)
    plate.line("M-62,-110q6,-36 34,-52", 7, PAPER)


def cut_orange(plate: Plate) -> None:
    plate.disc(0, -92, 92, HONEY, lit=1)
    plate.dot(0, -92, 82, PAPER)
    plate.dot(0, -92, 74, HONEY)
    plate.line(rays(9, 8, 72, y=-92), 6, PAPER)


def lime(plate: Plate) -> None:
    plate.blob("-60,-4 -110,-60 -90,-140 -10,-170 10,-200 30,-168 100,-130 106,-50 50,0", LEAF)
    plate.line("M-64,-84q6,-34 34,-50", 7, PAPER)
    plate.leaf(14, -184, 84, -20, LEAF_SHADE)


def cut_lime(plate: Plate) -> None:
    plate.disc(0, -80, 84, LEAF, lit=1)
    plate.dot(0, -80, 70, PAPER)
    plate.dot(0, -80, 62, SPROUT)
    plate.line(rays(8, 6, 62, y=-80), 6, PAPER)


POMELO_PORES = "-50,-60 -20,-110 -60,-120 0,-50 10,-150 -20,-24"


def pomelo(plate: Plate, ink: str = LEAF) -> None:
    plate.blob("-60,4 -120,-50 -112,-140 -40,-190 -24,-226 24,-226 40,-190 112,-140 120,-50 60,4", ink)
    plate.leaf(0, -212, 110, -28)
    plate.leaf(0, -212, 90, 205)
    plate.line(strokes(POMELO_PORES, "h1"), 6, LEAF_SHADE)


def cut_pomelo(plate: Plate) -> None:
    plate.disc(0, -104, 110, LEAF, lit=1)
    plate.dot(0, -104, 97, PAPER)
    plate.dot(0, -104, 78, BLUSH)
    plate.line(rays(10, 6, 78, y=-104), 7, PAPER)


def dragonfruit(plate: Plate) -> None:
    for x, y, turn in ((-30, -190, -110), (20, -190, -70), (-4, -196, -90)):
        plate.leaf(x, y, 90, turn, breadth=0.2)
    plate.blob("-30,6 -100,-20 -112,-110 -60,-200 60,-200 112,-110 100,-20 30,6", LACQUER)
    for x, y, turn in ((-58, -120, -120), (30, -130, -64), (-8, -84, -95), (-62, -50, -125), (52, -56, -56)):
        plate.leaf(x, y, 62, turn, breadth=0.24, key=5)


def cut_dragonfruit(plate: Plate) -> None:
    plate.leaf(-6, -184, 70, -110, breadth=0.2)
    plate.leaf(6, -184, 70, -70, breadth=0.2)
    plate.disc(0, -96, 92, LACQUER, ry=100, lit=1)
    plate.dot(0, -96, 76, PAPER, ry=84)
    seeds = around(7, 28, y=-96) + around(11, 56, y=-96, start=12)
    plate.line(strokes(seeds, "h1"), 9)


def durian(plate: Plate) -> None:
    plate.block(star(13, 126, 104, y=-108), LEAF_SHADE)
    plate.dot(-14, -118, 90, LEAF)
    spines = [(x - 12, -172 + row * 34) for row in range(5) for x in range(-44 - 22 * (row % 2), 70, 44)]
    plate.line(strokes(spines, "l12,-18l12,18"))
    plate.line("M0,-220v-34", 16)


def open_durian(plate: Plate) -> None:
    durian(plate)
    plate.block("M-62,-30Q-90,-120 -20,-190Q70,-130 56,-34Q0,0 -62,-30Z", PAPER, key=6)
    plate.blob("-40,-44 -52,-100 -16,-150 24,-100 30,-50 0,-30", STRAW, key=6)


def pineapple(plate: Plate) -> None:
    for turn, length in ((-150, 80), (-30, 80), (-128, 110), (-52, 110), (-105, 130), (-75, 130)):
        plate.leaf(0, -190, length, turn, breadth=0.16)
    plate.blob("-40,4 -92,-20 -96,-110 -70,-208 70,-208 96,-110 92,-20 40,4", HONEY)
    for row in range(5):
        y = -176 + row * 38
        plate.line(f"M-74,{y}q74,34 148,0", 4)
        plate.line(strokes([(x, y + 30) for x in range(-50 + 15 * (row % 2), 60, 32)], "v-12"), 4)


def mangosteen(plate: Plate) -> None:
    plate.disc(0, -92, 96, LACQUER_SHADE)
    plate.dot(-20, -106, 66, LACQUER)
    plate.blob("-60,-176 -30,-150 0,-166 30,-150 60,-176 30,-204 0,-192 -30,-204", LEAF, lit=1, key=7)
    plate.line("M0,-186v-26", 12)


def open_mangosteen(plate: Plate) -> None:
    plate.disc(0, -80, 100, LACQUER_SHADE, ry=80, lit=1)
    plate.dot(0, -86, 78, BLUSH, ry=58)
    for x, y in around(6, 34, y=-88, flat=0.75):
        plate.disc(x, y, 26, PAPER, ry=22, key=5, lit=1)


def avocado(plate: Plate) -> None:
    plate.blob("-50,6 -112,-50 -84,-150 -36,-226 36,-226 84,-150 112,-50 50,6", LEAF_SHADE, lit=1)
    plate.blob("-40,-12 -86,-56 -64,-140 -28,-200 28,-200 64,-140 86,-56 40,-12", SPROUT, lit=0.9, key=4)
    plate.disc(0, -68, 42, CLAY, key=7)


def coconut(plate: Plate) -> None:
    plate.blob("-60,6 -130,-40 -110,-150 -30,-200 30,-200 110,-150 130,-40 60,6", LEAF)
    plate.blob("-46,-170 0,-196 46,-170 0,-148", PAPER, lit=1, key=6)
    plate.line("M6,-172L50,-262h30", 11, LACQUER)


def half_coconut(plate: Plate) -> None:
    plate.block("M-116,-130Q-112,0 0,4Q112,0 116,-130Z", CLAY_SHADE)
    plate.line(strokes("-90,-70 -70,-40 -40,-66 -20,-30 14,-60 40,-24 66,-56", "l10,16"), 5, CLAY)
    plate.disc(0, -130, 116, PAPER, ry=48, lit=1)
    plate.dot(0, -126, 82, MIST, ry=29)
    plate.line("M-40,-132q30,-10 60,-4", 6, PAPER)


def melon(plate: Plate) -> None:
    plate.disc(0, -104, 108, LEAF)
    stripes = "".join(f"M{x},-206q{x * 1.6:.0f},100 0,200" for x in (-46, -14, 18, 50))
    plate.line(stripes, 9, LEAF_SHADE)
    plate.line("M0,-210q4,-20 24,-22", 8)


def melon_slice(plate: Plate) -> None:
    plate.block("M-130,-130H130Q110,4 0,8Q-110,4 -130,-130Z", LEAF)
    plate.fill("M-112,-130H112Q94,-14 0,-12Q-94,-14 -112,-130Z", PAPER)
    plate.fill("M-100,-130H100Q84,-26 0,-24Q-84,-26 -100,-130Z", LACQUER)
    plate.line(strokes("-60,-104 -20,-108 22,-106 60,-100 -34,-72 4,-70 40,-74 0,-44", "v10"), 8)


def netted_melon(plate: Plate, ink: str = SPROUT) -> None:
    plate.disc(0, -106, 112, ink)
    arcs = "".join(
        f"M{x},{-208 + abs(x) / 5}q{x * 1.5:.0f},{100 - abs(x) / 5} 0,{204 - abs(x) / 2.5}" for x in range(-66, 70, 22)
    )
    widths = ((56, -196), (84, -170), (100, -142), (108, -114), (108, -86), (98, -58), (76, -30))
    rings = "".join(f"M{-w},{y}" + f"q{w / 4},16 {w / 2},0" * 4 for w, y in widths)
    plate.line(arcs + rings, 3, PAPER)
    plate.line("M-30,-236q30,10 60,0M0,-212v-24", 10, LEAF_SHADE)


def rambutan(plate: Plate) -> None:
    plate.disc(0, -80, 76, LACQUER)
    hairs = ((66 * math.cos(a), 66 * math.sin(a), 34 * math.cos(a + 0.5), 34 * math.sin(a + 0.5)) for a in HAIR_ANGLES)
    plate.line("".join(f"M{x:.0f},{y - 80:.0f}l{dx:.0f},{dy:.0f}" for x, y, dx, dy in hairs))
    plate.line(strokes("-40,-90 -10,-110 -16,-60 16,-84 -40,-54", "q8,-12 18,-8"), 5, STRAW)


HAIR_ANGLES = [i * 0.42 for i in range(15)]


def persimmon(plate: Plate) -> None:
    plate.blob("-40,4 -100,-20 -104,-110 -40,-150 40,-150 104,-110 100,-20 40,4", CLAY)
    plate.blob("-60,-136 0,-120 60,-136 30,-164 0,-156 -30,-164", LEAF, lit=1, key=7)
    plate.line("M0,-156v-22", 10)


def apple(plate: Plate) -> None:
    plate.blob("-30,6 -96,-20 -116,-110 -70,-180 0,-160 70,-180 116,-110 96,-20 30,6", LACQUER)
    plate.line("M0,-160q2,-30 20,-44", 9)
    plate.leaf(12, -186, 80, -14)
    plate.line("M-74,-100q4,-34 30,-46", 7, PAPER)


def guava(plate: Plate) -> None:
    plate.blob("-40,4 -106,-40 -100,-120 -44,-176 -16,-196 16,-196 44,-176 100,-120 106,-40 40,4", SPROUT)
    plate.line("M-16,-194l-8,-14M0,-196v-16M16,-194l8,-14", 6)
    plate.leaf(20, -190, 96, -10)
    plate.line(strokes("-40,-60 10,-40 -10,-110 36,-90", "h1"), 6, LEAF_SHADE)


def half_guava(plate: Plate) -> None:
    plate.disc(0, -92, 94, SPROUT, lit=1)
    plate.dot(0, -92, 80, PAPER)
    plate.dot(0, -92, 48, BLUSH)
    plate.line(strokes(around(9, 34, y=-92), "h1"), 9, CLAY)


def plum(plate: Plate) -> None:
    plate.disc(0, -86, 86, LACQUER_SHADE)
    plate.dot(-16, -98, 60, LACQUER)
    plate.line("M10,-166Q-30,-90 14,-8", 4)
    plate.line("M0,-168v-30", 8)
    plate.leaf(2, -184, 92, -24)


def pear(plate: Plate) -> None:
    plate.blob("-50,6 -110,-30 -104,-100 -56,-150 -40,-214 40,-214 56,-150 104,-100 110,-30 50,6", HONEY)
    plate.line("M0,-200q0,-34 16,-46", 9)
    plate.leaf(6, -212, 88, -14)
    plate.line(strokes("-50,-50 -20,-90 10,-40 30,-80 -10,-140 50,-40", "h1"), 6, CLAY)


def custard_apple(plate: Plate) -> None:
    plate.blob("-40,6 -112,-40 -116,-120 -50,-196 50,-196 116,-120 112,-40 40,6", SPROUT)
    for row, y in enumerate((-160, -124, -88, -52)):
        half = (56, 84, 88, 72)[row]
        steps = 2 * half // 4
        plate.line(f"M{-half},{y}" + f"q{steps / 2},26 {steps},0" * 4, 5, LEAF_SHADE)
    plate.line("M0,-190q4,-26 20,-34", 11)
    plate.leaf(8, -204, 92, -16)


def jackfruit(plate: Plate) -> None:
    plate.blob("-40,8 -106,-40 -116,-170 -70,-272 0,-290 70,-272 116,-170 106,-40 40,8", LEAF, lit=0.88)
    bumps = [(x, -246 + row * 32) for row in range(8) for x in range(-66 - 13 * (row % 2), 78, 26)]
    plate.line(strokes(bumps, "l6,-8l6,8"), 4, STRAW)
    plate.cord("M0,-278q0,-26 -20,-40", 16, CLAY)


def open_jackfruit(plate: Plate) -> None:
    plate.blob("-120,0 -150,-90 -70,-170 70,-170 150,-90 120,0", LEAF, lit=1)
    plate.blob("-100,-14 -124,-84 -60,-146 60,-146 124,-84 100,-14", PAPER, lit=1, key=4)
    for x, y in ((-66, -84), (0, -106), (66, -84), (-34, -44), (34, -44)):
        plate.disc(x, y, 34, HONEY, ry=28, key=5)


def papaya(plate: Plate) -> None:
    plate.blob("-40,6 -100,-30 -100,-130 -40,-240 40,-240 100,-130 100,-30 40,6", HONEY, lit=1)
    plate.blob("-26,-10 -78,-40 -76,-130 -30,-212 30,-212 76,-130 78,-40 26,-10", CLAY, lit=1, key=4)
    seeds = [(x, y) for y in range(-150, -40, 24) for x in range(-24 + (y // 24 % 2) * 10, 30, 20)]
    plate.line(strokes(seeds, "h1"), 14)


def strawberry(plate: Plate) -> None:
    plate.blob("0,10 -60,-30 -96,-120 -40,-160 40,-160 96,-120 60,-30", LACQUER)
    plate.line(strokes("-44,-104 0,-110 44,-104 -24,-70 22,-72 0,-36", "v8"), 6, STRAW)
    for turn in (-160, -125, -90, -55, -20):
        plate.leaf(0, -142, 66, turn, breadth=0.3, key=5)


def mulberry(plate: Plate) -> None:
    plate.line("M0,-200q0,-30 14,-40", 9)
    for y, xs in (
        (-170, (-26, 26)),
        (-134, (-52, 0, 52)),
        (-98, (-58, -20, 20, 58)),
        (-62, (-44, 0, 44)),
        (-28, (-22, 22)),
    ):
        for x in xs:
            plate.disc(x, y, 30, LACQUER_SHADE, key=6, lit=1)
            plate.dot(x - 7, y - 8, 11, LACQUER)
    plate.leaf(4, -196, 90, -20)


def passionfruit(plate: Plate) -> None:
    plate.disc(0, -90, 92, LACQUER_SHADE, lit=1)
    plate.dot(0, -90, 78, PAPER)
    plate.dot(0, -90, 62, HONEY)
    plate.line(strokes([*around(8, 40, y=-90), *around(3, 14, y=-90)], "v6"), 11)


def tamarind(plate: Plate) -> None:
    plate.blob("-150,-30 -140,-80 -80,-60 -30,-90 30,-60 90,-100 150,-90 150,-40 90,-30 30,0 -30,-20 -90,0", CLAY)
    plate.line("M-80,-56q10,20 0,46M-28,-84q10,24 2,62M34,-58q10,20 2,50M92,-94q8,30 0,58", 4)


def small_grapes(plate: Plate) -> None:
    with plate.at(0, -4, scale=0.52):
        cluster(plate, INDIGO, rough=False)


def cluster(plate: Plate, ink: str = LACQUER, *, rough: bool = True) -> None:
    """A hanging bunch: lychees, longans (rough), grapes, coffee cherries, pepper (smooth)."""
    plate.cord("M0,-440Q20,-380 0,-300", 14, CLAY)
    for turn in (200, -20, 160, 20):
        plate.leaf(4, -400, 190, turn, breadth=0.26)
    for x, y in CLUSTER_PLACES:
        plate.disc(x, y, 58, ink)
        if rough:
            plate.line(strokes([(x - 30, y - 10), (x + 4, y - 24), (x - 8, y + 14), (x + 18, y + 10)], "q7,8 14,0"), 4)
        else:
            plate.dot(x + 18, y + 22, 7, INK)


CLUSTER_PLACES = (
    (-60, -300), (60, -300), (-130, -240), (0, -240), (130, -240), (-85, -165), (88, -165),
    (0, -150), (-55, -95), (52, -95), (0, -40),
)  # fmt: skip


def lychee(plate: Plate, ink: str = LACQUER) -> None:
    plate.disc(0, -80, 80, ink)
    plate.line(strokes("-52,-84 -14,-110 -22,-50 24,-74 -46,-40 24,-118 20,-30", "l8,-9l8,9"), 5)
    plate.leaf(0, -152, 88, -18)
    plate.line("M0,-150v-30", 8)


def longan(plate: Plate) -> None:
    lychee(plate, CLAY)


def peeled_lychees(plate: Plate, ink: str = LACQUER) -> None:
    with plate.at(0, -150, scale=0.94):
        lychee(plate, ink)
    with plate.at(-110, 0):
        lychee(plate, ink)
    with plate.at(106, 0):
        plate.disc(0, -84, 82, ink, lit=1)
        plate.block("M-80,-90Q-70,-166 0,-168Q74,-164 82,-84Q40,-110 10,-80Q-30,-110 -80,-90Z", PAPER, key=6)
        plate.line("M-40,-126q14,-20 34,-22", 6, BLUSH)


def banana(plate: Plate) -> None:
    """A hand of bananas."""
    for turn in (34, 16, -2, -20, -38):
        with plate.at(60, -400, scale=1.12, turn=turn):
            finger = "-18,0 -60,90 -110,190 -130,290 -120,350 -96,356 -84,330 -50,240 20,120 22,0"
            plate.blob(finger, HONEY, lit=0.82, light=(0.4, 0.3))
            plate.line("M-108,342v6", 15)
            plate.line("M0,40Q-20,130 -86,230", 4)
    plate.blob("20,-450 90,-450 110,-370 60,-340 10,-370", LEAF_SHADE, lit=1)


def small_banana(plate: Plate) -> None:
    with plate.at(10, 0, scale=0.5):
        banana(plate)


def mixed_basket(plate: Plate) -> None:
    plate.line("M-180,-150Q0,-560 180,-150", 26)
    plate.line("M-180,-150Q0,-560 180,-150", 14, HONEY)
    for single, x, y in ((pineapple, 0, -190), (apple, -110, -120), (mango, 110, -124), (orange, 0, -110)):
        with plate.at(x, y, scale=0.84):
            single(plate)
    hand_basket(plate)


def mixed_plate(plate: Plate) -> None:
    dish(plate)
    for single, x, y in ((pomelo, -100, -40), (dragonfruit, 96, -40), (mango, -4, -20)):
        with plate.at(x, y, scale=1.05):
            single(plate)
