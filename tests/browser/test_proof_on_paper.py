"""A proof fits a sheet of A6 for the shelf, whatever it has to say."""

import datetime
import re

import pytest

from catalog.models import Revocation
from tests.factories import former_unit, make_authority, make_certificate, make_ocop_product, make_producer


@pytest.fixture
def longest():
    """Revoked, made up, with long names."""
    holder = make_producer("Công ty Cổ phần Chế biến và Xuất khẩu Nước mắm Phan Thiết - Mũi Né")
    product = make_ocop_product(
        "Nước mắm nguyên chất cá cơm 60 độ đạm Suchi",
        producer=holder,
        former_unit=former_unit("Yến Dương, Ba Bể, Bắc Kạn"),
    )
    ended_on = datetime.date(2026, 9, 3)
    certificate = make_certificate(
        product,
        ended_by="revoked",
        ended_on=ended_on,
        is_demonstration=True,
        verified_how="Trình diễn: quyết định và thời hạn này là giả định.",
    )
    Revocation.objects.create(
        certificate=certificate,
        decision_number="TRÌNH DIỄN 03-09-2026 (thu hồi)",
        date=ended_on,
        authority=make_authority("Cơ quan cấp tỉnh (trình diễn)"),
        ground="Quy trình sản xuất không đúng hồ sơ đã công nhận (giả định).",
    )
    return certificate


def test_one_sheet_of_a6(site, chromium, longest):
    page = chromium.new_page(base_url=site)
    page.goto(longest.get_absolute_url())
    page.evaluate("document.fonts.ready")
    paper = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    width, height = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper).groups()
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (105, 148)
