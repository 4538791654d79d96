"""The land behind the subject: flat layers and one landmark, by region and light."""

import math
from collections.abc import Callable

from .drawings.places import stilt_house
from .inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    HONEY_SHADE,
    INDIGO,
    INDIGO_SHADE,
    INK,
    LACQUER,
    LACQUER_SHADE,
    MIST,
    MIST_SHADE,
    PAPER,
    STRAW,
    Light,
)
from .outlines import join, points, smooth_line, strokes
from .plate import Plate


def ridge(plate: Plate, y: float, height: float, *, count: int = 6) -> str:
    crest = [(-60 + i * 920 / count, y + plate.random.uniform(-height, height)) for i in range(count + 1)]
    return f"{smooth_line(crest)}V{y + height + 90:.0f}H-60Z"


def wavy(height: Callable[[float], float], *, depth: float) -> tuple[str, str]:
    """A field's edge, as an open line, and the field below it."""
    crest = [(x, height(x)) for x in range(-20, 840, 20)]
    return f"M{join(crest)}", f"M{join(crest)}V{crest[-1][1] + depth:.0f}H-20Z"


def bush(x: float, y: float, size: float) -> str:
    s = size
    return (
        f"M{x - 60 * s:.0f},{y:.0f}a{30 * s:.0f},{30 * s:.0f} 0 0 1 {22 * s:.0f},{-34 * s:.0f}"
        f"a{40 * s:.0f},{40 * s:.0f} 0 0 1 {76 * s:.0f},0a{30 * s:.0f},{30 * s:.0f} 0 0 1 {22 * s:.0f},{34 * s:.0f}Z"
    )


# ---- the northern mountains


def north(plate: Plate, light: Light) -> None:
    """Limestone peaks and terraced fields."""
    plate.fill(karst(plate), light.far)
    plate.fill(ridge(plate, 450, 40), light.between)
    terraces(plate, light)
    x, y, size = ((668, 560, 0.46), (690, 580, 0.58), (640, 540, 0.38))[plate.variant % 3]
    with plate.at(x, y, scale=size):
        stilt_house(plate, INDIGO if light.near == CLAY else CLAY)
    plate.fill("".join(bush(x, y, 1) for x, y in ((560, 566), (780, 576), (40, 560), (120, 574))), light.near)


def karst(plate: Plate) -> str:
    crest = [(-80.0, 520.0)]
    x = -80.0
    while x < 860:
        width, top = plate.random.uniform(90, 170), plate.random.uniform(220, 380)
        tower = ((0, 500), (0.3, top + 40), (0.45, top), (0.6, top + 6), (0.8, top + 70), (1, 500))
        crest += [(x + width * share, y) for share, y in tower]
        x += width * 0.8
    return f"{smooth_line([*crest, (860, 520)])}V560H-60Z"


def terraces(plate: Plate, light: Light) -> None:
    phase = plate.random.uniform(0, 6)
    for i in range(7):

        def edge(x: float, i: int = i) -> float:
            return 450 + i * 36 + (34 - i * 2) * math.sin(x / 120 + phase + i * 0.35) + 16 * math.sin(x / 47 + i)

        crest, field = wavy(edge, depth=70)
        plate.fill(field, (light.middle, light.between, STRAW, light.middle)[i % 4])
        plate.line(crest, 3.5, light.near)


# ---- the Red River delta


def delta(plate: Plate, light: Light) -> None:
    """Flat rice fields, with a banyan or a village gate."""
    plate.fill(ridge(plate, 390, 22), light.far)
    hedge = "".join(bush(x, 436, plate.random.uniform(0.6, 1.1)) for x in range(-20, 840, 62))
    plate.fill(hedge, light.between)
    plate.fill("M-20,430H820V690H-20Z", light.middle)
    for x in range(-1570, 2700, 660):
        plate.fill(f"M{360 + x * 0.1:.0f},430L{x},840H{x + 330}L{393 + x * 0.1:.0f},430Z", light.between)
    seedlings(plate, light)
    (village_gate, banyan, village_gate, pagoda)[plate.variant % 4](plate, light)


