"""How long the search engine says it took for one request of ours: `Server-Timing` tells it to who measures."""

from contextvars import ContextVar

_spent: ContextVar[int] = ContextVar("spent", default=0)


def add(milliseconds: int) -> None:
    _spent.set(_spent.get() + milliseconds)


def take() -> int:
    """Milliseconds since the last call, in this thread."""
    spent = _spent.get()
    _spent.set(0)
    return spent
