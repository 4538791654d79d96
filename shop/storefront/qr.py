"""The QR of a certificate: one address for every language, short enough to stay readable on a small label."""

import io

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


def code(certificate: Certificate) -> segno.QRCode:
    return segno.make_qr(address(certificate), error="m")


def inline(certificate: Certificate) -> SafeString:
    """For a page, as large as what it stands in."""
    drawing = code(certificate).svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None)
    return mark_safe(drawing)


def document(certificate: Certificate) -> bytes:
    """For labels and print: an SVG file."""
    file = io.BytesIO()
    code(certificate).save(file, kind="svg", scale=8, border=QUIET_ZONE, light="#fff", svgclass=None, lineclass=None)
    return file.getvalue()
