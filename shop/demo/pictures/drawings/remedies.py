"""Medicinal herbs, bird's nest, essential oils, care products."""

from shop.demo.pictures.arrangements import emblem, winnowing_tray
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
    LEAF_SHADE,
    MIST,
    MIST_SHADE,
    PAPER,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import strokes
from shop.demo.pictures.plate import Drawing, Plate

from .drinks import flower
from .vessels import TUB, carton, jar

DROPPER = "96,0 104,0 106,-40 106,-180 100,-210 46,-235 44,-260"


def cordyceps(plate: Plate) -> None:
    """A tuft of orange club fungus; a single."""
    for i, (lean, height) in enumerate(
        ((-100, 150), (-66, 190), (-34, 226), (0, 200), (34, 232), (66, 186), (100, 154))
    ):
        stem = f"M{lean * 0.3},-20Q{lean * 0.5},{-height * 0.6} {lean},{-height}"
        plate.line(stem, 24)
        plate.line(stem, 14, HONEY if i % 2 else CLAY)
    plate.blob("-70,6 -84,-40 84,-40 70,6", CLAY_SHADE, lit=1)


def cordyceps_jar(plate: Plate) -> None:
    """The fungus growing in its culture jar."""
    plate.turned("120,0 150,0 156,-40 156,-250 150,-330 120,-340 120,-340", PAPER, glint=False)
    plate.fill("M-152,-110H152V-40L146,-6H-146L-152,-40Z", CLAY_SHADE)
    for i, x in enumerate(range(-120, 130, 30)):
        height = 110 + (i * 47) % 70
        plate.line(f"M{x},-110q{(i % 3 - 1) * 10},{-height / 2} {(i % 3 - 1) * 14},{-height}", 22)
        plate.line(f"M{x},-110q{(i % 3 - 1) * 10},{-height / 2} {(i % 3 - 1) * 14},{-height}", 13, HONEY)
    plate.box(-136, -400, 272, 66, LACQUER)
    plate.line("M-130,-300V-60", 9, PAPER)


def cordyceps_tray(plate: Plate) -> None:
    with plate.at(scale=1.06):
        winnowing_tray(plate)
        threads = [(plate.random.uniform(-160, 90), plate.random.uniform(-96, -36)) for _ in range(34)]
        plate.line(strokes(threads, "q30,-18 74,4"), 13)
        plate.line(strokes(threads, "q30,-18 74,4"), 7, HONEY)
    with plate.at(0, -100, scale=0.9):
        cordyceps(plate)


def ginseng(plate: Plate) -> None:
    for turn in (-90, -140, -40, 180, 0):
        plate.leaf(0, -320, 150, turn, breadth=0.3)
    for x, y in ((-20, -370), (22, -364), (0, -398)):
        plate.disc(x, y, 19, LACQUER)
    root = "-50,-300 50,-300 70,-210 60,-120 130,0 130,0 50,-60 20,30 20,30 -10,-60 -110,20 -110,20 -60,-120 -80,-210"
    plate.blob(root, STRAW, lit=0.86)
    plate.line(strokes("-54,-256 6,-216 -50,-170 4,-130", "q16,-5 34,0"), 4)
    plate.line("M-110,16q-30,10 -60,4M130,0q30,16 50,0M20,26q0,14 10,18")


def small_ginseng(plate: Plate) -> None:
    with plate.at(0, -4, scale=0.56):
        ginseng(plate)


def root_slices(plate: Plate) -> None:
    """Dried root slices on a tray, a root behind."""
    with plate.at(scale=1.06):
        winnowing_tray(plate)
        for x, y in ((-130, -60), (-70, -36), (-20, -80), (40, -40), (100, -74), (150, -50), (-70, -100), (70, -106)):
            plate.disc(x, y, 36, STRAW, ry=20, key=6, lit=1)
            plate.dot(x, y, 18, HONEY, ry=9)
    with plate.at(0, -110, scale=0.74):
        ginseng(plate)


def powder_bowl(plate: Plate, *, ink: str = HONEY, source: Drawing) -> None:
    """A bowl of fine powder with a spoon and what it was ground from."""
    plate.blob("-150,-120 -110,-190 -20,-236 20,-236 110,-190 150,-120", ink, lit=0.9)
    plate.turned("60,0 64,0 70,-24 70,-24 140,-60 164,-130 166,-140 166,-140", INDIGO)
    plate.line("M-120,-66q120,40 240,0", 6, PAPER)
    plate.cord("M60,-190L190,-330", 18, CLAY)
    for x, size in ((-196, 0.62), (200, 0.54)):
        with plate.at(x, 16, scale=size):
            source(plate)


