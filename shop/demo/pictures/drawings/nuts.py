"""Nuts, seeds and pods as singles of about 200 x 200."""

from shop.demo.pictures.inks import BLUSH, CLAY, CLAY_SHADE, HONEY, INK, LACQUER, LEAF, LEAF_SHADE, PAPER, SPROUT, STRAW
from shop.demo.pictures.outlines import around, star, strokes
from shop.demo.pictures.plate import Plate

KERNEL = "-90,-10 -140,-60 -130,-140 -60,-190 40,-186 120,-150 146,-90 120,-40 70,-44 36,-70 -6,-66 -36,-36 -60,-4"


def cashew_kernel(plate: Plate, ink: str = STRAW) -> None:
    """The fat crescent of a shelled cashew, with its seam."""
    plate.blob(KERNEL, ink, lit=0.88, light=(0.4, 0.2))
    plate.line("M-96,-66Q-90,-140 0,-144Q70,-144 100,-96", 4, CLAY_SHADE)


def cashew_pair(plate: Plate, ink: str = STRAW) -> None:
    """Two kernels across each other, as they fall."""
    with plate.at(34, -40, scale=0.9, turn=62):
        cashew_kernel(plate, ink)
    with plate.at(-22, 6, turn=-24):
        cashew_kernel(plate, ink)


def roasted_cashew(plate: Plate) -> None:
    cashew_pair(plate, HONEY)


def skinned_cashew(plate: Plate) -> None:
    """Roasted in its thin red skin, half peeled."""
    cashew_kernel(plate, CLAY_SHADE)
    plate.fill("M14,-174Q118,-160 130,-92Q110,-60 84,-62Q50,-88 8,-82Z", STRAW)


def cashew_apple(plate: Plate) -> None:
    """The hanging pear-shaped fruit with its one grey nut below."""
    plate.cord("M0,-440V-380", 14, CLAY)
    for turn in (200, -20, 160, 20):
        plate.leaf(0, -420, 170, turn, breadth=0.3)
    plate.blob("-70,-110 -112,-190 -70,-330 -34,-386 34,-386 70,-330 112,-190 70,-110", HONEY)
    plate.blob("-60,-100 -84,-160 -40,-200 40,-200 84,-160 60,-100", LACQUER, key=0.1)
    with plate.at(6, 40, scale=0.86):
        plate.blob(KERNEL, CLAY_SHADE, lit=0.82)


def peanut(plate: Plate) -> None:
    shell = "-160,-50 -130,-106 -50,-100 0,-78 50,-106 140,-106 170,-50 140,4 50,4 0,-22 -50,0 -130,6"
    plate.blob(shell, STRAW, lit=0.88, light=(0.4, 0.4))
    plate.line(strokes("-100,-80 -60,-60 -110,-44 60,-80 100,-64 70,-40 120,-36", "q8,10 0,24"), 4, CLAY_SHADE)


def open_peanut(plate: Plate) -> None:
    shell = "-160,-50 -130,-106 -50,-100 0,-78 50,-106 140,-106 170,-50 140,4 50,4 0,-22 -50,0 -130,6"
    plate.blob(shell, STRAW, lit=1)
    for x in (-88, 90):
        plate.disc(x, -50, 56, CLAY, ry=38)


def macadamia(plate: Plate) -> None:
    """A round brown shell with the sawn slit."""
    plate.disc(0, -88, 88, CLAY)
    plate.line("M26,-158Q62,-96 30,-24", 14)
    plate.line("M28,-148Q56,-96 32,-34", 6, PAPER)
    plate.dot(-30, -140, 10, BLUSH)


def open_macadamia(plate: Plate) -> None:
    plate.disc(0, -84, 92, CLAY_SHADE, ry=84, lit=1)
    plate.dot(0, -86, 74, CLAY, ry=66)
    plate.disc(0, -92, 58, PAPER, ry=54)


def almond(plate: Plate) -> None:
    plate.blob("-60,0 -84,-80 -20,-180 0,-200 0,-200 20,-180 84,-80 60,0", CLAY)
    plate.line("M-36,-30q-14,-60 22,-120M0,-20v-150M36,-30q14,-60 -22,-120", 4, CLAY_SHADE)


def chestnut(plate: Plate) -> None:
    plate.blob("-70,0 -120,-60 -80,-140 0,-180 0,-180 80,-140 120,-60 70,0", CLAY_SHADE, lit=1)
    plate.fill("M-84,-6Q-40,-40 0,-40Q40,-40 84,-6Q40,10 -84,-6Z", STRAW)
    plate.line("M-60,-70q10,-50 40,-70", 7, BLUSH)


