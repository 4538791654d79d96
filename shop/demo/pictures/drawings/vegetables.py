"""Vegetables, roots and mushrooms as singles of about 200 x 200, and a few whole bunches."""

from shop.demo.pictures.arrangements import hand_basket
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INK,
    LACQUER,
    LACQUER_SHADE,
    LEAF,
    LEAF_SHADE,
    MIST_SHADE,
    PAPER,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import strokes
from shop.demo.pictures.plate import Plate


def pumpkin(plate: Plate) -> None:
    for x, width in ((-74, 60), (74, 60), (-36, 70), (36, 70), (0, 62)):
        plate.disc(x, -80, width, CLAY, ry=84, lit=0.8)
    plate.turned("18,-150 14,-176 20,-204", LEAF, glint=False)


def corn(plate: Plate, ink: str = HONEY) -> None:
    plate.blob("-40,0 -64,-60 -54,-180 -20,-260 20,-260 54,-180 64,-60 40,0", ink)
    rows = "".join(f"M{3 * i - 40},{-60 - 22 * i}q{40 - 3 * i},16 {80 - 6 * i},0" for i in range(8))
    columns = "".join(f"M{x},-40q{x * 0.1:.0f},-100 {-x * 0.5:.0f},-190" for x in (-30, 0, 30))
    plate.line(rows + columns, 4)
    plate.leaf(0, 6, 190, -116, breadth=0.24)
    plate.leaf(0, 6, 190, -62, breadth=0.24)


def garlic(plate: Plate, ink: str = PAPER, *, rib: str = CLAY_SHADE) -> None:
    left = "-30,4 -110,-10 -104,-110 -40,-150 -16,-190 -10,-230 -10,-230"
    right = "14,-230 14,-230 16,-190 40,-150 104,-110 110,-10 30,4"
    plate.blob(f"{left} {right}", ink)
    plate.line("".join(f"M{x * 0.2:.0f},-160Q{x * 1.4:.0f},-90 {x * 0.5:.0f},-8" for x in (-60, 0, 60)), 4, rib)


def black_garlic(plate: Plate) -> None:
    """Aged garlic, dark under an opened skin."""
    garlic(plate)
    plate.block("M-58,-8Q-70,-90 -8,-136Q56,-90 44,-8Z", INK, key=5)
    plate.line("M-30,-20Q-34,-70 -8,-106M14,-18Q18,-60 2,-96", 4, CLAY)


def shallot(plate: Plate) -> None:
    garlic(plate, LACQUER, rib=BLUSH)


def spring_onions(plate: Plate) -> None:
    for x, lean in ((-80, -70), (-40, -30), (0, 6), (40, 44), (80, 90)):
        plate.cord(f"M{x * 0.5},-130Q{x},-280 {x + lean},-430", 22, LEAF)
        with plate.at(x * 0.6, turn=-x * 0.12):
            plate.blob("-20,0 -34,-40 -11,-140 11,-140 34,-40 20,0", PAPER)
    plate.box(-64, -166, 128, 34, STRAW)


def cabbage(plate: Plate) -> None:
    leaves = ((-20, 180, -150, LEAF_SHADE), (20, 180, -30, LEAF_SHADE), (-10, 210, -122, LEAF), (10, 210, -58, LEAF))
    for x, length, turn, ink in leaves:
        plate.leaf(x, -14, length, turn, ink, breadth=0.46)
    plate.disc(0, -92, 86, SPROUT)
    plate.line("M0,-12V-140M0,-60L-44,-110M0,-60L44,-110", 5, LEAF_SHADE)


def greens(plate: Plate) -> None:
    """A bunch of leaf vegetables tied with a straw."""
    for turn, length, ink in (
        (-150, 240, LEAF_SHADE),
        (-30, 240, LEAF_SHADE),
        (-125, 300, LEAF),
        (-55, 300, LEAF),
        (-90, 330, SPROUT),
    ):
        plate.leaf(0, -110, length, turn, ink, breadth=0.3, key=8)
    plate.blob("-64,4 -50,-60 -70,-150 70,-150 50,-60 64,4", PAPER)
    plate.line("M-20,-10V-130M20,-10V-130", 4, LEAF)
    plate.box(-66, -120, 132, 34, HONEY)


