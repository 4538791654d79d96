"""What `make run` and `make serve` do before gunicorn takes over: database, files, and for `run` the demonstration.

`python -m shop.run` is the demonstration on a bare machine: it needs no environment and keeps all it makes in var/.
`python -m shop.run --serve` starts what the environment describes, as a deployment does.
"""

import hashlib
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
HOST, PORT = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
GUNICORN = [sys.executable, "-m", "gunicorn", "shop.wsgi", "--config", "python:shop.gunicorn_conf"]


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def keep_secret(name: str, *, length: int = 50) -> str:
    """A random text made on the first start and kept for the next ones, readable by this user alone."""
    file = VAR / name
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(length))
    return file.read_text()


def describe_demonstration() -> None:
    """The environment of a bare machine; whatever is set already stays as it is."""
    os.environ.setdefault("SECRET_KEY", keep_secret("secret_key"))
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("SITE_URL", f"http://{HOST}:{PORT}")
    os.environ.setdefault("ALLOWED_HOSTS", f"{HOST},127.0.0.1,localhost")


def static_digest() -> str:
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for folder in ("shop", "cms"):
        for file in sorted((ROOT / folder / "static").rglob("*.*")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


@contextmanager
def static_collected() -> Iterator[None]:
    """Fingerprints and compresses static files, unless they are those of the last start, while the block runs."""
    stamp, digest = VAR / "static.stamp", static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        yield
        return
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--clear", "--verbosity=0"]
    with subprocess.Popen(command, cwd=ROOT) as collecting:
        yield
        say("Compressing static files …")
        if collecting.wait():
            sys.exit("collectstatic failed")
    stamp.write_text(digest)


def load_demonstration() -> None:
    """In a process of its own: its pages are drawn with static files that this one has not seen collected."""
    loaded = VAR / "demo.loaded"
    if not loaded.exists():
        subprocess.run([sys.executable, "manage.py", "load_demo"], cwd=ROOT, check=True)
        loaded.touch()


def make_index() -> None:
    """Where a search engine is configured and has no index of this version's mapping yet, it gets one."""
    from django.conf import settings
    from django.core.management import CommandError, call_command
    from elasticsearch import ApiError, TransportError

    from search.backends.elasticsearch import rebuilding

    if not settings.ELASTICSEARCH_URL:
        return
    try:
        if not rebuilding.is_there():
            say("Building the search index …")
            call_command("search_rebuild")
    except (ApiError, TransportError, CommandError) as error:
        say(f"The database answers searches: {error}")


def prepare(*, demonstration: bool) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    with static_collected():
        say("Preparing the database …")
        call_command("migrate", verbosity=0)
    if demonstration:
        load_demonstration()
    make_index()


def main() -> None:
    VAR.mkdir(exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    demonstration = "--serve" not in sys.argv
    if demonstration:
        describe_demonstration()
    prepare(demonstration=demonstration)
    from shop.demo.accounts import announce

    say(f"\nThe shop is at http://{HOST}:{PORT}")
    announce(say)
    workers = os.environ.get("WORKERS", "2")
    os.execvp(sys.executable, [*GUNICORN, "--bind", f"{HOST}:{PORT}", "--workers", workers])


if __name__ == "__main__":
    main()
