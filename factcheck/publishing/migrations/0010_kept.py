"""Of each frozen template its hash; and the history keeps them, and the authors of revisions."""

from typing import Any

from django.db import migrations

from factcheck.editing.database.backlog import remember_rows
from factcheck.publishing.canonical import sha256

_BATCH = 500


def hash_templates(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("publishing", "Publication").objects.using(schema_editor.connection.alias)
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk").only("pk", "template")[:_BATCH]):
        for row in batch:
            row.template_sha256 = sha256(row.template).hex()
        rows.bulk_update(batch, ["template_sha256"])
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0009_template_sha256"),
        ("editing", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(hash_templates, migrations.RunPython.noop),
        remember_rows("publishing.revisionauthor", "publishing.publication"),
    ]
