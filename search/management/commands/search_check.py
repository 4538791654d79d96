from django.core.management.base import BaseCommand, CommandError

from search import index


class Command(BaseCommand):
    help = "Compares the stored search documents with freshly built ones; exit 1 if any differ."

    def handle(self, *args, **options):
        differences = 0
        for difference in index.check():
            differences += 1
            self.stdout.write(str(difference))
        if differences:
            raise CommandError(f"{differences} documents differ; search_rebuild mends them.")
        self.stdout.write("Every document is what it should be.")