def lotus_seed(plate: Plate) -> None:
    plate.blob("-50,0 -74,-60 -50,-124 0,-150 50,-124 74,-60 50,0", STRAW)
    plate.disc(0, -138, 17, LEAF_SHADE, key=5, lit=1)
    plate.line("M0,-116V-30", 4, CLAY)


def lotus_pod(plate: Plate) -> None:
    """Two flat-topped seed heads, crossed."""
    for x, size, turn in ((90, 0.74, 22), (-30, 0.94, -14)):
        with plate.at(x, 10, scale=size, turn=turn):
            lotus_head(plate)


def lotus_head(plate: Plate) -> None:
    plate.cord("M0,0Q20,-120 0,-220", 26, LEAF)
    plate.blob("-40,-180 -70,-220 -190,-340 -190,-340 190,-340 190,-340 70,-220 40,-180", LEAF)
    plate.disc(0, -340, 190, SPROUT, ry=80, lit=1)
    for x, y in [*around(7, 128, y=-342, flat=0.4), *around(3, 50, y=-342, flat=0.4)]:
        plate.disc(x, y, 27, STRAW, ry=19, key=6, lit=1)
        plate.dot(x, y - 3, 6, INK)


def sacha(plate: Plate) -> None:
    """The star-shaped pod of the sacha inchi."""
    plate.block(star(5, 124, 66, y=-108), LEAF)
    for x, y in around(5, 62, y=-108):
        plate.disc(x, y, 30, CLAY, key=6)


def soybean(plate: Plate, ink: str = STRAW) -> None:
    plate.disc(0, -74, 90, ink, ry=74)
    plate.disc(24, -84, 10, CLAY_SHADE, ry=24, key=4, lit=1)


def green_bean(plate: Plate) -> None:
    soybean(plate, LEAF)


def black_bean(plate: Plate) -> None:
    plate.disc(0, -74, 90, INK, ry=74, lit=1)
    plate.line("M-50,-84q6,-34 34,-42", 7, PAPER)


def sesame(plate: Plate) -> None:
    """A sprig of seed capsules."""
    plate.cord("M0,0V-230", 12, LEAF_SHADE)
    for y, turn in ((-40, -40), (-60, 220), (-120, -44), (-140, 224), (-220, -90)):
        plate.leaf(0, y, 100, turn, HONEY, breadth=0.24)


def coffee_bean(plate: Plate) -> None:
    with plate.at(0, -50, turn=-24):
        plate.disc(0, 0, 92, CLAY, ry=60)
        plate.line("M-86,6q50,-36 86,0t86,-6", 8)


def cocoa_pod(plate: Plate, ink: str = CLAY) -> None:
    with plate.at(0, -90, turn=-20):
        plate.blob("-180,0 -130,-90 40,-92 130,-50 190,0 130,50 40,92 -130,90", ink, lit=0.86)
        plate.line("".join(f"M-140,{y}Q20,{y * 2.2:.0f} 160,0" for y in (-34, 0, 34)))


def open_cocoa(plate: Plate) -> None:
    with plate.at(0, -130, scale=1.15):
        cocoa_pod(plate)
    with plate.at(20, 0, scale=1.1):
        plate.blob("-180,-80 -120,-160 60,-150 170,-80 60,0 -120,0", CLAY_SHADE, lit=1)
        plate.blob("-150,-80 -104,-138 56,-130 140,-80 56,-24 -104,-22", PAPER, lit=1, key=5)
        for x, y in ((-90, -96), (-40, -104), (10, -104), (60, -90), (-80, -54), (-28, -52), (24, -54), (96, -78)):
            plate.disc(x, y, 25, CLAY, ry=21, key=5)


def noni(plate: Plate) -> None:
    """The knobbly fruit of the morinda."""
    plate.blob("-50,6 -96,-50 -90,-140 -40,-200 40,-200 90,-140 96,-50 50,6", SPROUT)
    for x, y in ((-44, -60), (10, -40), (48, -84), (-10, -100), (-50, -130), (36, -140), (0, -170)):
        plate.disc(x, y, 16, SPROUT, key=4, lit=1)
        plate.dot(x, y, 5, LEAF_SHADE)
    plate.leaf(0, -190, 100, -24)


def gac(plate: Plate) -> None:
    """The spiny red gourd."""
    plate.block(star(15, 112, 98, y=-104), LACQUER)
    plate.line(strokes("-50,-130 -10,-150 30,-130 -60,-90 -20,-104 20,-96 56,-90 -40,-54 4,-58 40,-56", "l7,-9l7,9"))
    plate.cord("M0,-206q0,-24 16,-34", 12, LEAF)
