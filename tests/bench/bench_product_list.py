"""The product list as production serves it: how many a second, and how heavy its first view is. Ratios first.

Measures whatever database the environment describes, by default the demonstration's: `make run` it once before.
"""

import gzip
import os
import re
import statistics
import threading
import time
from urllib.parse import urljoin

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
os.environ.update(DEBUG="0", SECRET_KEY="bench")

import django

django.setup()

from search.models import SearchDocument  # noqa: E402
from tests.bench.site import WORKERS, get, report, served  # noqa: E402

SECONDS = 10
WANTED_PER_SECOND, ALLOWED_BYTES, ALLOWED_SCRIPT_BYTES = 40, 60_000, 20_000
LIST = "/san-pham/"
ADDRESSES = {"whole list": LIST, "words and facets": f"{LIST}?q=mat+ong&stars=4&stars=3", "in English": f"/en{LIST}"}


def per_second(path: str) -> tuple[float, float]:
    """Requests a second with one connection per worker, and the median milliseconds of one."""
    times: list[float] = []
    until = time.monotonic() + SECONDS

    def ask():
        while (start := time.monotonic()) < until:
            get(path)
            times.append(time.monotonic() - start)

    threads = [threading.Thread(target=ask) for _worker in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / SECONDS, statistics.median(times) * 1000


def first_view() -> dict[str, int]:
    """Bytes over the wire of the page and what it loads besides pictures, by kind."""
    page = get(LIST).body
    html = gzip.decompress(page).decode()
    files = {file for file in re.findall(r'(?:href|src)="(/static/[^"#]+)', html) if not file.endswith(".png")}
    for style in [file for file in files if file.endswith(".css")]:
        css = gzip.decompress(get(style).body).decode()
        files.update(urljoin(style, font) for font in re.findall(r'url\("?([^")]+\.woff2)', css))
    weights = {"html": len(page), "css": 0, "js": 0, "woff2": 0, "svg": 0}
    for file in files:
        weights[file.rpartition(".")[2]] += len(get(file).body)
    return weights


def main() -> None:
    products = SearchDocument.objects.listable().count()
    if not products:
        raise SystemExit("Nothing is on sale: load the demonstration first (make run).")
    with served():
        for name, address in ADDRESSES.items():
            rate, milliseconds = per_second(address)
            figures = {"per_second": round(rate, 1), "median_ms": round(milliseconds, 1), "products": products}
            report(f"product list, {name}", ratio_to_wanted=round(rate / WANTED_PER_SECOND, 2), **figures)
        weights = first_view()
    total = sum(weights.values())
    report("first view of the list", ratio_to_allowed=round(total / ALLOWED_BYTES, 2), bytes=total, **weights)
    script = round(weights["js"] / ALLOWED_SCRIPT_BYTES, 2)
    report("scripts of the list", ratio_to_allowed=script, bytes=weights["js"])


if __name__ == "__main__":
    main()
