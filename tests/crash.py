"""A process that dies in the middle of its work: forked from the test, killed (SIGKILL) before its n-th statement."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator

from django.db import connection, connections

from shop.payments.providers import stripe

EVERY = 12
"""Inside a transaction each death leaves the same behind: of those statements every twelfth."""


def deaths(work: Callable[[], None]) -> Iterator[int]:
    """The statements before which it is worth dying: work is done once, to its end, to find them."""
    reading, writing = os.pipe()

    def note(number: int) -> None:
        os.write(writing, b"t" if connection.in_atomic_block else b"-")

    assert _forked(work, note) == 0
    os.close(writing)
    with os.fdopen(reading) as notes:
        inside = notes.read()
    edges = (n for n, place in enumerate(inside) if place == "-" or inside[n - 1 : n] == "-" or n % EVERY == 0)
    yield from (n + 1 for n in edges)


def die(work: Callable[[], None], *, before: int) -> bool:
    """Whether it died; False: it was done before its n-th statement."""

    def kill(number: int) -> None:
        if number == before:
            os.kill(os.getpid(), signal.SIGKILL)

    status = _forked(work, kill)
    assert status in (0, signal.SIGKILL)
    return status == signal.SIGKILL


def _forked(work: Callable[[], None], before_statement: Callable[[int], None]) -> int:
    connections.close_all()  # neither process may use the other's
    stripe._client.cache_clear()
    sys.stdout.flush()
    if pid := os.fork():
        return os.waitpid(pid, 0)[1]
    count = 0

    def watch(execute, *args):
        nonlocal count
        count += 1
        before_statement(count)
        return execute(*args)

    try:
        with connection.execute_wrapper(watch):
            work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 -- nothing of the test's may run in this process
        traceback.print_exc()
        os._exit(1)
