"""Documents of the read model, and frozen templates, are packed from now on. Rows of before are read as they are."""

from typing import Any

from django.db import migrations

from factcheck.publishing.packed.fields import PackedField
from factcheck.publishing.packed.packing import is_packed, unpacked

_BATCH = 500
_PACKED = (("publicrecord", "document"), ("publication", "template"))


def unpack(apps: Any, schema_editor: Any) -> None:
    for model, column in _PACKED:
        rows = apps.get_model("publishing", model).objects.using(schema_editor.connection.alias)
        # The first record of all has the id 0.
        last = -1
        while batch := list(rows.filter(pk__gt=last).order_by("pk").only("pk", column)[:_BATCH]):
            last = batch[-1].pk
            pressed = [row for row in batch if is_packed(bytes(getattr(row, column)))]
            for row in pressed:
                setattr(row, column, unpacked(getattr(row, column)))
            rows.bulk_update(pressed, [column])


class Migration(migrations.Migration):
    dependencies = [("publishing", "0014_taken_parts")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, unpack),
        # The columns stay as they are.
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(model, column, PackedField()) for model, column in _PACKED]
        ),
    ]
