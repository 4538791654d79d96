from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import index
from search.backends.elasticsearch import comparing
from search.models import Removal, SearchDocument


class Command(BaseCommand):
    help = "Compares the stored search documents with freshly built ones and what the engine has; exit 1 if any differ."

    def handle(self, *args, **options):
        differences = 0
        for difference in self._differences():
            differences += 1
            self.stdout.write(str(difference))
        if differences:
            raise CommandError(f"{differences} documents differ; search_rebuild --documents mends them.")
        self.stdout.write("Every document is what it should be.")

    def _differences(self) -> Iterator[object]:
        yield from index.check()
        if settings.ELASTICSEARCH_URL:
            waiting = SearchDocument.objects.filter(pending=True).count() + Removal.objects.count()
            self.stdout.write(f"{waiting} documents wait to be sent.")
            yield from self._in_the_engine()

    def _in_the_engine(self) -> Iterator[str]:
        try:
            yield from comparing.differences()
        except (ApiError, TransportError) as error:
            raise CommandError(f"Elasticsearch cannot be asked: {error}") from error
