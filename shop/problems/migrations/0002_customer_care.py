from django.db import migrations

ROLE = "Chăm sóc khách hàng"
PERMISSIONS = {
    ("order", "order"): {"view_order": "Can view Order"},
    ("problems", "problemcase"): {
        "view_problemcase": "Can view problem case",
        "change_problemcase": "Can change problem case",
        "refund_problemcase": "Can end a case with a refund",
    },
}


def make_role(apps, schema_editor):
    """Who handles problems with parcels. Permissions are made here: Django makes them after the last migration."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    role, _ = apps.get_model("auth", "Group").objects.get_or_create(name=ROLE)
    for (app_label, model), permissions in PERMISSIONS.items():
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for codename, name in permissions.items():
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": name}
            )
            role.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("problems", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_role, migrations.RunPython.noop)]
