"""The indexes by what a row is a part of hold parts alone, by their keys alone. No row is touched."""

from django.db import migrations, models

_ABOVE = {"parent": "editing_rowchange_parent", "grandparent": "editing_rowchange_grand"}


class Migration(migrations.Migration):

    dependencies = [
        ('editing', '0003_added_rows_tell_themselves'),
    ]

    operations = [
        *(migrations.RemoveIndex("rowchange", name) for name in _ABOVE.values()),
        *(
            migrations.AddIndex(
                "rowchange",
                models.Index(
                    fields=[f"{above}_id"],
                    name=name,
                    condition=models.Q((f"{above}_id__isnull", False)),
                ),
            )
            for above, name in _ABOVE.items()
        ),
    ]
