from django.db import migrations

from catalog import reference


def load(apps, schema_editor):
    unit, link, group = (apps.get_model("catalog", name) for name in ("AdminUnit", "AdminUnitLink", "OcopGroup"))
    reference.load_units(unit)
    reference.load_links(unit, link)
    reference.load_groups(group)


def load_country(apps, schema_editor):
    """Oscar's addresses need the country in every installation."""
    apps.get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="VN",
        defaults={"iso_3166_1_a3": "VNM", "iso_3166_1_numeric": "704", "printable_name": "Việt Nam",
                  "name": "Cộng hòa xã hội chủ nghĩa Việt Nam", "is_shipping_country": True},
    )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial"), ("address", "0001_initial")]
    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunPython(load_country, migrations.RunPython.noop),
    ]
