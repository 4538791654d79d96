"""How well the search answers judged queries, on the demonstration's products; docs/search.md says how."""

from pathlib import Path

import pytest
from django.core.management import call_command

from search import judging, lexicon, port
from shop.demo import illustrations
from shop.demo.management.commands.load_demo import LISTS

DATA = Path(__file__).parent / "data"
FLOORS = {"database": (0.93, 0.5)}
"""By engine: the least score of all queries, and of each form."""


@pytest.fixture(scope="module")
def shop(django_db_setup, django_db_blocker, database_template):
    """The demonstration without its pictures, loaded once."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(illustrations, "print_missing", lambda rows, progress: None)
        call_command("load_demo", verbosity=0)
        yield
        database_template.restore()


@pytest.mark.parametrize("queries", ["queries.tsv", "queries_more.tsv"])
@pytest.mark.parametrize("engine", FLOORS)
def test_judged_queries_score_at_least(shop, db, engine, queries):
    lexicon.forget()
    found = judging.judge(DATA / queries, LISTS, engine=port.ENGINES[engine]())
    of_all, of_a_form = FLOORS[engine]
    assert {summary.form: summary.as_json() for summary in found if summary.score < of_a_form} == {}
    assert found[-1].score >= of_all