def capsule_bottle(plate: Plate) -> None:
    """A supplement bottle with capsules."""
    plate.turned("110,0 130,0 136,-20 136,-250 120,-290 90,-300 90,-310", PAPER, x=-50)
    plate.box(-150, -376, 200, 76, LEAF)
    plate.box(-186, -210, 272, 130, LEAF, key=7)
    plate.leaf(-90, -120, 90, -34, PAPER, key=4)
    for x, y, turn in ((130, -20, -14), (200, -40, 40), (160, 8, 8)):
        with plate.at(x, y, turn=turn):
            plate.blob("-54,14 -62,-10 -54,-34 54,-34 62,-10 54,14", LACQUER, lit=1, key=7)
            plate.fill("M0,-31H50Q64,-10 50,11H0Z", STRAW)


def remedy_box(plate: Plate) -> None:
    """A carton and a blister of pills."""
    carton(plate, picture=herb_single, ink=LEAF)
    with plate.at(130, 20, turn=-8):
        plate.box(-96, -110, 192, 110, MIST, shadow=0, key=7)
        for x in (-64, 0, 64):
            for y in (-80, -30):
                plate.disc(x, y, 23, PAPER, ry=17, key=5)


def herb_single(plate: Plate) -> None:
    """A small sprig of a healing herb; a single."""
    plate.cord("M0,0Q-6,-90 0,-150", 12, LEAF_SHADE)
    for y, turn in ((-40, -30), (-50, 210), (-90, -40), (-100, 220)):
        plate.leaf(0, y, 110, turn, breadth=0.28)
    plate.leaf(0, -140, 96, -90, SPROUT, breadth=0.3)


def extract_pot(plate: Plate) -> None:
    """A squat jar of dark extract with its spoon."""
    plate.turned("120,0 150,0 160,-30 160,-150 146,-180 130,-190", CLAY_SHADE)
    plate.disc(0, -192, 132, INK, ry=30, lit=1)
    plate.line("M-80,-196q40,16 90,10", 6, CLAY)
    plate.cord("M40,-196L180,-380", 20, HONEY)
    plate.label(0, -88, 170, 110, LACQUER, mark="leaf")
    plate.leaf(-170, 10, 130, -24)
    plate.leaf(-170, 14, 110, 10, SPROUT)


def extract_cakes(plate: Plate) -> None:
    """Cut blocks of boiled-down extract."""
    for x, y in ((-110, 0), (10, 6), (130, 0), (-50, -96), (70, -92)):
        plate.block(f"M{x - 56},{y}v-70l24,-22h90v70l-24,22Z", CLAY_SHADE)
        plate.line(f"M{x - 56},{y - 70}h90l24,-22M{x + 34},{y - 70}v70", 5)
        plate.line(f"M{x - 40},{y - 50}h40", 5, CLAY)
    plate.leaf(-20, -190, 130, -130)
    plate.leaf(20, -190, 130, -50)


def nest(plate: Plate) -> None:
    """A swiftlet nest on a stand, with its builders."""
    plate.turned("130,0 140,0 120,-40 60,-60 60,-90 60,-90", LACQUER, glint=False)
    with plate.at(0, -34, scale=1.14):
        plate.block("M-200,-230Q-100,-270 0,-262Q100,-270 200,-230Q200,-50 0,-36Q-200,-50 -200,-230Z", STRAW)
        plate.block("M-188,-228Q-90,-256 0,-250Q90,-256 188,-228Q100,-150 0,-150Q-100,-150 -188,-228Z", PAPER, key=6)
        plate.fill("M60,-40Q200,-60 200,-226Q170,-110 60,-40Z", HONEY)
        for i in range(8):
            strand = f"M{6 * i - 190},{17 * i - 196}Q0,{3 * i - 60 - 30 * (i % 2)} {188 - i * 10},{18 * i - 200}"
            plate.line(strand, 4, INK if i % 2 else HONEY_SHADE)
        plate.line(strokes([(44 * i - 120, -226) for i in range(5)], "q30,44 60,30"), 4, CLAY_SHADE)
    for x, y, size in ((-120, -400, 0.9), (130, -450, 0.7)):
        with plate.at(x, y, scale=size, mirror=x > 0):
            swiftlet(plate)


