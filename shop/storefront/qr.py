"""The QR of a certificate: one address for every language, short enough to stay readable on a small label."""

import io
from functools import lru_cache

import segno
from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from catalog.models import Certificate

QUIET_ZONE = 4
"""Modules of white around it, as ISO/IEC 18004 asks."""


def address(certificate: Certificate) -> str:
    """What stands in it: the absolute address of the proof page, without a language."""
    with translation.override("vi"):
        return f"{settings.SITE_URL}{certificate.get_absolute_url()}"


def inline(certificate: Certificate) -> SafeString:
    """For a page, as large as what it stands in."""
    return _inline(address(certificate))


def document(certificate: Certificate) -> bytes:
    """For labels and print: an SVG file."""
    file = io.BytesIO()
    drawn = _drawn(address(certificate))
    drawn.save(file, kind="svg", scale=8, border=QUIET_ZONE, light="#fff", svgclass=None, lineclass=None)
    return file.getvalue()


def _drawn(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m")


@lru_cache(maxsize=256)
def _inline(text: str) -> SafeString:
    """Drawing one takes a third of the time of its page; those of a fair are opened again and again."""
    return mark_safe(_drawn(text).svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None))