def seedlings(plate: Plate, light: Light) -> None:
    for j, y in enumerate((452, 492, 552)):
        plate.line(f"M-20,{y}H820", 5, light.near)
        tuft = f"v{-10 - j * 4}m-7,4l4,{6 + j * 3}m12,{-8 - j * 3}l-4,{6 + j * 3}"
        plate.line(strokes([(x, y + 22 + j * 6) for x in range(j * 14 - 6, 820, 40 + j * 12)], tuft), 3.5, light.near)


def banyan(plate: Plate, light: Light) -> None:
    with plate.at(122, 590):
        trunk = "M-84,0Q-36,-60 -40,-230H40Q36,-60 84,0Q50,-16 34,-30L26,0L10,-34L-6,0L-20,-34L-40,0L-48,-24Z"
        plate.fill(trunk, INDIGO_SHADE if light.near == INDIGO else INK)
        crown = (
            (-96, -210, 64),
            (84, -216, 70),
            (0, -290, 92),
            (-70, -270, 70),
            (130, -180, 44),
            (-140, -180, 44),
            (70, -270, 60),
        )
        for x, y, size in crown:
            plate.dot(x, y, size, light.near)
        plate.line(strokes("-120,-210 -24,-320 60,-240 -60,-264 20,-262 -20,-210", "q22,-24 44,0"), 5, light.between)
        plate.line("M-110,-170v60M-80,-170v90M84,-170v80M112,-170v50", 4)


def village_gate(plate: Plate, light: Light) -> None:
    roof = CLAY if light.sun == LACQUER else LACQUER
    with plate.at(128, 580, scale=0.92):
        plate.block("M-130,0V-200H130V0H60V-90A60,60 0 0 0 -60,-90V0Z", STRAW if light.sky == BLUSH else BLUSH)
        plate.block("M-170,-190Q-120,-210 -110,-250H110Q120,-210 170,-190Z", roof)
        plate.block("M-110,-270Q-70,-290 -60,-330H60Q70,-290 110,-270Z", roof)
        plate.box(-70, -274, 140, 24, STRAW, shadow=0, key=6)
        plate.line(strokes([(x, -196) for x in range(-90, 100, 30)], "v-46"), 4)


def pagoda(plate: Plate, light: Light) -> None:
    """A bell tower of three roofs."""
    roof = CLAY if light.sun == LACQUER else LACQUER
    with plate.at(128, 580, scale=0.9):
        for y, width in ((0, 110), (-130, 88), (-250, 66)):
            plate.box(-width * 0.7, y - 90, width * 1.4, 90, STRAW, key=7)
            with plate.at(0, y, scale=width / 100):
                plate.block("M-140,-84Q-100,-96 -80,-130H80Q100,-96 140,-84Z", roof, key=8)
            plate.box(-16, y - 60, 32, 60, INK, shadow=0, key=3)
        plate.cord("M0,-344v-44", 14, HONEY)


# ---- the central coast


def coast(plate: Plate, light: Light) -> None:
    """Sea, sand and boats."""
    plate.fill(ridge(plate, 392, 34, count=5), light.far)
    sea = MIST_SHADE if light.sky == INDIGO else INDIGO
    plate.fill("M-20,410H820V640H-20Z", sea)
    crests = [(-60 + 29 * (row % 2), 436 + row * 30) for row in range(6)]
    plate.line(strokes(crests, "q29,-17 58,0" * 16), 4, MIST if sea == INDIGO else PAPER)
    sail(plate, 140, 470, size=0.95, ink=CLAY if light.sun == LACQUER else LACQUER)
    plate.fill("M-20,590Q140,490 300,560T600,600T820,540V700H-20Z", STRAW)
    near_sand = HONEY if light.ground in (CLAY_SHADE, LACQUER) else light.ground
    plate.fill("M-20,650Q100,560 240,590Q420,640 820,610V700H-20Z", near_sand)
    plate.line(strokes("40,600 640,590 560,570 160,560", "q40,-14 90,0"), 4, CLAY)
    (coast_palm, second_sail, lighthouse)[plate.variant % 3](plate, light)


