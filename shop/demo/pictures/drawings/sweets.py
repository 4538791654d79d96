"""Cakes, candy and other sweets."""

from shop.demo.pictures.arrangements import drawn_at
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    HONEY_SHADE,
    INK,
    LACQUER,
    LACQUER_SHADE,
    LEAF,
    LEAF_SHADE,
    MIST,
    PAPER,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.outlines import around, rays, strokes
from shop.demo.pictures.plate import Plate

from .vessels import dish


def bun(plate: Plate, ink: str = PAPER) -> None:
    plate.disc(0, -50, 104, ink, ry=56)
    plate.dot(-8, -74, 14, LACQUER, ry=9)
    plate.line("M-44,-88q14,16 22,18M24,-90q-10,14 -16,16", 4, CLAY_SHADE)


def mooncake(plate: Plate, ink: str = HONEY) -> None:
    plate.turned("104,0 110,0 112,-50 104,-80 104,-80", ink, glint=False)
    plate.disc(0, -84, 100, ink, ry=40, lit=0.9)
    plate.line(rays(8, 0, 80, y=-84, flat=0.37))
    plate.disc(0, -84, 28, LACQUER, ry=13, key=6, lit=1)


def snow_mooncake(plate: Plate) -> None:
    mooncake(plate, PAPER)


def cut_mooncake(plate: Plate, ink: str = HONEY) -> None:
    """A whole mooncake behind a quarter that shows its filling."""
    with plate.at(-70, -60, scale=1.8):
        mooncake(plate, ink)
    with plate.at(120, 10):
        plate.block("M-120,-130L60,-170L120,-130V-10L-60,20L-120,-10Z", ink)
        plate.block("M-110,-104L-56,-84L112,-112V-16L-56,12L-110,-14Z", CLAY_SHADE, key=6)
        plate.disc(-10, -46, 40, HONEY, ry=36, key=6)
        plate.line(strokes("-84,-60 60,-76 84,-40 50,-24 -84,-24", "l14,-4"), 8, LEAF)


def pia_cake(plate: Plate) -> None:
    """A flaky round cake with a red stamp."""
    plate.disc(0, -60, 112, STRAW, ry=66)
    plate.line("M-96,-40q96,56 192,0M-104,-62q20,26 50,36", 4, HONEY_SHADE)
    plate.disc(-4, -84, 34, LACQUER, ry=18, key=0.1, lit=1)
    plate.line("M-18,-88h28M-12,-80h18", 4, PAPER)


def bean_cubes(plate: Plate, ink: str = STRAW) -> None:
    """Bánh đậu xanh: pressed cubes beside their slim carton."""
    plate.box(-230, -330, 150, 330, LACQUER)
    plate.line("M-210,-300h80M-210,-30h80", 6, HONEY)
    plate.disc(-166, -170, 46, HONEY, ry=60, lit=1)
    for x, y in ((-44, -4), (60, -4), (164, -4), (8, -104), (112, -104), (60, -204)):
        with plate.at(x, y):
            plate.block("M-46,-84L-26,-104H66L46,-84Z", PAPER, key=7)
            plate.block("M46,-84L66,-104V-20L46,0Z", HONEY_SHADE, key=7)
            plate.box(-46, -84, 92, 84, ink, shadow=0, key=7)
            plate.line("M-20,-42h40M0,-62v40", 5, HONEY_SHADE)


def green_bean_cubes(plate: Plate) -> None:
    bean_cubes(plate, SPROUT)


def bean_cube(plate: Plate) -> None:
    plate.block("M-96,-120L-50,-164H130L90,-120Z", PAPER)
    plate.block("M90,-120L130,-164V-40L90,0Z", HONEY_SHADE)
    plate.box(-96, -120, 186, 120, STRAW, shadow=0)
    plate.line("M-40,-60h70M-6,-94v70", 6, HONEY_SHADE)


def slab(plate: Plate, ink: str = CLAY, speck: str = PAPER) -> None:
    """A bar of brittle or of pressed rice cake."""
    plate.block("M-120,-56L-84,-92H132L104,-56Z", ink)
    plate.block("M104,-56L132,-92V-40L104,0Z", CLAY_SHADE)
    plate.box(-120, -56, 224, 56, ink, shadow=0)
    plate.line(strokes("-84,-74 -40,-80 10,-72 60,-78 -90,-30 -50,-40 -10,-22 34,-38 74,-24", "l12,-4"), 9, speck)


