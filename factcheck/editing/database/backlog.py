"""Remembering, in a migration, the rows of a table that was not kept before."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from factcheck.database.schema import Schema
from factcheck.editing.database import postgresql, sqlite
from factcheck.editing.database.triggers import tables_of

_VENDORS = {"sqlite": sqlite.backlog, "postgresql": postgresql.backlog}


def remember_rows(*labels: str) -> migrations.RunPython:
    """A reversible migration operation: the history begins with the rows that are there, as nobody's change."""

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables_of(Schema(editor.connection)):
            if table.label in labels:
                editor.execute(_VENDORS[editor.connection.vendor](table), params=None)

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        changes = apps.get_model("editing", "RowChange").objects.using(editor.connection.alias)
        changes.filter(model__in=labels).delete()

    return migrations.RunPython(forwards, backwards)