def kale(plate: Plate) -> None:
    for turn in (-145, -35, -118, -62, -90):
        with plate.at(0, -40, turn=turn + 90):
            plate.blob(
                "-10,0 -60,-120 -110,-150 -70,-190 -100,-240 -50,-260 -40,-320 "
                "20,-300 50,-330 60,-270 106,-240 76,-200 110,-150 60,-120 10,0",
                LEAF,
            )
            plate.line("M0,0V-270M0,-130L-50,-180M0,-130L50,-180M0,-200L36,-240", 6, SPROUT)
    plate.box(-46, -74, 92, 36, HONEY)


def yam(plate: Plate, ink: str = CLAY) -> None:
    plate.blob("-130,-30 -90,4 20,6 110,-20 150,-70 90,-100 0,-110 -90,-90", ink)
    plate.line(strokes("-60,-60 0,-40 40,-76 -20,-84", "q10,6 22,2"), 4)


def purple_yam(plate: Plate) -> None:
    yam(plate, LACQUER_SHADE)


def potato(plate: Plate) -> None:
    plate.blob("-100,-10 -120,-80 -50,-130 40,-120 116,-90 110,-10 30,6 -40,6", STRAW)
    plate.line(strokes("-60,-50 0,-80 44,-40 -20,-24 60,-84", "q6,5 14,1"), 5, CLAY)


def carrot(plate: Plate) -> None:
    for turn in (-118, -62, -90):
        plate.leaf(0, -190, 110, turn, LEAF, breadth=0.2)
    plate.blob("0,10 -36,-60 -66,-180 -30,-210 30,-210 66,-180 36,-60", CLAY)
    plate.line("M-50,-150h34M0,-110h30M-30,-70h24", 5)


def radish(plate: Plate) -> None:
    for turn in (-124, -56, -90):
        plate.leaf(0, -210, 120, turn, LEAF, breadth=0.3)
    plate.blob("0,14 -30,-30 -70,-120 -60,-210 60,-210 70,-120 30,-30", PAPER)
    plate.line("M-46,-150h26M0,-110h24M-26,-70h20", 4, MIST_SHADE)


def bamboo_shoot(plate: Plate) -> None:
    plate.blob("-100,6 -90,-80 -40,-190 0,-270 0,-270 40,-190 90,-80 100,6", HONEY)
    plate.line("M-98,-10Q0,-150 98,-10M-84,-90Q0,-210 84,-90M-56,-160Q0,-250 56,-160", 6)
    plate.line("M-60,-30q20,-40 40,-56M60,-30q-20,-40 -40,-56", 4, CLAY_SHADE)


def asparagus(plate: Plate) -> None:
    for x, y in ((-100, 10), (100, 10), (-54, -14), (54, -14), (0, 0)):
        with plate.at(x, y):
            plate.blob("-20,0 -26,-200 -30,-330 0,-420 0,-420 30,-330 26,-200 20,0", LEAF)
            plate.line(strokes("-14,-340 -8,-280 -14,-190", "l14,-18l14,18"), 5, LEAF_SHADE)
    plate.box(-134, -170, 268, 46, LACQUER)


def cucumber(plate: Plate) -> None:
    plate.blob("-170,-30 -150,-90 -40,-110 90,-100 170,-70 170,-20 80,4 -60,6", LEAF, light=(0.4, 0.3))
    plate.line(strokes("-110,-60 -60,-80 -50,-40 10,-70 40,-36 80,-70 110,-40", "h1"), 8, LEAF_SHADE)