def swiftlet(plate: Plate) -> None:
    wing = "M-120,-40Q-40,-50 0,0Q60,-70 130,-70Q70,-30 50,20Q90,40 120,70Q50,60 20,36Q-30,50 -50,20Q-70,-20 -120,-40Z"
    plate.block(wing, INDIGO, key=6)


def nest_single(plate: Plate) -> None:
    """Half a cleaned nest; a single."""
    plate.block("M-120,-110Q0,-150 120,-110Q120,0 0,8Q-120,0 -120,-110Z", STRAW)
    plate.block("M-110,-108Q0,-140 110,-108Q70,-60 0,-58Q-70,-60 -110,-108Z", PAPER, key=5)
    plate.line("M-100,-70Q0,-10 100,-70M-90,-46Q0,10 90,-46", 4, HONEY_SHADE)


def nest_box(plate: Plate) -> None:
    """Nests laid in an open gift box."""
    plate.block("M-200,-180L-160,-400H200L200,-180Z", LACQUER)
    plate.line("M-150,-372H176V-200H-172Z", 5, HONEY)
    with plate.at(20, -240, scale=0.7):
        swiftlet(plate)
    plate.block("M-220,-180H220L200,0H-200Z", LACQUER)
    plate.fill("M-204,-164H204L196,-50H-196Z", STRAW)
    for x in (-126, 0, 126):
        with plate.at(x, -66, scale=0.52):
            nest_single(plate)
    plate.fill("M-200,-50H200L192,-4H-192Z", LACQUER)
    plate.line("M-200,-50H200", 6, HONEY)


def nest_soup(plate: Plate) -> None:
    """Small jars of stewed nest."""
    for x, y, size, lid in ((-112, -10, 0.6, LACQUER), (112, -10, 0.6, LACQUER), (0, 12, 0.74, HONEY)):
        with plate.at(x, y, scale=size):
            jar(plate, ink=STRAW, lid=lid, picture=nest_single)


def nest_bowl(plate: Plate) -> None:
    """A bowl of nest with lotus seeds and red dates."""
    plate.turned("70,0 74,0 78,-24 78,-24 170,-60 205,-140 210,-170 210,-170", PAPER)
    plate.line("M-170,-110q170,60 340,0", 7, INDIGO)
    plate.disc(0, -172, 206, PAPER, ry=56, lit=1)
    plate.dot(0, -172, 184, STRAW, ry=44)
    plate.line(strokes("-140,-180 -90,-160 -30,-190 20,-160 70,-186 -60,-146 40,-142", "q30,-16 70,4"), 5, PAPER)
    for x, y in ((-60, -180), (70, -160), (10, -200)):
        plate.disc(x, y, 23, LACQUER, ry=17, key=5)
    plate.cord("M120,-180L230,-330", 18, PAPER)


def dropper(plate: Plate, ink: str = LEAF_SHADE, *, source: Drawing | None = None) -> None:
    """A dropper bottle among leaves, or with the plant it comes from."""
    if source is None:
        for length, turn, tone in ((240, -150, LEAF), (240, -30, LEAF), (200, -172, SPROUT), (200, -8, SPROUT)):
            plate.leaf(0, -40, length, turn, tone, breadth=0.28)
    plate.turned(DROPPER, ink, scale=1.15)
    plate.box(-62, -330, 124, 66, INK, shadow=0)
    plate.turned("40,-330 44,-340 44,-400 20,-440", LACQUER, glint=False)
    if source is None:
        plate.label(0, -110, 170, 140, LACQUER, mark="leaf")
    else:
        emblem(plate, 0, -112, 90, source)
        for x, size in ((-186, 0.66), (190, 0.58)):
            with plate.at(x, 16, scale=size):
                source(plate)


def lemongrass(plate: Plate) -> None:
    for x, turn in ((-30, -104), (30, -76), (0, -90)):
        plate.leaf(x, -90, 130, turn, LEAF, breadth=0.12)
        plate.cord(f"M{x},0V-110", 30, SPROUT)


def eucalyptus(plate: Plate) -> None:
    """Paired round leaves; a single."""
    plate.cord("M0,0V-190", 10, CLAY)
    for y in (-40, -90, -140):
        plate.disc(-44, y, 38, MIST_SHADE, ry=30, key=6)
        plate.disc(44, y - 16, 38, MIST_SHADE, ry=30, key=6)
    plate.disc(0, -196, 30, MIST_SHADE, ry=26, key=6)


