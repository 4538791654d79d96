"""The picture of a transfer that is asked for: drawn into the page, and as a file that banking apps read from a phone's
photographs, with what it says printed under it. In a demonstration it is stamped, and still readable: a quarter of a
QR of level Q may be covered."""

import io
from functools import cache

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from shop.payments.bank.asked import Transfer
from shop.payments.bank.banks import bank_name
from shop.storefront.templatetags.ocop import dong

QUIET_ZONE = 4
"""Modules of white around it, as ISO/IEC 18004 asks."""
STAMP = "MẪU"
INK, LACQUER, WHITE = "#1F1A17", "#A32C22", "#FFFFFF"
WIDTH, MARGIN, LINE = 1000, 60, 58
"""Of the file, in pixels."""


def inline(transfer: Transfer) -> SafeString:
    """For a page, as large as what it stands in."""
    drawn = _drawn(transfer)
    svg = drawn.svg_inline(omitsize=True, border=QUIET_ZONE, svgclass=None, lineclass=None)
    side = drawn.symbol_size(border=QUIET_ZONE)[0]
    return mark_safe(svg.replace("</svg>", f"{_stamp(side)}</svg>") if settings.DEMO else svg)


def png(transfer: Transfer) -> bytes:
    lines = _lines(transfer)
    code = _bitmap(transfer)
    page = Image.new("RGB", (WIDTH, WIDTH + LINE * len(lines) + MARGIN), WHITE)
    page.paste(code, ((WIDTH - code.width) // 2, (WIDTH - code.height) // 2))
    draw = ImageDraw.Draw(page)
    for n, (term, value) in enumerate(lines):
        y = WIDTH + n * LINE
        draw.text((MARGIN, y), term, font=_font(400), fill=INK)
        draw.text((WIDTH - MARGIN, y), value, font=_font(600), fill=INK, anchor="ra")
    if settings.DEMO:
        _stamp_on(draw, WIDTH // 2)
    file = io.BytesIO()
    page.quantize(32).save(file, "png", optimize=True)
    return file.getvalue()


def _drawn(transfer: Transfer) -> segno.QRCode:
    return segno.make_qr(transfer.payload, error="q" if settings.DEMO else "m")


def _bitmap(transfer: Transfer) -> Image.Image:
    """Each module a whole number of pixels: edges stay sharp."""
    drawn, file = _drawn(transfer), io.BytesIO()
    scale = WIDTH // drawn.symbol_size(border=QUIET_ZONE)[0]
    drawn.save(file, kind="png", scale=scale, border=QUIET_ZONE)
    return Image.open(file).convert("RGB")


def _lines(transfer: Transfer) -> list[tuple[str, str]]:
    warning = [(_("Ảnh mẫu"), _("Vui lòng không chuyển tiền"))] if settings.DEMO else []
    return [
        (_("Ngân hàng"), bank_name(transfer.bin_code)),
        (_("Số tài khoản"), transfer.account),
        (_("Chủ tài khoản"), transfer.name),
        (_("Số tiền"), dong(transfer.amount)),
        (_("Nội dung"), transfer.memo),
        *warning,
    ]


def _stamp(side: float) -> str:
    """In modules."""
    width, height = side * 0.26, side * 0.12
    box = f'x="{(side - width) / 2:.2f}" y="{(side - height) / 2:.2f}" width="{width:.2f}" height="{height:.2f}"'
    text = f'x="{side / 2}" y="{side / 2 + height * 0.27:.2f}" font-size="{height * 0.75:.2f}"'
    return (
        f'<rect {box} fill="{WHITE}" stroke="{LACQUER}" stroke-width=".5"/>'
        f'<text {text} fill="{LACQUER}" font-weight="600" text-anchor="middle">{STAMP}</text>'
    )


def _stamp_on(draw: ImageDraw.ImageDraw, centre: int) -> None:
    width, height = 130, 70
    box = (centre - width, centre - height, centre + width, centre + height)
    draw.rectangle(box, fill=WHITE, outline=LACQUER, width=6)
    draw.text((centre, centre + 12), STAMP, font=_font(600, 80), fill=LACQUER, anchor="mm")


@cache
def _font(weight: int, size: int = 36) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(settings.BASE_DIR / f"shop/static/fonts/be-vietnam-pro-{weight}.woff2", size)
