"""Rice and what is made of it: noodles, rice paper, wrapped cakes."""

import math

from shop.demo.pictures.arrangements import winnowing_tray
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
    PAPER,
    PAPER_SHADE,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import around, strokes
from shop.demo.pictures.plate import Plate

from .vessels import bowl


def sheaf(plate: Plate) -> None:
    """Rice stalks bound with a band."""
    for i in range(-5, 6):
        sway = math.radians(i * 9)
        x, y = 330 * math.sin(sway * 1.05), -120 - 300 * math.cos(sway)
        plate.cord(f"M{i * 5},-150Q{180 * math.sin(sway):.0f},-300 {x * 0.8:.0f},{y:.0f}", 13, HONEY)
        for j in range(6):
            ear_x, ear_y = x * (0.62 + 0.075 * j), y + 60 - j * 16 + abs(i) * j * 2.2
            plate.leaf(ear_x, ear_y, 36, i * 9 - 90 + 26 * (-1) ** j, HONEY, breadth=0.3, key=5)
    plate.block("M-24,-190L24,-190L96,0L40,-16L0,4L-40,-16L-96,0Z", HONEY)
    plate.line("".join(f"M{x * 0.3:.0f},-150L{x},-20" for x in (-60, -25, 25, 60)), 4)
    plate.box(-40, -186, 80, 34, LACQUER)


def ear_of_rice(plate: Plate) -> None:
    """One bent ear, for labels."""
    plate.line("M-60,10Q-40,-150 60,-200", 8, LEAF_SHADE)
    for i in range(6):
        x, y = -44 + i * 20, -60 - i * 27 + i * i
        plate.leaf(x, y, 74, 10 - i * 4, HONEY, breadth=0.3, key=5)
        plate.leaf(x, y, 66, -120 + i * 4, HONEY, breadth=0.3, key=5)


def rice_tray(plate: Plate, *, ink: str = PAPER, speck: str = CLAY_SHADE) -> None:
    """A cone of grain on a winnowing tray."""
    with plate.at(scale=1.06):
        winnowing_tray(plate)
        plate.blob("-176,-60 -130,-90 -20,-260 20,-260 130,-90 176,-60 90,-30 -90,-30", ink, lit=0.88)
        kernels = [(plate.random.uniform(-70, 70), plate.random.uniform(-170, -60)) for _ in range(26)]
        plate.line(strokes(kernels, "l8,7"), 5, speck)


def scorched_rice(plate: Plate) -> None:
    """Round crackers of scorched rice."""
    for x, y, size in ((-96, -250, 136), (100, -220, 128), (0, -128, 146)):
        plate.disc(x, y, size, STRAW, lit=0.9)
        grains = around(12, size * 0.72, x=x, y=y) + around(7, size * 0.4, x=x, y=y) + [(x, y)]
        plate.line(strokes(grains, "l14,7"), 8, HONEY_SHADE)


def bamboo_rice(plate: Plate) -> None:
    """Rice cooked in bamboo tubes, one peeled."""
    for x, y, turn, ink in ((-20, -170, -12, LEAF), (10, -90, 6, SPROUT), (0, -10, -2, LEAF)):
        with plate.at(x, y, turn=turn):
            plate.block("M-220,-84H180V0H-220Q-240,-42 -220,-84Z", ink)
            plate.fill("M-220,-28H180V0H-220Z", LEAF_SHADE)
            plate.line("M-120,-84v84M40,-84v84", 8, LEAF_SHADE)
            plate.disc(180, -42, 26, PAPER, ry=42, lit=1)
            plate.line(strokes("172,-60 186,-46 174,-30", "l8,5"), 4, CLAY_SHADE)


def noodle_bowl(plate: Plate, *, ink: str = LACQUER) -> None:
    plate.cord("M60,-200L230,-440M20,-200L180,-460", 16, HONEY)
    plate.blob("-200,-140 -150,-260 0,-290 150,-260 200,-140", STRAW, lit=1)
    loops = "".join(f"M{28 * i - 150},-160q{10 + i * 3},-90 70,-50t40,40" for i in range(9))
    plate.line(loops, 4)
    plate.leaf(-110, -230, 70, -20, breadth=0.3)
    plate.disc(-30, -226, 34, CLAY if ink == LACQUER else LACQUER, ry=22, key=6)
    bowl(plate, ink=ink)


BANDS = (INDIGO, LEAF, LACQUER)


