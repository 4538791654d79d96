"""Places to stay and see, and garden plants."""

from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    HONEY_SHADE,
    INDIGO,
    INDIGO_SHADE,
    INK,
    LACQUER,
    LEAF,
    LEAF_SHADE,
    MIST,
    MIST_SHADE,
    PAPER,
    STRAW,
    shade,
)
from shop.demo.pictures.outlines import around, strokes
from shop.demo.pictures.plate import Plate


def stilt_house(plate: Plate, ink: str = CLAY) -> None:
    for x in (-160, -60, 44, 140):
        plate.box(x, -120, 20, 124, CLAY_SHADE, shadow=0.4)
    plate.box(-190, -220, 380, 108, HONEY)
    plate.line(strokes([(x, -214) for x in range(-170, 190, 28)], "v90"), 3)
    plate.box(-50, -204, 60, 90, INK, shadow=0, key=5)
    plate.box(70, -190, 56, 46, STRAW, shadow=0, key=6)
    plate.block("M-250,-200L-150,-420H150L250,-200Z", ink)
    plate.fill("M60,-420H150L250,-200H120Z", shade(ink))
    thatch = ((x, -402 + (i % 2) * 60) for i, x in enumerate(range(-140, 150, 26)))
    plate.line("".join(f"M{x},{y}l{x * 0.12},44" for x, y in thatch), 4)
    plate.line("M-150,-420L-180,-452M150,-420L180,-452", 15)
    plate.line("M-40,-112L-100,6M-4,-112L-64,6M-50,-86h34M-64,-56h34M-80,-26h34", 9)
    plate.box(-206, -126, 412, 20, CLAY_SHADE)


def village(plate: Plate) -> None:
    """Two stilt houses among trees."""
    for x, y, size in ((-190, -60, 70), (180, -70, 84)):
        plate.cord(f"M{x},0V{y - 60}", 20, CLAY)
        plate.disc(x, y - 120, size, LEAF)
    with plate.at(80, -60, scale=0.6, mirror=True):
        stilt_house(plate, INDIGO)
    with plate.at(-70, 0, scale=0.76):
        stilt_house(plate)


def garden_house(plate: Plate) -> None:
    """A tiled house behind its gate and hedge."""
    plate.box(-170, -220, 340, 216, STRAW)
    plate.block("M-230,-210L-150,-350H150L230,-210Z", LACQUER)
    plate.line("M-196,-260H196M-172,-304H172", 5)
    plate.line("M-150,-350H150", 20)
    for x in (-130, 70):
        plate.box(x, -170, 60, 70, INDIGO, shadow=0, key=6)
    plate.box(-36, -170, 72, 166, CLAY_SHADE, shadow=0, key=7)
    for x in (-190, -110, 110, 190):
        plate.disc(x, -34, 56, LEAF, ry=48)
    plate.line(strokes("-196,-40 -120,-30 104,-44 184,-30", "h1"), 16, LACQUER)


def old_house(plate: Plate) -> None:
    """A merchant's house with columns and a terrace."""
    plate.box(-230, -30, 460, 34, MIST)
    plate.box(-200, -260, 400, 232, PAPER)
    for x in (-190, -100, -10, 80, 160):
        plate.box(x, -250, 28, 222, CLAY, key=7)
    for x in (-140, 44):
        plate.block(f"M{x - 20},-34V-150Q{x + 20},-220 {x + 60},-150V-34Z", INDIGO, key=7)
    plate.block("M-240,-260L-180,-350H180L240,-260Z", LACQUER)
    plate.block("M-120,-350L-80,-430H80L120,-350Z", LACQUER)
    plate.line("M-210,-300H210M-100,-390H100", 5)


