"""The hosted page of the stand-in for Stripe: what the buyer pays for, and buttons for what can come of it."""

from html import escape

from tests.servers.stripe_world import Thing, World

BUTTONS = {
    "pay": "Pay",
    "pay_later": "Pay, confirmed later",
    "decline": "Pay with a card that is declined",
    "cancel": "Back to the shop",
    "expire": "Let it expire",
}
PAGE = """<!doctype html><html lang="{locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Stand-in for Stripe</title><h1>Stand-in for Stripe: {status}</h1><ul>{lines}</ul>
<p>Total: <strong>{total} {currency}</strong></p><form method="post">{buttons}</form></html>"""


def press(world: World, session: Thing, button: str) -> str:
    """Where the browser goes then; empty: it stays."""
    if session["status"] != "open" or button not in BUTTONS:
        return ""
    if button == "cancel":
        return session["cancel_url"] or ""
    if button == "expire":
        world.expire(session["id"])
        return ""
    getattr(world, button)(session)
    return "" if button == "decline" else session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"])


def drawn(session: Thing, lines: list[Thing]) -> str:
    items = [f"<li>{line['quantity']} × {escape(line['description'])}: {line['amount_total']}</li>" for line in lines]
    buttons = [f'<p><button name="button" value="{name}">{label}</button></p>' for name, label in BUTTONS.items()]
    return PAGE.format(
        locale=session["locale"] or "en",
        status=session["status"],
        lines="".join(items),
        total=session["amount_total"],
        currency=session["currency"].upper(),
        buttons="".join(buttons) if session["status"] == "open" else "",
    )
