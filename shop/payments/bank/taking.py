"""Taking over a bank's statement, row by row, each as a message would be: what was told before is known by its number.
If that is cut short, the same file again does the rest."""

import hashlib
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from shop.payments.bank.matching import ToldOtherwise, take
from shop.payments.bank.statements import Row, Statement
from shop.payments.models import BankStatement, BankTransfer


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
    outcomes = [_take_row(row, statement) for row in read.rows]
    result = Result(statement, not is_new, outcomes)
    BankStatement.objects.filter(pk=statement.pk).update(added=F("added") + result.added)
    statement.refresh_from_db(fields=["added"])
    return result


def _take_row(row: Row, statement: BankStatement) -> Outcome:
    if row.told is None:
        return Outcome(row.number, problem=row.problem)
    try:
        transfer, is_new = take(row.told, statement=statement)
    except ToldOtherwise:
        return Outcome(row.number, problem=_("Mã giao dịch này đã có với số tiền khác."))
    return Outcome(row.number, transfer, is_new)
