"""No two verified certificates of one product count on the same day: the database itself refuses.

PostgreSQL has exclusion constraints; SQLite gets the same rule as triggers.
"""

from django.db import migrations

POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE catalog_certificate ADD CONSTRAINT certificate_terms_apart EXCLUDE USING gist (
    ocop_product_id WITH =,
    daterange(valid_from, LEAST(valid_until + 1, ended_on), '[)') WITH &&
) WHERE (verified_at IS NOT NULL);
"""

SQLITE = """
CREATE TRIGGER certificate_terms_apart_{event} BEFORE {event} ON catalog_certificate
WHEN NEW.verified_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'CHECK constraint failed: certificate_terms_apart')
    FROM catalog_certificate AS other
    WHERE other.ocop_product_id = NEW.ocop_product_id
      AND other.id IS NOT NEW.id
      AND other.verified_at IS NOT NULL
      AND NEW.valid_from <= other.valid_until
      AND NEW.valid_from < COALESCE(other.ended_on, '9999-12-31')
      AND other.valid_from <= NEW.valid_until
      AND other.valid_from < COALESCE(NEW.ended_on, '9999-12-31')
      AND NEW.valid_from < COALESCE(NEW.ended_on, '9999-12-31')
      AND other.valid_from < COALESCE(other.ended_on, '9999-12-31');
END
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(SQLITE.format(event=event))


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE catalog_certificate DROP CONSTRAINT certificate_terms_apart")
    elif schema_editor.connection.vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(f"DROP TRIGGER certificate_terms_apart_{event}")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_reference_data")]
    operations = [migrations.RunPython(forwards, backwards)]
