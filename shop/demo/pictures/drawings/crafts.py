"""Baskets, pottery, bronze, prints and other handwork."""

from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    HONEY_SHADE,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    MIST,
    PAPER,
    STRAW,
    shade,
)
from shop.demo.pictures.outlines import around, rays, strokes
from shop.demo.pictures.plate import Plate

from .vessels import BOWL, POT, VAT

VASE = "80,0 84,0 130,-90 170,-190 150,-270 70,-320 52,-360 86,-400 86,-400"
BASKET = "130,0 140,0 180,-80 205,-170 210,-200 210,-200"


def basket(plate: Plate, ink: str = HONEY, *, handle: bool = True) -> None:
    if handle:
        plate.cord("M-180,-190Q0,-560 180,-190", 30, ink)
    plate.turned(BASKET, ink, glint=False)
    for j in range(5):
        y, width = -176 + j * 36, 196 - j * 14 - (j > 3) * 6
        plate.line(f"M{-width},{y}q{width},26 {2 * width},0", 4)
        for i, x in enumerate(range(-170, 180, 34)):
            at_x, at_y = x * (1 - j * 0.07), y + 12 * (1 - (x / 200) ** 2) + 6
            plate.line(f"M{at_x:.0f},{at_y:.0f}v24", 9, shade(ink) if (i + j) % 2 else STRAW)
    plate.cord("M-206,-196q206,36 412,0", 22, STRAW)


def lidded_basket(plate: Plate, ink: str = STRAW) -> None:
    """A hamper with a lid."""
    plate.block("M-170,-260H170L150,0H-150Z", ink)
    plate.fill("M80,-260H170L150,0H74Z", shade(ink))
    for j, y in enumerate(range(-230, -10, 32)):
        plate.line(strokes([(x + 15 * (j % 2), y) for x in range(-140, 130, 30)], "h14"), 8, CLAY)
    plate.block("M-186,-310H186V-256H-186Z", ink)
    plate.line(strokes([(x, -298) for x in range(-170, 180, 26)], "l14,30"), 5, CLAY)
    plate.line("M-40,-312Q0,-370 40,-312", 16)
    plate.line("M-40,-312Q0,-370 40,-312", 8, CLAY)


