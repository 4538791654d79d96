from django.db import migrations

# The tariff an installation starts with, for the operator to change: price in đồng by weight in grams.
TARIFF = {
    "province": {500: 20_000, 1000: 22_000, 2000: 25_000, 5000: 34_000, 10_000: 49_000, 20_000: 79_000},
    "macro_region": {500: 25_000, 1000: 28_000, 2000: 34_000, 5000: 49_000, 10_000: 74_000, 20_000: 124_000},
    "country": {500: 30_000, 1000: 34_000, 2000: 42_000, 5000: 66_000, 10_000: 106_000, 20_000: 186_000},
}


def load(apps, schema_editor):
    rate = apps.get_model("fulfilment", "ShippingRate")
    rate.objects.bulk_create(
        rate(zone=zone, up_to_grams=grams, price=price)
        for zone, steps in TARIFF.items()
        for grams, price in steps.items()
    )


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
