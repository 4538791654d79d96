from django.core.management.base import BaseCommand

from search import index


class Command(BaseCommand):
    help = "Builds the search documents of every product anew."

    def handle(self, *args, **options):
        products = index.rebuild(progress=self.show)
        self.stdout.write(f"{products} products.")

    def show(self, done: int, total: int) -> None:
        self.stdout.write(f"  {done} of {total}", ending="\r" if self.stdout.isatty() else "\n")
        self.stdout.flush()
