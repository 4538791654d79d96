"""Stands between the shop and a real server: lets everything through, unless told to refuse, to dawdle, to hold it."""

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

PASSED_ON = ("Content-Type", "X-Elastic-Product")


class Gate(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, target: str):
        super().__init__(("127.0.0.1", 0), Passage)
        self.target = target
        self.refuse: dict[str, int] = {}
        """Status by the end of a path: {"_bulk": 503}."""
        self.delay: dict[str, float] = {}
        """Seconds before it goes through."""
        self.hold: dict[str, threading.Event] = {}
        """It goes through when this is set."""
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def times(self, ending: str) -> int:
        """How often a path with that end was asked for."""
        return sum(path.endswith(ending) for path in self.asked)


class Passage(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Gate

    def pass_through(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        time.sleep(self._told(self.server.delay, path) or 0)
        if let_through := self._told(self.server.hold, path):
            let_through.wait()
        if status := self._told(self.server.refuse, path):
            self._answer(status, b"<h1>Service Unavailable</h1>", {"Content-Type": "text/html"})
            return
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        answer = requests.request(self.command, self.server.target + self.path, data=body, headers=headers, timeout=60)
        kept = {name: answer.headers[name] for name in PASSED_ON if name in answer.headers}
        self._answer(answer.status_code, answer.content, kept)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_through  # noqa: N815 -- the names are http.server's

    def _told(self, by_ending: dict, path: str):
        return next((value for ending, value in by_ending.items() if path.endswith(ending)), None)

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has waited long enough
                self.wfile.write(content)

    def log_message(self, *args) -> None:
        """Says nothing."""


@contextlib.contextmanager
def standing_before(target: str) -> Iterator[Gate]:
    with Gate(target) as gate:
        threading.Thread(target=gate.serve_forever, args=[0.05], daemon=True).start()
        yield gate
        gate.shutdown()