def citadel(plate: Plate) -> None:
    """A gate tower on its rampart."""
    plate.box(-240, -190, 480, 190, CLAY)
    for y in (-150, -110, -70, -30):
        plate.line(strokes([(x + (y // 40 % 2) * 30, y) for x in range(-220, 200, 62)], "h36"), 5, CLAY_SHADE)
    plate.block("M-60,0V-80A60,60 0 0 1 60,-80V0Z", INK, key=6)
    plate.box(-120, -290, 240, 100, STRAW)
    plate.line("M-60,-284v90M0,-284v90M60,-284v90", 9, LACQUER)
    plate.block("M-190,-280Q-150,-300 -130,-350H130Q150,-300 190,-280Z", LACQUER)
    plate.box(-80, -390, 160, 44, STRAW, key=7)
    plate.block("M-120,-380Q-90,-400 -70,-440H70Q90,-400 120,-380Z", LACQUER)


def orchard(plate: Plate) -> None:
    """A garden gate under fruit trees."""
    for x, y, size in ((-150, -230, 120), (150, -240, 128), (0, -290, 110)):
        plate.cord(f"M{x},0V{y + 40}", 30, CLAY)
        plate.disc(x, y, size, LEAF, ry=size * 0.9)
    fruit = ((-190, -230), (-130, -280), (-110, -200), (120, -280), (180, -220), (110, -190), (-10, -330), (30, -270))
    for x, y in fruit:
        plate.disc(x, y, 20, HONEY, key=6)
    for x in (-200, -140, 140, 200):
        plate.box(x - 14, -110, 28, 114, STRAW, key=7)
    plate.line("M-214,-80H-126M-214,-40H-126M126,-80H214M126,-40H214", 12, CLAY)
    plate.block("M-110,0V-150Q0,-230 110,-150V0H80V-130Q0,-190 -80,-130V0Z", CLAY)


def koi_pond(plate: Plate) -> None:
    plate.disc(0, -90, 240, MIST_SHADE, ry=110, lit=1)
    plate.dot(0, -84, 216, INDIGO, ry=90)
    for x, y, turn, ink in ((-90, -110, 18, LACQUER), (80, -70, -20, HONEY), (30, -140, 160, PAPER)):
        with plate.at(x, y, turn=turn, scale=0.9):
            plate.blob("-90,0 -60,-34 30,-26 110,-50 90,0 110,50 30,26 -60,34", ink, lit=1, key=5)
            plate.line("M-40,-16v32M-10,-18v36", 5, LACQUER if ink == PAPER else PAPER)
    plate.disc(-150, -50, 46, LEAF, ry=24, key=6)
    plate.disc(150, -130, 40, LEAF, ry=20, key=6)


def waterfall(plate: Plate) -> None:
    plate.blob("-230,0 -240,-240 -150,-400 -50,-430 -40,-40", CLAY_SHADE, lit=0.9)
    plate.blob("230,0 240,-260 170,-380 50,-430 40,-40", CLAY_SHADE, lit=0.9)
    plate.block("M-70,-410Q0,-440 70,-410L100,-40H-100Z", MIST)
    plate.line("M-40,-400L-60,-60M0,-404V-60M40,-400L60,-60", 13, PAPER)
    plate.disc(0, -20, 220, INDIGO, ry=50, lit=1)
    plate.line(strokes("-160,-20 -60,-6 60,-24 120,-4", "q24,-12 48,0"), 6, PAPER)
    for x, y in ((-70, -50), (0, -60), (70, -50)):
        plate.dot(x, y, 40, PAPER, ry=24)
    for x, y in ((-190, -400), (190, -390), (-220, -250)):
        plate.disc(x, y, 56, LEAF)


def cave(plate: Plate) -> None:
    """The mouth of a cave with a boat going in."""
    plate.blob("-240,0 -250,-220 -170,-400 -40,-460 120,-430 230,-300 240,0", MIST_SHADE)
    plate.block("M-160,0Q-180,-240 0,-280Q180,-240 160,0Z", INK)
    plate.block("M-160,0Q-170,-70 0,-80Q170,-70 160,0Z", INDIGO, key=5)
    plate.line("M-90,-256v50M-30,-272v70M40,-270v44M96,-250v60", 17, MIST_SHADE)
    plate.block("M-90,-24Q0,10 90,-24L70,4H-70Z", CLAY, key=7)
    plate.line("M-10,-30v-50M60,-90L20,0", 8, HONEY)
    plate.block("M-50,-76L-10,-116L30,-76Z", STRAW, key=6)
    plate.disc(-190, -380, 50, LEAF)
    plate.disc(170, -370, 56, LEAF)


def peaks(plate: Plate) -> None:
    """Limestone towers over a river."""
    towers = ((-140, 0.8, LEAF_SHADE), (140, 0.72, LEAF_SHADE), (0, 1, LEAF_SHADE), (-60, 0.5, LEAF), (84, 0.46, LEAF))
    for x, size, ink in towers:
        with plate.at(x, scale=size):
            plate.blob("-104,0 -84,-300 -30,-430 30,-430 84,-300 104,0", ink, lit=0.88)
            plate.line("M-20,-344v86M16,-258v70", 5)
    plate.disc(0, -10, 240, MIST, ry=36, lit=1)
    plate.line(strokes("-150,-10 -40,0 90,-14", "q20,-10 40,0"), 5, PAPER)


def boat(plate: Plate, ink: str = LACQUER) -> None:
    plate.block("M-250,-110Q-220,-10 -130,0H130Q220,-10 260,-140Q120,-70 0,-76Q-130,-76 -250,-110Z", ink)
    plate.fill("M-190,-34Q-160,0 -130,0H130Q200,-6 236,-80Q120,-20 -190,-34Z", shade(ink))
    plate.disc(192, -74, 16, PAPER, ry=12, key=5, lit=1)
    plate.block("M-100,-80Q-90,-220 20,-220T130,-80Z", HONEY)
    plate.line("".join(f"M{x},-84q10,-100 {30 - x * 0.2:.0f},-130" for x in (-60, -20, 20, 60)), 4)
    plate.line("M-140,-80V-440", 13)
    plate.block("M-130,-430Q60,-400 80,-240Q-40,-260 -130,-240Z", STRAW)
    plate.line("M-120,-370Q0,-350 60,-300M-124,-310Q-30,-300 60,-262", 4)


def coracles(plate: Plate) -> None:
    """Round basket boats of a fishing village."""
    for x, y, size in ((-90, -50, 0.9), (80, 0, 1.1)):
        with plate.at(x, y, scale=size):
            plate.turned("70,0 90,0 160,-70 180,-130 180,-130", CLAY, glint=False)
            plate.disc(0, -130, 180, STRAW, ry=44, lit=1)
            plate.dot(0, -128, 158, CLAY_SHADE, ry=32)
            plate.line(strokes([(x, -70) for x in range(-120, 120, 40)], "l20,40l20,-40"), 5, CLAY_SHADE)
    plate.cord("M130,-110L230,-380", 14, HONEY)
    plate.disc(-130, -196, 40, LACQUER, ry=34)


def island(plate: Plate) -> None:
    """A wooded island in the sea."""
    plate.disc(0, -20, 246, INDIGO, ry=60, lit=1)
    plate.line(strokes("-200,-30 -160,-4 100,-2 150,-34 -20,14", "q20,-12 44,0"), 5, MIST)
    plate.blob("-190,-50 -120,-110 120,-110 190,-50 90,-20 -90,-20", STRAW, lit=1)
    plate.blob("-140,-80 -130,-200 -60,-290 20,-300 90,-220 150,-90 40,-60", LEAF)
    plate.blob("20,-80 50,-170 110,-190 160,-110 130,-70", LEAF_SHADE)
    for lean, x in ((-60, -140), (50, 150)):
        plate.cord(f"M{x},-70Q{x},-180 {x + lean},-250", 16, CLAY)
        for turn in (-160, -120, -70, -20, 30, 150):
            plate.leaf(x + lean, -250, 90, turn, breadth=0.2, key=6)


def lantern(plate: Plate, ink: str = LACQUER) -> None:
    plate.line("M0,-480V-410", 7)
    plate.turned("60,-60 110,-70 190,-160 190,-280 110,-370 60,-380", ink, glint=False)
    plate.line("".join(f"M{x * 0.4:.0f},-374Q{x * 2.1:.0f},-220 {x * 0.4:.0f},-66" for x in (-100, -50, 50, 100)))
    plate.box(-70, -410, 140, 34, HONEY)
    plate.box(-70, -66, 140, 30, HONEY)
    plate.line(strokes([(x, -34) for x in (-40, -20, 0, 20, 40)], "v54"), 7, ink)


def camp_fire(plate: Plate) -> None:
    """A jar of rice wine and a fire before the house: guests are here."""
    with plate.at(-40, -70, scale=0.72):
        stilt_house(plate)
    plate.cord("M60,6L200,-40M200,6L60,-40", 24, CLAY_SHADE)
    plate.blob("70,-30 60,-110 110,-150 120,-230 120,-230 170,-160 190,-100 190,-30", LACQUER, lit=1)
    plate.blob("96,-30 96,-80 130,-130 130,-130 164,-80 164,-30", HONEY, lit=1, key=4)


def bonsai(plate: Plate, pot: str = INDIGO) -> None:
    trunk = "M0,-100Q-110,-200 10,-260T-20,-380M-20,-230Q90,-240 120,-280"
    plate.line(trunk, 44)
    plate.line(trunk, 28, CLAY)
    for x, y, width in ((-110, -290, 130), (140, -280, 120), (-10, -370, 160)):
        near, far = width * 0.7, width
        top = f"{x - near},{y - 70} {x},{y - 100} {x + near},{y - 70}"
        plate.blob(f"{x - far},{y} {top} {x + far},{y} {x},{y + 26}", LEAF)
    plate.turned("120,0 150,0 200,-90 206,-110 206,-110", pot)
    plate.line("M-150,-50H120", 6, PAPER)


def flowering_bonsai(plate: Plate) -> None:
    bonsai(plate, LACQUER)
    for x, y in (
        (-190, -310),
        (-120, -350),
        (-60, -300),
        (60, -300),
        (150, -340),
        (210, -290),
        (-40, -440),
        (60, -420),
        (0, -380),
        (-110, -400),
    ):
        with plate.at(x, y):
            plate.dot(0, 0, 17, INK)
            plate.dot(-2, -2, 14, BLUSH)
            plate.dot(-2, -2, 5, HONEY)


BLOSSOMS = (
    (60, -440, 1.2), (-170, -370, 1.3), (180, -380, 1.3), (10, -330, 1.5), (-90, -270, 1.2),
    (110, -300, 1.1), (-30, -200, 1.2), (-140, -310, 0.8), (50, -250, 1.0),
)  # fmt: skip


def blossom(plate: Plate, ink: str = LACQUER) -> None:
    """A flowering branch in a pot."""
    plate.line("M0,-90Q-60,-220 30,-300T60,-460M-20,-200Q-150,-260 -170,-370M10,-270Q120,-300 180,-380", 16)
    for x, y, size in BLOSSOMS:
        with plate.at(x, y, scale=size):
            for dx, dy in around(5, 22):
                plate.disc(dx, dy, 19, ink, key=5)
            plate.dot(0, 0, 10, STRAW)
    plate.turned("110,0 114,0 150,-70 160,-110 160,-110", CLAY if ink == INDIGO else INDIGO)


def orchid(plate: Plate, ink: str = BLUSH) -> None:
    plate.line("M-10,-100Q-60,-330 120,-430", 11, LEAF_SHADE)
    for turn, length in ((-160, 200), (-20, 190), (-130, 170), (-50, 160)):
        plate.leaf(0, -90, length, turn, breadth=0.2)
    for x, y, size in ((-40, -230, 1), (-30, -320, 1.1), (20, -390, 1), (100, -430, 0.8)):
        with plate.at(x, y, scale=size):
            for turn in (-90, -18, 54, 126, 198):
                plate.leaf(0, 0, 66, turn, ink, breadth=0.46, key=6)
            plate.disc(0, 6, 17, LACQUER, key=5, lit=1)
    plate.turned("90,0 94,0 130,-90 136,-110 136,-110", CLAY)


def flower_bunch(plate: Plate, ink: str = LACQUER) -> None:
    """Cut flowers in a wrap."""
    for x, y, size, tone in (
        (-110, -320, 1.1, ink),
        (110, -330, 1.1, STRAW),
        (0, -400, 1.2, ink),
        (-40, -270, 1, BLUSH),
        (60, -270, 1, ink),
    ):
        plate.leaf(x * 0.5, -200, 150, -90 + x * 0.4, LEAF_SHADE, breadth=0.2)
        with plate.at(x, y, scale=size):
            plate.disc(0, 0, 64, tone)
            plate.line("M-30,0q0,-36 34,-36q34,4 30,36q-6,26 -34,22q-18,-6 -12,-24", 5)
    plate.block("M-150,-230L0,0L150,-230Q70,-180 0,-190Q-70,-180 -150,-230Z", PAPER)
    plate.fill("M20,-30L150,-230Q90,-192 40,-190Z", STRAW)
    plate.box(-44, -90, 88, 34, LACQUER)


def potted_palm(plate: Plate) -> None:
    for turn, length in ((-160, 230), (-20, 230), (-135, 290), (-45, 290), (-110, 320), (-70, 320)):
        plate.leaf(0, -120, length, turn, LEAF if turn % 2 else LEAF_SHADE, breadth=0.12)
    plate.turned("110,0 114,0 150,-90 160,-130 160,-130", CLAY)
    plate.line("M-130,-60q130,30 260,0", 7, HONEY_SHADE)
    plate.line("M-140,-100q140,30 280,0", 5, INDIGO_SHADE)
