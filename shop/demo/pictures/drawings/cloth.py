"""Cloth and clothing: brocade, silk, garments."""

from shop.demo.pictures.inks import BLUSH, CLAY_SHADE, HONEY, INDIGO, INK, LACQUER, LEAF, PAPER, STRAW, shade
from shop.demo.pictures.outlines import strokes
from shop.demo.pictures.plate import Plate


def pattern(plate: Plate, x: float, y: float, *, width: float, count: int, figure: int, ink: str) -> None:
    """One woven band of lozenges, teeth or bars."""
    size = width / count
    half = size / 2
    figures = (
        (half, 0, f"l{half},{half}l{-half},{half}l{-half},{-half}Z"),
        (0, size, f"l{half},{-size}l{half},{size}Z"),
        (size * 0.15, 0, f"h{size * 0.28}v{size}h{-size * 0.28}Z"),
    )
    dx, dy, outline = figures[figure % 3]
    plate.fill(strokes([(x + size * i + dx, y + dy) for i in range(count)], outline), ink)


def brocade(plate: Plate, ink: str = INDIGO) -> None:
    """A length of brocade over a pole."""
    plate.cord("M-230,-440H230", 26, CLAY_SHADE)
    plate.block("M-170,-430H170V-20H-170Z", ink)
    offset = plate.variant % 3
    threads = [thread for thread in (LACQUER, HONEY, PAPER, LEAF, STRAW, BLUSH) if thread != ink]
    plate.random.shuffle(threads)
    for j in range(5):
        y = -396 + j * 72
        figure = (j + offset) % 3
        plate.fill(f"M-170,{y - 8}h340v58h-340Z", shade(ink) if j % 2 else ink)
        pattern(plate, -168, y, width=336, count=(8, 9, 7)[figure], figure=figure, ink=threads[j % 3])
        plate.line(f"M-168,{y + 54}H168", 5, threads[3])
    plate.line(strokes([(x, -14) for x in range(-164, 170, 18)], "v34"), 6, threads[0])


def folded_cloth(plate: Plate) -> None:
    for i, (ink, thread) in enumerate(((INDIGO, STRAW), (LACQUER, PAPER), (HONEY, INK), (LEAF, PAPER))):
        y = -92 * i
        plate.box(-190 + i * 8, y - 100, 380 - i * 16, 92, ink, shadow=0.24)
        pattern(plate, -176 + i * 8, y - 86, width=340 - i * 16, count=8, figure=i + 1, ink=thread)
        plate.line(f"M{-186 + i * 8},{y - 30}H{176 - i * 8}", 7, thread)


def table_runner(plate: Plate) -> None:
    """A brocade runner laid across a table."""
    plate.line("M-200,-250V0M200,-250V0", 36)
    plate.line("M-200,-250V0M200,-250V0", 22, CLAY_SHADE)
    plate.block("M-260,-250L-200,-350H200L260,-250Z", HONEY)
    plate.box(-260, -250, 520, 34, HONEY)
    plate.block("M-150,-250L-114,-352H114L150,-250V-40H-150Z", INDIGO)
    plate.line("M-150,-250H150", 5, PAPER)
    for j, (y, thread) in enumerate(((-230, LACQUER), (-180, STRAW), (-130, PAPER), (-84, LEAF))):
        pattern(plate, -140, y, width=280, count=(7, 9, 8)[j % 3], figure=j, ink=thread)
    plate.line(strokes([(x, -36) for x in range(-140, 150, 20)], "v34"), 6, LACQUER)


def silk(plate: Plate, ink: str = BLUSH) -> None:
    """A bolt of silk, its end flowing down."""
    plate.block("M-200,-330H140V-180H-200Z", ink)
    plate.fill("M-200,-230H140V-180H-200Z", shade(ink))
    plate.block("M-170,-190Q-190,-90 -230,0H150Q120,-60 140,-190Z", ink)
    plate.fill("M20,-186Q10,-80 40,0H150Q120,-60 140,-190Z", shade(ink))
    plate.line("M-110,-180Q-120,-90 -150,-6M-40,-180Q-50,-90 -60,-6M80,-180Q70,-90 100,-6", 5)
    plate.disc(140, -255, 40, PAPER, ry=76, lit=1)
    plate.line("M140,-306a20,50 0 1 0 14,50a12,30 0 1 0 -16,22", 5, CLAY_SHADE)
    with plate.at(-130, -250, scale=0.3):
        for turn in range(0, 360, 60):
            plate.leaf(0, 0, 110, turn, PAPER, key=1)


def scarf(plate: Plate, ink: str = LACQUER) -> None:
    """A scarf over a stand, fringed."""
    plate.cord("M-190,-420H190", 20, HONEY)
    plate.block("M-150,-420Q-170,-200 -190,-30H-20Q-20,-220 10,-420Z", ink)
    plate.block("M10,-420Q0,-260 20,-90H190Q160,-260 150,-420Z", shade(ink))
    plate.line("M-160,-110H-22M-166,-90H-22M24,-150H178M24,-170H176", 7, STRAW)
    plate.line(
        strokes([(x, -24) for x in range(-180, -20, 20)], "v34")
        + strokes([(x, -84) for x in range(30, 190, 20)], "v34"),
        6,
        ink,
    )
    for x, y in ((-110, -250), (-80, -330), (80, -300), (100, -220)):
        with plate.at(x, y, scale=0.3):
            for turn in range(0, 360, 72):
                plate.leaf(0, 0, 100, turn, PAPER, key=1)


def towels(plate: Plate) -> None:
    for i, ink in enumerate((PAPER, BLUSH, STRAW, LEAF)):
        y = -80 * i
        plate.blob(f"-200,{y} -216,{y - 40} -200,{y - 84} 190,{y - 84} 206,{y - 40} 190,{y}", ink, light=(0.4, 0.2))
        plate.line(f"M-180,{y - 34}H120", 5, shade(ink))
    plate.box(-40, -330, 80, 336, LACQUER, shadow=0, key=7)


def costume(plate: Plate) -> None:
    """An embroidered jacket on a pole."""
    plate.cord("M-240,-390H240", 22, HONEY)
    plate.block("M-90,-420H90L230,-380V-250H140V0H-140V-250H-230V-380Z", INDIGO)
    plate.fill("M60,-420H90L230,-380V-250H140V0H60Z", shade(INDIGO))
    plate.line("M0,-400V0M-40,-420L0,-340L40,-420", 9, LACQUER)
    for x in (-226, 150):
        pattern(plate, x, -310, width=76, count=3, figure=1, ink=HONEY)
        plate.line(f"M{x},-270h76", 9, LACQUER)
    pattern(plate, -136, -110, width=272, count=8, figure=0, ink=STRAW)
    plate.line("M-136,-60H136M-136,-36H136", 9, LACQUER)
    plate.line(strokes([(-20, y) for y in range(-300, -130, 40)], "h40"), 9, PAPER)
