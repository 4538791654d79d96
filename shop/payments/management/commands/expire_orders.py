from django.core.management.base import BaseCommand

from shop.payments.expiring import expire_orders


class Command(BaseCommand):
    help = "Ends orders that were not paid in time and frees their stock; safe at any time, twice, or at once."

    def handle(self, **options):
        self.stdout.write(f"{expire_orders()} orders have ended unpaid")
