from django.core.management.base import BaseCommand

from search import port


class Command(BaseCommand):
    help = "Hands over to the search engine what it has not confirmed yet."

    def handle(self, *args, **options):
        self.stdout.write(f"{port.backend().drain()} documents confirmed.")
