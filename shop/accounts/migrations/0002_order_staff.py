from django.db import migrations

ROLE = "Vận hành đơn hàng"
PERMISSIONS = {"view_order": "Can view Order", "change_order": "Can change Order"}


def make_role(apps, schema_editor):
    """Who handles orders in the dashboard. Permissions are made here: Django makes them after the last migration."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="order", model="order"
    )
    Permission = apps.get_model("auth", "Permission")
    role, _ = apps.get_model("auth", "Group").objects.get_or_create(name=ROLE)
    for codename, name in PERMISSIONS.items():
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
        role.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("order", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_role, migrations.RunPython.noop)]