def noodle_bundles(plate: Plate, *, ink: str = STRAW) -> None:
    for (x, y, turn), band in zip(((-10, -250, -4), (16, -122, 4), (0, 8, 0)), BANDS, strict=True):
        with plate.at(x, y, turn=turn):
            plate.block("M-210,-120Q-190,-60 -210,0H210Q190,-60 210,-120Z", ink)
            plate.line("".join(f"M-196,{22 * i - 104}H196" for i in range(5)), 4, CLAY_SHADE)
            plate.box(-36, -126, 72, 132, band)


def noodle_rack(plate: Plate, *, ink: str = STRAW) -> None:
    """Noodles drying over poles in the yard."""
    plate.cord("M-200,0L-170,-440M200,0L170,-440", 20, CLAY)
    for y, drop in ((-420, 210), (-230, 190)):
        plate.block(f"M-160,{y}H160L166,{y + drop}H-166Z", ink, key=7)
        strands = "".join(f"M{x},{y + 8}v{drop - 14 - (x // 16 % 3) * 12}" for x in range(-152, 160, 16))
        plate.line(strands, 4, CLAY_SHADE)
        plate.cord(f"M-210,{y}H210", 22, HONEY)


def noodle_nest(plate: Plate, ink: str = STRAW) -> None:
    plate.disc(0, -60, 112, ink, ry=64, lit=1)
    for width in (92, 66, 40):
        plate.line(f"M{-width},-60a{width},{width * 0.52:.0f} 0 1 1 {width},{width * 0.52:.0f}", 5, CLAY_SHADE)
    plate.line("M-20,-60q20,-20 40,0M-104,-40q40,50 110,40M40,-14q60,-10 66,-50", 5, CLAY_SHADE)


def green_noodle_nest(plate: Plate) -> None:
    noodle_nest(plate, SPROUT)


def glass_noodle_skeins(plate: Plate) -> None:
    """Skeins of cellophane noodles, folded and tied with a lath."""
    for x, y, turn in ((-96, -30, -7), (100, -26, 8), (0, 0, 0)):
        with plate.at(x, y, turn=turn):
            plate.blob("-74,0 -90,-60 -80,-330 -40,-400 40,-400 80,-330 90,-60 74,0", PAPER_SHADE, lit=1)
            strands = "".join(f"M{k * 15},-12Q{k * 19},-200 {k * 10},{-378 + abs(k) * 8}" for k in range(-4, 5))
            plate.line(strands, 4, CLAY_SHADE)
            plate.box(-92, -236, 184, 40, STRAW)


SESAME_PLACES = ((-0.4, -0.2), (0.1, 0.3), (0.3, -0.3), (-0.1, -0.5), (-0.3, 0.4), (0.45, 0.2), (0, 0))


def rice_paper(plate: Plate) -> None:
    for x, y, size, ink in ((-96, -270, 160, STRAW), (104, -250, 160, BLUSH), (0, -160, 170, PAPER)):
        plate.disc(x, y, size, ink, lit=0.94)
        creases = [(x + size * (i * 0.35 - 0.7), y - size * 0.5 + i % 2 * 20) for i in range(5)]
        plate.line(strokes(creases, "l20,128"), 3, PAPER_SHADE)
        for dx, dy in SESAME_PLACES:
            plate.dot(x + dx * size, y + dy * size, 6, INK)


def rice_paper_rack(plate: Plate) -> None:
    """Sheets drying on a bamboo frame."""
    plate.cord("M-210,0L-150,-430M210,0L150,-430", 18, CLAY)
    plate.block("M-170,-430H170L210,-40H-210Z", STRAW)
    plate.line("".join(f"M{-170 - i * 5},{-400 + i * 46}H{170 + i * 5}" for i in range(8)), 4, HONEY_SHADE)
    for x, y, size in ((-84, -342, 70), (84, -342, 70), (-92, -208, 74), (92, -208, 74), (-98, -84, 70), (98, -84, 70)):
        plate.disc(x, y, size, PAPER, ry=size * 0.84, key=6, lit=0.92)


def rice_paper_stack(plate: Plate) -> None:
    for i in range(7):
        plate.disc(0, -50 - i * 20, 206, PAPER if i % 2 else STRAW, ry=58, key=6, lit=1)
    for x, y in around(8, 130, y=-172, flat=0.28):
        plate.dot(x, y, 6, INK)
    plate.line("M-30,-206L-30,20M30,-206L30,20", 13)
    plate.line("M-30,-206L-30,20M30,-206L30,20", 7, LACQUER)


