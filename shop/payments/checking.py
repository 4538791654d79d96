"""Proves the books: reads every order's payments, collections and refunds, and every entry, and compares."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, Sum

from shop.order.models import Line
from shop.payments.models import BankTransfer, Collection, Entry, Payment, Posting, Refund, RefundPart

Account, Item, Kind = Entry.Account, Entry.Item, Posting.Kind


def faults() -> Iterator[str]:
    """A sentence for everything that does not add up."""
    yield from unbalanced_postings()
    yield from unequal_orders()
    yield from missing_postings()
    yield from wrong_lines()


def unbalanced_postings() -> Iterator[str]:
    for posting, total in _sums(Entry.objects.all(), by="posting").items():
        if total:
            yield f"posting {posting}: its entries add up to {total}"


def unequal_orders() -> Iterator[str]:
    """Of each order: the money in the books is what was paid − what was refunded, and so is what it was for."""
    entries = Entry.objects.all()
    money = _sums(entries.filter(item=Item.MONEY).exclude(account=Account.BUYER), by="posting__order")
    purpose = _sums(
        entries.filter(Q(account=Account.PRODUCER, item__in=(Item.GOODS, Item.SHIPPING)) | Q(account=Account.BUYER)),
        by="posting__order",
    )
    expected = _paid_less_refunded()
    for order in money.keys() | purpose.keys() | expected.keys():
        wanted, held, owed = expected.get(order, 0), money.get(order, 0), purpose.get(order, 0)
        if held != wanted or owed != -wanted:
            yield f"order {order}: paid − refunded is {wanted}, in the books {held} of money, {-owed} of what it is for"


def missing_postings() -> Iterator[str]:
    """What has happened and is not in the books."""
    due = Refund.objects.filter(parts__isnull=False).distinct()
    for kind, source, rows in (
        (Kind.SALE, "collection", Collection.objects.all()),
        (Kind.REFUND_DUE, "refund", due),
        (Kind.REFUND_PAID, "refund", Refund.objects.filter(state=Refund.State.DONE)),
        (Kind.RECEIVED, "transfer", BankTransfer.objects.filter(held__gt=0)),
    ):
        posted = Posting.objects.filter(kind=kind, **{source: OuterRef("pk")})
        for row in rows.exclude(Exists(posted)):
            yield f"{source} {row.pk}: {kind} is not in the books"
    posted = Posting.objects.filter(payment=OuterRef("pk"), kind__in=(Kind.SALE, Kind.RECEIVED))
    for payment in Payment.objects.filter(state=Payment.State.PAID).exclude(Exists(posted)):
        yield f"payment {payment.pk}: is not in the books"


def wrong_lines() -> Iterator[str]:
    """A line that was sold is in the books with its price, less what of it has been refunded, and never less than 0."""
    sold = Entry.objects.filter(account=Account.PRODUCER, item=Item.GOODS)
    in_books = _sums(sold, by="line")
    refunded = _sums(RefundPart.objects.all(), by="line")
    for line, price in Line.objects.filter(pk__in=in_books).values_list("pk", "line_price_incl_tax"):
        left = int(price) - refunded.get(line, 0)
        if left < 0 or in_books[line] != -left:
            yield f"line {line}: {left} should be left of its price, {-in_books[line]} is in the books"


def _paid_less_refunded() -> dict[int, int]:
    """By order, from the rows of payments, collections, transfers and refunds, without the books."""
    total: dict[int, int] = {}
    released = Posting.objects.filter(kind=Kind.RELEASED, transfer=OuterRef("pk"))
    for sums, sign in (
        (_sums(Payment.objects.filter(state=Payment.State.PAID), by="order"), 1),
        (_sums(Collection.objects.all(), by="consignment__order"), 1),
        (_sums(BankTransfer.objects.exclude(Exists(released)), by="payment__order", what="held"), 1),
        (_sums(Refund.objects.filter(state=Refund.State.DONE), by="payment__order"), -1),
    ):
        for order, amount in sums.items():
            total[order] = total.get(order, 0) + sign * amount
    return total


def _sums(rows, *, by: str, what: str = "amount") -> dict[int, int]:
    return dict(rows.filter(**{f"{by}__isnull": False}).order_by().values_list(by).annotate(Sum(what)))
