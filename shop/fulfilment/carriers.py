"""Who takes parcels to their buyers, and where the public can follow them."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Carrier:
    name: str
    """Kept with the parcel; that of a carrier without a company is also translated."""
    page: str = ""
    """Its public page of one parcel, the number in place of {}; empty where there is none that a link can open."""
    driver: bool = False
    """A person with a telephone instead of a company with numbers."""


BY_HAND = Carrier(_("Xe khách / tự giao"), driver=True)
CARRIERS = (
    Carrier("Giao Hàng Nhanh (GHN)", "https://donhang.ghn.vn/?order_code={}"),
    Carrier("Giao Hàng Tiết Kiệm (GHTK)", "https://i.ghtk.vn/{}"),
    Carrier("Viettel Post"),  # its page asks for the number behind a captcha
    Carrier("Bưu điện Việt Nam (VNPost)"),  # only within a page of its site, by hand
    Carrier("EMS"),
    Carrier("J&T Express", "https://jtexpress.vn/vi/tracking?type=track&billcode={}"),
    Carrier("SPX Express", "https://spx.vn/track?{}"),  # the number is the whole query
    Carrier("Ninja Van", "https://www.ninjavan.co/vi-vn/tracking?id={}"),
    Carrier("BEST Express", "https://best-inc.vn/track?bills={}"),
    BY_HAND,
)
BY_NAME = {carrier.name: carrier for carrier in CARRIERS}


def tracking_page(carrier: str, tracking_number: str) -> str:
    """Where a parcel can be followed; empty if nowhere that we know, as with carriers of older orders."""
    known = BY_NAME.get(carrier)
    return known.page.format(quote(tracking_number, safe="")) if known and known.page and tracking_number else ""
