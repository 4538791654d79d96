"""Fails when a word of the interface has no English, or when the compiled catalogues are not those of the sources.

Our msgids are Vietnamese, so Vietnamese is complete by itself; shop/locale/vi holds only what libraries say in English.
`python -m tests.check_messages --write` collects new msgids into the sources and compiles (`make messages`).
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "shop" / "locale"
WAGTAIL = ROOT / "cms" / "wagtail_locale"
"""Wagtail's own words in Vietnamese, of which it brings a fifth."""
CATALOGUE = Path("LC_MESSAGES") / "django.po"
# A `locale` folder that the collection walks into would be written to, whatever LOCALE_PATHS says.
IGNORED = ["var/*", ".venv/*", "tests/*", "shop/locale/*", "cms/wagtail_locale/*"]


def collect(folder: Path) -> None:
    """Brings the English catalogue of a locale folder up to date with the code and the templates."""
    with override_settings(LOCALE_PATHS=[str(folder)]):
        call_command(
            "makemessages", locale=["en"], no_obsolete=True, no_location=True, ignore_patterns=IGNORED, verbosity=0
        )


def compiled(source: Path) -> bytes:
    return subprocess.run(["msgfmt", "--check", "-o", "-", source], check=True, stdout=subprocess.PIPE).stdout


def lacking(source: Path, *kinds: str) -> str:
    """The entries of a catalogue that are untranslated or fuzzy, as msgattrib prints them."""
    return subprocess.run(["msgattrib", *kinds, source], check=True, capture_output=True, text=True).stdout


def complaints() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(shutil.copytree(LOCALE, Path(folder) / "locale"))
        collect(fresh)
        found = [
            f"{kind}:\n{text}"
            for kind in ("--untranslated", "--only-fuzzy")
            if (text := lacking(fresh / "en" / CATALOGUE, kind, "--no-obsolete"))
        ]
    for source in sources():
        if not source.with_suffix(".mo").exists() or source.with_suffix(".mo").read_bytes() != compiled(source):
            found.append(f"{source.relative_to(ROOT)}: its compiled file is not up to date; run `make messages`")
    return found


def sources() -> list[Path]:
    return [source for folder in (LOCALE, WAGTAIL) for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))]


def write() -> None:
    (LOCALE / "en" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    collect(LOCALE)
    for source in sources():
        source.with_suffix(".mo").write_bytes(compiled(source))


if __name__ == "__main__":
    django.setup()
    assert settings.LOCALE_PATHS == [LOCALE, WAGTAIL]
    if "--write" in sys.argv:
        write()
    sys.exit("\n".join(complaints()) or 0)
