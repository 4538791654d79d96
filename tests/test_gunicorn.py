"""The server in front of the shop, as `make run` and `make serve` start it."""

import os
import subprocess
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from shop.run import GUNICORN, ROOT
from tests.engine import until
from tests.servers.postgresql import free_port


@pytest.fixture(scope="module")
def address():
    port = free_port()
    environment = {**os.environ, "SECRET_KEY": "s", "DEBUG": "1"}
    with subprocess.Popen([*GUNICORN, "--bind", f"127.0.0.1:{port}"], env=environment, cwd=ROOT) as server:
        try:
            address = f"http://127.0.0.1:{port}/healthz"
            until(lambda: _answers(address))
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(address):
            return True
    except URLError:
        return False


def test_a_query_of_3000_letters_with_tones_is_answered(address):
    with urlopen(f"{address}?q={quote('ệ' * 3000)}") as response:
        assert response.status == 200


def test_an_address_without_end_is_refused(address):
    with pytest.raises(HTTPError, match="414"):
        urlopen(f"{address}?q={'x' * 40_000}")
