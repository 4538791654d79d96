"""A stand-in for Stripe with a memory: a process of its own, that the shop reaches over the network like the real one.

It checks every request against the types of the installed SDK, and it can be told to lose, repeat, delay and fail.
It proves nothing of Stripe's own behaviour: docs/payments.md has the check by hand with real test keys.
"""

import contextlib
import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import requests
import stripe

from tests.servers.stripe_world import KEY, SECRET, Thing

ROOT = Path(__file__).resolve().parent.parent.parent


class Standin:
    key, secret = KEY, SECRET

    def start(self) -> None:
        program = [sys.executable, "-m", "tests.servers.stripe_server"]
        # no run that is killed leaves it behind
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *program], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        port = self.process.stdout.readline().strip()
        if not port:
            raise RuntimeError("The stand-in for Stripe does not start; its own words are above.")
        self.url = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """Then connections to it are refused."""
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()

    def _control(self, verb: str, **fields):
        answer = requests.post(f"{self.url}/control/{verb}", json=fields, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def reset(self) -> None:
        """Forgets everything: things, faults, idempotency keys, the webhook."""
        self._control("reset")

    def clock(self, at: datetime.datetime | None) -> None:
        """Sets its clock, which goes on from there; None: that of the machine."""
        self._control("clock", at=at and at.timestamp())

    # What it was asked and what it remembers

    def seen(self, method: str = "", path: str = "/v1/") -> list[Thing]:
        """The requests so far whose method and path begin so: `method, path, key, asked, status` (None: hung up)."""
        every = self._control("seen")
        return [each for each in every if each["method"].startswith(method) and each["path"].startswith(path)]

    def sessions(self) -> list[Thing]:
        """The newest first, as all that it remembers."""
        return self._control("all", kind="checkout.session")

    def intents(self) -> list[Thing]:
        return self._control("all", kind="payment_intent")

    def charges(self) -> list[Thing]:
        return self._control("all", kind="charge")

    def refunds(self) -> list[Thing]:
        return self._control("all", kind="refund")

    def events(self, kind: str = "") -> list[Thing]:
        """The oldest first: all, or those of a kind such as `checkout.session.completed`."""
        return [event for event in reversed(self._control("all", kind="event")) if kind in ("", event["type"])]

    def alter(self, thing: str, **fields) -> None:
        """Makes a thing other than it was agreed: `alter(session_id, amount_total=1)`."""
        self._control("alter", id=thing, **fields)

    # What the buyer, the bank and the card's owner do

    def press(self, session_id: str, button: str) -> str:
        """A button of the hosted page (stripe_page.BUTTONS); the address where it sends the browser, or ""."""
        page = f"{self.url}/pay/{session_id}"
        answer = requests.post(page, data={"button": button}, allow_redirects=False, timeout=30)
        answer.raise_for_status()
        return answer.headers.get("Location", "")

    def confirm(self, session_id: str, *, succeeds: bool) -> None:
        """The bank's answer to a payment that was to be confirmed later."""
        self._control("confirm", session_id=session_id, succeeds=succeeds)

    def refunds_become(self, status: str) -> None:
        """The next refunds: succeeded, pending or failed."""
        self._control("refunds_become", status=status)

    def finish_refund(self, refund_id: str, status: str) -> None:
        self._control("finish_refund", refund_id=refund_id, status=status)

    def dispute(self, charge_id: str) -> None:
        self._control("dispute", charge_id=charge_id)

    # What goes wrong

    def fails(self, times: int = 1, *, status: int = 500, method: str = "", path: str = "/v1/") -> None:
        """The next requests get an error instead of being worked on."""
        self._control("fault", kind="error", times=times, status=status, method=method, path=path)

    def dawdles(self, seconds: float, times: int = 1, *, method: str = "", path: str = "/v1/") -> None:
        self._control("fault", kind="slow", times=times, seconds=seconds, method=method, path=path)

    def hangs_up(self, times: int = 1, *, after_acting: bool = False, method: str = "", path: str = "/v1/") -> None:
        kind = "drop_after" if after_acting else "drop"
        self._control("fault", kind=kind, times=times, method=method, path=path)

    def recovers(self) -> None:
        """Nothing goes wrong any more."""
        self._control("recover")

    def forgets_keys(self) -> None:
        """As Stripe does with idempotency keys of yesterday."""
        self._control("forget_keys")

    # Webhooks

    def tell(self, url: str, **how) -> None:
        """Sends events to that address from now on; `how` is stripe_server.Post: times, delay, drop, backwards, …"""
        self._control("post", url=url, **how)

    def deliver(self, events: list[Thing], **how) -> list[int]:
        """Sends these now, in this order; what the webhook answered to each (0: nothing)."""
        return self._control("deliver", events=[event["id"] for event in events], **how)

    def sent(self) -> list[Thing]:
        """Each attempt to tell the webhook: `event, type, status`."""
        return self._control("sent")

    def letter(self, event: Thing, **how) -> tuple[str, str]:
        """Body and `Stripe-Signature` of an event, for a test that carries it itself; `how` is that of `signed`."""
        body = json.dumps(event)
        return body, self.signed(body, **how)

    def signed(self, body: str, *, secret: str = SECRET, at: int | None = None) -> str:
        """The signature of any text; `at`: seconds of the clock, now unless told."""
        return stripe.WebhookSignature.generate_signature_header(body, secret, at)


@contextlib.contextmanager
def running() -> Iterator[Standin]:
    standin = Standin()
    standin.start()
    try:
        yield standin
    finally:
        standin.stop()
