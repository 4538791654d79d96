"""Tea, coffee, wine, juice and water."""

from shop.demo.pictures.arrangements import emblem, winnowing_tray
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
    MIST_SHADE,
    PAPER,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import around, rays, strokes
from shop.demo.pictures.plate import Drawing, Plate

from .fruit import cut_lime, cut_orange
from .nuts import coffee_bean
from .vessels import BOWL, CUP, GOURD, VAT, bottle, cup, glass, steam


def teapot(plate: Plate, ink: str = CLAY, *, drink: str = LEAF) -> None:
    with plate.at(scale=0.92):
        plate.block("M140,-130Q250,-150 250,-270L280,-276Q290,-90 150,-50Z", ink)
        plate.block(
            "M-150,-190Q-300,-200 -270,-70Q-240,-20 -150,-50L-150,-80Q-220,-70 -226,-110Q-226,-160 -150,-156Z", ink
        )
        plate.turned("110,0 190,-10 220,-120 170,-230 70,-250 70,-250", ink)
        plate.turned("96,-244 90,-280 40,-296 40,-296", ink, glint=False)
        plate.disc(0, -312, 24, ink)
        plate.leaf(-50, -90, 120, -40, STRAW, breadth=0.3)
    for x in (-150, 150):
        cup(plate, x=x, y=30, scale=0.72, drink=drink)


def teacup(plate: Plate, ink: str = INDIGO, *, drink: str = LEAF) -> None:
    """A bowl of fresh tea between two leaves."""
    steam(plate, -250)
    plate.turned(BOWL, ink, scale=0.98)
    plate.disc(0, -166, 196, drink, ry=34, key=8, lit=0.97)
    plate.leaf(-40, -170, 80, 12, SPROUT, breadth=0.3, key=4)
    for x in (-80, 0, 80):
        plate.dot(x, -70, 20, PAPER)
    plate.leaf(-190, 6, 150, -18)
    plate.leaf(190, 6, 150, 198)


def gaiwan(plate: Plate, *, drink: str = HONEY) -> None:
    """A lidded cup on its saucer, with a pair of small cups."""
    plate.disc(0, -12, 190, PAPER, ry=38, lit=1)
    plate.line("M-160,-8q160,46 320,0", 5, INDIGO)
    plate.turned("60,-20 66,-24 130,-120 146,-200 146,-200", PAPER)
    plate.line("M-130,-150q130,40 260,0", 7, INDIGO)
    plate.turned("150,-200 130,-236 70,-264 40,-270 44,-296 44,-296", PAPER, glint=False)
    plate.line("M-110,-226q110,34 220,0", 5, INDIGO)
    for turn in range(0, 360, 72):
        with plate.at(-20, -106, scale=0.34):
            plate.leaf(0, 0, 100, turn, INDIGO, key=1)
    cup(plate, x=186, y=34, scale=0.6, drink=drink)


def tea_leaves(plate: Plate, ink: str = LEAF_SHADE) -> None:
    """Rolled leaves drying on a tray."""
    with plate.at(scale=1.06):
        winnowing_tray(plate)
        curls = [(plate.random.uniform(-150, 130), plate.random.uniform(-96, -40)) for _ in range(40)]
        plate.line(strokes(curls, "q10,-16 24,-4"), 11)
        plate.line(strokes(curls, "q10,-16 24,-4"), 6, ink)
    with plate.at(70, -60, scale=0.66):
        tea_bud(plate)


def tea_bud(plate: Plate) -> None:
    """One bud and two leaves."""
    plate.cord("M0,0Q-6,-60 0,-140", 14, LEAF_SHADE)
    plate.leaf(0, -60, 170, -30)
    plate.leaf(0, -80, 170, 214)
    plate.leaf(0, -130, 150, -94, SPROUT, breadth=0.2)


def snow_bud(plate: Plate) -> None:
    """A silver bud of the old trees in the hills."""
    plate.cord("M0,0Q-6,-60 0,-140", 14, CLAY)
    plate.leaf(0, -60, 170, -30, MIST)
    plate.leaf(0, -80, 170, 214, MIST)
    plate.leaf(0, -130, 150, -94, PAPER, breadth=0.2)


