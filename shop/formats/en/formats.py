"""The shop writes one way in both languages: 28/12/2026, weeks from Monday, 150.000 ₫."""

from shop.formats.vi.formats import *  # noqa: F403
