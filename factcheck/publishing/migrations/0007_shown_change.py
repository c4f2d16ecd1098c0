from collections.abc import Iterator
from typing import Any

from django.db import migrations, models
from django.db.models import Max

# These showed readers nothing of the draft as it stood.
NOT_FROM_THE_DRAFT = ("reference", "withdrawal", "merge")


def number_what_was_shown(apps: Any, schema_editor: Any) -> None:
    """Of each publication, the latest change before it by their clocks: until now these alone told."""
    database = schema_editor.connection.alias
    revisions = apps.get_model("publishing", "Revision").objects.using(database).exclude(change__in=NOT_FROM_THE_DRAFT)
    latest = revisions.order_by().values_list("kind", "record_id").annotate(at=Max("time")).order_by("at")
    publications = apps.get_model("publishing", "Publication").objects.using(database)
    changes = apps.get_model("editing", "RowChange").objects.using(database)
    for kind, record_id, number in numbered(list(latest), changes.order_by("moment", "pk")):
        publications.filter(kind=kind, record_id=record_id).update(shown_change=number)


def numbered(published: list[Any], changes: Any) -> Iterator[tuple[str, str, int]]:
    number, moments = 0, changes.values_list("moment", "pk").iterator()
    change = next(moments, None)
    for kind, record_id, at in published:
        # SQLite's clock of changes has milliseconds; what was written in the same one came, as before, after.
        while change is not None and change[0] < at.replace(microsecond=at.microsecond // 1000 * 1000):
            number, change = max(number, change[1]), next(moments, None)
        yield kind, record_id, number


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0006_known_changes"),
        ("editing", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="shown_change",
            field=models.BigIntegerField(default=0),
        ),
        migrations.RunPython(number_what_was_shown, migrations.RunPython.noop, elidable=True),
    ]
