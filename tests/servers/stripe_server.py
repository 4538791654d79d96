"""The stand-in for Stripe as a process: its API, the hosted page, its webhooks, and a control path for the tests.

`python -m tests.servers.stripe_server` prints the port it has taken. Tests speak to it through stripe_standin.Standin.
"""

import contextlib
import copy
import json
import re
import socket
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import requests
import stripe
from stripe import params as shapes

from tests.servers import stripe_page
from tests.servers.stripe_shapes import Misshapen, decoded, fitted
from tests.servers.stripe_world import KEY, SECRET, Refused, Thing, World

ID = r"([a-z_]+_\w+)"


@dataclass
class Fault:
    """What goes wrong with the next `times` requests whose method and path begin so."""

    kind: str
    """`error` answers `status`; `slow` waits `seconds`, then acts; `drop` hangs up, `drop_after` once it has acted."""
    times: int = 1
    method: str = ""
    path: str = "/v1/"
    status: int = 500
    seconds: float = 0


@dataclass
class Post:
    """How the webhook is told of events. Without a URL nobody is told."""

    url: str = ""
    times: int = 1
    """Each event as often, every time with a fresh signature."""
    delay: float = 0
    drop: bool = False
    backwards: bool = False
    """The last of what happened together comes first."""
    bad_signature: bool = False
    attempts: int = 3
    """Until the webhook answers 2xx."""


@dataclass
class Server:
    url: str
    world: World = field(init=False)

    def __post_init__(self):
        self.lock = threading.RLock()
        self.reset()

    def reset(self) -> None:
        self.world = World(self.url, stripe.api_version)
        self.faults: list[Fault] = []
        self.seen: list[Thing] = []
        self.answered: dict[str, Thing] = {}
        """What was answered to an idempotency key: request and answer; no answer yet while it is worked on."""
        self.post = Post()
        self.sent: list[Thing] = []

    # The API

    def act(self, method: str, path: str, asked: dict) -> Thing:
        with self.lock:
            self.world.let_time_pass()
            for verb, pattern, shape, action in ROUTES:
                if verb == method and (match := re.fullmatch(f"/v1/{pattern}", path)):
                    answer = copy.deepcopy(action(self.world, *match.groups(), fitted(asked, shape)))
                    self._expand(answer, asked.get("expand", []))
                    return answer
            raise Refused(404, f"Unrecognized request URL ({method}: {path}).")

    def _expand(self, answer: Thing, names: list[str]) -> None:
        for name in names:
            things = [answer]
            for step in name.split("."):
                things = [self._expanded(thing, step) for thing in things]
                things = [each for thing in things for each in (thing if isinstance(thing, list) else [thing]) if each]

    def _expanded(self, thing: Thing, name: str):
        if isinstance(thing.get(name), str):
            thing[name] = copy.deepcopy(self.world.things[thing[name]])
        return thing.get(name)

    def once(self, key: str, request: Thing, act) -> tuple[Thing, bool]:
        """What `act` answers, and whether it was the answer to an earlier request with that key."""
        with self.lock:
            if known := self.answered.get(key):
                if known["request"] != request:
                    raise Refused(
                        400, "The parameters are not those of that key's first use.", type="idempotency_error"
                    )
                if "answer" not in known:
                    raise Refused(409, "There is currently another in-progress request using this Idempotency Key.")
                return known["answer"], True
            self.answered[key] = {"request": request}
        try:
            self.answered[key]["answer"] = answer = act()
        except (Refused, Misshapen):
            del self.answered[key]
            raise
        return answer, False

    def fault(self, method: str, path: str) -> Fault | None:
        with self.lock:
            for fault in self.faults:
                if fault.times and method.startswith(fault.method) and path.startswith(fault.path):
                    fault.times -= 1
                    return fault
        return None

    # Webhooks

    def tell(self) -> None:
        """Sends what has happened, in a thread of its own: nobody's answer waits for it."""
        with self.lock:
            news, self.world.news = self.world.news, []
            post = self.post
        if news and post.url and not post.drop:
            threading.Thread(target=self.deliver, args=(news, post), daemon=True).start()

    def deliver(self, events: list[Thing], post: Post) -> list[int]:
        """The webhook's last answer to each; 0 when there was none."""
        time.sleep(post.delay)
        events = events[::-1] if post.backwards else events
        return [self._deliver(event, post) for event in events for _ in range(post.times)]

    def _deliver(self, event: Thing, post: Post) -> int:
        status = 0
        for attempt in range(post.attempts):
            time.sleep(0.2 * attempt)
            with contextlib.suppress(requests.RequestException):
                status = requests.post(post.url, timeout=10, **self._letter(event, post)).status_code
            self.sent.append({"event": event["id"], "type": event["type"], "status": status})
            if 200 <= status < 300:
                break
        return status

    def _letter(self, event: Thing, post: Post) -> Thing:
        body = json.dumps(event)
        secret = "whsec_of_somebody_else" if post.bad_signature else SECRET
        header = stripe.WebhookSignature.generate_signature_header(body, secret, self.world.now())
        return {"data": body, "headers": {"Content-Type": "application/json", "Stripe-Signature": header}}

    # What tests ask of it

    def control(self, verb: str, asked: dict):
        controls = {
            "reset": self.reset,
            "clock": lambda at: setattr(self.world, "ahead", at - time.time() if at else 0),
            "fault": lambda **fields: self.faults.append(Fault(**fields)),
            "recover": self.faults.clear,
            "forget_keys": self.answered.clear,
            "post": lambda **fields: setattr(self, "post", Post(**fields)),
            "seen": lambda: self.seen,
            "sent": lambda: self.sent,
            "all": lambda kind: self.world.all(kind),
            "alter": lambda id, **fields: self.world.things[id].update(fields),  # noqa: A006 -- Stripe's word
            "refunds_become": lambda status: setattr(self.world, "refunds_become", status),
            "confirm": self.world.confirm,
            "finish_refund": self.world.finish_refund,
            "dispute": self.world.dispute,
        }
        if verb == "deliver":
            events = [self.world.find("event", each) for each in asked.pop("events")]
            return self.deliver(events, Post(**{**vars(self.post), "delay": 0, "drop": False, "attempts": 1, **asked}))
        with self.lock:
            return controls[verb](**asked)


