from django.core.management.base import BaseCommand

from shop.storefront.sale_notices import tell_who_waits


class Command(BaseCommand):
    help = "Tells, once, who asked to be told when a product can be bought again."

    def handle(self, *args, **options):
        self.stdout.write(f"{tell_who_waits()} told.")
