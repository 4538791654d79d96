"""Stripe's own stripe-mock: it keeps nothing, but it refuses requests that its OpenAPI description does not know.

Its version is that of Stripe's previous API, and it looks only at the upper level of what is nested: the stand-in
(stripe_standin.py) sees the rest. The first use builds it (a minute) in a cache folder, for every clone and run after.
"""

import contextlib
import fcntl
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import requests

from tests.servers.postgresql import NotInstalled, free_port

MODULE = "github.com/stripe/stripe-mock"
VERSION = "v0.203.0"
OLDEST_GO = (1, 23)
CACHE = Path("/var/cache/stripe-mock" if os.geteuid() == 0 else "~/.cache/stripe-mock").expanduser()
KEY = "sk_test_123"
READY_WITHIN = 60  # seconds; 1.5 on an idle machine


def go() -> str:
    """The program; Go's own installer leaves it beside the PATH."""
    program = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
    if not program:
        raise NotInstalled("go is missing: install Go 1.23 or newer from https://go.dev/dl/ into /usr/local/go.")
    version = subprocess.run([program, "env", "GOVERSION"], capture_output=True, text=True, check=True).stdout
    if tuple(map(int, re.findall(r"\d+", version)[:2])) < OLDEST_GO:
        raise NotInstalled(f"{program} is {version.strip()}: install Go 1.23 or newer from https://go.dev/dl/.")
    return program


def installed() -> Path:
    """The program; the first who asks builds it, the others wait."""
    program = CACHE / f"stripe-mock-{VERSION}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not program.exists():
            _install(program)
    return program


def _install(program: Path) -> None:
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        environment = {**os.environ, "GOBIN": folder}
        subprocess.run([go(), "install", f"{MODULE}@{VERSION}"], env=environment, check=True)
        (Path(folder) / "stripe-mock").rename(program)


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Starts it and gives its address; it takes `KEY`, and stops at the end."""
    port = free_port()
    mock = subprocess.Popen(
        [
            *("setpriv", "--pdeathsig", "TERM"),  # no run that is killed leaves it behind
            *(installed(), "-http-addr", f"127.0.0.1:{port}", "-https-addr", "127.0.0.1:0"),
        ],
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(mock, url := f"http://127.0.0.1:{port}")
        yield url
    finally:
        mock.terminate()
        mock.wait(10)


def _wait(mock: subprocess.Popen, url: str) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and mock.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"{url}/v1/balance", auth=(KEY, ""), timeout=5).ok:
                return
        time.sleep(0.1)
    raise RuntimeError(f"stripe-mock does not answer on {url}.")