def listed(kind: str):
    """The action of a list: its filters are fields of the things."""

    def act(world: World, asked: dict) -> Thing:
        limit, after = asked.pop("limit", 10), asked.pop("starting_after", None)
        asked.pop("expand", None)
        found = [thing for thing in world.all(kind) if all(_passes(thing.get(name), asked[name]) for name in asked)]
        if after:
            found = found[[thing["id"] for thing in found].index(after) + 1 :]
        path = next(path for path, (each, *_) in RESOURCES.items() if each == kind)
        return {"object": "list", "data": found[:limit], "has_more": len(found) > limit, "url": f"/v1/{path}"}

    return act


def _passes(value, wanted) -> bool:
    if not isinstance(wanted, dict):
        return value == wanted
    compare = {"gt": int.__gt__, "gte": int.__ge__, "lt": int.__lt__, "lte": int.__le__}
    return all(compare[name](value, bound) for name, bound in wanted.items())


def found(kind: str):
    return lambda world, wanted, asked: world.find(kind, wanted)


def lines_of(world: World, session_id: str, asked: dict) -> Thing:
    url = f"/v1/checkout/sessions/{session_id}/line_items"
    return {"object": "list", "data": world.lines(session_id), "has_more": False, "url": url}


CHECKOUT = shapes.checkout
RESOURCES = {
    "checkout/sessions": ("checkout.session", CHECKOUT.SessionRetrieveParams, CHECKOUT.SessionListParams),
    "payment_intents": ("payment_intent", shapes.PaymentIntentRetrieveParams, shapes.PaymentIntentListParams),
    "charges": ("charge", shapes.ChargeRetrieveParams, shapes.ChargeListParams),
    "refunds": ("refund", shapes.RefundRetrieveParams, shapes.RefundListParams),
    "events": ("event", shapes.EventRetrieveParams, shapes.EventListParams),
}
ROUTES = [
    ("POST", "checkout/sessions", CHECKOUT.SessionCreateParams, World.create_session),
    (
        "POST",
        f"checkout/sessions/{ID}/expire",
        CHECKOUT.SessionExpireParams,
        lambda world, wanted, asked: world.expire(wanted),
    ),
    ("GET", f"checkout/sessions/{ID}/line_items", CHECKOUT.SessionListLineItemsParams, lines_of),
    ("POST", "refunds", shapes.RefundCreateParams, World.create_refund),
    *(("GET", f"{path}/{ID}", one, found(kind)) for path, (kind, one, _) in RESOURCES.items()),
    *(("GET", path, many, listed(kind)) for path, (kind, _, many) in RESOURCES.items()),
]