def tea_bag_cup(plate: Plate, *, drink: str = HONEY, tag: str = LACQUER) -> None:
    """A glass cup with a bag in it."""
    steam(plate, -270)
    plate.line("M150,-170q90,-10 80,60t-100,56", 26)
    plate.line("M150,-170q90,-10 80,60t-100,56", 14, MIST)
    plate.turned("90,0 110,0 140,-80 150,-220 150,-220", PAPER, glint=False)
    plate.fill("M-142,-170H142L132,-80L108,-6H-108L-132,-80Z", drink)
    plate.disc(0, -220, 150, PAPER, ry=24, key=7, lit=1)
    plate.dot(0, -216, 132, drink, ry=15)
    plate.line("M-60,-216Q-130,-250 -150,-120")
    plate.box(-190, -124, 76, 84, tag, shadow=0, key=7)
    plate.leaf(-176, -66, 50, -34, PAPER, key=3)


def flower_tea(plate: Plate, *, ink: str = STRAW, drink: str = HONEY) -> None:
    """A glass pot with a flower opening in it."""
    plate.block("M140,-130Q250,-150 250,-250L280,-256Q290,-90 150,-50Z", MIST)
    plate.line("M-160,-190Q-280,-190 -256,-90T-150,-60", 26)
    plate.line("M-160,-190Q-280,-190 -256,-90T-150,-60", 13, MIST)
    plate.turned("110,0 180,-10 206,-120 160,-240 90,-262 90,-262", PAPER, glint=False)
    plate.fill("M-196,-150H196Q206,-60 176,-14L110,-4H-110L-176,-14Q-206,-60 -196,-150Z", drink)
    with plate.at(0, -70, scale=0.8):
        flower(plate, ink)
    plate.turned("104,-258 96,-290 40,-306 40,-306", MIST, glint=False)
    plate.disc(0, -322, 22, MIST)


def flower(plate: Plate, ink: str = STRAW) -> None:
    for x, y in around(8, 62):
        plate.disc(x, y, 34, ink, key=6, lit=0.8)
    plate.disc(0, 0, 30, CLAY, key=6)


def flower_single(plate: Plate, ink: str = HONEY) -> None:
    """An open blossom with two leaves; a single."""
    plate.leaf(0, -80, 130, 20)
    plate.leaf(0, -80, 130, 160)
    with plate.at(0, -100, scale=1.06):
        flower(plate, ink)


def yellow_camellia(plate: Plate) -> None:
    plate.leaf(10, -90, 140, 14, LEAF_SHADE)
    plate.leaf(-10, -90, 140, 166, LEAF_SHADE)
    for turn in range(-90, 270, 60):
        plate.leaf(0, -100, 108, turn, HONEY, breadth=0.5)
    plate.disc(0, -100, 34, STRAW, key=6, lit=1)
    plate.line(rays(10, 8, 28, y=-100), 4, CLAY_SHADE)


def chrysanthemum(plate: Plate) -> None:
    plate.leaf(0, -60, 120, 30)
    for turn in range(0, 360, 24):
        plate.leaf(0, -100, 100, turn, PAPER, breadth=0.2, key=5)
    plate.disc(0, -100, 36, HONEY, key=6)


def artichoke(plate: Plate) -> None:
    plate.cord("M0,10V-40", 26, LEAF)
    plate.blob("-70,-20 -116,-90 -80,-190 0,-236 80,-190 116,-90 70,-20", LEAF)
    for y, xs in ((-30, (-70, 0, 70)), (-76, (-90, -36, 36, 90)), (-122, (-66, 0, 66)), (-160, (-30, 30))):
        for x in xs:
            plate.leaf(x * 0.8, y + 34, 84, -90 + x * 0.3, SPROUT, breadth=0.4, key=5)


def phin(plate: Plate) -> None:
    """A drip filter on its glass."""
    plate.turned("96,0 100,0 124,-60 130,-170 130,-170", PAPER, glint=False)
    plate.fill("M-126,-120H126L118,-40L96,-6H-96L-118,-40Z", CLAY_SHADE)
    plate.line("M128,-140q80,0 70,60t-90,40", 13)
    plate.box(-150, -200, 300, 26, MIST)
    plate.turned("96,-200 100,-200 106,-330 106,-330", MIST)
    plate.box(-120, -362, 240, 32, MIST)
    plate.disc(0, -376, 26, INK, ry=16, key=6, lit=1)
    plate.line(strokes([(x, y) for x in (-40, 0, 40) for y in (-290, -250)], "h1"), 10)
    for x, turn in ((-190, 0), (-235, 70), (210, 30), (165, -30)):
        with plate.at(x, 24, scale=0.42, turn=turn):
            coffee_bean(plate)