def sail(plate: Plate, x: float, y: float, *, size: float, ink: str) -> None:
    with plate.at(x, y, scale=size):
        plate.block("M-110,-40Q-90,10 -50,14H60Q100,6 124,-60Q60,-30 0,-30Q-60,-30 -110,-40Z", ink, key=7)
        plate.line("M0,-30V-210", 8)
        plate.block("M8,-206Q110,-150 104,-46H8Z", PAPER, key=6)
        plate.block("M-8,-190Q-80,-120 -84,-46H-8Z", LACQUER if ink == STRAW else STRAW, key=6)


def coast_palm(plate: Plate, light: Light) -> None:
    palm(plate, 720, 600, size=1.1, lean=-0.5, ink=light.near)
    with plate.at(640, 622, scale=0.5):
        plate.turned("60,0 70,0 130,-60 140,-90 140,-90", CLAY, glint=False, mouth=True)


def second_sail(plate: Plate, light: Light) -> None:
    sail(plate, 700, 440, size=0.62, ink=CLAY)
    with plate.at(680, 610, scale=0.7):
        plate.turned("60,0 70,0 130,-60 140,-90 140,-90", CLAY, glint=False, mouth=True)


def lighthouse(plate: Plate, light: Light) -> None:
    plate.block("M600,500Q640,400 700,410Q790,410 830,520Z", light.near, key=6)
    with plate.at(716, 416, scale=0.9):
        plate.block("M-34,0L-24,-190H24L34,0Z", PAPER)
        plate.fill(
            "M-31,-50L-29,-100H29L31,-50ZM-26,-150L-24,-190H24L26,-150Z", CLAY if light.sun == LACQUER else LACQUER
        )
        plate.box(-28, -236, 56, 44, STRAW, key=7)
        plate.block("M-38,-236L0,-276L38,-236Z", INDIGO, key=7)


PALM_FROND = "M0,0Q80,-56 170,14Q90,-8 0,0ZM20,-8l14,34l6,-38l14,36l6,-36l14,34l4,-28l16,30l0,-24l18,24l-4,-20Z"


def palm(plate: Plate, x: float, y: float, *, size: float, lean: float, ink: str) -> None:
    top = lean * 90
    with plate.at(x, y, scale=size):
        plate.line(f"M0,0Q{top * 0.2:.0f},-200 {top:.0f},-330", 17)
        plate.line(strokes([(top * t * t - 8, -330 * t) for t in (0.2, 0.35, 0.5, 0.65, 0.8)], "h16"), 3, PAPER)
        for turn in (-170, -130, -95, -50, -10, 28, 152):
            with plate.at(top, -330, turn=turn):
                plate.fill(PALM_FROND, ink)
        for dx, dy in ((-12, 16), (12, 18), (0, 28)):
            plate.disc(top + dx, -330 + dy, 13, HONEY, key=4, lit=1)


# ---- the central highlands


def highland(plate: Plate, light: Light) -> None:
    """Red hills planted in rows, with a communal house or pines."""
    plate.fill(ridge(plate, 340, 90, count=7), light.far)
    plate.fill(ridge(plate, 430, 40, count=5), light.between)
    soils = (CLAY, CLAY_SHADE, LACQUER_SHADE) if light.sun == LACQUER else (CLAY, LACQUER, CLAY_SHADE)
    phase = plate.random.uniform(0, 6)
    for i, (y, soil) in enumerate(zip((470, 530, 590), soils, strict=True)):

        def edge(x: float, i: int = i, y: int = y) -> float:
            return y + 30 * math.sin(x / 150 + phase + i * 1.4)

        plate.fill(wavy(edge, depth=100)[1], soil)
        rows = [(x, edge(x) + 26 + 10 * i) for x in range(-10 - 17 * i, 840, 50 + 12 * i)]
        for ink, shrubs in ((light.near, rows[::2]), (light.middle, rows[1::2])):
            plate.fill("".join(bush(x, y, 0.34 + 0.12 * i) for x, y in shrubs), ink)
    (pines, communal_house)[plate.variant % 2](plate, light)


