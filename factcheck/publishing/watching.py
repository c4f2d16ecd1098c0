"""Database triggers by which a publication knows that its draft was saved, as a migration operation."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_FLAG = """
UPDATE publishing_publication SET saved_since = {true}
WHERE kind = '{kind}' AND NOT saved_since AND record_id IN ({ids});
"""
_SQLITE = "CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN {flag} END"
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {flag} RETURN NULL; END $$
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


def watch(table: str, kind: str, *, again: bool = False) -> migrations.RunPython:
    """A reversible migration operation: from now on, publications know when these drafts are saved.

    With `again`, only the trigger is put back on a table that was remade: what was saved before is known.
    """

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        true = _TRUE[editor.connection.vendor]
        if not again:
            editor.execute(_BEFORE.format(table=table, kind=kind, true=true), params=None)
        _create(editor, table, "UPDATE", flag=_flag(editor, kind, "NEW.public_id"))

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        _drop(editor, table, "UPDATE")

    return migrations.RunPython(forwards, backwards)


def watch_shared(
    table: str, kind: str, *, columns: Sequence[str], ids: str, growing: bool = False
) -> migrations.RunPython:
    """The same for a table whose rows several drafts show: when one of these columns changes.

    `ids` is a query of the public ids of the drafts that show `{row}`; with `growing`, that a row comes
    or goes counts too.
    """
    events = ("UPDATE", "INSERT", "DELETE") if growing else ("UPDATE",)

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for event in events:
            flag = _flag(editor, kind, ids.format(row="OLD" if event == "DELETE" else "NEW"))
            _create(editor, table, event, flag=flag, columns=columns if event == "UPDATE" else ())

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for event in events:
            _drop(editor, table, event)

    return migrations.RunPython(forwards, backwards)


def _flag(editor: BaseDatabaseSchemaEditor, kind: str, ids: str) -> str:
    return _FLAG.format(true=_TRUE[editor.connection.vendor], kind=kind, ids=ids)


def _create(
    editor: BaseDatabaseSchemaEditor, table: str, event: str, *, flag: str, columns: Sequence[str] = ()
) -> None:
    vendor = editor.connection.vendor
    when = f"WHEN ({' OR '.join(_changes(columns, _DIFFERS[vendor]))})" if columns else ""
    for statement in (_POSTGRESQL_FUNCTION, _POSTGRESQL) if vendor == "postgresql" else (_SQLITE,):
        sql = statement.format(name=_name(table, event), event=event, table=table, when=when, flag=flag)
        editor.execute(sql, params=None)


def _changes(columns: Sequence[str], differs: str) -> Iterator[str]:
    # Quoted: one of them is called "end".
    return (f'OLD."{column}" {differs} NEW."{column}"' for column in columns)


def _drop(editor: BaseDatabaseSchemaEditor, table: str, event: str) -> None:
    name, is_postgresql = _name(table, event), editor.connection.vendor == "postgresql"
    editor.execute(f"DROP TRIGGER {name}{f' ON {table}' if is_postgresql else ''}", params=None)
    if is_postgresql:
        editor.execute(f"DROP FUNCTION {name}()", params=None)


def _name(table: str, event: str) -> str:
    return f"{table}_saved_{event.lower()}"
