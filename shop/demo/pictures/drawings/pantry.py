"""Honey, spices, salt, sugar, sauces and oil."""

from shop.demo.pictures.arrangements import drawn_at, winnowing_tray
from shop.demo.pictures.inks import (
    CLAY,
    CLAY_SHADE,
    HONEY,
    HONEY_SHADE,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_SHADE,
    MIST,
    MIST_SHADE,
    PAPER,
    PAPER_SHADE,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import around, polygon, strokes
from shop.demo.pictures.plate import Drawing, Plate

from .vessels import POT, VAT, bottle, bowl, dish, jar, mound


def comb_cell(plate: Plate) -> None:
    plate.block(polygon(around(6, 42, start=30)), STRAW, key=7)
    plate.dot(0, 0, 18, HONEY)


def bee(plate: Plate) -> None:
    plate.disc(-16, -28, 17, PAPER, ry=28, key=5, lit=1)
    plate.disc(14, -30, 17, PAPER, ry=26, key=5, lit=1)
    plate.disc(0, 0, 40, HONEY, ry=24, key=6, lit=1)
    plate.line("M-12,-20v40M8,-22v44", 9)


def honey_jar(plate: Plate) -> None:
    """A jar with comb and bees."""
    jar(plate, lid=(LACQUER, INDIGO, PAPER)[plate.variant % 3])
    for x, y in ((-200, -40), (-200, -110), (-140, -6)):
        with plate.at(x, y):
            comb_cell(plate)
    for x, y, turn in ((205, -300, -20), (150, -420, 16)):
        with plate.at(x, y, scale=1.25, turn=turn):
            bee(plate)


def honey_pot(plate: Plate) -> None:
    """An earthen pot running over, with a dipper."""
    with plate.at(60, -250, turn=24):
        plate.box(-9, -210, 18, 240, CLAY, shadow=0.4)
    plate.turned(POT, CLAY, scale=1.05)
    drips = "Q96,-110 74,-160Q40,-190 10,-150Q-20,-70 -44,-150Q-80,-190 -110,-170"
    plate.block(f"M-130,-244H130Q150,-180 110,-170{drips}Q-150,-190 -130,-244Z", HONEY, key=7)
    plate.disc(0, -244, 130, STRAW, ry=22, key=7, lit=1)
    plate.line("M-140,-60q140,50 280,0", 7, STRAW)


@drawn_at(1.06)
def honeycomb(plate: Plate) -> None:
    """A slab of comb on a plate, dripping."""
    dish(plate)
    plate.block("M-190,-60L-150,-300L150,-320L196,-70Q0,-20 -190,-60Z", HONEY)
    for row in range(4):
        for column in range(5 - row % 2):
            with plate.at(-128 + column * 68 + (row % 2) * 34, -272 + row * 60, scale=0.84):
                comb_cell(plate)
    with plate.at(176, -330, scale=1.3, turn=-12):
        bee(plate)


def hive(plate: Plate) -> None:
    """A straw skep with bees."""
    plate.turned("170,0 176,0 180,-80 170,-200 120,-290 50,-340 20,-350", STRAW, glint=False)
    for y, width in ((-60, 178), (-120, 177), (-180, 170), (-240, 148), (-296, 106)):
        plate.line(f"M{-width},{y}q{width},40 {2 * width},0", 6, HONEY_SHADE)
    plate.block("M-44,0V-60Q0,-120 44,-60V0Z", INK, key=5)
    for x, y, turn in ((-200, -250, 14), (210, -180, -16), (150, -370, 10)):
        with plate.at(x, y, scale=1.15, turn=turn):
            bee(plate)


def honey_dipper(plate: Plate) -> None:
    """A squat jar, open, honey falling from the dipper."""
    with plate.at(60, -300, turn=38):
        plate.cord("M0,-190V-40", 20, CLAY)
        for y, width in ((-50, 44), (-20, 58), (10, 58), (38, 40)):
            plate.disc(0, y, width, HONEY, ry=17, key=7)
    plate.line("M44,-250Q34,-200 40,-150", 22, HONEY)
    plate.turned("120,0 150,0 160,-40 160,-140 140,-180 120,-190", HONEY)
    plate.disc(0, -192, 122, STRAW, ry=26, lit=1)
    plate.label(0, -84, 170, 110)
    with plate.at(-190, -20, scale=1.1):
        comb_cell(plate)


def chili(plate: Plate) -> None:
    plate.blob("-90,-150 -40,-180 0,-120 30,-50 110,-10 110,-10 30,10 -50,-40", LACQUER)
    plate.line("M-70,-160q-20,-30 -40,-34", 14, LEAF_SHADE)


def ginger(plate: Plate, ink: str = STRAW) -> None:
    outline = "-140,-40 -110,10 -20,-10 60,10 140,-20 130,-80 70,-70 60,-150 10,-160 -10,-90 -60,-80 -70,-130 -120,-130"
    plate.blob(outline, ink, lit=0.88, light=(0.45, 0.6))
    rings = ((-104, -86, 14), (-56, -64, 12), (14, -60, -12), (36, -140, 12), (92, -64, 14))
    plate.line("".join(f"M{x},{y}q{bend},16 0,34" for x, y, bend in rings), 4)


def turmeric(plate: Plate) -> None:
    ginger(plate, HONEY)


def star_anise(plate: Plate) -> None:
    for turn in range(10, 370, 45):
        plate.leaf(0, -100, 112, turn, CLAY, breadth=0.26)
        with plate.at(0, -100, turn=turn):
            plate.disc(66, 0, 15, HONEY, ry=10, key=5, lit=1)
    plate.disc(0, -100, 20, CLAY_SHADE, key=6, lit=1)


def cinnamon(plate: Plate) -> None:
    """Three quills of bark."""
    for y, turn in ((-20, 4), (-86, -6), (-152, 3)):
        with plate.at(0, y, turn=turn):
            plate.block("M-150,-56H130V10H-150Z", CLAY)
            plate.fill("M-150,-20H130V10H-150Z", CLAY_SHADE)
            plate.disc(130, -23, 17, CLAY_SHADE, ry=33, key=7, lit=1)
            plate.line("M124,-36q16,10 4,26", 5, STRAW)


def cinnamon_bundle(plate: Plate) -> None:
    for x, y, turn in ((-30, -270, -4), (20, -140, 3), (-10, -6, 0)):
        with plate.at(x, y, scale=1.3, turn=turn):
            plate.block("M-160,-80H140V10H-160Z", CLAY)
            plate.fill("M-160,-30H140V10H-160Z", CLAY_SHADE)
            plate.disc(140, -35, 22, CLAY_SHADE, ry=45, key=7, lit=1)
            plate.line("M132,-52q20,14 4,36", 6, STRAW)
    plate.line("M-70,-400V14M70,-390V14", 16, LACQUER)


def peppercorns(plate: Plate, ink: str = INK) -> None:
    """A spoonful in a bowl with a sprig."""
    plate.blob("-196,-150 -150,-230 0,-280 150,-230 196,-150", ink, lit=1)
    corns = (
        (-120, -180),
        (-70, -200),
        (-20, -190),
        (30, -206),
        (84, -186),
        (130, -176),
        (-90, -226),
        (-34, -240),
        (20, -246),
        (70, -226),
        (-4, -268),
    )
    for x, y in corns:
        plate.disc(x, y, 29, ink, key=5, lit=1)
        plate.dot(x - 8, y - 9, 8, STRAW if ink == INK else PAPER)
    bowl(plate, ink=LACQUER if ink != LACQUER else INDIGO)


def pepper_mill(plate: Plate, ink: str = INK) -> None:
    plate.turned("90,0 96,0 84,-60 60,-130 80,-200 90,-230 90,-230", CLAY)
    plate.turned("84,-240 96,-260 90,-310 40,-340 30,-350 30,-350", CLAY)
    plate.disc(0, -374, 28, HONEY)
    for x, y in ((-190, -6), (-140, 10), (-160, -40), (150, 8), (196, -10), (170, -44)):
        plate.disc(x, y, 25, ink, key=5, lit=1)
        plate.dot(x - 7, y - 8, 7, STRAW)


def peppercorn(plate: Plate) -> None:
    """A few corns; a single."""
    for x, y in ((-64, -44), (64, -44), (0, -56), (0, -130)):
        plate.disc(x, y, 48, INK, key=5, lit=1)
        plate.dot(x - 14, y - 16, 13, MIST)


def mortar(plate: Plate, ink: str = CLAY) -> None:
    with plate.at(70, -190, turn=28):
        plate.box(-24, -240, 48, 260, HONEY, shadow=0.4)
        plate.disc(0, -240, 34, HONEY)
    for x, turn in ((-70, -120), (-40, -95), (-110, -150), (0, -110)):
        plate.leaf(x, -200, 130, turn)
    plate.turned("120,0 124,0 96,-40 90,-60 170,-110 180,-220 180,-220", ink)
    plate.line("M-150,-150q150,50 300,0", 6, PAPER)
    plate.leaf(-200, 18, 90, -10, SPROUT, breadth=0.3)
    plate.leaf(140, 18, 90, -30, SPROUT, breadth=0.3)


def spice_paste(plate: Plate) -> None:
    """A mortar of pounded chilies."""
    with plate.at(70, -190, turn=28):
        plate.box(-24, -240, 48, 260, HONEY, shadow=0.4)
    plate.blob("-170,-210 -100,-280 0,-300 100,-280 170,-210", LACQUER, lit=1)
    plate.line(strokes("-90,-230 -30,-264 30,-240 80,-250 0,-220", "l12,-8"), 7, STRAW)
    plate.turned("120,0 124,0 96,-40 90,-60 170,-110 180,-220 180,-220", MIST)
    for x, mirror in ((-190, False), (190, True)):
        with plate.at(x, 20, scale=0.56, mirror=mirror):
            chili(plate)


def salt_pan(plate: Plate) -> None:
    """Rows of raked salt on the wet field, and the rake."""
    plate.block("M-240,10L-170,-250H170L240,10Z", MIST)
    plate.line("M-220,-60H220M-196,-150H196", 5, MIST_SHADE)
    for x, y, size in (
        (-96, -196, 0.5),
        (0, -196, 0.5),
        (96, -196, 0.5),
        (-116, -96, 0.72),
        (10, -96, 0.72),
        (128, -96, 0.72),
        (-70, 6, 1),
    ):
        with plate.at(x, y, scale=size):
            plate.blob("-96,4 -84,-20 -20,-104 20,-104 84,-20 96,4 40,16 -40,16", PAPER, lit=0.86, light=(0.3, 0.9))
            plate.line(strokes("-36,-20 0,-40 -10,-8 20,-60", "l6,-5"), 6, MIST_SHADE)
    plate.cord("M90,0L216,-330", 16, HONEY)
    plate.box(40, -16, 110, 30, HONEY)


def salt_bowl(plate: Plate) -> None:
    mound(plate, ink=PAPER, vessel=INDIGO, grain=MIST_SHADE)
    plate.line(strokes("-60,-250 -20,-290 30,-270 70,-240", "l0,-16m-8,8h16"), 5, MIST_SHADE)


def salt_baskets(plate: Plate) -> None:
    """Two baskets of salt on a shoulder pole."""
    plate.cord("M-220,-390Q0,-440 220,-390", 20, HONEY)
    for x in (-120, 120):
        plate.line(f"M{x},-404L{x - 80},-130M{x},-404L{x + 80},-130", 6)
        plate.blob(
            f"{x - 100},-110 {x - 70},-170 {x - 16},-250 {x + 16},-250 {x + 70},-170 {x + 100},-110",
            PAPER,
            light=(0.3, 0.8),
        )
        plate.line(strokes([(x - 30, -150), (x, -190), (x + 24, -146)], "l8,-8"), 5, MIST_SHADE)
        plate.block(f"M{x - 106},-120H{x + 106}L{x + 70},0H{x - 70}Z", HONEY)
        plate.line(f"M{x - 94},-84h188M{x - 82},-44h164", 5, CLAY_SHADE)


def salt_grain(plate: Plate) -> None:
    """Cubes of coarse salt; a single."""
    for x, y, turn in ((-70, -50, 8), (60, -46, -10), (0, -130, 20)):
        with plate.at(x, y, turn=turn):
            plate.box(-44, -44, 88, 88, PAPER, shadow=0.3, key=7)
            plate.line("M-20,-20h30", 5, MIST)


def palm_sugar(plate: Plate, ink: str = HONEY) -> None:
    """A round of palm sugar; a single."""
    plate.turned("84,0 96,0 100,-40 88,-66 88,-66", ink, glint=False)
    plate.disc(0, -68, 88, STRAW, ry=32, key=7, lit=0.9)
    plate.line("M-40,-70q40,16 80,0", 5, HONEY_SHADE)


def palm_sugar_roll(plate: Plate) -> None:
    """Rounds of sugar wrapped in a palm leaf."""
    for x, y, turn in ((-90, -6, -4), (110, -6, 5), (0, -150, 0)):
        with plate.at(x, y, turn=turn):
            plate.blob("-100,0 -120,-60 -100,-130 100,-130 120,-60 100,0", LEAF, light=(0.4, 0.3))
            plate.line("M-60,-124q-20,60 0,120M0,-128v126M60,-124q20,60 0,120", 6, LEAF_SHADE)
            plate.disc(112, -66, 28, HONEY, ry=56, key=8)


def sauce_vat(plate: Plate) -> None:
    """An earthen vat under its straw hat, and a bottle."""
    with plate.at(-70, scale=0.98):
        plate.turned(VAT, CLAY_SHADE)
        plate.line("M-196,-230q196,34 392,0M-204,-180q204,34 408,0M-180,-110q180,34 360,0", 6)
        plate.turned("230,-320 200,-370 30,-440 20,-450", HONEY, glint=False)
        plate.line("".join(f"M0,-440L{x},-326" for x in (-140, -50, 50, 140)), 4)
    with plate.at(150, 18, scale=0.66):
        bottle(plate, ink=LACQUER, cap=HONEY, mark="fish")


def wooden_vat(plate: Plate) -> None:
    """The hooped barrel the fish ferments in, with its tap and a bowl."""
    plate.block("M-190,-400H150L180,0H-220Z", CLAY)
    plate.fill("M70,-400H150L180,0H80Z", CLAY_SHADE)
    plate.line("".join(f"M{x},-396L{x * 1.14 - 2},-4" for x in (-130, -70, -10, 50, 100)), 4)
    for y, left, right in ((-350, -196, 156), (-200, -208, 168), (-50, -218, 178)):
        plate.line(f"M{left},{y}H{right}", 30)
        plate.line(f"M{left},{y}H{right}", 18, STRAW)
    plate.disc(-20, -400, 170, HONEY, ry=34, lit=1)
    plate.cord("M150,-90h70v30", 22, HONEY)
    plate.turned("40,0 44,0 84,-56 90,-60 90,-60", INDIGO, x=190, y=20, glint=False)
    plate.dot(190, -40, 78, CLAY, ry=11)


def dipping_bowl(plate: Plate, sauce: str = CLAY) -> None:
    """A bowl of sauce with chili and garlic, and a small bottle behind."""
    with plate.at(130, -40, scale=0.84):
        bottle(plate, ink=CLAY, cap=LACQUER, mark="fish")
    with plate.at(-60, 10):
        plate.turned("70,0 74,0 78,-24 78,-24 160,-60 190,-130 194,-150 194,-150", PAPER)
        plate.line("M-150,-76q150,50 300,0", 7, INDIGO)
        plate.disc(0, -150, 194, PAPER, ry=44, key=8, lit=1)
        plate.dot(0, -148, 170, sauce, ry=33)
        for x, y in ((-80, -150), (-10, -134), (60, -152), (10, -164), (110, -144)):
            plate.disc(x, y, 17, LACQUER, ry=8, key=4, lit=1)
        plate.line(strokes("-50,-160 40,-136 86,-164 -110,-142", "l14,4"), 8, PAPER)


def bean_sauce(plate: Plate) -> None:
    """A bowl of soy paste."""
    plate.blob("-180,-150 -100,-190 100,-190 180,-150 100,-130 -100,-130", CLAY_SHADE, lit=1)
    bowl(plate, ink=CLAY)
    plate.disc(0, -168, 200, CLAY, ry=40, lit=1)
    plate.dot(0, -164, 180, CLAY_SHADE, ry=30)
    for x, y in ((-90, -168), (-30, -156), (40, -170), (100, -160), (0, -180)):
        plate.disc(x, y, 22, HONEY, ry=13, key=4)


def oil_bottle(plate: Plate, *, seed: Drawing, ink: str = HONEY) -> None:
    """A clear bottle of oil with the seed it was pressed from."""
    with plate.at(-60):
        plate.turned("90,0 104,0 110,-40 110,-220 90,-290 40,-330 36,-350 36,-410", STRAW, glint=False)
        plate.fill("M-106,-230H106L108,-40L100,-6H-100L-108,-40Z", ink)
        plate.line("M104,-250q80,10 70,90t-66,80", 22)
        plate.line("M104,-250q80,10 70,90t-66,80", 11, STRAW)
        plate.box(-46, -440, 92, 54, LEAF)
        plate.line("M-74,-250V-60", 9, PAPER)
        plate.label(4, -120, 140, 120, LEAF, mark="leaf")
    for x, y, size in ((130, 12, 0.62), (206, 18, 0.5)):
        with plate.at(x, y, scale=size):
            seed(plate)


def oil_cruet(plate: Plate, *, seed: Drawing, ink: str = HONEY) -> None:
    """A small jug of oil, pouring lip to the left, with a tray of seed."""
    with plate.at(60, 6, scale=0.74):
        winnowing_tray(plate)
        for x, y in ((-70, -70), (60, -76), (0, -40), (130, -50)):
            with plate.at(x, y, scale=0.42):
                seed(plate)
    with plate.at(-110, -20):
        plate.line("M80,-220q110,20 80,120t-90,50", 26)
        plate.line("M80,-220q110,20 80,120t-90,50", 13, STRAW)
        plate.turned("80,0 110,-6 124,-90 90,-200 50,-250 60,-300 60,-300", ink)
        plate.block("M-60,-300L-110,-320L-40,-260Z", ink)
        plate.dot(0, -300, 48, PAPER_SHADE, ry=8)
