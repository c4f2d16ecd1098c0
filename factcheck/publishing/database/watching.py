"""Database triggers by which a publication knows that its draft was saved."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from factcheck.database.objects import DatabaseObject, Declaration, Work, function, trigger
from factcheck.database.schema import Schema
from factcheck.publishing import kinds

_FLAG = """
UPDATE publishing_publication SET saved_since = {true}
WHERE kind = '{kind}' AND NOT saved_since AND record_id IN ({ids});
"""
_SQLITE = "CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN {flag} END"
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {flag} RETURN NULL; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()
"""
# What was saved before there was a trigger; a reference revision says nothing of the record's own draft.
_BEFORE = """
UPDATE publishing_publication SET saved_since = {true} WHERE kind = '{kind}' AND EXISTS (
SELECT 1 FROM {table} WHERE public_id = publishing_publication.record_id AND updated_at > (
SELECT MAX(time) FROM publishing_revision WHERE record_id = publishing_publication.record_id
AND kind = '{kind}' AND change <> 'reference'))
"""
_TRUE: Final = {"sqlite": "1", "postgresql": "true"}
_DIFFERS: Final = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


def records(schema: Schema) -> Iterator[DatabaseObject]:
    """For every kind of record that is registered: its publications know when their drafts are saved."""
    for kind in kinds.registered():
        table = kind.model._meta.db_table
        if _can_flag(schema) and schema.has(table, "public_id"):
            yield _object(schema, table, "UPDATE", flag=_flag(schema, kind.name, "NEW.public_id"))


def shared(
    table: str, kind: str, *, columns: Sequence[str], ids: str, reads: Sequence[str], growing: bool = False
) -> Declaration:
    """The same for a table whose rows several drafts show: when one of these columns changes.

    `ids` is a query of the public ids of the drafts that show `{row}`, and `reads` are its tables; with `growing`, that
    a row comes or goes counts too.
    """

    def objects(schema: Schema) -> Iterator[DatabaseObject]:
        if not (_can_flag(schema) and schema.has(table, *columns) and all(schema.has(name) for name in reads)):
            return
        for event in ("UPDATE", "INSERT", "DELETE") if growing else ("UPDATE",):
            flag = _flag(schema, kind, ids.format(row="OLD" if event == "DELETE" else "NEW"))
            yield _object(schema, table, event, flag=flag, columns=columns if event == "UPDATE" else ())

    return objects


def flag_saved_before(table: str, kind: str) -> migrations.RunPython:
    """A migration operation for a table that had no trigger yet: flag what was saved since it was published."""

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        true = _TRUE[editor.connection.vendor]
        editor.execute(_BEFORE.format(table=table, kind=kind, true=true), params=None)

    return migrations.RunPython(forwards, migrations.RunPython.noop)


def _can_flag(schema: Schema) -> bool:
    return schema.has("publishing_publication", "saved_since")


def _flag(schema: Schema, kind: str, ids: str) -> str:
    return _FLAG.format(true=_TRUE[schema.vendor], kind=kind, ids=ids)


def _object(schema: Schema, table: str, event: str, *, flag: str, columns: Sequence[str] = ()) -> DatabaseObject:
    name = f"{table}_saved_{event.lower()}"
    when = f"WHEN ({' OR '.join(_changes(columns, _DIFFERS[schema.vendor]))})" if columns else ""
    words = {"name": name, "event": event, "table": table, "when": when, "flag": flag}
    if schema.vendor == "sqlite":
        parts = [trigger(name, table, _SQLITE.format(**words))]
    else:
        parts = [
            function(name, _POSTGRESQL_FUNCTION.format(**words)),
            trigger(name, table, _POSTGRESQL.format(**words)),
        ]
    # Not while rows alone change: a draft that a migration changed is one that changed since it was published.
    return DatabaseObject(tuple(parts), off_during=frozenset({Work.TABLES}))


def _changes(columns: Sequence[str], differs: str) -> Iterator[str]:
    # Quoted: one of them is called "end".
    return (f'OLD."{column}" {differs} NEW."{column}"' for column in columns)