def peanut_brittle(plate: Plate) -> None:
    slab(plate, HONEY, PAPER)


def green_slab(plate: Plate) -> None:
    slab(plate, LEAF, STRAW)


def rainbow_slab(plate: Plate) -> None:
    """Bánh cáy, flecked red and green."""
    slab(plate, STRAW, LACQUER)


def candy(plate: Plate, ink: str = LACQUER) -> None:
    plate.blob("-60,-50 -130,-100 -130,-100 -120,-50 -130,0 -130,0", STRAW, lit=1, key=7)
    plate.blob("60,-50 130,-100 130,-100 120,-50 130,0 130,0", STRAW, lit=1, key=7)
    plate.disc(0, -50, 70, ink, ry=50)
    plate.line("M-30,-88q20,40 0,78M20,-92q20,44 0,86", 7, PAPER)


def green_candy(plate: Plate) -> None:
    candy(plate, LEAF)


def coconut_candy(plate: Plate, ink: str = STRAW) -> None:
    """A soft block in paper, unwrapped at one end."""
    plate.block("M-130,0V-84L-90,-112H110V-28L70,0Z", PAPER)
    plate.fill("M70,0V-84L110,-112V-28Z", ink)
    plate.line("M-130,-84H70L110,-112M70,-84V0", 5)
    plate.box(-84, -84, 60, 84, LACQUER, shadow=0, key=5)
    plate.disc(-54, -42, 19, PAPER, key=4, lit=1)


def biscuit(plate: Plate) -> None:
    plate.disc(0, -60, 112, HONEY, ry=62, lit=0.9)
    plate.line(strokes("-60,-76 -10,-96 40,-72 -30,-44 20,-36 66,-54", "h1"), 15, CLAY_SHADE)


def waffle(plate: Plate) -> None:
    """A thin toasted wafer with a griddle pattern."""
    plate.disc(0, -96, 100, HONEY, lit=0.92)
    plate.line(
        "M-60,-156L60,-36M-84,-126L30,-14M-30,-180L84,-66M60,-156L-60,-36M84,-126L-30,-14M30,-180L-84,-66",
        4,
        HONEY_SHADE,
    )
    plate.line(strokes("-40,-120 20,-140 50,-90 -20,-70 0,-104", "h1"), 9, PAPER)


def sponge_cake(plate: Plate) -> None:
    plate.turned("150,0 160,0 170,-120 176,-140 176,-140", STRAW, glint=False)
    plate.blob("-190,-130 -180,-210 -90,-250 90,-250 180,-210 190,-130 100,-110 -100,-110", HONEY)
    for x, y in ((-90, -190), (0, -214), (90, -190), (-40, -164), (50, -160)):
        plate.disc(x, y, 30, CLAY, ry=20, key=6)
    plate.line("".join(f"M{x},-100L{x * 0.92},-6" for x in (-130, -78, -26, 26, 78, 130)), 4, HONEY_SHADE)


@drawn_at(1.2)
def leaf_cake_plate(plate: Plate) -> None:
    dish(plate)
    for x, y in ((-80, -64), (82, -60), (0, -120)):
        plate.box(x - 66, y - 60, 132, 76, LEAF)
        plate.line(f"M{x - 40},{y - 34}h60M{x - 40},{y - 12}h70", 5, LEAF_SHADE)


def printed_cake(plate: Plate) -> None:
    """Bánh in: pressed flour with a moulded flower."""
    plate.turned("100,0 108,0 110,-40 104,-60 104,-60", PAPER, glint=False)
    plate.disc(0, -62, 102, PAPER, ry=44, lit=0.94)
    for x, y in around(6, 50, y=-64, flat=0.42):
        plate.disc(x, y, 20, BLUSH, ry=10, key=4, lit=1)
    plate.dot(0, -64, 13, LACQUER, ry=7)


