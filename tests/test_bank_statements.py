"""A bank's statement as finance uploads it: whatever the bank calls its columns, and nothing twice."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from shop.accounts.models import User
from shop.payments.bank import statements, taking
from shop.payments.bank.matching import take
from shop.payments.bank.statements import Unreadable, amount, moment, read
from shop.payments.models import BankStatement, BankTransfer
from tests.factories import make_listing
from tests.transfers import make_unpaid, status_of, told
from tests.visitor import Visitor

CODE = "K7PM2X9QRT"
PAGE = "/quan-ly/ngan-hang/sao-ke/"
TEMPLATE = f"ngày giao dịch,số tiền,nội dung,mã giao dịch\n21/11/2026,180.000,TT {CODE},FT001\n"
VIETCOMBANK = f"""NGÂN HÀNG TMCP MẪU,,,,
Số tài khoản: 0011000000000,,,,
,,,,
STT,Ngày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Mô tả
1,21/11/2026 09:15:02,5218 - 77001,,"180,000",MBVCB.771.{CODE}.CT tu 0011 NGUYEN THI HOA
2,21/11/2026 11:00:00,5218 - 77002,"2,500,000",,Tra tien cuoc
,,Tổng cộng,"2,500,000","180,000",
"""
MB = (
    "Ngày giao dịch/Transaction date\tPhát sinh nợ (VND)\tPhát sinh có (VND)\tNội dung/Description\tSố bút toán\n"
    f"21/11/2026\t0\t180,000\t{CODE}\tFT2632\n"
)
BIDV = f"""Ngày hiệu lực;Ghi nợ;Ghi có;Diễn giải;Số chứng từ
2026-11-21;;180.000,00;{CODE};A/77
2026-11-21;5.000;0;Phi;A/78
"""


def transfers(content: str | bytes) -> list[tuple[str, int, str]]:
    found = read(content if isinstance(content, bytes) else content.encode())
    return [(row.told.reference, row.told.amount, row.told.memo) if row.told else row.problem for row in found.rows]


# --- Reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("1,500,000", 1_500_000),
        ("1 500 000", 1_500_000),
        ("1500000 VND", 1_500_000),
        ("1.500.000 ₫", 1_500_000),
        ("1.500.000đ", 1_500_000),
        ("1,500,000.00", 1_500_000),
        ("1.500.000,00", 1_500_000),
        ("1500000.0", 1_500_000),
        ("+1.500.000", 1_500_000),
        ('="1500000"', 1_500_000),
        ("1.500", 1_500),
        ("-1.500.000", -1_500_000),
    ],
)
def test_amounts_are_read_as_banks_write_them(text, dong):
    assert amount(text) == dong


@pytest.mark.parametrize(
    "text", ["", "abc", "1.5", "1.500,50", "1.50.000", "1,500.000", "1e9", "١٥٠٠", "--5", "1.500.000.0000"]
)
def test_what_is_no_whole_amount_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever the text was
        amount(text)


@pytest.mark.parametrize(
    "text",
    ["21/11/2026 09:15", "21-11-2026 09:15:00", "2026-11-21 09:15:00", "2026-11-21T09:15:00", "21/11/2026\n09:15:00"],
)
def test_moments_are_of_the_shops_time(clock, text):
    assert moment(text) == datetime.datetime(2026, 11, 21, 2, 15, tzinfo=datetime.UTC)


@pytest.mark.parametrize("text", ["", "hôm qua", "11/21/2026", "31/02/2026", "21/11/1926", "21/11/2036"])
def test_what_is_no_day_is_refused(clock, text):
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever the text was
        moment(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_template_is_read_in_every_encoding(clock, encoding, separator):
    content = TEMPLATE.replace(",", separator).encode(encoding)
    assert transfers(content) == [("FT001", 180_000, f"TT {CODE}")]


def test_windows_1258_is_read(clock):
    head = (
        b"Ng\xe0y giao d\xe2\xf2ch".replace(b"\xe2\xf2", b"i\xf2")
        + b",S\xf4\xec ti\xea\xccn,N\xf4\xf2i dung,M\xe3 giao di\xf2ch\n"
    )
    content = head + f"21/11/2026,180000,{CODE},FT001\n".encode()
    assert transfers(content) == [("FT001", 180_000, CODE)]


def test_a_bank_prints_what_it_likes_above_and_below(clock):
    assert transfers(VIETCOMBANK) == [
        ("5218-77001", 180_000, f"MBVCB.771.{CODE}.CT tu 0011 NGUYEN THI HOA"),
        "Thiếu mã giao dịch, hoặc mã chưa đúng.",
    ]
    assert read(VIETCOMBANK.encode()).debits == 1


def test_two_languages_in_a_head(clock):
    assert transfers(MB) == [("FT2632", 180_000, CODE)]


def test_semicolons_with_decimals(clock):
    assert transfers(BIDV) == [("A/77", 180_000, CODE)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("21/11/2026,abc,x,FT1", "Không đọc được số tiền."),
        ("21/11/2026,,x,FT1", "Không có số tiền."),
        ("21/11/2026,99999999999,x,FT1", "Không có số tiền."),
        ("21/11/2026,1000,x,", "Thiếu mã giao dịch, hoặc mã chưa đúng."),
        ("ngày mai,1000,x,FT1", "Không đọc được ngày giao dịch."),
        ("21/11/2026", "Không có số tiền."),
    ],
)
def test_a_row_that_cannot_be_read_says_why(clock, row, problem):
    assert transfers(TEMPLATE + row)[1:] == [problem]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"PK\x03\x04 a workbook",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.4",
        b"a,b,c\n1,2,3\n",
        "ngày giao dịch,số tiền,nội dung\n21/11/2026,1000,x\n".encode(),
        "ngày giao dịch,số tiền,nội dung,mã giao dịch\n".encode(),
        b"\xff\xfe\x00",
        b'"' * 200_000,
    ],
)
def test_a_file_that_is_no_statement_is_refused_in_words(clock, content):
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert str(refusal.value)


def test_a_file_has_at_most_5000_rows(clock, monkeypatch):
    monkeypatch.setattr(statements, "MOST_ROWS", 3)
    rows = "".join(f"21/11/2026,1000,x,FT{n:03}\n" for n in range(4))
    head = TEMPLATE.splitlines(keepends=True)[0]
    assert len(transfers(head + rows.rsplit("21/", 1)[0])) == 3
    with pytest.raises(Unreadable, match="3 dòng"):
        read((head + rows).encode())


# --- Uploading -------------------------------------------------------------------------------------------------------


@pytest.fixture
def finance(db) -> Visitor:
    return sign_in("add_bankstatement", "change_banktransfer")


def sign_in(*codenames: str) -> Visitor:
    user = User.objects.create_user("ketoan@example.com", is_staff=True, name="Lê Thị Toán")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


def upload(visitor, content: str | bytes, name: str = "sao-ke.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    return visitor.post(PAGE, {"file": SimpleUploadedFile(name, content, "text/csv")})


def results(answer) -> list[tuple[str, bool]]:
    return [
        (row.transfer.state if row.transfer else row.problem, row.is_new) for row in answer.context["result"].outcomes
    ]


@pytest.fixture
def order(clock, db):
    return make_unpaid(make_listing("Mật ong", price=150_000, stock=1), code=CODE)


def test_a_row_pays_the_order_it_names(order, finance):
    answer = upload(finance, VIETCOMBANK)
    assert answer.status_code == 200
    assert results(answer)[0] == ("matched", True)
    assert status_of(order) == "placed"
    assert "Đã khớp đơn hàng" in answer.content.decode()


def test_each_row_says_what_it_came_to(order, finance):
    take(told("FT000", 1_000, "x"))
    rows = ("21/11/2026,1.000,x,FT000", "21/11/2026,5.000,y,FT002", f"21/11/2026,7.000,{CODE},FT003", "x,1,y,FT004")
    answer = upload(finance, TEMPLATE + "\n".join(rows))
    assert results(answer) == [
        ("matched", True),
        ("unknown", False),
        ("unknown", True),
        ("double", True),
        ("Không đọc được ngày giao dịch.", False),
    ]
    statement = BankStatement.objects.get()
    assert (statement.name, statement.rows, statement.added) == ("sao-ke.csv", 5, 3)


def test_what_a_message_told_before_is_recognised(order, finance):
    take(told("FT001", 180_000, CODE))
    assert results(upload(finance, TEMPLATE)) == [("matched", False)]
    assert BankTransfer.objects.get().statement is None


def test_a_number_with_another_amount_is_not_believed(order, finance):
    take(told("FT001", 1_000, CODE))
    assert results(upload(finance, TEMPLATE)) == [("Mã giao dịch này đã có với số tiền khác.", False)]
    assert status_of(order) == "pending"


def test_the_same_file_twice_is_told_and_adds_nothing(order, finance):
    upload(finance, TEMPLATE)
    answer = upload(finance, TEMPLATE)
    assert "đã được Lê Thị Toán tải lên" in answer.content.decode()
    assert (BankStatement.objects.count(), BankTransfer.objects.count()) == (1, 1)
    assert BankStatement.objects.get().added == 1


def test_what_takes_too_long_is_finished_by_the_same_file(order, finance, monkeypatch):
    monkeypatch.setattr(taking, "PATIENCE", -1)
    assert results(upload(finance, TEMPLATE)) == [("Chưa kịp xử lý. Vui lòng tải chính tệp này lên lần nữa.", False)]
    assert status_of(order) == "pending"
    monkeypatch.undo()
    assert results(upload(finance, TEMPLATE)) == [("matched", True)]
    assert (status_of(order), BankStatement.objects.get().added) == ("placed", 1)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n1,2\n", TEMPLATE.encode() + b" " * (2 * 1024 * 1024)])
def test_a_bad_file_is_refused_in_words(order, finance, content):
    answer = upload(finance, content)
    assert answer.status_code == 400
    assert answer.context["form"].errors["file"]
    assert not BankStatement.objects.exists()
    assert not BankTransfer.objects.exists()


def test_no_file_is_refused_in_words(order, finance):
    answer = finance.post(PAGE)
    assert (answer.status_code, answer.context["form"].errors["file"]) == (400, ["Vui lòng chọn tệp sao kê."])


@pytest.mark.parametrize("codenames", [(), ("change_banktransfer",), ("change_order", "view_order")])
def test_staff_without_the_permission_are_refused(order, codenames):
    visitor = sign_in(*codenames)
    assert visitor.get(PAGE).status_code == 403
    assert upload(visitor, TEMPLATE).status_code == 403
    assert status_of(order) == "pending"
