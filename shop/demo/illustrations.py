"""One woodblock picture for each product on sale, kept in the media folder under the product's natural key."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from catalog.plates import small_name
from catalog.text import sort_key
from shop.demo.pictures import subject
from shop.demo.press import Order, printed
from shop.demo.rows import Row

WORKERS = 2


def file_of(row: Row) -> str:
    """Made-up variants of a row share its picture."""
    return f"products/{(row.original or row).key}.webp"


def caption_of(row: Row) -> str:
    """What the picture shows, for those who do not see it."""
    return f"Tranh minh họa: {subject(subgroup=row.subgroup, name=row.name)}"


def print_missing(rows: Iterable[Row], progress: Callable[[int, int], None]) -> None:
    """Prints what is not there yet; a picture is there when both of its sizes are."""
    orders = [
        order
        for order in _orders(rows)
        if not (default_storage.exists(order.file) and default_storage.exists(small_name(order.file)))
    ]
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as press:
        for done, picture in enumerate(as_completed([press.submit(printed, order) for order in orders]), start=1):
            file, large, small = picture.result()
            _keep(file, large)
            _keep(small_name(file), small)
            progress(done, len(orders))


def _orders(rows: Iterable[Row]) -> Iterator[Order]:
    """Products of a kind are numbered by name: the many called alike stand side by side and get different pictures."""
    numbers: Counter[str] = Counter()
    listed = [row for row in rows if row.is_listed and row.original is None]
    for row in sorted(listed, key=lambda row: (sort_key(row.name), row.key)):
        numbers[row.subgroup] += 1
        yield Order(file_of(row), row.subgroup, row.province, numbers[row.subgroup], row.name)


def _keep(file: str, content: bytes) -> None:
    """Under exactly this name: a storage would give a second file of one name another one."""
    default_storage.delete(file)
    default_storage.save(file, ContentFile(content))
