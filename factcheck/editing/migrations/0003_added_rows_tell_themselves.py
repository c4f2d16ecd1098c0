"""From here on the change that adds a row of a draft does not say what it held; going back, it does again."""

from django.db import connections, migrations

from factcheck.database.schema import Schema
from factcheck.editing.database.added import tell_added
from factcheck.editing.database.triggers import tables_of

_BATCH = 500


def say_it_again(apps, editor):
    alias = editor.connection.alias
    tables = {table.label: table for table in tables_of(Schema(connections[alias])) if not table.says_added}
    changes = apps.get_model("editing", "RowChange").objects.using(alias)
    untold = changes.filter(operation="insert", after={}, erased=False, model__in=tables).order_by("pk")
    last = 0
    while batch := list(untold.filter(pk__gt=last)[:_BATCH]):
        tell_added(batch, tables)
        changes.bulk_update(batch, ["after"])
        last = batch[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('editing', '0002_erased_changes'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, say_it_again),
    ]