def communal_house(plate: Plate, light: Light) -> None:
    """The rông house: a blade of thatch, higher than any tree, on short stilts."""
    with plate.at(676, 556, scale=0.84):
        plate.line(strokes("-92,-4 -46,-4 0,-4 46,-4 92,-4", "v-56"), 12)
        plate.box(-104, -96, 208, 42, STRAW, key=7)
        plate.line(strokes([(x, -92) for x in range(-84, 100, 24)], "v34"), 3)
        plate.box(-18, -94, 36, 42, INK, shadow=0, key=3)
        plate.line("M-30,-52L-46,4M30,-52L46,4M-34,-32h68M-40,-14h80", 6)
        plate.block("M-132,-84Q-84,-230 -104,-420Q0,-388 104,-420Q84,-230 132,-84Q0,-66 -132,-84Z", HONEY, key=8)
        plate.fill("M52,-405Q80,-412 104,-420Q84,-230 132,-84Q100,-78 64,-76Q40,-240 52,-405Z", HONEY_SHADE)
        thatch = "M-96,-330Q0,-304 96,-330M-94,-250Q0,-224 94,-250M-104,-170Q0,-146 104,-170"
        plate.line(thatch, 5, CLAY_SHADE)
        straws = [(x, y) for y in (-356, -276, -196, -116) for x in range(-72 + y % 3 * 12, 80, 44)]
        plate.line(strokes(straws, "v30"), 4, CLAY_SHADE)
        plate.line("M-104,-420l-22,-34m22,34l4,-38M104,-420l22,-34m-22,34l-4,-38", 7)
        plate.line(strokes(points("-70,-414 -35,-406 0,-404 35,-406 70,-414"), "v-20m-7,8h14"), 5)


def pines(plate: Plate, light: Light) -> None:
    for x, y, size in ((690, 530, 1.2), (90, 500, 0.8), (760, 540, 0.9)):
        plate.line(f"M{x},{y}v{-200 * size}", 14 * size)
        for tier in range(3):
            half, foot = (70 - tier * 14) * size, y - (60 + tier * 62) * size
            plate.fill(f"M{x - half},{foot}L{x},{foot - 90 * size}L{x + half},{foot}Z", light.near)


# ---- the southeast


def southeast(plate: Plate, light: Light) -> None:
    """Rows of rubber trees, or an orchard in rows."""
    plate.fill(ridge(plate, 420, 14), light.far)
    plate.fill("M-20,440H820V690H-20Z", CLAY_SHADE if light.sky == CLAY else CLAY)
    for a, b in ((-1500, -900), (-620, -330), (330, 620), (900, 1500)):
        plate.fill(f"M{400 + a * 0.08:.0f},440L{400 + a},840H{400 + b}L{400 + b * 0.08:.0f},440Z", light.middle)
    (fruit_rows, rubber_trees, pepper_posts)[plate.variant % 3](plate, light)


def rubber_trees(plate: Plate, light: Light) -> None:
    for x, width, y in ((60, 8, 470), (100, 10, 484), (14, 13, 510), (150, 14, 520), (70, 24, 590)):
        for trunk in (x, 800 - x):
            ink = INK if width > 12 else light.near
            plate.fill(f"M{trunk - width},{y}L{trunk - width * 0.6},60H{trunk + width * 0.6}L{trunk + width},{y}Z", ink)
            if width > 12:
                plate.fill(f"M{trunk - width * 0.7},{y - 150}l{width * 1.5},16v9l{-width * 1.5},-16Z", PAPER)
    for ink, size, top in ((light.near, 74, 40), (light.middle, 66, 4)):
        for x in range(-20, 860, 80):
            plate.dot(x, top + 44 * math.cos((x - 400) / 130), size, ink)


