"""A real PostgreSQL of the suite's own: its own data folder, a free port, started and stopped here."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


class NotInstalled(Exception):
    """PostgreSQL's server is not on this machine."""


def programs() -> Path:
    """The folder of initdb and pg_ctl of the newest server that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).parent
    raise NotInstalled("PostgreSQL's server is missing: install Debian's package `postgresql`.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Starts a cluster and gives its address, `postgres://…/postgres`; stops and removes it at the end."""
    bin_folder, port = programs(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="ocop-pg-"))
    demote = _unprivileged(folder)
    data = folder / "data"
    subprocess.run(
        [bin_folder / "initdb", "-D", data, "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"],
        check=True,
        stdout=subprocess.DEVNULL,
        **demote,
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    pg_ctl = [bin_folder / "pg_ctl", "-D", data, "-l", folder / "log", "-w"]
    subprocess.run([*pg_ctl, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, **demote)
    try:
        yield f"postgres://shop@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL, **demote)
        shutil.rmtree(folder)


def _unprivileged(folder: Path) -> dict:
    """The server refuses to run as root: then it runs as the user whom Debian's package made."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": folder}
