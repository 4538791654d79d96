from django.core.management.base import BaseCommand, CommandError

from shop.payments import checking
from shop.payments.models import Posting


class Command(BaseCommand):
    help = "Proves over all orders that the books add up to what was paid − what was refunded; exit 1 if they do not."

    def handle(self, **options):
        faults = list(checking.faults())
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the books")
        self.stdout.write(f"{Posting.objects.count()} postings add up")