def bitter_gourd(plate: Plate) -> None:
    plate.blob("-190,-40 -120,-100 0,-120 110,-100 180,-50 180,-50 110,0 0,10 -110,0", LEAF, light=(0.4, 0.3))
    for y in (-90, -56, -22):
        plate.line(f"M-130,{y}" + "q14,-18 28,0" * 9, 5, LEAF_SHADE)
    plate.cord("M-180,-44q-24,-4 -34,-24", 12, LEAF)


def tomato(plate: Plate) -> None:
    plate.disc(0, -84, 100, LACQUER, ry=86)
    for turn in (-170, -130, -90, -50, -10):
        plate.leaf(0, -158, 52, turn, LEAF_SHADE, breadth=0.26, key=5)


def bean_sprouts(plate: Plate) -> None:
    for i in range(13):
        x = -170 + i * 28
        lift = (i * 37) % 90
        plate.line(f"M{x},-6q{20 - i * 3},-80 {(i % 3 - 1) * 20},{-150 - lift}", 17)
        plate.line(f"M{x},-6q{20 - i * 3},-80 {(i % 3 - 1) * 20},{-150 - lift}", 10, PAPER)
        plate.disc(x + (i % 3 - 1) * 20, -166 - lift, 24, STRAW, ry=17, key=6)


def sprig(plate: Plate) -> None:
    plate.cord("M0,0Q-10,-200 0,-330", 16, LEAF_SHADE)
    leaves = ((-60, 210, -28), (-90, 210, 208), (-190, 200, -40), (-220, 190, 220))
    for y, length, turn in leaves:
        plate.leaf(-4, y, length, turn, breadth=0.3, key=8)
    plate.leaf(-4, -320, 170, -108, SPROUT, breadth=0.3, key=8)
    plate.leaf(-4, -320, 190, -74, SPROUT, breadth=0.3, key=8)


def perilla(plate: Plate) -> None:
    """A sprig with toothed leaves, green above and red below."""
    plate.cord("M0,0V-330", 16, LACQUER_SHADE)
    for y, turn in ((-90, -20), (-100, 200), (-210, -34), (-220, 214), (-320, -90)):
        with plate.at(0, y, turn=turn):
            plate.block("M0,0L30,-44L60,-50L90,-70L120,-56L150,-44L190,0L150,44L120,56L90,70L60,50L30,44Z", LEAF)
            plate.fill("M0,0L30,44L60,50L90,70L120,56L150,44L190,0Z", LACQUER_SHADE)
            plate.line("M0,0H160M50,0l30,-34M90,0l26,-30M50,0l30,34M90,0l26,30", 4, PAPER)


def pennywort(plate: Plate) -> None:
    """Round leaves on long stalks."""
    for x, y, size in (
        (-150, -210, 76),
        (140, -240, 80),
        (-60, -330, 82),
        (60, -150, 70),
        (-90, -90, 62),
        (30, -370, 60),
    ):
        plate.cord(f"M0,0Q{x * 0.3},{y * 0.6} {x},{y}", 10, LEAF_SHADE)
        with plate.at(x, y, scale=size / 70):
            plate.disc(0, 0, 70, LEAF, ry=56)
            plate.line("M0,50V0L-42,-14M0,0L42,-14M0,0V-36", 4, SPROUT)


def aloe(plate: Plate) -> None:
    for turn, length in ((-160, 230), (-20, 230), (-138, 300), (-42, 300), (-112, 350), (-68, 350), (-90, 320)):
        plate.leaf(0, -20, length, turn, breadth=0.14, key=8)
    plate.line(strokes("-60,-180 60,-180 -24,-230 22,-230 -110,-120 110,-120", "h1"), 10, PAPER)


def vegetable_basket(plate: Plate) -> None:
    plate.line("M-180,-150Q0,-560 180,-150", 26)
    plate.line("M-180,-150Q0,-560 180,-150", 14, HONEY)
    for single, x, y, size in (
        (greens, -70, -100, 0.74),
        (carrot, 70, -130, 0.9),
        (tomato, 126, -110, 0.7),
        (corn, 10, -90, 0.7),
    ):
        with plate.at(x, y, scale=size):
            single(plate)
    hand_basket(plate)


