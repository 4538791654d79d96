import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog.clock import today
from shop.demo import accounts
from shop.demo.loading import Load

PRODUCTS = Path(settings.BASE_DIR) / "shop" / "demo" / "data" / "ocop_products.csv"


class Command(BaseCommand):
    help = "Loads the demonstration: the register, certificates, a shop full of products. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--products", action="append", type=Path, default=[], metavar="FILE", help="a further list of the same columns"
        )
        parser.add_argument(
            "--multiply", type=int, default=1, metavar="N", help="N variants of each row, for measurements"
        )

    def handle(self, *args, products: list[Path], multiply: int, **options):
        if multiply < 1:
            raise CommandError("--multiply needs a number from 1.")
        started = time.monotonic()
        load = Load(on=today(), verifier=accounts.ensure().get(accounts.VERIFIER) if settings.DEMO else None)
        for path in (PRODUCTS, *products):
            self._load(load, path, copies=multiply)
        for refusal in load.refusals:
            self.stderr.write(str(refusal))
        self.stdout.write(
            f"{load.read} products read, {load.registered} new in the register, {load.listed} of them on sale, "
            f"{len(load.refusals)} rows refused, {time.monotonic() - started:.0f} s"
        )
        if not load.read:
            raise CommandError("Nothing could be read.")

    def _load(self, load: Load, path: Path, *, copies: int) -> None:
        try:
            found = load.rows_of(path, copies=copies)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from error
        load.write_rows(path.name, found, self._progress(path.name))

    def _progress(self, what: str):
        """In place on a terminal, else a line for every tenth."""
        state = {"tenth": -1}

        def show(done: int, total: int) -> None:
            if self.stdout.isatty():
                self.stdout.write(f"\r{what}: {done}/{total}", ending="\n" if done == total else "")
            elif (tenth := done * 10 // total) != state["tenth"]:
                state["tenth"] = tenth
                self.stdout.write(f"{what}: {done}/{total}")
            self.stdout.flush()

        return show
