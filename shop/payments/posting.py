"""Writes the books. Each function posts one event; the database refuses to post the same one twice.

A sale puts the buyer's money on one side and the producer's goods and shipping on the other, then takes from the
producer what the shop and the state get. What is refunded is reversed on the day on which it is refunded, in the shares
in which it was taken, so that parts add up to the whole at the end.
"""

from dataclasses import dataclass, field

from django.db.models import Sum
from django.utils import timezone

from catalog.models import Producer
from shop.fulfilment.models import Consignment
from shop.payments.methods import Method
from shop.payments.models import BankTransfer, Collection, Entry, Payment, Posting, Rate, Refund, RefundPart

Account, Item, Kind = Entry.Account, Entry.Item, Posting.Kind

MONEY = {Method.STRIPE: Account.CARD, Method.VIETQR: Account.BANK, Method.COD: Account.CASH}
"""Where the money of each method lies."""
RETURNED_FROM = MONEY | {Method.COD: Account.BANK}
"""From where it goes back: nobody sends notes by post."""
TAKEN_BY = {Item.FEE: Account.PLATFORM, Item.VAT: Account.STATE, Item.PIT: Account.STATE}
WITHHELD_FROM = (Producer.Kind.HOUSEHOLD, Producer.Kind.COOPERATIVE_GROUP, Producer.Kind.FARM)
"""Producers that are no legal persons: households, individuals and groups of them (Decree 117/2025/NĐ-CP, art. 2)."""


@dataclass
class Draft:
    """The entries of a posting while they are gathered."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, account: Account, item: Item, amount: int, **about) -> None:
        if amount:
            self.entries.append(Entry(account=account, item=item, amount=amount, **about))

    def move(self, *, to: Account, of: Account, item: Item, amount: int, **about) -> None:
        """Debits one account and credits the other."""
        self.add(to, item, amount, **about)
        self.add(of, item, -amount, **about)

    def post(self, kind: Kind, *, order, **source) -> Posting:
        if total := sum(entry.amount for entry in self.entries):
            raise ValueError(f"{kind} of order {order} does not balance by {total}")
        posting = Posting.objects.create(kind=kind, order=order, **source)
        for entry in self.entries:
            entry.posting = posting
        Entry.objects.bulk_create(self.entries)
        return posting


def post_payment(payment: Payment) -> Posting:
    """An order has been paid before it is sent."""
    draft, order = Draft(), payment.order
    draft.add(MONEY[Method(payment.method)], Item.MONEY, payment.amount)
    consignments = order.consignments.select_related("producer")
    for consignment in consignments:
        _sell(draft, consignment)
    return draft.post(Kind.SALE, order=order, payment=payment)


def post_collection(collection: Collection) -> Posting:
    """A parcel has been paid at the door. What the producer's own carrier took is with the producer already."""
    draft, consignment = Draft(), collection.consignment
    taken = Account.CASH if collection.collected_by == Collection.By.PLATFORM else Account.PRODUCER
    draft.add(taken, Item.MONEY, collection.amount, consignment=consignment)
    _sell(draft, consignment)
    return draft.post(Kind.SALE, order=consignment.order, collection=collection)


def post_received(payment: Payment) -> Posting:
    """Money has come for nothing and is the buyer's."""
    draft = Draft()
    draft.move(to=MONEY[Method(payment.method)], of=Account.BUYER, item=Item.MONEY, amount=payment.amount)
    return draft.post(Kind.RECEIVED, order=payment.order, payment=payment)


def post_held(transfer: BankTransfer) -> Posting:
    """So much of a transfer as is no payment (`held`) is kept for whoever sent it."""
    draft = Draft()
    draft.move(to=Account.BANK, of=Account.BUYER, item=Item.MONEY, amount=transfer.held)
    return draft.post(Kind.RECEIVED, order=transfer.payment and transfer.payment.order, transfer=transfer)


def post_released(transfer: BankTransfer) -> Posting:
    """What was held of a transfer has been sent back, or has become part of a payment, which is posted as such."""
    draft = Draft()
    draft.move(to=Account.BUYER, of=Account.BANK, item=Item.MONEY, amount=transfer.held)
    received = transfer.postings.get(kind=Kind.RECEIVED)
    return draft.post(Kind.RELEASED, order=received.order, transfer=transfer)


def post_refund_due(refund: Refund) -> Posting:
    """Parts of an order are to be given back: the producer is credited with less, fee and tax are reversed."""
    draft = Draft()
    for part in refund.parts.select_related("consignment", "line"):
        item = Item.GOODS if part.line_id else Item.SHIPPING
        about = {"consignment": part.consignment, "line": part.line}
        draft.move(to=Account.PRODUCER, of=Account.BUYER, item=item, amount=part.amount, **about)
        if part.line_id:
            _reverse_shares(draft, part)
    return draft.post(Kind.REFUND_DUE, order=refund.payment.order, refund=refund)


def post_refund_paid(refund: Refund) -> Posting:
    draft = Draft()
    of = RETURNED_FROM[Method(refund.payment.method)]
    draft.move(to=Account.BUYER, of=of, item=Item.MONEY, amount=refund.amount)
    return draft.post(Kind.REFUND_PAID, order=refund.payment.order, refund=refund)


def share(amount: int, basis_points: int) -> int:
    """In đồng, halves up: 5 % (500) of 150,010 is 7,501."""
    return (amount * basis_points + 5_000) // 10_000


def rates_for(producer: Producer, day) -> list[Rate]:
    """What is taken from the sales of a producer on a day."""
    wanted = [Rate.Name.FEE]
    if producer.kind in WITHHELD_FROM:
        wanted += [Rate.Name.VAT, Rate.Name.PIT]
    return list(Rate.objects.on(day).filter(name__in=wanted))


def _sell(draft: Draft, consignment: Consignment) -> None:
    rates = rates_for(consignment.producer, timezone.localdate())
    for line in consignment.lines:
        about = {"consignment": consignment, "line": line}
        price = int(line.line_price_incl_tax)
        draft.add(Account.PRODUCER, Item.GOODS, -price, **about)
        for rate in rates:
            item = Item(rate.name)
            taken = share(price, rate.basis_points)
            draft.move(to=Account.PRODUCER, of=TAKEN_BY[item], item=item, amount=taken, rate=rate, **about)
    draft.add(Account.PRODUCER, Item.SHIPPING, -consignment.shipping_price, consignment=consignment)


def _reverse_shares(draft: Draft, part: RefundPart) -> None:
    """Of each share that was taken from the line, as much as of its price has been given back so far."""
    price = int(part.line.line_price_incl_tax)
    given_back = part.line.refund_parts.aggregate(sum=Sum("amount", default=0))["sum"]
    for sold in part.line.entries.filter(posting__kind=Kind.SALE, account=Account.PRODUCER, rate__isnull=False):
        reversed_so_far = -(
            part.line.entries.filter(posting__kind=Kind.REFUND_DUE, account=Account.PRODUCER, item=sold.item).aggregate(
                sum=Sum("amount", default=0)
            )["sum"]
        )
        amount = (2 * sold.amount * given_back + price) // (2 * price) - reversed_so_far
        about = {"consignment": part.consignment, "line": part.line, "rate": sold.rate}
        draft.move(to=TAKEN_BY[Item(sold.item)], of=Account.PRODUCER, item=Item(sold.item), amount=amount, **about)
