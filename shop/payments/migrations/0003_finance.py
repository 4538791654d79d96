from django.db import migrations

ROLE = "Kế toán"
PERMISSIONS = {
    ("order", "order"): ["view_order"],
    ("payments", "payment"): ["view_payment"],
    ("payments", "refund"): ["add_refund", "change_refund"],
    ("payments", "bankstatement"): ["add_bankstatement"],
    ("payments", "banktransfer"): ["change_banktransfer"],
}


def make_role(apps, schema_editor):
    """Who handles money in the dashboard. Permissions are made here: Django makes them after the last migration."""
    role, _made = apps.get_model("auth", "Group").objects.get_or_create(name=ROLE)
    for (app_label, model), codenames in PERMISSIONS.items():
        content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label=app_label, model=model
        )
        for codename in codenames:
            permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type,
                codename=codename,
                defaults={"name": f"Can {codename.replace('_', ' ')}"},
            )
            role.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0002_rates"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_role, migrations.RunPython.noop)]
