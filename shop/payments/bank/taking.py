"""Taking over a bank's statement, row by row, each as a message would be: what was told before is known by its number.
If that is cut short, or takes longer than a request may, the same file again does the rest."""

import hashlib
import time
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from shop.payments.bank.matching import ToldOtherwise, take
from shop.payments.bank.statements import Row, Statement
from shop.payments.models import BankStatement, BankTransfer

PATIENCE = 15
"""Seconds in which rows are taken; what is left then is told so."""
NUMBER = "bank_reference"
AT_ONCE = 500
"""Numbers that are looked up by one statement."""


@dataclass(frozen=True)
class Outcome:
    """What a row of the file came to: a transfer, new or known before, or the reason why there is none."""

    number: int
    transfer: BankTransfer | None = None
    is_new: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Result:
    statement: BankStatement
    known_file: bool
    outcomes: list[Outcome]

    @property
    def added(self) -> int:
        return sum(outcome.is_new for outcome in self.outcomes)

    @property
    def known(self) -> int:
        return sum(bool(outcome.transfer) and not outcome.is_new for outcome in self.outcomes)

    @property
    def unread(self) -> int:
        return sum(bool(outcome.problem) for outcome in self.outcomes)


def take_statement(read: Statement, content: bytes, *, name: str, actor) -> Result:
    statement, is_new = BankStatement.objects.get_or_create(
        digest=hashlib.sha256(content).hexdigest(),
        defaults={"name": name[:200], "uploaded_by": actor, "rows": len(read.rows), "added": 0},
    )
    known, until = _known(read.rows), time.monotonic() + PATIENCE
    outcomes = [_outcome(row, known, statement, until=until) for row in read.rows]
    result = Result(statement, not is_new, outcomes)
    BankStatement.objects.filter(pk=statement.pk).update(added=F("added") + result.added)
    statement.refresh_from_db(fields=["added"])
    return result


def _known(rows: list[Row]) -> dict[str, BankTransfer]:
    """By their numbers: the transfers of which was told before."""
    numbers = [row.told.reference for row in rows if row.told]
    transfers = BankTransfer.objects.select_related("payment__order")
    parts = (numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE))
    return {number: found for part in parts for number, found in transfers.in_bulk(part, field_name=NUMBER).items()}


def _outcome(row: Row, known: dict[str, BankTransfer], statement: BankStatement, *, until: float) -> Outcome:
    if row.told is None:
        return Outcome(row.number, problem=row.problem)
    before = known.get(row.told.reference)
    if before and before.amount == row.told.amount:
        return Outcome(row.number, before)
    if time.monotonic() > until:
        return Outcome(row.number, problem=_("Chưa kịp xử lý. Vui lòng tải chính tệp này lên lần nữa."))
    try:
        transfer, is_new = take(row.told, statement=statement)
    except ToldOtherwise:
        return Outcome(row.number, problem=_("Mã giao dịch này đã có với số tiền khác."))
    return Outcome(row.number, transfer, is_new)
