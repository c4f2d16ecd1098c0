"""Database triggers by which a publication knows that its draft was saved, as a migration operation."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER {table}_saved AFTER UPDATE ON {table}
BEGIN UPDATE publishing_publication SET saved_since = 1
WHERE record_id = NEW.public_id AND kind = '{kind}' AND NOT saved_since; END
"""
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION {table}_saved() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN UPDATE publishing_publication SET saved_since = true
WHERE record_id = NEW.public_id AND kind = '{kind}' AND NOT saved_since; RETURN NULL; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_saved AFTER UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_saved()
"""
# What was saved before there was a trigger; a reference revision says nothing of the record's own draft.
_BEFORE = """
UPDATE publishing_publication SET saved_since = {true} WHERE kind = '{kind}' AND EXISTS (
SELECT 1 FROM {table} WHERE public_id = publishing_publication.record_id AND updated_at > (
SELECT MAX(time) FROM publishing_revision WHERE record_id = publishing_publication.record_id
AND kind = '{kind}' AND change <> 'reference'))
"""


def watch(table: str, kind: str) -> migrations.RunPython:
    """A reversible migration operation: from now on, publications know when these drafts are saved."""

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        is_postgresql = editor.connection.vendor == "postgresql"
        statements = (_POSTGRESQL_FUNCTION, _POSTGRESQL) if is_postgresql else (_SQLITE,)
        for statement in (_BEFORE, *statements):
            editor.execute(statement.format(table=table, kind=kind, true="true" if is_postgresql else "1"), params=None)

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        is_postgresql = editor.connection.vendor == "postgresql"
        editor.execute(f"DROP TRIGGER {table}_saved{f' ON {table}' if is_postgresql else ''}", params=None)
        if is_postgresql:
            editor.execute(f"DROP FUNCTION {table}_saved()", params=None)

    return migrations.RunPython(forwards, backwards)
