"""Somebody who shops without a script: basket, checkout, order, over plain requests."""

from django.test import Client

from catalog.models import AdminUnit, Listing
from search import index
from search.adults import OVER_18
from shop.basket.models import Basket, Line
from shop.order.models import Order
from shop.partner.models import StockRecord
from tests.factories import make_listing, make_producer

BASKET, ADD, UPDATE, CHECKOUT = "/gio-hang/", "/gio-hang/them/", "/gio-hang/cap-nhat/", "/thanh-toan/"
TOLD = {
    "name": "Nguyễn Thị Hoa",
    "phone": "0912 345 678",
    "line1": "Số 12, ngõ 34 Trần Thái Tông",
    "payment": "cod",
    "accept_terms": "on",
}


def commune(name: str = "Phường Cầu Giấy", province: str = "Hà Nội") -> AdminUnit:
    return AdminUnit.objects.communes().get(name=name, parent__short_name=province)


def place(unit: AdminUnit) -> dict[str, str]:
    return {"province": unit.parent.slug, "commune": unit.code}


class Shopper(Client):
    """Posts what the last page showed it, as a browser does."""

    def put(self, *goods, quantity: int = 1, **fields):
        """Puts listings or variants into the basket; the last answer."""
        for thing in goods:
            product_id = thing.product_id if isinstance(thing, Listing) else thing.pk
            answer = self.post(ADD, {"product_id": product_id, "quantity": quantity, **fields})
        return answer

    def say_adult(self) -> None:
        session = self.session
        session[OVER_18] = True
        session.save()

    def basket(self):
        """What the basket page shows, as a quote."""
        return self.get(BASKET).context["quote"]

    def update(self, **fields):
        return self.post(UPDATE, fields)

    def open_checkout(self):
        self.seen = self.get(CHECKOUT)
        return self.seen

    def submit(self, **fields):
        """Posts the checkout as last seen, with these fields."""
        hidden = {"basket": self.seen.context["seal"], "total_seen": self.seen.context["quote"].total}
        answer = self.post(CHECKOUT, {**hidden, **fields})
        if answer.context is not None:
            self.seen = answer
        return answer

    def order(self, unit: AdminUnit | None = None, **fields):
        """From the checkout's first page to the one button."""
        told = {**TOLD, **place(unit or commune()), **fields}
        self.open_checkout()
        self.submit(**told, **{"continue": "1"})
        return self.submit(**told)


def fill(basket: Basket, count: int) -> None:
    """So many more lines of five producers, at one stroke."""
    with index.gathered():
        producers = [make_producer() for _n in range(5)]
        listings = [make_listing(producer=producers[n % 5]) for n in range(count)]
    records = StockRecord.objects.filter(product__in=[listing.product_id for listing in listings])
    Line.objects.bulk_create(
        Line(basket=basket, line_reference=str(row.pk), product_id=row.product_id, stockrecord=row) for row in records
    )


def lines() -> dict[str, int]:
    """What lies in the open baskets."""
    rows = Line.objects.filter(basket__status="Open").select_related("product__parent")
    return {line.product.get_title(): line.quantity for line in rows}


def orders():
    return Order.objects


def sentences(answer) -> list[str]:
    """What a page told its visitor on top, or the next page will."""
    return [str(message) for message in answer.wsgi_request._messages]
