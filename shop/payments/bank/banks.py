from django.utils.translation import gettext as _

NAMES = {
    "970400": "SaigonBank", "970403": "Sacombank", "970405": "Agribank", "970407": "Techcombank",
    "970409": "Bac A Bank", "970412": "PVcomBank", "970415": "VietinBank", "970416": "ACB", "970418": "BIDV",
    "970419": "NCB", "970422": "MB Bank", "970423": "TPBank", "970425": "ABBANK", "970426": "MSB",
    "970427": "VietABank", "970428": "Nam A Bank", "970429": "SCB", "970430": "PGBank", "970431": "Eximbank",
    "970432": "VPBank", "970433": "VietBank", "970436": "Vietcombank", "970437": "HDBank", "970438": "BAOVIET Bank",
    "970440": "SeABank", "970441": "VIB", "970443": "SHB", "970448": "OCB", "970449": "LPBank",
    "970452": "KienlongBank", "970454": "BVBank", "546034": "CAKE", "963388": "Timo",
}  # fmt: skip
"""By the number under which NAPAS knows them, as their own apps call them."""
NO_BANK = "000000"
"""Of the demonstration's account."""


def bank_name(bin_code: str) -> str:
    if bin_code == NO_BANK:
        return _("Ngân hàng mẫu (không có thật)")
    return NAMES.get(bin_code) or _("Ngân hàng có mã BIN %(bin)s") % {"bin": bin_code}
