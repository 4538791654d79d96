"""The shop as production serves it, and one client's requests to it."""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from subprocess import Popen

from shop.run import GUNICORN, static_collected

ROOT = Path(__file__).resolve().parent.parent.parent
PORT, WORKERS = 8799, 2


@contextmanager
def served(**environment: str) -> Iterator[None]:
    """gunicorn with DEBUG off and static files collected, until the block ends."""
    with static_collected():
        pass
    command = [*GUNICORN, "--bind", f"127.0.0.1:{PORT}", "--workers", str(WORKERS)]
    server = Popen([*command, "--log-level", "warning"], cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait_for_answer()
        yield
    finally:
        server.terminate()
        server.wait()


def _wait_for_answer() -> None:
    for _attempt in range(120):
        try:
            get("/healthz")
        except ConnectionRefusedError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The server does not start.")


@dataclass(frozen=True)
class Answer:
    body: bytes
    """As it travels."""
    milliseconds: float
    engine: float
    """Milliseconds that the search engine says it took (Server-Timing)."""


def get(path: str) -> Answer:
    started = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}.")
    return Answer(body, (time.perf_counter() - started) * 1000, _engine_time(answer))


def _engine_time(answer: HTTPResponse) -> float:
    said = re.search(r"search;dur=([\d.]+)", answer.headers.get("Server-Timing", ""))
    return float(said[1]) if said else 0.0


def report(what: str, **figures) -> None:
    """One JSON line, the ratio first."""
    print(json.dumps({"what": what, **figures}, ensure_ascii=False), flush=True)