def lotus(plate: Plate, ink: str = BLUSH) -> None:
    petals = ((230, -170), (230, -10), (250, -150), (250, -30), (270, -128), (270, -52), (290, -90))
    for length, turn in petals:
        plate.leaf(0, -60, length * 0.96, turn, ink, breadth=0.36, key=8)
    for x, turn in ((-16, -124), (16, -56), (0, -90)):
        plate.leaf(x, -46, 190, turn, PAPER if ink == BLUSH else BLUSH, breadth=0.4)
    plate.blob("-230,-40 -120,20 120,20 230,-40 120,-74 -120,-74", LEAF, lit=0.9)


def small_lotus(plate: Plate) -> None:
    with plate.at(0, -10, scale=0.56):
        lotus(plate)


def care_products(plate: Plate, ink: str = BLUSH) -> None:
    """A pump bottle, a tub of cream and a flower."""
    with plate.at(-90, -4, scale=0.9):
        plate.turned("96,0 100,0 100,-290 76,-320 30,-330 30,-350", ink)
        plate.label(0, -140, 130, 140, LACQUER, mark="leaf")
        plate.box(-40, -390, 80, 40, INK, shadow=0)
        plate.block("M-20,-430H90V-404H30V-390H-20Z", INK)
    with plate.at(110, 10, scale=0.84):
        plate.turned(TUB, PAPER)
        plate.box(-164, -190, 328, 64, ink)
    with plate.at(120, -140, scale=0.5):
        lotus(plate, LACQUER)


def spray_bottle(plate: Plate, ink: str = SPROUT) -> None:
    """A household cleaner with soapberries."""
    plate.turned("110,0 124,0 130,-40 130,-200 60,-270 50,-310", ink, x=-30)
    plate.block("M-80,-380H60L110,-360V-330H60V-310H-80Z", LACQUER)
    plate.block("M40,-310L80,-250L56,-244L20,-300Z", LACQUER, key=7)
    plate.label(-30, -110, 190, 130, LEAF, mark="leaf")
    for x, y in ((150, -20), (206, 4), (180, -70)):
        plate.disc(x, y, 38, HONEY)


def mouthwash(plate: Plate) -> None:
    plate.turned("100,0 116,0 120,-40 120,-240 80,-290 60,-310", MIST, x=-40)
    plate.box(-104, -376, 128, 72, INDIGO)
    plate.label(-40, -130, 180, 130, INDIGO, mark="leaf")
    plate.turned("56,0 60,0 76,-120 78,-130 78,-130", PAPER, x=160, y=12, glint=False)
    plate.fill("M94,-60H226L220,8H100Z", MIST)
    plate.leaf(90, 24, 90, -20)


def soap(plate: Plate, ink: str = SPROUT) -> None:
    plate.box(-110, -90, 220, 90, ink)
    plate.line("M-70,-58q70,-30 110,0", 6, PAPER)
    plate.box(-40, -90, 70, 90, PAPER, shadow=0, key=6)
    plate.dot(-5, -46, 20, LACQUER)


def balm_tins(plate: Plate) -> None:
    for x, y, ink in ((-110, -20, HONEY), (100, -10, LACQUER)):
        plate.turned("100,0 104,0 106,-50 106,-50", ink, x=x, y=y, glint=False)
        plate.disc(x, y - 52, 108, ink, ry=38, lit=1)
        plate.leaf(x - 50, y - 46, 100, -10, PAPER, key=4)
    with plate.at(0, -120, scale=0.9):
        herb_single(plate)


def herb_bundle(plate: Plate) -> None:
    """Dried herbs tied with a red thread."""
    for turn, length in ((-130, 330), (-112, 380), (-96, 400), (-80, 400), (-64, 370), (-50, 320)):
        plate.leaf(0, -110, length * 0.9, turn, LEAF if turn % 4 else LEAF_SHADE, breadth=0.14)
    for x, y in ((-90, -330), (40, -400), (120, -290)):
        with plate.at(x, y, scale=0.36):
            flower(plate)
    plate.block("M-40,-120L-90,0L-30,-20L0,4L30,-20L90,0L40,-120Z", CLAY)
    plate.box(-54, -150, 108, 40, LACQUER)
