"""A mail server and a gateway for short messages, on loopback: what came, and how they are to fail."""

import contextlib
import email.policy
import json
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

from tests.servers.postgresql import free_port


class Postbox:
    """Takes every letter."""

    def __init__(self):
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@contextlib.contextmanager
def mail_server(port: int | None = None) -> Iterator[tuple[Postbox, int]]:
    """The box and the port."""
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=port or free_port(), ready_timeout=60)
    server.start()
    yield box, server.port
    server.stop()


def look_for_mail_server(settings, port: int) -> None:
    """The shop sends its letters there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


class Gateway(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Counter)
        self.posts: list[tuple[str, str, dict]] = []
        """Path, content type and body, in the order in which they came."""
        self.keys: list[str] = []
        self.status = 200
        self.failures: list[int] = []
        """Answers to the next posts; after them it is `status`."""
        self.answering = threading.Event()
        """Cleared: it takes what comes and does not answer until it is set."""
        self.answering.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/send?key=secret"


class Counter(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.keys.append(self.headers["Idempotency-Key"])
        self.server.posts.append((self.path, self.headers["Content-Type"], json.loads(body)))
        self.server.answering.wait()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has been killed
            self.send_response(self.server.failures.pop(0) if self.server.failures else self.server.status)
            self.end_headers()

    def log_message(self, *args) -> None:
        """Says nothing."""


@contextlib.contextmanager
def sms_gateway() -> Iterator[Gateway]:
    with Gateway() as gateway:
        threading.Thread(target=gateway.serve_forever, args=[0.05], daemon=True).start()
        yield gateway
        gateway.answering.set()
        gateway.shutdown()