class HungUp(Exception):
    """The connection ends without an answer."""


class Visit(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stripe: Server
    """Set on the class once the port is known."""

    def do_GET(self) -> None:
        self.answer(self.command, b"")

    def do_POST(self) -> None:
        self.answer(self.command, self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def answer(self, method: str, body: bytes) -> None:
        url = urlsplit(self.path)
        try:
            if url.path.startswith("/v1/"):
                self.api(method, url.path, body.decode() if method == "POST" else url.query)
            elif url.path.startswith("/control/"):
                self.send_json(200, self.stripe.control(url.path.removeprefix("/control/"), json.loads(body or "{}")))
            else:
                self.hosted_page(url.path, parse_qs(body.decode()))
        except HungUp:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        self.stripe.tell()

    def api(self, method: str, path: str, form: str) -> None:
        request = {"method": method, "path": path, "key": self.headers.get("Idempotency-Key"), "status": None}
        self.stripe.seen.append(request)
        fault = self.stripe.fault(method, path) or Fault("none")
        if fault.kind == "drop":
            raise HungUp
        try:
            request["asked"] = decoded(form)
            answer, replayed = self.act(request, fault)
        except Misshapen as error:
            answer, replayed = Refused(400, error.args[0], param=error.args[1]), False
        except Refused as error:
            answer, replayed = error, False
        if fault.kind == "drop_after":
            raise HungUp
        request["status"] = answer.status if isinstance(answer, Refused) else 200
        content = {"error": answer.error} if isinstance(answer, Refused) else answer
        self.send_json(request["status"], content, **({"Idempotent-Replayed": "true"} if replayed else {}))

    def act(self, request: Thing, fault: Fault) -> tuple[Thing, bool]:
        if fault.kind == "error":
            raise Refused(fault.status, "The stand-in was told to fail.", type="api_error")
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            raise Refused(401, "Invalid API Key provided.")
        if self.headers.get("Stripe-Version") != stripe.api_version:
            raise Refused(400, "The version is not that of the SDK whose shapes are checked here.")

        world = self.stripe.world

        def act() -> Thing:
            time.sleep(fault.seconds)
            if self.stripe.world is not world:  # the next test has begun
                raise HungUp
            return self.stripe.act(request["method"], request["path"], request["asked"])

        if request["method"] == "POST" and request["key"]:
            same = {name: request[name] for name in ("path", "asked")}
            return self.stripe.once(request["key"], same, act)
        return act(), False

    def hosted_page(self, path: str, pressed: dict[str, list[str]]) -> None:
        world, session_id = self.stripe.world, path.removeprefix("/pay/")
        with self.stripe.lock:
            world.let_time_pass()
            if not (session := world.things.get(session_id)):
                self.send(404, b"", {})
                return
            goes_to = stripe_page.press(world, session, pressed.get("button", [""])[0])
            page = stripe_page.drawn(session, world.lines(session_id))
        if goes_to:
            self.send(303, b"", {"Location": goes_to})
        else:
            self.send(200, page.encode(), {"Content-Type": "text/html; charset=utf-8"})

    def send_json(self, status: int, content, **headers: str) -> None:
        self.send(status, json.dumps(content).encode(), {"Content-Type": "application/json", **headers})

    def send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has waited long enough
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *args) -> None:
        """Says nothing."""


class Listener(ThreadingHTTPServer):
    daemon_threads = True


if __name__ == "__main__":
    with Listener(("127.0.0.1", 0), Visit) as listener:
        Visit.stripe = Server(f"http://127.0.0.1:{listener.server_port}")
        print(listener.server_port, flush=True)  # noqa: T201 -- read by whoever started it
        listener.serve_forever()
