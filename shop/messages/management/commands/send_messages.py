from django.core.management.base import BaseCommand

from shop.messages.delivery import send_due
from shop.messages.models import Message


class Command(BaseCommand):
    help = (
        "Sends the letters and short messages that are due, wherever they were left, and deletes those that were sent "
        "or given up and are older than 30 days. May run at any time, twice at once too: no message is sent by both."
    )

    def handle(self, *args, **options):
        sent = send_due()
        waiting, given_up = Message.objects.waiting().count(), Message.objects.given_up().count()
        self.stdout.write(f"{sent} sent, {waiting} waiting, {given_up} given up.")
