"""What `make run` and `make serve` do before gunicorn takes over: database, files, and for `run` the demonstration.

`python -m shop.run` is the demonstration on a bare machine: it needs no environment and keeps all it makes in var/.
`python -m shop.run --serve` starts what the environment describes, as a deployment does.
"""

import hashlib
import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
HOST, PORT = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")


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


def collect_static() -> None:
    """Fingerprints and compresses static files, unless they are those of the last start."""
    from django.core.management import call_command

    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted((ROOT / "shop" / "static").rglob("*.*")):
        digest.update(file.read_bytes())
    stamp = VAR / "static.stamp"
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        say("Collecting static files …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(digest.hexdigest())


def load_demonstration() -> None:
    from django.core.management import call_command

    loaded = VAR / "demo.loaded"
    if not loaded.exists():
        call_command("load_demo")
        loaded.touch()


def prepare(*, demonstration: bool) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    say("Preparing the database …")
    call_command("migrate", verbosity=0)
    collect_static()
    if demonstration:
        load_demonstration()


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
    os.execvp(
        sys.executable,
        [sys.executable, "-m", "gunicorn", "shop.wsgi", "--bind", f"{HOST}:{PORT}", "--workers", workers],
    )


if __name__ == "__main__":
    main()
