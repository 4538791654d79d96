"""What a buyer is asked to transfer, and how much of it has come."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Sum

from shop.payments.bank import emvco
from shop.payments.models import BankTransfer, Payment

State = BankTransfer.State


@dataclass(frozen=True)
class Transfer:
    """The four things that a person types into a bank's form. `amount`: in đồng."""

    bin_code: str
    account: str
    name: str
    amount: int
    memo: str

    @property
    def payload(self) -> str:
        return emvco.payload(bin_code=self.bin_code, account=self.account, amount=self.amount, memo=self.memo)


def transfer_for(payment: Payment) -> Transfer:
    """What is still missing, with the order's code to know it by."""
    return Transfer(
        bin_code=settings.VIETQR_BANK_BIN,
        account=settings.VIETQR_ACCOUNT,
        name=settings.VIETQR_NAME,
        amount=missing(payment),
        memo=payment.order.number,
    )


def is_configured() -> bool:
    return bool(settings.VIETQR_BANK_BIN and settings.VIETQR_ACCOUNT)


def counted(payment: Payment) -> int:
    """What of the transfers has become part of the payment, in đồng."""
    return payment.transfers.aggregate(sum=Sum(F("amount") - F("held"), default=0))["sum"]


def waiting_shorts(payment: Payment):
    """Transfers that were too small and wait for the rest."""
    return payment.transfers.filter(state=State.SHORT, resolution="")


def missing(payment: Payment) -> int:
    """What would make the payment whole, in đồng."""
    return payment.amount - counted(payment) - come_short(payment)


def come_short(payment: Payment) -> int:
    return waiting_shorts(payment).aggregate(sum=Sum("held", default=0))["sum"]