def mushroom(plate: Plate) -> None:
    plate.turned("34,0 40,0 28,-60 32,-120", PAPER, glint=False)
    plate.blob("-124,-96 -124,-96 -110,-190 0,-226 110,-190 124,-96 124,-96", CLAY, lit=0.86, light=(0.4, 0.6))
    for x, y, size in ((-40, -150, 15), (16, -176, 11), (24, -128, 13)):
        plate.dot(x, y, size, PAPER)


def dark_mushroom(plate: Plate) -> None:
    """A slender stalk and a pointed cap, as of the termite mushroom."""
    plate.turned("26,0 34,0 18,-60 22,-170", PAPER, glint=False)
    plate.blob("-90,-120 -90,-120 -70,-170 -10,-240 10,-240 70,-170 90,-120 90,-120", CLAY_SHADE, lit=1)
    plate.line("M-20,-214q-30,40 -44,80M10,-214q14,40 14,80", 4, STRAW)


def king_oyster(plate: Plate) -> None:
    plate.turned("60,0 76,0 84,-60 60,-140 54,-190", PAPER, glint=False)
    plate.blob("-84,-176 -84,-176 -80,-220 0,-244 80,-220 84,-176 84,-176", CLAY, lit=0.86, light=(0.4, 0.6))
    plate.line("M-30,-160v120M0,-170v130M26,-160v110", 4, STRAW)


def enoki(plate: Plate) -> None:
    for i in range(15):
        x = -140 + i * 20
        top = -250 - (i * 53) % 120
        plate.line(f"M{x * 0.45:.0f},-30Q{x * 0.6:.0f},-160 {x},{top}", 15)
        plate.line(f"M{x * 0.45:.0f},-30Q{x * 0.6:.0f},-160 {x},{top}", 9, PAPER)
        plate.disc(x, top, 23, STRAW, ry=18, key=6)
    plate.blob("-84,4 -74,-90 74,-90 84,4", BLUSH)


def oyster_mushroom(plate: Plate) -> None:
    for x, y, size in ((-104, -190, 1), (104, -200, 1), (0, -260, 1.1), (-20, -110, 1)):
        with plate.at(x, y, scale=size):
            plate.block("M-20,110Q-30,60 -110,0Q-120,-70 0,-84Q120,-70 110,0Q30,60 24,110Z", MIST_SHADE)
            plate.fill("M-14,104Q-20,60 -96,6Q0,-20 96,6Q24,60 18,104Z", PAPER)
            plate.line("M0,96L-60,10M0,96L-20,4M0,96L24,4M0,96L62,10", 4, MIST_SHADE)
    plate.blob("-90,6 -60,-70 60,-70 90,6", PAPER)


def wood_ear(plate: Plate) -> None:
    for x, y, turn in ((-96, -40, -8), (96, -46, 10), (0, -150, 0)):
        with plate.at(x, y, turn=turn):
            plate.blob(
                "-110,0 -130,-70 -80,-110 -40,-90 0,-126 50,-96 96,-112 124,-60 90,10 40,-10 0,24 -50,0",
                CLAY_SHADE,
                lit=0.8,
            )
            plate.line("M-70,-40q50,-50 80,0t80,-20M-30,-76q30,-20 60,4", 6)


def lingzhi(plate: Plate) -> None:
    """The lacquered bracket fungus."""
    plate.blob("-26,4 -34,-90 -60,-170 20,-170 20,-90 34,4", LACQUER_SHADE, lit=1)
    plate.blob("-210,-180 -190,-290 -60,-360 90,-350 200,-270 200,-180 90,-140 -90,-140", LACQUER)
    plate.line("M-170,-200Q-140,-300 0,-310Q140,-300 170,-200M-110,-190Q-80,-250 10,-256Q90,-246 110,-190", 8, STRAW)
    plate.blob("40,-60 70,-110 130,-110 160,-70 110,-40", LACQUER)
    plate.line("M64,-76q36,-34 70,-6", 6, STRAW)
