"""Fish, shellfish and seaweed, fresh and dried."""

from shop.demo.pictures.arrangements import drawn_at, winnowing_tray
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
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
from shop.demo.pictures.outlines import strokes
from shop.demo.pictures.plate import Plate

from .vessels import dish


def fish(plate: Plate, ink: str = MIST) -> None:
    plate.blob("-90,-130 -30,-220 110,-200 120,-110", shade(ink), lit=1, key=7)
    body = "-230,-60 -170,-150 0,-180 150,-90 250,-170 250,-170 220,-70 250,30 250,30 150,-40 0,30 -170,0"
    plate.blob(body, ink, lit=0.86, light=(0.4, 0.4))
    plate.line("M-110,-140q40,66 0,130", 7)
    plate.disc(-158, -90, 15, PAPER, key=6, lit=1)
    plate.dot(-158, -90, 5, INK)
    plate.blob("-30,-60 30,-86 60,-40 10,-10", shade(ink), lit=1, key=6)
    scales = [(42 * i - 66, y) for i in range(5) for y in ((-130, -90, -50) if i < 4 else (-90, -50))]
    plate.line(strokes(scales, "q22,14 0,30"), 5)


def small_fish(plate: Plate) -> None:
    with plate.at(0, -20, scale=0.56):
        fish(plate)


def dried_fish(plate: Plate) -> None:
    for x, y, turn, ink in ((10, -290, -8, BLUSH), (-16, -150, 4, MIST), (14, -14, -4, STRAW)):
        with plate.at(x, y, scale=0.82, turn=turn):
            fish(plate, ink)


def hanging_fish(plate: Plate) -> None:
    plate.cord("M-230,-430H230", 24, HONEY)
    for x, ink in ((-144, MIST), (0, STRAW), (144, MIST)):
        plate.line(f"M{x},-430v40")
        with plate.at(x + 70, -200, scale=0.82, turn=90):
            fish(plate, ink)


def split_fish(plate: Plate, ink: str = BLUSH) -> None:
    """A fish opened flat and dried for a day."""
    plate.block("M-20,-60L-110,34L0,8L110,34L20,-60Z", shade(ink))
    plate.leaf(-110, -290, 110, 150, shade(ink), breadth=0.3)
    plate.leaf(110, -290, 110, 30, shade(ink), breadth=0.3)
    plate.blob("-30,-40 -120,-120 -150,-240 -110,-340 110,-340 150,-240 120,-120 30,-40", ink, lit=0.92)
    plate.block("M-118,-318Q-90,-440 -10,-452L0,-400L10,-452Q90,-440 118,-318Q0,-270 -118,-318Z", shade(ink))
    plate.line("M0,-300V-50", 9, CLAY_SHADE)
    plate.line("".join(f"M0,{y}l-80,34M0,{y}l80,34" for y in (-280, -236, -192, -148, -104)), 4, CLAY_SHADE)
    for x in (-52, 52):
        plate.disc(x, -366, 14, PAPER, key=6, lit=1)


def sun_dried_rack(plate: Plate) -> None:
    """Split fish drying on a frame."""
    plate.block("M-190,-330H190L236,-10H-236Z", STRAW)
    plate.line("".join(f"M{-186 - i * 6},{-292 + i * 46}H{186 + i * 6}" for i in range(7)), 4, CLAY)
    for x, y in ((-110, -176), (0, -176), (110, -176), (-124, -26), (0, -26), (124, -26)):
        with plate.at(x, y, scale=0.34):
            split_fish(plate, BLUSH if (x + y) % 4 else MIST)


def small_fry(plate: Plate) -> None:
    """Anchovies on a tray."""
    with plate.at(scale=1.06):
        winnowing_tray(plate)
        for i, (x, y) in enumerate(
            ((-90, -100), (30, -110), (-150, -66), (-30, -70), (96, -72), (-90, -34), (30, -30), (140, -44))
        ):
            with plate.at(x, y, scale=0.24, turn=(-14, 8, 20, -6)[i % 4], mirror=i % 2 == 1):
                fish(plate, MIST)


