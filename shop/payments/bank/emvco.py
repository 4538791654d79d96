"""The text in a VietQR picture: EMVCo's merchant-presented format as NAPAS fills it in for transfers to an account
(NAPAS247, format specification 1.5.2). Each object is its number, its length in two digits, its value."""

import binascii

GUID = "A000000727"
"""NAPAS."""
TO_ACCOUNT = "QRIBFTTA"
DYNAMIC = "12"
"""Made for one payment, with its amount."""
DONG = "704"


def payload(*, bin_code: str, account: str, amount: int, memo: str) -> str:
    """A transfer of so many đồng to an account. `memo`: at most 25 ASCII letters and digits."""
    if not (amount > 0 and memo.isascii() and len(memo) <= 25):
        raise ValueError(f"no transfer can be asked for: {amount} đồng, “{memo}”")
    beneficiary = _object("00", bin_code) + _object("01", account)
    text = "".join(
        (
            _object("00", "01"),
            _object("01", DYNAMIC),
            _object("38", _object("00", GUID) + _object("01", beneficiary) + _object("02", TO_ACCOUNT)),
            _object("53", DONG),
            _object("54", str(amount)),
            _object("58", "VN"),
            _object("62", _object("08", memo)),
            "6304",  # the checksum covers its own number and length
        )
    )
    return f"{text}{checksum(text):04X}"


def checksum(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, which is `crc_hqx`, from 0xFFFF."""
    return binascii.crc_hqx(text.encode("ascii"), 0xFFFF)


def _object(number: str, value: str) -> str:
    return f"{number}{len(value):02d}{value}"
