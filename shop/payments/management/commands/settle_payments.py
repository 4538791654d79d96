from django.core.management.base import BaseCommand

from shop.payments.polling import settle_waiting


class Command(BaseCommand):
    help = "Asks the providers about payments and refunds that wait; safe at any time, twice, or at once."

    def handle(self, **options):
        unreached = settle_waiting()
        self.stdout.write(f"settled; {unreached} could not be asked about" if unreached else "settled")
