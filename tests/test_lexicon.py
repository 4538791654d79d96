"""What is kept of the lexicon, and what happens while it is renewed; what it is made of is seen in the search tests."""

from threading import Thread

import pytest

from search import lexicon
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


def test_a_process_that_can_start_no_thread_keeps_the_lexicon_it_has(clock, monkeypatch):
    make_listing("Mật ong")
    before = lexicon.load()
    monkeypatch.setattr(lexicon, "HELD", 0)

    def refuse(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Thread, "start", refuse)
    assert [lexicon.load() for _search in range(2)] == [before, before]
    monkeypatch.undo()
    clock("2026-11-23 10:00:00")
    make_listing("Gạo nếp")
    assert lexicon.load().knows("nep")
