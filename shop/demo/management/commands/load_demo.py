import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog.clock import today
from shop.demo import accounts, edge_cases, editorial, illustrations
from shop.demo.editorial.pages import Desk
from shop.demo.loading import Load, Progress
from shop.demo.rows import Row
from shop.demo.tables import DATA

LISTS = (DATA / "ocop_products.csv", DATA / "documented_products.csv")


class Command(BaseCommand):
    help = "Loads the demonstration: the register, certificates, a shop full of products. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--products",
            action="append",
            type=Path,
            default=[],
            metavar="FILE",
            help="one more list of the same columns",
        )
        parser.add_argument(
            "--multiply", type=int, default=1, metavar="N", help="N variants of each row, for measurements"
        )

        parser.add_argument("--no-pages", action="store_false", dest="pages", help="the shop without its stories")

    def handle(self, *args, products: list[Path], multiply: int, pages: bool, **options):
        if multiply < 1:
            raise CommandError("--multiply needs a number from 1.")
        started = time.monotonic()
        users = accounts.ensure() if settings.DEMO else {}
        load = Load(on=today(), verifier=users.get(accounts.VERIFIER))
        lists = {path.name: self._rows(load, path, copies=multiply) for path in (*LISTS, *products)}
        for name, rows in lists.items():
            illustrations.print_missing(rows, self._progress(f"{name}: pictures"))
            load.write_rows(name, rows, self._progress(f"{name}: products"))
        self._load_cases(load)
        if pages:
            editorial.load(Desk(load.on, users.get(accounts.EDITOR), users.get(accounts.APPROVER)))
        for refusal in load.refusals:
            self.stderr.write(str(refusal))
        self.stdout.write(
            f"{load.read} products read, {load.registered} new in the register, {load.listed} of them in the shop, "
            f"{len(load.refusals)} refused, in {time.monotonic() - started:.0f} s"
        )
        if unread := {refusal.file for refusal in load.refusals if not lists.get(refusal.file, True)}:
            raise CommandError(f"Nothing could be read in {', '.join(sorted(unread))}.")

    def _rows(self, load: Load, path: Path, *, copies: int) -> list[Row]:
        try:
            return load.rows_of(path, copies=copies)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from error

    def _load_cases(self, load: Load) -> None:
        cases = edge_cases.entries(load.on)
        name = edge_cases.FILE
        illustrations.print_missing([case.row for case in cases], self._progress(f"{name}: pictures"))
        load.write(name, cases, self._progress(f"{name}: products"))

    def _progress(self, what: str) -> Progress:
        """In place on a terminal, else a line for every tenth."""
        shown = -1

        def show(done: int, total: int) -> None:
            nonlocal shown
            if self.stdout.isatty():
                self.stdout.write(f"\r{what} {done}/{total}", ending="\n" if done == total else "")
            elif (tenth := done * 10 // total) != shown:
                shown = tenth
                self.stdout.write(f"{what} {done}/{total}")
            self.stdout.flush()

        return show