def clay_pot_fish(plate: Plate) -> None:
    """Fish stewed in an earthen pot."""
    plate.turned("120,0 150,0 190,-60 206,-150 206,-180 206,-180", CLAY, glint=False)
    plate.blob("-250,-150 -250,-180 -200,-180 -200,-140", CLAY, lit=1)
    plate.blob("250,-150 250,-180 200,-180 200,-140", CLAY, lit=1)
    plate.disc(0, -186, 206, CLAY_SHADE, ry=52, lit=1)
    for x, y, turn in ((-70, -196, -12), (64, -186, 10)):
        with plate.at(x, y, turn=turn):
            plate.block("M-80,10Q-90,-50 0,-60Q90,-50 80,10Q0,34 -80,10Z", HONEY, key=7)
            plate.line("M-50,-30v30M0,-40v40M46,-30v30", 5, CLAY_SHADE)
    plate.leaf(-30, -216, 70, -30, LACQUER, breadth=0.2)
    plate.line("M-190,-90q190,60 380,0", 6)


@drawn_at(1.2)
def fish_cake(plate: Plate) -> None:
    """Round fried fish cakes on a plate."""
    dish(plate)
    for x, y in ((-90, -74), (92, -74), (0, -48), (-46, -132), (50, -130)):
        plate.disc(x, y, 86, HONEY, ry=44, lit=0.9)
        plate.line(strokes([(x - 40, y - 8), (x, y - 18), (x + 24, y + 4), (x - 12, y + 12)], "h1"), 8, CLAY_SHADE)
    plate.leaf(120, -30, 90, -18)
    plate.leaf(126, -30, 80, 14)


def squid(plate: Plate, ink: str = BLUSH) -> None:
    arms = "".join(f"M{x * 0.5:.0f},-140Q{x * 1.5:.0f},-70 {x * 1.2:.0f},4" for x in (-80, -48, -16, 16, 48, 80))
    plate.cord(arms, 22, ink)
    mantle = "0,-470 -190,-330 -190,-330 -96,-300 -96,-190 -60,-120 60,-120 96,-190 96,-300 190,-330 190,-330"
    plate.blob(mantle, ink, lit=0.86, light=(0.45, 0.4))
    for x in (-40, 40):
        plate.disc(x, -160, 15, PAPER, key=6, lit=1)
    plate.line("M0,-400V-240M-40,-330V-250M40,-330V-250")


def hanging_squid(plate: Plate) -> None:
    plate.cord("M-230,-440H230", 22, HONEY)
    for x, ink in ((-140, BLUSH), (0, STRAW), (140, BLUSH)):
        plate.line(f"M{x},-440v40")
        with plate.at(x, -80, scale=0.7):
            squid(plate, ink)


def shrimp(plate: Plate, ink: str = CLAY) -> None:
    plate.line("M-130,-330Q-60,-500 160,-450M-140,-330Q-20,-440 200,-380", 6)
    plate.line("".join(f"M{40 * i - 96},{12 * i - 250}q-30,50 -8,110" for i in range(5)), 7)
    for x, y, turn in ((70, 0, 150), (62, -6, 196), (66, -4, 172)):
        plate.leaf(x, y, 130, turn, ink, breadth=0.24)
    for x, y, size in (
        (86, -24, 38),
        (140, -70, 52),
        (164, -144, 64),
        (138, -224, 74),
        (72, -284, 82),
        (-10, -304, 88),
    ):
        plate.disc(x, y, size, ink, lit=0.8)
        with plate.at(x, y, scale=size / 80):
            plate.line("M-40,40q8,-56 64,-72", 5)
    plate.blob("-230,-250 -230,-250 -120,-390 20,-390 60,-300 20,-220 -80,-216", ink, lit=0.86, light=(0.6, 0.3))
    plate.line("M-230,-250L-290,-300", 9)
    plate.disc(-130, -290, 17, PAPER, key=6, lit=1)
    plate.dot(-132, -290, 7, INK)
    plate.line("M-40,-350q40,50 10,110")


def small_shrimp(plate: Plate) -> None:
    with plate.at(10, -4, scale=0.48):
        shrimp(plate)


def dried_shrimp(plate: Plate) -> None:
    with plate.at(0, -8, scale=0.46):
        shrimp(plate, LACQUER)


def crab(plate: Plate, ink: str = LACQUER) -> None:
    for side in (-1, 1):
        legs = "".join(
            f"M{side * 110},{y}q{side * 90},{-30 - i * 10} {side * 110},{60 - i * 16}"
            for i, y in enumerate((-110, -140, -170))
        )
        plate.cord(legs, 20, ink)
        plate.cord(f"M{side * 110},-220Q{side * 210},-240 {side * 190},-320", 26, ink)
        with plate.at(side * 186, -330, mirror=side < 0):
            plate.blob("-30,20 -60,-60 -20,-130 -20,-130 0,-70 60,-110 60,-110 60,-20 30,20", ink)
    plate.blob("-90,-60 -170,-130 -150,-220 -80,-260 80,-260 150,-220 170,-130 90,-60", ink)
    plate.line("M-60,-120q60,40 120,0M-90,-190q20,-20 40,0M50,-190q20,-20 40,0", 6)
    for x in (-40, 40):
        plate.cord(f"M{x},-250v-36", 10, ink)
        plate.disc(x, -296, 17, PAPER, key=6, lit=1)
        plate.dot(x, -296, 7, INK)


