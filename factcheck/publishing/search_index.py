"""The index of the read model's `search_text`, as migration operations."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLE = "publishing_publicrecord"
# FTS5 keeps no copy of the text: to forget a row it must be told what the row said.
_FORGET = (
    "INSERT INTO publishing_search(publishing_search, rowid, search_text) VALUES ('delete', old.id, old.search_text)"
)
_LEARN = "INSERT INTO publishing_search(rowid, search_text) VALUES (new.id, new.search_text)"
_VIRTUAL_TABLE = (
    f"CREATE VIRTUAL TABLE publishing_search USING fts5(search_text, content='{_TABLE}', content_rowid='id', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")"
)
_VECTOR = "array_to_tsvector(string_to_array(search_text, ' '))"
_GIN = f"CREATE INDEX publishing_search ON {_TABLE} USING gin ({{}})"
_CREATE = {
    "sqlite": [
        _VIRTUAL_TABLE,
        f"CREATE TRIGGER publishing_search_insert AFTER INSERT ON {_TABLE} BEGIN {_LEARN}; END",
        f"CREATE TRIGGER publishing_search_delete AFTER DELETE ON {_TABLE} BEGIN {_FORGET}; END",
        f"CREATE TRIGGER publishing_search_update AFTER UPDATE ON {_TABLE} BEGIN {_FORGET}; {_LEARN}; END",
    ],
    "postgresql": [_GIN.format(f"({_VECTOR})")],
}
_DROP = {
    "sqlite": [
        "DROP TRIGGER publishing_search_insert",
        "DROP TRIGGER publishing_search_delete",
        "DROP TRIGGER publishing_search_update",
        "DROP TABLE publishing_search",
    ],
    "postgresql": ["DROP INDEX publishing_search"],
}


_ADD_VECTOR = [
    f"ALTER TABLE {_TABLE} ADD COLUMN search_vector tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
    "DROP INDEX publishing_search",
    _GIN.format("search_vector"),
]
# The index goes with its column.
_DROP_VECTOR = [f"ALTER TABLE {_TABLE} DROP COLUMN search_vector", _GIN.format(f"({_VECTOR})")]


def _create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _CREATE[editor.connection.vendor]:
        editor.execute(statement, params=None)


def _drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _DROP[editor.connection.vendor]:
        editor.execute(statement, params=None)


def search_index() -> migrations.RunPython:
    """A reversible migration operation that makes the index: FTS5 on SQLite, GIN on PostgreSQL."""
    return migrations.RunPython(_create, _drop)


def _add_vector(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _on_postgresql(editor, _ADD_VECTOR)


def _drop_vector(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _on_postgresql(editor, _DROP_VECTOR)


def _on_postgresql(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement, params=None)


def search_vector() -> migrations.RunPython:
    """A reversible migration operation: PostgreSQL keeps the vector of the words, and makes it anew for no query.

    It would otherwise make one for each row that another index leads to, since it takes that to be cheap.
    """
    return migrations.RunPython(_add_vector, _drop_vector)
