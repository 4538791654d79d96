"""The VietQR picture, read by a decoder that shares nothing with what drew it, and taken apart by the standard."""

import io

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from shop.payments.bank import emvco, picture
from shop.payments.bank.asked import Transfer

NAPAS_EXAMPLE = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)
"""From the format specification."""
ASKED = Transfer(bin_code="970415", account="113366668888", name="CHO PHIEN", amount=1_265_000, memo="K7PM2X9QRT")


def parsed(text: str) -> dict[str, str]:
    """Number, length, value; and so on."""
    objects = {}
    while text:
        number, length = text[:2], int(text[2:4])
        objects[number], text = text[4 : 4 + length], text[4 + length :]
    return objects


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE, bit by bit."""
    register = 0xFFFF
    for byte in text.encode():
        for bit in range(8):
            high = (register >> 15) ^ ((byte >> (7 - bit)) & 1)
            register = (register << 1) & 0xFFFF ^ (0x1021 if high else 0)
    return f"{register:04X}"


def decoded(image: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


def rasterised(svg: str, side: int = 400) -> Image.Image:
    sized = svg.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" ', 1)
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=sized, background="white"))))


def assert_says(text: str, asked: Transfer) -> None:
    root = parsed(text)
    merchant = parsed(root["38"])
    assert (root["00"], root["01"], root["53"], root["54"], root["58"]) == ("01", "12", "704", str(asked.amount), "VN")
    assert (merchant["00"], merchant["02"]) == ("A000000727", "QRIBFTTA")
    assert parsed(merchant["01"]) == {"00": asked.bin_code, "01": asked.account}
    assert parsed(root["62"]) == {"08": asked.memo}
    assert [*root][-1] == "63"
    assert root["63"] == crc(text[:-4])


def test_the_independent_checksum_agrees_with_the_specification():
    assert crc(NAPAS_EXAMPLE[:-4]) == "2E2E"
    assert crc("123456789") == "29B1"


def test_the_checksum_agrees_with_the_specification():
    assert emvco.checksum(NAPAS_EXAMPLE[:-4]) == 0x2E2E


def test_the_payload_holds_what_the_standard_asks_for():
    assert_says(ASKED.payload, ASKED)


@pytest.mark.parametrize("fields", [{"amount": 0}, {"amount": -1}, {"memo": "Mật ong"}, {"memo": "A" * 26}])
def test_what_cannot_be_transferred_has_no_payload(fields):
    told = {"bin_code": "970415", "account": "113366668888", "amount": 1, "memo": "A", **fields}
    with pytest.raises(ValueError, match="no transfer"):
        emvco.payload(**told)


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.parametrize("amount", [1_000, 185_000, 499_999_999])
def test_the_file_is_read_by_a_decoder(settings, demo, amount):
    settings.DEMO = demo
    asked = Transfer(bin_code="970415", account="1133666688889999999", name="A", amount=amount, memo="K7PM2X9QRT")
    image = Image.open(io.BytesIO(picture.png(asked)))
    assert image.size >= (1000, 1000)
    assert_says(decoded(image.convert("RGB")), asked)


@pytest.mark.parametrize("demo", [True, False])
def test_the_drawing_in_the_page_is_read_by_a_decoder(settings, demo):
    settings.DEMO = demo
    assert_says(decoded(rasterised(str(picture.inline(ASKED)))), ASKED)


def test_a_drawing_has_a_quiet_zone_of_four_modules(settings):
    settings.DEMO = False
    image = rasterised(str(picture.inline(ASKED))).convert("L")
    modules = 8 + 33  # version 4 is 33 modules wide
    assert "".join(map(str, {image.getpixel((x, x)) for x in range(int(400 / modules * 3.5))})) == "255"


def test_only_a_demonstration_is_stamped(settings):
    settings.DEMO = True
    assert "MẪU" in picture.inline(ASKED)
    settings.DEMO = False
    assert "MẪU" not in picture.inline(ASKED)


def test_the_demonstration_asks_for_an_account_that_no_bank_has(settings):
    assert (settings.VIETQR_BANK_BIN, settings.VIETQR_ACCOUNT) == ("000000", "KHONGCHUYENTIEN")
