"""Basket, checkout and placing an order with 1 line and with 50: the ratio first, then statements and milliseconds."""

import json
import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
os.environ.update(DATABASE_URL="sqlite:///var/test/bench.sqlite3", SECRET_KEY="bench", DEBUG="0", SMS_URL="console:")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.signing import Signer  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

from shop.basket.models import Basket  # noqa: E402
from shop.checkout.placement import place_order  # noqa: E402
from tests import databases  # noqa: E402
from tests.shopper import BASKET, CHECKOUT, Shopper, fill  # noqa: E402
from tests.test_place_order import purchase  # noqa: E402

ROUNDS = 9
STATIC = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def measured(act) -> tuple[int, float]:
    """Statements and milliseconds."""
    with CaptureQueriesContext(connection) as captured:
        start = time.perf_counter()
        act()
        return len(captured), (time.perf_counter() - start) * 1000


def page(path: str, count: int) -> tuple[int, float]:
    shopper = shopper_with(count)
    rounds = [measured(lambda: shopper.get(path)) for _round in range(ROUNDS)]
    return rounds[-1][0], statistics.median(ms for _statements, ms in rounds)


def placement(count: int) -> tuple[int, float]:
    rounds = []
    for _round in range(3):
        basket = Basket.objects.create()
        fill(basket, count)
        agreed = purchase(basket)
        rounds.append(measured(lambda basket=basket, agreed=agreed: place_order(basket.pk, agreed)))
    return rounds[-1][0], statistics.median(ms for _statements, ms in rounds)


def shopper_with(count: int) -> Shopper:
    basket = Basket.objects.create()
    fill(basket, count)
    shopper = Shopper(HTTP_HOST="127.0.0.1")
    shopper.cookies[settings.OSCAR_BASKET_COOKIE_OPEN] = Signer().sign(str(basket.pk))
    return shopper


def report(what: str, one: tuple[int, float], fifty: tuple[int, float]) -> None:
    line = {
        "what": what,
        "ratio_50_to_1": round(fifty[1] / one[1], 2),
        "statements": [one[0], fifty[0]],
        "ms": [round(one[1], 1), round(fifty[1], 1)],
    }
    print(json.dumps(line, ensure_ascii=False))


def main() -> None:
    database = databases.of_worker("bench")
    database.ensure_template()
    database.restore()
    try:
        with override_settings(STORAGES=STATIC):
            report("basket page", page(BASKET, 1), page(BASKET, 50))
            report("checkout page", page(CHECKOUT, 1), page(CHECKOUT, 50))
            report("placing an order", placement(1), placement(50))
    finally:
        database.remove()


if __name__ == "__main__":
    main()
