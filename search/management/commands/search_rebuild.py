import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import index, locks
from search.backends.elasticsearch import rebuilding


class Command(BaseCommand):
    help = (
        "Builds a new index of the search engine from the table of documents and puts it in the place of the old one."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--documents",
            action="store_true",
            help="first build the documents themselves anew: search_check finds differences, or their form has changed",
        )

    def handle(self, *args, documents: bool, **options):
        """Without an engine the table of documents is the index."""
        if documents or not settings.ELASTICSEARCH_URL:
            self._step("products read", index.rebuild)
        if settings.ELASTICSEARCH_URL:
            self._step("documents in the new index", self._rebuild_index)

    def _rebuild_index(self, progress) -> int:
        try:
            return rebuilding.rebuild(progress)
        except locks.Busy as error:
            raise CommandError("Another rebuild is running.") from error
        except (ApiError, TransportError) as error:
            raise CommandError(f"Elasticsearch has not taken it: {error}") from error

    def _step(self, what: str, build) -> None:
        started = time.monotonic()
        number = build(progress=self._show)
        self.stdout.write(f"{number} {what}, {time.monotonic() - started:.1f} s")

    def _show(self, done: int, total: int) -> None:
        self.stdout.write(f"  {done} of {total}", ending="\r" if self.stdout.isatty() else "\n")
        self.stdout.flush()
