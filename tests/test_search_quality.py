"""How well the search answers judged queries, on the demonstration's products; docs/search.md says how."""

from pathlib import Path

import pytest

from search import judging, lexicon, port
from search.backends.elasticsearch import indexing
from search.filters import Filters
from search.models import SearchDocument
from shop.demo import illustrations
from shop.demo.management.commands.load_demo import LISTS
from tests.demo_lists import load

pytestmark = pytest.mark.slow
QUERIES = ["queries.tsv", "queries_more.tsv"]
DATA = Path(__file__).parent / "data"
FLOORS = {"database": (0.93, 0.5), "elasticsearch": (0.93, 0.75)}
"""By engine: the least score of all queries, and of each form."""


@pytest.fixture(scope="module")
def shop(shared_ground):
    """The demonstration without its pictures and its editorial pages, loaded once."""
    with shared_ground(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(illustrations, "print_missing", lambda rows, progress: None)
        load(verbosity=0)
        yield


@pytest.fixture
def index(shop, db, empty_index):
    """The demonstration in Elasticsearch."""
    lexicon.forget()
    SearchDocument.objects.update(pending=True)
    indexing.drain()


@pytest.mark.parametrize("queries", QUERIES)
@pytest.mark.parametrize("engine", FLOORS)
def test_judged_queries_score_at_least(index, engine, queries):
    found = judging.judge(DATA / queries, LISTS, engine=port.ENGINES[engine]())
    of_all, of_a_form = FLOORS[engine]
    assert {summary.form: summary.as_json() for summary in found if summary.score < of_a_form} == {}
    assert found[-1].score >= of_all


@pytest.mark.parametrize("queries", QUERIES)
def test_both_engines_give_the_same_answers(index, queries):
    for query in judging.read(DATA / queries):
        answers = {
            name: port.search(query["query"], Filters(adult=True), engine=port.ENGINES[name]()) for name in FLOORS
        }
        assert {name: answer.backend for name, answer in answers.items()} == {name: name for name in FLOORS}
        by_table, by_index = ((a.total, [hit.pk for hit in a.hits], a.facets) for a in answers.values())
        assert by_index == by_table, query["query"]
