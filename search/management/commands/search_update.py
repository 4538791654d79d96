import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search.backends.elasticsearch import circuit, indexing, rebuilding


class Command(BaseCommand):
    help = "Hands over to the search engine what it has not confirmed yet."

    def add_arguments(self, parser):
        parser.add_argument("--watch", action="store_true", help="stay, and look every second")

    def handle(self, *args, watch: bool, **options):
        if not settings.ELASTICSEARCH_URL:
            self.stdout.write("The database itself is searched: nothing waits.")
            return
        try:
            self.stdout.write(f"{self._update()} documents confirmed.")
        except (circuit.Unavailable, ApiError, TransportError) as error:
            if not watch:
                raise CommandError(f"Elasticsearch cannot be asked, what waits is kept: {error}") from error
        while watch:
            time.sleep(1)
            self._watch()

    def _update(self) -> int:
        if not circuit.probe():
            raise circuit.Unavailable("see the log")
        rebuilding.clean()
        return indexing.drain()

    def _watch(self) -> None:
        """While the circuit is open, `drain` has it probed; when it closes, what waits is sent."""
        try:
            indexing.drain()
        except circuit.Unavailable:
            return