def cake_box(plate: Plate) -> None:
    """An open gift box of cakes."""
    plate.block("M-200,-170L-160,-400H200L200,-170Z", LACQUER)
    plate.line("M-150,-370H176V-196H-172Z", 5, HONEY)
    plate.disc(16, -286, 60, HONEY, lit=1)
    plate.block("M-220,-170H220L200,0H-200Z", LACQUER_SHADE)
    plate.fill("M-200,-150H200L190,-90H-190Z", INK)
    for x in (-132, -44, 44, 132):
        plate.disc(x, -120, 42, STRAW, ry=34, key=7)
        plate.line(rays(6, 6, 28, x=x, y=-124, flat=0.8), 4)
    plate.fill("M-206,-80H206L200,0H-200Z", LACQUER)


def preserves(plate: Plate) -> None:
    """A lacquer tray of candied fruit in compartments."""
    plate.disc(0, -80, 236, LACQUER, ry=100, lit=1)
    plate.dot(0, -84, 212, LACQUER_SHADE, ry=80)
    inks = (HONEY, PAPER, LEAF, BLUSH, CLAY, SPROUT)
    for (x, y), ink in zip(around(6, 134, y=-88, flat=0.36, start=30), inks, strict=True):
        for dx, dy in ((-26, 6), (24, 8), (0, -14)):
            plate.disc(x + dx, y + dy, 25, ink, ry=17, key=5)
    plate.disc(0, -90, 46, STRAW, ry=24, key=6)
    plate.line("M-230,-60q230,110 460,0", 5, HONEY)


def chocolate(plate: Plate) -> None:
    plate.box(-140, -430, 280, 230, CLAY_SHADE, shadow=0)
    for i in range(3):
        for j in range(3):
            plate.box(-128 + i * 88, -420 + j * 72, 80, 64, CLAY, shadow=0.25, key=4)
    plate.block("M-154,-240L-110,-210L-66,-240L-22,-210L22,-240L66,-210L110,-240L154,-210V0H-154Z", LACQUER)
    plate.fill("M70,-240L110,-214L154,-210V0H70Z", LACQUER_SHADE)
    plate.label(0, -100, 170, 120, HONEY_SHADE, mark="leaf")


def praline(plate: Plate, ink: str = CLAY_SHADE) -> None:
    plate.blob("-80,0 -104,-60 -70,-120 70,-120 104,-60 80,0", ink, lit=0.86)
    plate.line("M-50,-90q24,-30 50,0t50,0", 8, STRAW)


@drawn_at(1.2)
def black_jelly(plate: Plate) -> None:
    """Cubes of grass jelly on a plate."""
    dish(plate)
    for x, y in ((-90, -40), (16, -36), (116, -44), (-34, -116), (70, -118)):
        plate.block(f"M{x - 50},{y}v-70l24,-24h90v70l-24,24Z", INK, key=5)
        plate.line(f"M{x - 34},{y - 60}h56M{x - 16},{y - 82}h50", 5, CLAY)
    plate.leaf(150, -30, 90, -20)


def ice_cream(plate: Plate, ink: str = BLUSH) -> None:
    """Three scoops in a glass cup."""
    for x, y, scoop in ((-66, -240, PAPER), (66, -240, HONEY), (0, -330, ink)):
        plate.disc(x, y, 88, scoop)
        plate.line(f"M{x - 40},{y - 20}q10,-30 34,-40", 7, PAPER)
    plate.turned("80,0 90,0 30,-40 30,-80 110,-130 160,-220 164,-230 164,-230", SPROUT)
    plate.cord("M90,-330L150,-450", 16, STRAW)


def green_ice_cream(plate: Plate) -> None:
    ice_cream(plate, LEAF)


def sweet_soup(plate: Plate) -> None:
    """A glass of chè: beans, jelly and coconut milk in layers."""
    plate.turned("84,0 90,0 116,-300 118,-330 118,-330", PAPER, scale=1.1, glint=False)
    layers = ((-20, 90, LACQUER_SHADE), (-110, 100, HONEY), (-200, 108, LEAF), (-280, 112, PAPER))
    for y, width, ink in layers:
        plate.fill(f"M{-width},{y}H{width}L{width + 10},{y - 84}H{-width - 10}Z", ink)
    plate.line(strokes("-60,-40 -10,-60 40,-40 -40,-80 20,-90", "h1"), 18, CLAY)
    plate.line("M-90,-300L-74,-40", 9, PAPER)
    plate.cord("M50,-340L120,-470", 16, MIST)
