"""The server in front of the shop, as `make run` and `make serve` start it."""

import os
import subprocess
import time
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from shop.run import GUNICORN, ROOT
from tests.servers.postgresql import free_port


@pytest.fixture(scope="module")
def address():
    port = free_port()
    environment = {**os.environ, "SECRET_KEY": "s", "DEBUG": "1"}
    with subprocess.Popen([*GUNICORN, "--bind", f"127.0.0.1:{port}"], env=environment, cwd=ROOT) as server:
        try:
            yield _awaited(f"http://127.0.0.1:{port}/healthz")
        finally:
            server.terminate()


def _awaited(address: str) -> str:
    for _attempt in range(300):
        try:
            with urlopen(address):
                return address
        except URLError:
            time.sleep(0.1)
    raise AssertionError("gunicorn did not start within half a minute.")


def test_a_query_of_3000_letters_with_tones_is_answered(address):
    with urlopen(f"{address}?q={quote('ệ' * 3000)}") as response:
        assert response.status == 200


def test_an_address_without_end_is_refused(address):
    with pytest.raises(HTTPError, match="414"):
        urlopen(f"{address}?q={'x' * 40_000}")
