"""List entries of the read model are packed from now on, as documents are. Rows of before are read as they are."""

from typing import Any

from django.db import migrations

from factcheck.publishing.packed.fields import PackedField
from factcheck.publishing.packed.packing import is_packed, unpacked

_BATCH = 500


def unpack(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("publishing", "publicrecord").objects.using(schema_editor.connection.alias)
    # The first record of all has the id 0.
    last = -1
    while batch := list(rows.filter(pk__gt=last).order_by("pk").only("pk", "summary")[:_BATCH]):
        last = batch[-1].pk
        pressed = [row for row in batch if is_packed(bytes(row.summary))]
        for row in pressed:
            row.summary = unpacked(row.summary)
        rows.bulk_update(pressed, ["summary"])


class Migration(migrations.Migration):
    dependencies = [("publishing", "0015_packed")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, unpack),
        # The column stays as it is.
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField("publicrecord", "summary", PackedField())]
        ),
    ]
