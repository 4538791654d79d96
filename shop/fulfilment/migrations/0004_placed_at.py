from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Until now every order was paid on delivery: its producers got it when it was placed."""
    Consignment, Order = apps.get_model("fulfilment", "Consignment"), apps.get_model("order", "Order")
    placed = Order.objects.filter(pk=OuterRef("order")).values("date_placed")
    Consignment.objects.filter(placed_at=None).update(placed_at=Subquery(placed))


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0003_paid_parcels")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
