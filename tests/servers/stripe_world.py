"""What the stand-in for Stripe remembers, and the rules by which it changes: sessions, payments, refunds, events."""

import copy
import itertools
import time
from typing import Any

Thing = dict[str, Any]
"""An object of Stripe's, as its API shows it."""

KEY, SECRET = "sk_test_standin", "whsec_standin"
SHORTEST, LONGEST = 30 * 60, 24 * 3600  # seconds that a session may live
LEAST, MOST = 13_000, 99_999_999  # đồng: half a dollar; eight digits
PREFIXES = {
    "checkout.session": "cs_test_",
    "payment_intent": "pi_",
    "charge": "ch_",
    "refund": "re_",
    "dispute": "dp_",
    "event": "evt_",
}


class Refused(Exception):
    """An answer of Stripe's that is not 200: status, message, and what else stands in its error."""

    def __init__(self, status: int, message: str, **details: str):
        super().__init__(message)
        self.status = status
        self.error = {"type": "invalid_request_error", "message": message, **details}


class World:
    """All methods are called under the server's lock."""

    def __init__(self, url: str, api_version: str):
        self.url, self.api_version = url, api_version
        self.numbers = itertools.count(1)
        self.things: dict[str, Thing] = {}
        self.news: list[Thing] = []
        """Events that nobody has been told of."""
        self.refunds_become = "succeeded"
        """What the bank does with the next refunds: succeeded, pending or failed."""
        self.ahead = 0.0
        """Seconds by which this clock is before the machine's."""

    def now(self) -> int:
        return int(time.time() + self.ahead)

    def new(self, kind: str, **fields) -> Thing:
        number = next(self.numbers)
        thing = {"id": f"{PREFIXES[kind]}{number:024}", "object": kind, "created": self.now(), "livemode": False}
        self.things[thing["id"]] = {**thing, **fields}
        return self.things[thing["id"]]

    def find(self, kind: str, wanted: str) -> Thing:
        thing = self.things.get(wanted, {})
        if thing.get("object") != kind:
            raise Refused(404, f"No such {kind}: '{wanted}'", code="resource_missing", param="id")
        return thing

    def all(self, kind: str) -> list[Thing]:
        """The newest first."""
        return [thing for thing in reversed(self.things.values()) if thing["object"] == kind]

    def happens(self, what: str, to: Thing) -> None:
        event = self.new(
            "event",
            type=what,
            api_version=self.api_version,
            data={"object": copy.deepcopy(to)},
            pending_webhooks=1,
            request={"id": None, "idempotency_key": None},
        )
        self.news.append(event)

    # Checkout sessions

    def create_session(self, asked: dict) -> Thing:
        _check_session(asked, self.now())
        lines = [self._line(line) for line in asked["line_items"]]
        total = sum(line["amount_total"] for line in lines)
        if not LEAST <= total <= MOST:
            code = "amount_too_small" if total < LEAST else "amount_too_large"
            raise Refused(400, f"The Checkout Session's total amount is {total}.", code=code)
        session = self.new(
            "checkout.session",
            **{name: asked.get(name) for name in ("cancel_url", "client_reference_id", "locale", "success_url")},
            mode="payment",
            status="open",
            payment_status="unpaid",
            amount_subtotal=total,
            amount_total=total,
            currency=asked["line_items"][0]["price_data"]["currency"],
            customer=None,
            expires_at=asked.get("expires_at", self.now() + LONGEST),
            metadata=asked.get("metadata", {}),
            payment_intent=None,
            ui_mode="hosted_page",
        )
        session["url"] = f"{self.url}/pay/{session['id']}"
        self.things[f"{session['id']}/lines"] = {"object": "lines", "data": lines, "intent": asked}
        return session

    def _line(self, asked: dict) -> Thing:
        price, quantity = asked["price_data"], asked.get("quantity", 1)
        return {
            "id": f"li_{next(self.numbers):024}",
            "object": "item",
            "amount_total": price["unit_amount"] * quantity,
            "currency": price["currency"],
            "description": price["product_data"]["name"],
            "quantity": quantity,
        }

    def lines(self, session_id: str) -> list[Thing]:
        return self.things[f"{self.find('checkout.session', session_id)['id']}/lines"]["data"]

    def expire(self, session_id: str) -> Thing:
        session = self.find("checkout.session", session_id)
        if session["status"] != "open":
            raise Refused(400, "Only Checkout Sessions with a status in [open] can be expired.")
        session.update(status="expired", url=None)
        self.happens("checkout.session.expired", session)
        return session

    def let_time_pass(self) -> None:
        for session in self.all("checkout.session"):
            if session["status"] == "open" and session["expires_at"] <= self.now():
                self.expire(session["id"])

    # What the buyer does on the hosted page

    def pay(self, session: Thing) -> None:
        self._intent(session, "succeeded")
        session.update(status="complete", payment_status="paid", url=None)
        self._charge(session)
        self.happens("checkout.session.completed", session)

    def pay_later(self, session: Thing) -> None:
        """The buyer has done their part; whether money comes is known later: `confirm`."""
        intent = self._intent(session, "processing")
        session.update(status="complete", url=None)
        self.happens("payment_intent.processing", intent)
        self.happens("checkout.session.completed", session)

    def decline(self, session: Thing) -> None:
        intent = self._intent(session, "requires_payment_method")
        intent["last_payment_error"] = {
            "type": "card_error",
            "code": "card_declined",
            "message": "Your card was declined.",
        }
        self.happens("payment_intent.payment_failed", intent)

    def confirm(self, session_id: str, *, succeeds: bool) -> Thing:
        session = self.find("checkout.session", session_id)
        if succeeds:
            self._intent(session, "succeeded")
            session["payment_status"] = "paid"
            self._charge(session)
            self.happens("checkout.session.async_payment_succeeded", session)
        else:
            self.happens("payment_intent.payment_failed", self._intent(session, "requires_payment_method"))
            self.happens("checkout.session.async_payment_failed", session)
        return session

    def _intent(self, session: Thing, status: str) -> Thing:
        """A session has one payment intent, from the first attempt to pay on."""
        if session["payment_intent"] is None:
            asked = self.things[f"{session['id']}/lines"]["intent"].get("payment_intent_data", {})
            intent = self.new(
                "payment_intent",
                amount=session["amount_total"],
                currency=session["currency"],
                metadata=asked.get("metadata", {}),
                description=asked.get("description"),
                latest_charge=None,
            )
            session["payment_intent"] = intent["id"]
        intent = self.things[session["payment_intent"]]
        intent.update(status=status, amount_received=intent["amount"] if status == "succeeded" else 0)
        return intent

    def _charge(self, session: Thing) -> None:
        intent = self.things[session["payment_intent"]]
        charge = self.new(
            "charge",
            **{name: intent[name] for name in ("amount", "currency", "metadata")},
            payment_intent=intent["id"],
            paid=True,
            status="succeeded",
            refunded=False,
            amount_refunded=0,
            payment_method_details={"type": "card", "card": {"brand": "visa", "last4": "4242"}},
        )
        intent["latest_charge"] = charge["id"]
        self.happens("charge.succeeded", charge)
        self.happens("payment_intent.succeeded", intent)

    # Money that goes back

    def create_refund(self, asked: dict) -> Thing:
        charge = self._refundable(asked)
        left = charge["amount"] - charge["amount_refunded"]
        amount = asked.get("amount", left)
        if left == 0:
            raise Refused(400, f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
        if not 0 < amount <= left:
            raise Refused(
                400, f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", param="amount"
            )
        refund = self.new(
            "refund",
            amount=amount,
            charge=charge["id"],
            currency=charge["currency"],
            metadata=asked.get("metadata", {}),
            payment_intent=charge["payment_intent"],
            reason=asked.get("reason"),
            status="pending",
        )
        self._refunded(charge, amount)
        self.happens("refund.created", refund)
        self.happens("charge.refunded", charge)
        if self.refunds_become != "pending":
            self.finish_refund(refund["id"], self.refunds_become)
        return refund

    def _refundable(self, asked: dict) -> Thing:
        if "payment_intent" in asked:
            intent = self.find("payment_intent", asked["payment_intent"])
            if not intent["latest_charge"]:
                raise Refused(400, f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.")
            return self.things[intent["latest_charge"]]
        if "charge" in asked:
            return self.find("charge", asked["charge"])
        raise Refused(400, "One of the following params should be provided for this request: payment_intent or charge.")

    def _refunded(self, charge: Thing, amount: int) -> None:
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]

    def finish_refund(self, refund_id: str, status: str) -> Thing:
        """`status` is succeeded or failed: then the money is the shop's again."""
        refund = self.find("refund", refund_id)
        refund["status"] = status
        if status == "failed":
            refund["failure_reason"] = "expired_or_canceled_card"
            self._refunded(self.things[refund["charge"]], -refund["amount"])
            self.happens("refund.failed", refund)
        self.happens("refund.updated", refund)
        return refund

    def dispute(self, charge_id: str) -> Thing:
        charge = self.find("charge", charge_id)
        fields = {name: charge[name] for name in ("amount", "currency", "payment_intent")}
        dispute = self.new("dispute", **fields, charge=charge_id, reason="fraudulent", status="needs_response")
        self.happens("charge.dispute.created", dispute)
        return dispute


def _check_session(asked: dict, now: int) -> None:
    """What Stripe wants beyond the shape of a request."""
    for name in ("line_items", "mode", "success_url"):
        if not asked.get(name):
            raise Refused(400, f"Missing required param: {name}.", code="parameter_missing", param=name)
    if asked["mode"] != "payment":
        raise Refused(400, "The stand-in knows the mode payment only.", param="mode")
    if not now + SHORTEST <= asked.get("expires_at", now + LONGEST) <= now + LONGEST:
        message = "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation."
        raise Refused(400, message, param="expires_at")
    if len(asked["line_items"]) > 100:
        raise Refused(400, "Array line_items exceeded maximum 100 allowed elements.", param="line_items")
    if len(asked.get("client_reference_id", "")) > 200:
        raise Refused(400, "Invalid string: must be at most 200 characters", param="client_reference_id")
    for i, line in enumerate(asked["line_items"]):
        _check_line(line, f"line_items[{i}]")


def _check_line(line: dict, at: str) -> None:
    price = line.get("price_data", {})
    if price.get("currency") != "vnd":
        raise Refused(400, "The stand-in takes đồng only.", param=f"{at}[price_data][currency]")
    if not price.get("product_data", {}).get("name"):
        raise Refused(400, "A product has a name.", param=f"{at}[price_data][product_data][name]")
    if price.get("unit_amount", -1) < 0:
        raise Refused(400, "This value must be greater than or equal to 0.", param=f"{at}[price_data][unit_amount]")
    if line.get("quantity", 1) < 1:
        raise Refused(400, "This value must be greater than or equal to 1.", param=f"{at}[quantity]")