def mug(plate: Plate, *, ink: str = LACQUER, drink: str = CLAY_SHADE) -> None:
    """A mug of instant coffee with two stick packets."""
    steam(plate, -290)
    plate.line("M140,-180q110,-10 96,70t-110,60", 34)
    plate.line("M140,-180q110,-10 96,70t-110,60", 18, ink)
    plate.turned("110,0 140,0 146,-20 146,-230 146,-240 146,-240", ink)
    plate.disc(0, -240, 146, drink, ry=30, key=8, lit=1)
    plate.dot(-20, -242, 70, HONEY, ry=11)
    for x, turn in ((-200, -16), (-170, 12)):
        with plate.at(x, 16, turn=turn):
            plate.box(-26, -190, 52, 190, STRAW, key=7)
            plate.fill("M-26,-120h52v60h-52Z", LACQUER)


def wine_gourd(plate: Plate) -> None:
    plate.turned(GOURD, HONEY)
    plate.line("M-50,-212q50,20 100,0", 16, LACQUER)
    plate.line("M40,-206q60,40 50,100", 9, LACQUER)
    for x in (-205, 200):
        plate.turned(CUP, PAPER, x=x, y=20, scale=0.55)


def reed_jar(plate: Plate, ink: str = CLAY_SHADE) -> None:
    """Rượu cần: a jar to drink from through canes."""
    for x in (-130, -60, 70, 140):
        plate.cord(f"M0,-300Q{x * 0.4},-420 {x},-470", 13, HONEY)
    plate.turned(VAT, ink)
    plate.line("M-190,-230q190,40 380,0M-196,-130q196,40 392,0", 6, STRAW)
    plate.line("M-150,-190" + "l30,-30l30,30" * 5, 7, STRAW)


def wine_bottle(plate: Plate, *, ink: str = LACQUER_SHADE, drink: str = LACQUER, fruit: Drawing | None = None) -> None:
    """A wine bottle with a filled glass."""
    with plate.at(-80):
        plate.turned("80,0 90,0 92,-20 92,-230 92,-290 34,-340 30,-370 30,-460", ink)
        plate.box(-36, -474, 72, 70, HONEY)
        plate.label(0, -140, 150, 150, LACQUER if ink != LACQUER else INDIGO)
        if fruit:
            plate.fill("M-72,-212h144v110h-144Z", PAPER)
            with plate.at(0, -112, scale=0.46):
                fruit(plate)
    with plate.at(140, 12):
        plate.turned("70,0 76,0 14,-16 14,-120 90,-170 104,-260 96,-330 96,-330", PAPER, glint=False)
        plate.fill("M-98,-256H98Q90,-180 14,-126H-14Q-90,-180 -98,-256Z", drink)
        plate.line("M-70,-300q-14,60 10,100", 6, PAPER)


def steeping_jar(plate: Plate, *, drink: str = HONEY, content: Drawing | None = None) -> None:
    """A glass jar of spirit with something steeping in it."""
    plate.turned("130,0 160,0 170,-60 170,-240 150,-300 110,-320 110,-330", PAPER, glint=False)
    plate.fill("M-164,-230H164L164,-60L154,-8H-154L-164,-60Z", drink)
    if content:
        with plate.at(0, -26, scale=0.56):
            content(plate)
    plate.turned("116,-326 120,-330 116,-370 60,-390 40,-400 40,-400", LACQUER, glint=False)
    plate.line("M-140,-250q-10,-20 -4,-10M-142,-220V-90", 10, PAPER)
    plate.turned(CUP, PAPER, x=214, y=16, scale=0.5)


