"""The region of a former province (the 63 until July 2025), for the landscape behind its products."""

import re

from .tones import without_tones

REGIONS = {
    "north": (
        "Hà Giang, Cao Bằng, Bắc Kạn, Tuyên Quang, Lào Cai, Điện Biên, Lai Châu, Sơn La, Yên Bái, Hòa Bình, "
        "Thái Nguyên, Lạng Sơn, Bắc Giang, Phú Thọ"
    ),
    "delta": "Hà Nội, Vĩnh Phúc, Bắc Ninh, Hải Dương, Hưng Yên, Thái Bình, Hà Nam, Nam Định, Ninh Bình",
    "coast": (
        "Quảng Ninh, Hải Phòng, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Quảng Trị, Huế, Thừa Thiên Huế, Đà Nẵng, "
        "Quảng Nam, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa, Ninh Thuận, Bình Thuận"
    ),
    "highland": "Kon Tum, Gia Lai, Đắk Lắk, Đắk Nông, Lâm Đồng",
    "southeast": "Bình Phước, Tây Ninh, Bình Dương, Đồng Nai, Bà Rịa - Vũng Tàu, Hồ Chí Minh",
    "mekong": (
        "Long An, Tiền Giang, Bến Tre, Trà Vinh, Vĩnh Long, Đồng Tháp, An Giang, Kiên Giang, Cần Thơ, Hậu Giang, "
        "Sóc Trăng, Bạc Liêu, Cà Mau"
    ),
}
UNKNOWN = "delta"  # rice fields are nowhere far


def letters(name: str) -> str:
    """The name without tones, kind of unit, spaces and hyphens, so that all its spellings meet."""
    bare = re.sub(r"^\s*(tinh|thanh pho|tp)\b", "", without_tones(name.lower()))
    return re.sub(r"[^a-z]", "", bare)


REGION_OF = {letters(name): region for region, names in REGIONS.items() for name in names.split(",")}


def region_of(province: str) -> str:
    return REGION_OF.get(letters(province), UNKNOWN)
