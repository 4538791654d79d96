"""Search on a real Elasticsearch with 2,000 and 20,000 products: how much a page costs beside the engine, how it grows,
how fast an index is filled, how good the answers are. Ratios first.

Makes its three shops in var/bench on the first run (some minutes).
"""

import os
import statistics
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
os.environ.update(DEBUG="0", SECRET_KEY="bench", DEMO="1")

from tests.bench.site import ROOT, get, report, served
from tests.servers import elasticsearch

DEMONSTRATION = "the demonstration"
SHOPS = {DEMONSTRATION: 1, "2,000": 3, "20,000": 30}
"""Products on sale, about, and how often each row of the demonstration is multiplied for it."""
MEASURED = ("2,000", "20,000")
FOLDER = ROOT / "var" / "bench"
WARMING = 20
"""How often each page is asked for before anything is measured: workers and the engine's JVM learn."""
SERIES, ROUNDS = 3, 60
"""The quietest series of so many answers counts: a machine that others share is slower by a third at times."""
WORDS = ["mật ong", "che thai nguyen", "nước mắm 4 sao", "gạo", "kẹo dừa bến tre", "tinh dầu", "ca phe", "bưởi da xanh"]
BROWSED = ["", "?stars=4", "?province=thai-nguyen", "?category=mat-ong", "?sort=-price", "?macro_region=tay-nguyen"]
API, FIELD = "/api/v1/suggest/", "/san-pham/goi-y/"
TYPED = ["mậ", "che", "nuoc m", "gao", "thai ng", "htx", "bưởi", "ca ph"]
ALLOWED_PAGE, ALLOWED_SUGGESTION, ALLOWED_WORDS, ALLOWED_BROWSING, WANTED_RATE = 30, 8, 1.3, 1.5, 0.5


def environment(size: str, url: str) -> dict[str, str]:
    database = FOLDER / f"{SHOPS[size]}.sqlite3"
    index = f"bench-{SHOPS[size]}"
    return {
        "DATABASE_URL": f"sqlite:///{database}",
        "MEDIA_ROOT": str(FOLDER / "media"),
        "CACHE_URL": f"filecache://{FOLDER / f'cache-{SHOPS[size]}'}",
        "ELASTICSEARCH_URL": url,
        "ELASTICSEARCH_INDEX": index,
    }


def manage(*arguments: str, **env: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL)


def make_shop(size: str) -> None:
    """Without the engine: it gets everything at once, by a rebuild."""
    env = environment(size, url="")
    ready = Path(env["DATABASE_URL"].removeprefix("sqlite:///")).with_suffix(".ready")
    if ready.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    manage("migrate", **env)
    manage("load_demo", "--multiply", str(SHOPS[size]), **env)
    ready.touch()


def medians(paths: list[str]) -> tuple[float, float]:
    """Milliseconds of an answer, and of what of it is not the engine's."""
    answered = [[get(path) for path in islice(cycle(paths), ROUNDS)] for _series in range(SERIES)]
    return (
        min(statistics.median(answer.milliseconds for answer in series) for series in answered),
        min(statistics.median(answer.milliseconds - answer.engine for answer in series) for series in answered),
    )


def measure(size: str, url: str) -> dict[str, float]:
    """Medians of whole answers, by kind of page; says what a page and a suggestion cost beside the engine."""
    searched = [f"/san-pham/?q={quote(words)}" for words in WORDS]
    browsed = [f"/san-pham/{query}" for query in BROWSED]
    asked, offered = ([f"{path}?q={quote(typed)}" for typed in TYPED] for path in (API, FIELD))
    with served(**environment(size, url)):
        for path in [*searched, *browsed, *asked, *offered] * WARMING:
            get(path)
        bare, _beside = medians(["/healthz"])
        words, words_beside = medians(searched)
        browsing, browsing_beside = medians(browsed)
        _whole, suggestion = medians(asked)
        _whole, shown = medians(offered)
    cost = max(words_beside, browsing_beside) - bare
    figures = {"words": words_beside - bare, "browsing": browsing_beside - bare, "bare_view": bare}
    report(
        f"results page beside the engine, {size}", ratio_to_allowed=round(cost / ALLOWED_PAGE, 2), **rounded(figures)
    )
    figures = {"api": suggestion - bare, "fragment": shown - bare}
    report(
        f"suggestion beside the engine, {size}",
        ratio_to_allowed=round((suggestion - bare) / ALLOWED_SUGGESTION, 2),
        **rounded(figures),
    )
    return {"words": words, "browsing": browsing}


def rounded(figures: dict[str, float]) -> dict[str, float]:
    return {f"{name}_ms": round(value, 1) for name, value in figures.items()}


def rebuild_rate(size: str, url: str) -> None:
    """Documents a second of a rebuild, over the same documents made beforehand and merely sent."""
    run([sys.executable, "-m", "tests.bench.rebuilding"], **environment(size, url))


def judge(backend: str, url: str) -> None:
    """The quality of the answers, among the products that they were judged with."""
    command = [sys.executable, "manage.py", "search_eval", "tests/data/queries.tsv", "--backend", backend]
    run(command, **environment(DEMONSTRATION, url))


def run(command: list[str], **env: str) -> None:
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, check=True, capture_output=True, text=True)
    print(finished.stdout.splitlines()[-1], flush=True)


def main() -> None:
    for size in SHOPS:
        make_shop(size)
    with elasticsearch.running(heap="1g") as server:
        answers = {}
        for size in SHOPS:
            manage("search_rebuild", **environment(size, server.url))
        for size in MEASURED:
            answers[size] = measure(size, server.url)
        small, large = answers.values()
        for kind, allowed in (("words", ALLOWED_WORDS), ("browsing", ALLOWED_BROWSING)):
            ratio = large[kind] / small[kind]
            figures = {
                "ratio": round(ratio, 2),
                "allowed": allowed,
                "ms": [round(small[kind], 1), round(large[kind], 1)],
            }
            report(f"20,000 products over 2,000, {kind}", **figures)
        rebuild_rate("20,000", server.url)
        for backend in ("elasticsearch", "database"):
            judge(backend, server.url)


if __name__ == "__main__":
    main()