def fruit_rows(plate: Plate, light: Light) -> None:
    rows = ((460, 0.5, range(20, 820, 76)), (510, 0.9, (40, 160, 640, 760)), (590, 1.5, (70, 730)))
    for y, size, places in rows:
        for x in places:
            plate.line(f"M{x},{y}v{-60 * size}", 14 * size)
            plate.dot(x, y - 100 * size, 62 * size, light.near, ry=52 * size)
            berries = [(x + dx * size, y - (96 - dy) * size) for dx, dy in ((-26, 0), (10, 20), (24, -16), (-6, -24))]
            plate.line(strokes(berries, "h1"), 18 * size, LACQUER)


def pepper_posts(plate: Plate, light: Light) -> None:
    """Pepper vines climbing their posts."""
    rows = (
        (470, 0.42, range(30, 820, 64)),
        (520, 0.75, (36, 140, 250, 550, 660, 764)),
        (600, 1.25, (80, 210, 600, 730)),
    )
    for y, size, places in rows:
        for x in places:
            with plate.at(x, y, scale=size):
                plate.line("M0,0V-256", 10)
                plate.fill("M-28,0Q-58,-110 -26,-190Q0,-250 26,-190Q58,-110 28,0Z", light.near)
                plate.line(strokes("-20,-60 14,-90 -8,-140 18,-30 6,-190", "v14"), 8, light.middle)


# ---- the Mekong delta


def mekong(plate: Plate, light: Light) -> None:
    """A canal between palms."""
    for ink, offset in ((light.far, 0), (light.between, 26)):
        trees = "".join(bush(x, 434, plate.random.uniform(0.7, 1.3)) for x in range(-20 + offset, 840, 52))
        plate.fill(trees, ink)
    plate.fill("M-20,430H820V690H-20Z", light.middle)
    water = MIST_SHADE if light.sky == MIST else MIST
    plate.fill("M380,430Q520,470 300,520T-60,700H860V720Q560,600 640,540T430,430Z", water)
    plate.line(strokes("330,530 420,505 250,590 520,560 90,650 600,640 400,600", "q24,-9 48,0t48,0"), 4, PAPER)
    (three_palms, monkey_bridge, nipa_palms)[plate.variant % 3](plate, light)
    with plate.at(640, 600, scale=0.44, mirror=True):
        plate.block("M-230,-50Q-160,6 0,6T230,-70Q120,-30 0,-34T-230,-50Z", CLAY_SHADE, key=8)
        plate.block("M-70,-36Q-60,-130 20,-130T110,-36Z", HONEY, key=8)
    plate.line(strokes("190,560 230,540 590,520 560,500", "l-14,-46m14,46v-58m0,58l16,-44"), 6, light.near)


def three_palms(plate: Plate, light: Light) -> None:
    size = plate.random.uniform(0.95, 1.15)
    palm(plate, 70, 580, size=1.1 * size, lean=0.7, ink=light.near)
    palm(plate, 10, 600, size=0.8 * size, lean=0.4, ink=light.near)
    palm(plate, 745, 570, size=1.2 * size, lean=-0.6, ink=light.near)


def monkey_bridge(plate: Plate, light: Light) -> None:
    """A pole bridge over the canal."""
    palm(plate, 740, 570, size=1.15, lean=-0.6, ink=light.near)
    plate.line("M20,600L60,470M90,600L50,470M200,590L236,456M264,590L226,456", 9)
    plate.line("M-20,520Q150,470 380,540", 12)
    plate.line("M-20,520Q150,470 380,540", 6, HONEY)
    plate.line("M-20,440Q140,400 240,440", 6)


def nipa_palms(plate: Plate, light: Light) -> None:
    """Stemless palms along the water."""
    for x, y, size in ((60, 610, 1), (740, 600, 1.1), (190, 560, 0.6)):
        for turn, length in ((-150, 190), (-120, 260), (-96, 300), (-72, 280), (-46, 230), (-24, 170)):
            plate.leaf(x, y, length * size, turn, light.near, breadth=0.1, key=4)


LANDSCAPES = {
    "north": north,
    "delta": delta,
    "coast": coast,
    "highland": highland,
    "southeast": southeast,
    "mekong": mekong,
}
