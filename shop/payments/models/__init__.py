"""Attempts to pay, what providers and banks tell of them, refunds, and the books. Amounts are whole đồng."""

from shop.payments.models.bank import BankStatement, BankTransfer
from shop.payments.models.collection import Collection
from shop.payments.models.ledger import Entry, Posting, Rate
from shop.payments.models.payment import Payment, PaymentEvent
from shop.payments.models.refund import Refund, RefundPart

__all__ = [
    "BankStatement",
    "BankTransfer",
    "Collection",
    "Entry",
    "Payment",
    "PaymentEvent",
    "Posting",
    "Rate",
    "Refund",
    "RefundPart",
]