def handbag(plate: Plate, ink: str = HONEY) -> None:
    plate.cord("M-90,-250Q0,-520 90,-250", 28, LACQUER)
    plate.block("M-160,-280H160L190,0H-190Z", ink)
    plate.fill("M90,-280H160L190,0H110Z", shade(ink))
    for j, band in enumerate((INK, LACQUER, INK, INDIGO, INK)):
        plate.line(
            f"M{-130 - j * 5},{-240 + j * 56}" + "l22,-20l22,20" * (6 + j // 4),
            7,
            PAPER if ink == INDIGO and band != LACQUER else band,
        )


def half_moon_bag(plate: Plate) -> None:
    """A woven shoulder bag."""
    plate.cord("M-170,-190Q0,-560 170,-190", 20, CLAY)
    plate.block("M-210,-210H210Q200,0 0,0Q-200,0 -210,-210Z", STRAW)
    for y, width in ((-170, 196), (-130, 184), (-90, 160), (-50, 116)):
        plate.line(strokes([(x, y) for x in range(-width, width - 20, 30)], "l15,-16l15,16"), 6, CLAY)
    plate.line("M-208,-204H208", 12, LACQUER)
    plate.disc(0, -200, 19, LACQUER)


def backpack(plate: Plate) -> None:
    plate.line("M-60,-380Q0,-450 60,-380", 26)
    plate.line("M-60,-380Q0,-450 60,-380", 13, CLAY)
    plate.blob("-160,0 -190,-40 -180,-300 -120,-390 120,-390 180,-300 190,-40 160,0", STRAW, lit=0.9)
    plate.line(
        strokes([(x + y // 34 % 2 * 18, y) for y in range(-330, -20, 34) for x in range(-140, 130, 36)], "h18"), 5, CLAY
    )
    plate.blob("-120,-20 -130,-60 -124,-170 124,-170 130,-60 120,-20", HONEY, lit=0.94)
    plate.blob("-176,-250 -150,-380 150,-380 176,-250 120,-210 -120,-210", CLAY, lit=0.92)
    plate.box(-20, -236, 40, 60, LACQUER)


def sandals(plate: Plate) -> None:
    for x, turn in ((-90, -10), (90, 10)):
        with plate.at(x, 0, turn=turn):
            plate.blob("-60,0 -80,-80 -60,-190 -80,-330 0,-400 80,-330 60,-190 80,-80 60,0", STRAW, lit=0.92)
            plate.line(strokes([(-50, y) for y in range(-340, -30, 40)], "q50,16 100,0"), 5, CLAY)
            plate.line("M0,-330Q-30,-260 -72,-230M0,-330Q30,-260 72,-230", 24)
            plate.line("M0,-330Q-30,-260 -72,-230M0,-330Q30,-260 72,-230", 12, LACQUER)


def reed_straws(plate: Plate) -> None:
    """Drinking straws of reed, in a glass."""
    for x, lean in ((-60, -90), (-30, -40), (0, 6), (30, 50), (60, 100)):
        plate.cord(f"M{x},-60L{x + lean},-450", 22, LEAF)
    plate.turned("90,0 100,0 120,-220 124,-240 124,-240", MIST, glint=False)
    plate.line("M-84,-200L-70,-40", 9, PAPER)
    plate.box(-108, -150, 216, 44, LACQUER)


def rolled_mat(plate: Plate) -> None:
    """A sleeping mat, half unrolled."""
    plate.block("M-230,0L-120,-250H240L190,0Z", STRAW)
    plate.line("".join(f"M{-200 + i * 52},-4L{-96 + i * 46},-246" for i in range(8)), 5, LACQUER)
    plate.line("M-176,-110H212M-150,-180H226", 9, LEAF)
    with plate.at(-120, -200):
        plate.block("M-90,-30V-190H320V-30Z", HONEY)
        plate.line("M-80,-150H316M-80,-70H316", 9, LACQUER)
        plate.disc(-90, -110, 46, STRAW, ry=82, lit=1)
        plate.line("M-90,-160a26,50 0 1 0 20,50a16,30 0 1 0 -22,24", 5, CLAY_SHADE)


def conical_hat(plate: Plate) -> None:
    plate.block("M0,-400L250,-60Q0,40 -250,-60Z", STRAW)
    plate.fill("M0,-400L250,-60Q160,-14 60,-8Z", HONEY)
    for t in (0.2, 0.34, 0.48, 0.62, 0.76, 0.9):
        y = -400 + 340 * t
        plate.line(f"M{-250 * t},{y}Q0,{-400 + 440 * t} {250 * t},{y}", 4)
    plate.line("M0,-396L-160,-30M0,-396L-70,-14M0,-396L70,-14M0,-396L160,-30", 3, CLAY_SHADE)
    plate.line("M150,-44Q190,40 250,14T330,16M140,-40Q150,50 210,30", 11, LACQUER)


def sun_hat(plate: Plate) -> None:
    plate.disc(0, -60, 240, STRAW, ry=84, lit=0.94)
    plate.blob("-130,-70 -130,-220 -60,-270 60,-270 130,-220 130,-70 60,-40 -60,-40", STRAW, lit=0.88)
    plate.line("M-126,-96q126,44 252,0", 34, LACQUER)
    plate.line("M-190,-60q190,90 380,0M-100,-170q100,30 200,0", 4, CLAY)


def screen(plate: Plate) -> None:
    """A folding bamboo screen."""
    for x, y, ink in ((-220, -16, HONEY), (-74, 0, STRAW), (72, -16, HONEY)):
        plate.box(x, -420 + y, 146, 420, ink, shadow=0)
        plate.line("".join(f"M{x + 22 + i * 25},{-404 + y}V{-16 + y}" for i in range(5)), 5, CLAY)
        plate.line(f"M{x + 4},{-330 + y}h138M{x + 4},{-90 + y}h138", 14, CLAY_SHADE)


def bath_set(plate: Plate) -> None:
    """Bamboo cups and a tray for the bathroom."""
    plate.box(-230, -30, 460, 34, CLAY)
    for x, width, height in ((-140, 70, 210), (10, 60, 160), (140, 74, 120)):
        plate.turned(
            f"{width},-30 {width},-30 {width + 4},{-height} {width + 4},{-height}", STRAW, x=x, glint=False, mouth=True
        )
        plate.line(f"M{x - width},{-height * 0.6:.0f}h{2 * width}", 8, CLAY)
    plate.cord("M-150,-210L-180,-360M-120,-210L-100,-350", 16, CLAY)
    plate.box(-196, -400, 40, 60, LACQUER, key=7)
    plate.box(-116, -392, 40, 60, INDIGO, key=7)


def vase(plate: Plate, ink: str = PAPER, brush: str = INDIGO) -> None:
    plate.turned(VASE, ink, scale=1.08, mouth=True)
    plate.line("M-84,-352q84,26 168,0M-100,-54q100,22 200,0", 8, brush)
    with plate.at(0, -190, scale=0.6):
        for turn in range(0, 360, 60):
            plate.leaf(0, 0, 110, turn, brush, key=1)
    plate.dot(0, -190, 17, STRAW if ink == PAPER else PAPER)
    plate.line("M-134,-290" + "l22,20l22,-20" * 6, 6, brush)
    for x in (-84, -42, 0, 42, 84):
        plate.leaf(x, -66, 52, -90, brush, key=1)


def floor_vase(plate: Plate) -> None:
    """A tall green-glazed jar with a garlic mouth."""
    plate.turned("90,0 96,0 110,-60 150,-160 140,-250 70,-310 50,-370 60,-420 90,-450 90,-450", LEAF, mouth=True)
    plate.line("M-136,-250q136,40 272,0M-104,-60q104,26 208,0", 8, STRAW)
    plate.line("M-110,-160q30,-60 60,0t60,0t60,0t60,0", 9, STRAW)
    plate.disc(0, -200, 30, HONEY, key=6)


def pots(plate: Plate) -> None:
    for x, y, size, profile, ink in (
        (-100, -20, 1.02, VAT, CLAY),
        (130, -10, 0.78, POT, INDIGO),
        (20, 16, 0.5, BOWL, BLUSH),
    ):
        with plate.at(x, y, scale=size):
            plate.turned(profile, ink, mouth=True)
            plate.line("M-150,-110q150,50 300,0", 7, PAPER if ink == INDIGO else INK)


def tableware(plate: Plate) -> None:
    """A stack of bowls before a standing plate."""
    plate.disc(-50, -220, 190, PAPER, lit=1)
    plate.line("M-200,-220a150,150 0 1 1 300,0a150,150 0 1 1 -300,0", 7, INDIGO)
    with plate.at(-50, -220, scale=0.84):
        for turn in range(0, 360, 60):
            plate.leaf(0, 0, 104, turn, INDIGO, key=1)
        plate.dot(0, 0, 20, LACQUER)
    with plate.at(110, 10, scale=0.62):
        for y in (0, -70, -140):
            with plate.at(0, y):
                plate.turned(BOWL, PAPER)
                plate.line("M-160,-110q160,60 320,0M-178,-140q178,60 356,0", 8, INDIGO)


def bronze(plate: Plate) -> None:
    """A cast bronze censer with two ears."""
    plate.line("M-130,-250Q-230,-260 -190,-380M130,-250Q230,-260 190,-380", 34)
    plate.line("M-130,-250Q-230,-260 -190,-380M130,-250Q230,-260 190,-380", 20, HONEY)
    for x in (-100, 100, 0):
        plate.blob(f"{x - 26},0 {x - 34},-90 {x + 34},-90 {x + 26},0", HONEY)
    plate.turned("110,-50 160,-70 190,-160 160,-250 130,-280 150,-310 150,-310", HONEY, mouth=True)
    plate.line("M-180,-190q180,50 360,0M-176,-140q176,50 352,0", 6)
    plate.line("M-150,-150" + "q25,-30 50,0t50,0" * 3, 6, HONEY_SHADE)


def bronze_vase(plate: Plate) -> None:
    plate.turned(VASE, HONEY, scale=1.08, mouth=True)
    plate.line("M-84,-352q84,26 168,0M-100,-54q100,22 200,0", 8, HONEY_SHADE)
    for x, mirror in ((-64, False), (64, True)):
        with plate.at(x, -170, scale=0.36, mirror=mirror):
            plate.blob("-130,0 -40,-80 60,-40 140,-90 110,0 140,80 60,40 -40,70", HONEY_SHADE, lit=1, key=6)
            plate.dot(-70, -10, 12, INK)


def framed_print(plate: Plate) -> None:
    """A folk print of a pig, in a frame."""
    plate.box(-210, -430, 420, 420, CLAY_SHADE, shadow=0)
    plate.box(-180, -400, 360, 360, STRAW, shadow=0, key=6)
    plate.blob("-130,-120 -150,-230 -60,-300 60,-300 140,-230 130,-120 60,-100 -60,-100", LACQUER, lit=1)
    plate.disc(-110, -210, 50, LACQUER, lit=1)
    for x in (-80, 70):
        plate.box(x, -120, 30, 50, LACQUER, shadow=0, key=7)
    plate.dot(50, -210, 50, INK)
    plate.line("M50,-250q40,0 40,40q0,36 -36,36q-30,0 -30,-28q0,-20 20,-20", 7, STRAW)
    plate.dot(-120, -226, 8, PAPER)
    plate.leaf(-40, -320, 110, -40, LEAF)


def rice_painting(plate: Plate) -> None:
    """A landscape laid in grains of rice."""
    plate.box(-230, -400, 460, 390, CLAY, shadow=0)
    plate.box(-200, -370, 400, 330, PAPER, shadow=0, key=6)
    plate.fill("M-196,-130Q-110,-310 -20,-180Q70,-340 196,-150V-44H-196Z", HONEY)
    plate.fill("M-196,-100Q0,-170 196,-90V-44H-196Z", CLAY_SHADE)
    plate.dot(110, -310, 34, LACQUER)
    grains = [(plate.random.uniform(-180, 170), plate.random.uniform(-150, -56)) for _ in range(40)]
    plate.line(strokes(grains, "l9,5"), 4, STRAW)


def broom(plate: Plate) -> None:
    plate.cord("M0,-190L60,-460", 26, CLAY)
    plate.blob("-60,-210 -200,-40 -200,0 -90,-14 0,6 100,-14 170,10 150,-60 60,-210", STRAW, lit=0.9)
    plate.line("".join(f"M{x * 0.2:.0f},-190L{x},-16" for x in (-150, -100, -50, 0, 50, 100)), 4, CLAY)
    plate.line("M-50,-190H50M-76,-150H84", 13, LACQUER)


def loofah(plate: Plate) -> None:
    for x, y, turn in ((-80, -10, -10), (90, 0, 12)):
        with plate.at(x, y, turn=turn):
            plate.blob("-60,0 -84,-80 -70,-250 -80,-360 0,-400 80,-360 70,-250 84,-80 60,0", STRAW)
            plate.line(
                "M-60,-60Q0,-120 60,-50M-64,-140Q0,-200 64,-130M-58,-230Q0,-290 60,-220M-60,-310Q0,-360 60,-300"
                "M-30,-20Q-40,-200 -20,-370M30,-20Q40,-200 24,-370",
                4,
                HONEY_SHADE,
            )
    plate.line("M90,-390q30,-60 70,-30", 8, LACQUER)


def coir_mat(plate: Plate) -> None:
    plate.block("M-230,-20L-150,-260H150L230,-20Z", CLAY)
    plate.line("M-186,-50L-124,-232H124L186,-50Z", 9, STRAW)
    plate.line(strokes([(x, y) for y in range(-210, -60, 34) for x in range(-110, 120, 36)], "l10,-8"), 6, CLAY_SHADE)
    plate.disc(0, -140, 50, LACQUER, ry=38, lit=1)
    plate.line("".join(f"M{x},-16v22" for x in range(-220, 230, 22)), 7, CLAY_SHADE)


def lacquer_box(plate: Plate) -> None:
    """A round box inlaid with mother of pearl."""
    plate.turned("180,0 190,0 196,-100 196,-120 196,-120", INK, glint=False)
    plate.turned("204,-120 204,-170 180,-200 180,-200", LACQUER, glint=False)
    plate.disc(0, -204, 184, LACQUER, ry=70, lit=1)
    for turn in range(0, 360, 45):
        with plate.at(0, -206, scale=0.5):
            plate.leaf(0, 0, 110, turn, PAPER, key=3)
    plate.line("M-170,-60" + "q22,-24 44,0t44,0" * 4, 6, HONEY)


def bronze_drum(plate: Plate) -> None:
    """A bronze drum from above."""
    plate.disc(0, -200, 214, HONEY)
    plate.line(rays(12, 24, 70, y=-210), 12, CLAY_SHADE)
    for radius in (90, 140, 180):
        plate.line(
            f"M{-radius},-210a{radius},{radius} 0 1 1 {2 * radius},0a{radius},{radius} 0 1 1 {-2 * radius},0",
            6,
            CLAY_SHADE,
        )
    plate.line(strokes(around(14, 116, y=-210), "l14,-10l6,14"), 7, CLAY_SHADE)
    plate.line(strokes(around(22, 160, y=-210), "h1"), 13, CLAY_SHADE)