def wine_cups(plate: Plate, *, ink: str = INDIGO) -> None:
    """A porcelain flask with two cups."""
    plate.turned("90,0 130,-10 140,-90 110,-180 46,-240 36,-300 60,-360 60,-360", PAPER, mouth=True)
    plate.line("M-120,-130q120,40 240,0M-60,-230q60,20 120,0", 7, ink)
    with plate.at(-20, -80, scale=0.36):
        for turn in range(0, 360, 60):
            plate.leaf(0, 0, 100, turn, ink, key=1)
    for x in (-190, 190):
        cup(plate, x=x, y=22, scale=0.6, drink=MIST)


def juice(plate: Plate, *, drink: str, fruit: Drawing, slice_of: Drawing = cut_orange) -> None:
    glass(plate, drink=drink)
    with plate.at(-120, -262, scale=0.8):
        slice_of(plate)
    with plate.at(176, 16, scale=0.62):
        fruit(plate)


def coconut_drink(plate: Plate) -> None:
    """A trimmed coconut with a straw."""
    plate.cord("M30,-280L110,-450H160", 18, LACQUER)
    plate.blob("-130,6 -210,-70 -190,-230 -80,-330 80,-330 190,-230 210,-70 130,6", LEAF)
    plate.disc(0, -298, 104, PAPER, ry=40, lit=1)
    plate.dot(6, -296, 62, MIST, ry=20)
    plate.line("M-150,-70q20,-90 60,-150M150,-70q-10,-70 -40,-120M0,-30v-90", 5, LEAF_SHADE)


def water_bottle(plate: Plate) -> None:
    plate.turned("70,0 84,0 86,-20 80,-60 86,-100 80,-140 86,-180 86,-260 70,-320 36,-350 34,-390", MIST)
    plate.box(-42, -430, 84, 50, INDIGO)
    plate.box(-88, -230, 176, 100, INDIGO, key=7)
    plate.line("M-64,-170" + "q16,-18 32,0t32,0" * 2, 7, PAPER)


def water_bottles(plate: Plate) -> None:
    for x, y, size in ((-120, -10, 0.84), (20, -6, 1), (150, 12, 0.7)):
        with plate.at(x, y, scale=size):
            water_bottle(plate)


def water_jug(plate: Plate) -> None:
    """A big returnable bottle and a glass."""
    plate.turned("120,0 150,0 160,-40 150,-130 160,-170 150,-260 160,-300 60,-370 44,-380 44,-430", MIST, x=-50)
    plate.box(-102, -462, 104, 50, INDIGO)
    plate.line("M-196,-130q146,30 292,0M-196,-260q146,30 292,0", 7, MIST_SHADE)
    plate.turned("60,0 66,0 84,-170 86,-190 86,-190", PAPER, x=166, y=14, glint=False)
    plate.fill("M92,-100H240L230,8H104Z", MIST)


def spring_water(plate: Plate) -> None:
    """A glass bottle with a slice of lime."""
    bottle(plate, ink=MIST, cap=INDIGO)
    plate.line("M-50,-110" + "q14,-16 28,0t28,0" * 2, 7, INDIGO)
    with plate.at(150, 10, scale=0.8):
        cut_lime(plate)


def nut_milk(plate: Plate, *, fruit: Drawing) -> None:
    """A milk bottle with the nuts it was pressed from."""
    plate.turned("100,0 110,0 112,-30 112,-220 90,-290 60,-330 66,-380 66,-380", PAPER, x=-40)
    plate.box(-110, -420, 140, 50, LEAF)
    emblem(plate, -40, -130, 84, fruit)
    for x, size in ((110, 0.56), (196, 0.46)):
        with plate.at(x, 14, scale=size):
            fruit(plate)


def cherry_branch(plate: Plate) -> None:
    """Coffee cherries along a twig; a single."""
    plate.cord("M-130,-30Q0,-90 130,-170", 14, CLAY)
    plate.leaf(-60, -60, 120, -110, LEAF_SHADE)
    plate.leaf(40, -110, 120, 40, LEAF_SHADE)
    for x, y in ((-70, -20), (-20, -40), (-10, -96), (36, -70), (84, -110), (50, -150)):
        plate.disc(x, y, 34, LACQUER, key=7)


def milk_tea(plate: Plate) -> None:
    glass(plate, drink=BLUSH)
    plate.line(strokes("-60,-30 -20,-40 24,-30 60,-40 -40,-70 4,-76 44,-70", "h1"), 30, INK)
