import datetime

from django.db import migrations

DECREE = "Nghị định 117/2025/NĐ-CP, Điều 5: bán hàng hóa"
START = datetime.date(2025, 7, 1)
# The shop's fee is the operator's to change; the taxes are those of the decree for goods.
RATES = [
    ("fee", 500, START, "Biểu phí của sàn"),
    ("vat", 100, START, DECREE),
    ("pit", 50, START, DECREE),
]


def load(apps, schema_editor):
    Rate = apps.get_model("payments", "Rate")
    Rate.objects.bulk_create(
        Rate(name=name, basis_points=points, valid_from=valid_from, source=source)
        for name, points, valid_from, source in RATES
    )


def attempts(apps, schema_editor):
    """Until now every order was paid on delivery."""
    Payment, Recipient = apps.get_model("payments", "Payment"), apps.get_model("fulfilment", "Recipient")
    for recipient in Recipient.objects.filter(order__payments=None).select_related("order"):
        Payment.objects.create(order=recipient.order, method="cod", amount=recipient.order.total_incl_tax)


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial"), ("fulfilment", "0004_placed_at")]
    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunPython(attempts, migrations.RunPython.noop),
    ]