def prawn_crackers(plate: Plate) -> None:
    bowl(plate, ink=INDIGO)
    for x, y, turn, ink in (
        (-130, -190, -20, BLUSH),
        (120, -196, 24, STRAW),
        (0, -200, 0, PAPER),
        (-70, -290, 10, STRAW),
        (76, -290, -14, BLUSH),
    ):
        with plate.at(x, y, turn=turn):
            plate.blob("-80,20 -100,-40 -40,-70 0,-50 50,-80 100,-30 70,30 20,10 -30,40", ink, lit=0.9)
            plate.line(strokes("-40,-20 0,-34 30,-10 -10,8", "h1"), 7, CLAY)
    bowl_front(plate)


def bowl_front(plate: Plate) -> None:
    plate.block("M-200,-168H200Q180,-60 78,-24V0H-78V-24Q-180,-60 -200,-168Z", INDIGO)
    plate.fill("M90,-168H200Q180,-60 78,-24V0H40Q84,-60 90,-168Z", INDIGO_SHADE)
    plate.line("M-150,-70q150,46 300,0", 6, PAPER)


def square_cake(plate: Plate, ink: str = LEAF) -> None:
    """A cake wrapped square in leaves and tied crosswise."""
    plate.box(-112, -170, 224, 170, ink, shadow=0.28)
    plate.line("M-40,-170V0M40,-170V0M-112,-114H112M-112,-56H112", 12, STRAW)
    plate.line("M-46,-170V0M46,-170V0", 2)


def dark_cake(plate: Plate) -> None:
    """A small bánh gai: black cake in dry leaf, tied once."""
    plate.box(-120, -110, 240, 110, CLAY_SHADE)
    plate.line("M-40,-110V0M40,-110V0", 9, STRAW)
    plate.line("M-100,-78h30M-100,-40h24M72,-80h28", 4, INK)


def pyramid_cake(plate: Plate) -> None:
    """A leaf pyramid, as of bánh gio."""
    plate.block("M-110,0L0,-180L110,0Q0,20 -110,0Z", LEAF)
    plate.fill("M20,8L0,-180L110,0Q70,8 20,8Z", LEAF_SHADE)
    plate.line("M-76,-56q76,30 152,0M-40,-116q40,14 80,0", 8, STRAW)
    plate.cord("M0,-176q0,-26 18,-36", 9, STRAW)


def leaf_roll(plate: Plate) -> None:
    """Bánh tét: a log in leaves, cut to show green rice and yellow bean."""
    with plate.at(-6, -190, scale=0.94, turn=-5):
        plate.block("M-210,-150H190V0H-210Q-240,-75 -210,-150Z", LEAF)
        plate.fill("M-218,-46H190V0H-210Z", LEAF_SHADE)
        plate.line("".join(f"M{x},-150q-20,75 0,150" for x in (-160, -90, -20, 50, 120)), 9, STRAW)
        plate.disc(190, -75, 44, LEAF_SHADE, ry=75, lit=1)
    for x, y in ((-120, -86), (20, -80), (150, -86)):
        plate.disc(x, y, 92, LEAF_SHADE, lit=1)
        plate.dot(x, y, 80, SPROUT)
        plate.dot(x, y, 42, STRAW)
        plate.dot(x + 4, y + 4, 20, LACQUER)


def rice_tubes(plate: Plate) -> None:
    """Crisp rolled wafers in a stack."""
    rows = ((-100, -40, 6), (0, -40, 0), (100, -40, -5), (-52, -124, 3), (52, -124, -4), (0, -208, 2))
    for x, y, turn in rows:
        with plate.at(x, y, turn=turn):
            plate.disc(0, 0, 47, STRAW, lit=1)
            plate.dot(0, 0, 27, CLAY_SHADE)
            plate.line("M-36,-12q10,-24 34,-26", 6, PAPER)


def snack_bits(plate: Plate) -> None:
    for x, y, turn in ((-60, -30, 10), (60, -36, -20), (0, -90, 30)):
        with plate.at(x, y, turn=turn):
            plate.disc(0, 0, 60, STRAW, ry=34)
            plate.line(strokes("-24,-4 6,-10 20,8", "h1"), 7, CLAY)


def cassava_root(plate: Plate) -> None:
    plate.blob("-190,-60 -150,-110 0,-120 140,-80 210,-30 210,-30 130,0 -40,4 -160,0", CLAY_SHADE, light=(0.3, 0.3))
    plate.disc(-170, -60, 34, PAPER, ry=46, lit=1)
    plate.line(strokes("-100,-70 -40,-40 40,-84 100,-40", "q10,8 26,4"), 4)