def mussels(plate: Plate) -> None:
    for x, y, turn in ((-110, -30, -20), (110, -36, 16), (0, -130, -4), (-6, 0, 6)):
        with plate.at(x, y, turn=turn):
            plate.blob("-120,0 -120,0 -90,-90 40,-110 120,-50 110,0 30,14", INDIGO, light=(0.4, 0.3))
            plate.line("M-100,-12Q-40,-80 60,-84M-96,-6Q0,-50 84,-50", 5, LEAF)


def eel(plate: Plate) -> None:
    """Pieces of dried eel on a tray."""
    with plate.at(scale=1.06):
        winnowing_tray(plate)
    loop = "M-160,-70Q-190,-220 -40,-230T110,-140Q120,-60 20,-80T-10,-300Q120,-380 190,-260"
    plate.line(loop, 58)
    plate.line(loop, 44, CLAY_SHADE)
    plate.line(loop, 8, HONEY)
    plate.disc(190, -262, 34, CLAY_SHADE, lit=1)
    plate.disc(200, -272, 8, PAPER, key=4, lit=1)


def frog(plate: Plate) -> None:
    plate.blob("-210,0 -190,-90 -90,-130 -60,-40 -90,0", LEAF)
    plate.blob("210,0 190,-90 90,-130 60,-40 90,0", LEAF)
    plate.blob("-110,0 -130,-110 -90,-210 0,-240 90,-210 130,-110 110,0", LEAF)
    plate.blob("-70,-6 -76,-90 0,-130 76,-90 70,-6", STRAW, lit=1, key=4)
    for x in (-70, 70):
        plate.disc(x, -224, 44, LEAF)
        plate.disc(x, -230, 21, PAPER, key=6, lit=1)
        plate.dot(x, -230, 9, INK)
    plate.line("M-70,-162Q0,-120 70,-162", 7)


def seaweed(plate: Plate) -> None:
    """Sea grapes: green beads on trailing stems."""
    for lean, height in ((-190, 260), (-110, 350), (-30, 420), (60, 380), (150, 300)):
        plate.line(f"M{lean * 0.3},0Q{lean * 0.3},{-height * 0.6} {lean},{-height}", 9, LEAF_SHADE)
        for i in range(1, 8):
            t = i / 7
            x = lean * 0.3 * (1 - t * t) + lean * t * t
            plate.disc(x + 20, -height * t, 21, LEAF, key=5, lit=0.7)
            plate.disc(x - 20, -height * t + 18, 21, LEAF, key=5, lit=0.7)


def spirulina(plate: Plate) -> None:
    """Green spiral threads; a single."""
    for y in (-130, -70, -10):
        thread = f"M-110,{y}" + "q14,-52 28,0t28,0" * 4
        plate.line(thread, 22)
        plate.line(thread, 13, LEAF)


def sea_snails(plate: Plate) -> None:
    for x, y, size in ((-100, 0, 1), (100, 0, 1), (0, -110, 0.9)):
        with plate.at(x, y, scale=size):
            plate.disc(0, -70, 100, STRAW, ry=70)
            for width in (70, 44, 20):
                plate.line(f"M{-width},-70a{width},{width * 0.7:.0f} 0 1 1 {width},{width * 0.7:.0f}", 6, CLAY)


def anchovy_jar_fish(plate: Plate) -> None:
    """Three small fish, for labels and beside jars."""
    for x, y, turn in ((0, -110, -8), (-10, -60, 6), (8, -10, -4)):
        with plate.at(x, y, scale=0.36, turn=turn):
            fish(plate, MIST_SHADE if y == -60 else MIST)


def wave_pool(plate: Plate) -> None:
    """Water under something that lives in it."""
    plate.disc(0, -14, 240, INDIGO, ry=44, lit=1)
    plate.line(strokes([(x, -14 + 5 * (x // 60 % 2)) for x in range(-200, 160, 60)], "q22,-10 44,0"), 5, MIST)
    plate.line("M-200,8q200,30 400,0", 4, INDIGO_SHADE)


def live_fish(plate: Plate) -> None:
    wave_pool(plate)
    with plate.at(0, -110, scale=0.94):
        fish(plate)
