"""What the loader works on: a product with its certificates and its shelf."""

import datetime
from dataclasses import dataclass

from catalog.models import OtherLabel
from shop.demo.awards import Award, awards_for
from shop.demo.goods import Goods, goods_for
from shop.demo.rows import Row


@dataclass(frozen=True)
class Entry:
    """A row of a list, or a case made up by hand, ready to be written. Without `goods` it is not on sale."""

    row: Row
    awards: tuple[Award, ...]
    goods: Goods | None
    labels: tuple[OtherLabel, ...] = ()
    """Not saved yet, and of no product yet."""


def entry_for(row: Row, on: datetime.date) -> Entry:
    return Entry(row, tuple(awards_for(row, on)), goods_for(row) if row.is_listed else None)
