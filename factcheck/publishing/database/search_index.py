"""The index of the read model's `search_text`: FTS5 on SQLite, GIN on PostgreSQL."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import migrations, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from factcheck.database.full_text import fts5, gin
from factcheck.database.installer import install
from factcheck.database.objects import DatabaseObject
from factcheck.database.schema import Schema

_TABLE = "publishing_publicrecord"
_INDEX = "publishing_search"
# Terms have spaces between them, and nothing else that is no part of a word: beyond ASCII all is kept, as it is.
_TOKENIZE = "ascii tokenchars '.'"
# No place of a term in its row is asked for: who wants neighbours looks up their pair.
_OPTIONS = ", detail=none"
_VECTOR = "array_to_tsvector(string_to_array(search_text, ' '))"


def search_index(schema: Schema) -> Iterator[DatabaseObject]:
    """The index, once the table has the words."""
    if schema.vendor == "sqlite" and schema.has(_TABLE, "search_text"):
        yield fts5(_INDEX, _TABLE, "search_text", tokenize=_TOKENIZE, options=_OPTIONS)
    if schema.vendor == "postgresql" and schema.has(_TABLE, "search_vector"):
        yield gin(_INDEX, _TABLE, "search_vector")


_ADD: Final = f"ADD COLUMN search_vector tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED"
# In the row, as long as that fits a page: a search would else fetch each vector that it looks at from another table.
_KEPT: Final = "ALTER COLUMN search_vector SET STORAGE MAIN"
_FORGED: Final = f"SELECT 1 FROM {_TABLE} WHERE search_vector IS DISTINCT FROM {_VECTOR} LIMIT 1"  # noqa: S608
_GENERATED: Final = """
SELECT 1 FROM pg_attribute WHERE attrelid = %s::regclass AND attname = 'search_vector' AND attgenerated = 's'
"""
# Each word that a row has, looked up in the index.
_LOST: Final = f"""
SELECT 1 FROM ts_stat('SELECT search_vector FROM {_TABLE}') AS word WHERE word.ndoc <> (
SELECT count(*) FROM {_TABLE} WHERE search_vector @@ ('''' || word.word || '''')::tsquery) LIMIT 1
"""  # noqa: S608


def differs(connection: BaseDatabaseWrapper) -> bool:
    """Whether PostgreSQL's vectors, or their index, hold other words than the rows; SQLite has no vectors."""
    if connection.vendor != "postgresql":
        return False
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        return _finds(cursor, _FORGED) or not _finds(cursor, _GENERATED, _TABLE) or _is_cut(cursor)


def remake_search(connection: BaseDatabaseWrapper) -> None:
    """Have PostgreSQL make the vectors again, and their index, where it no longer does by itself."""
    if connection.vendor != "postgresql":
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if not _finds(cursor, _GENERATED, _TABLE):
            cursor.execute(f"ALTER TABLE {_TABLE} DROP COLUMN IF EXISTS search_vector")
            cursor.execute(f"ALTER TABLE {_TABLE} {_ADD}")
            cursor.execute(f"ALTER TABLE {_TABLE} {_KEPT}")
            install(connection)


def _is_cut(cursor: Any) -> bool:
    # Or else it would read the table, and not ask the index.
    cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
    found = _finds(cursor, _LOST)
    cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")
    return found


def _finds(cursor: Any, query: str, *values: str) -> bool:
    return cursor.execute(query, values or None).fetchone() is not None


def search_vector() -> migrations.RunPython:
    """A reversible migration operation: PostgreSQL keeps the vector of the words, and makes it anew for no query.

    It would otherwise make one for each row that another index leads to, since it takes that to be cheap.
    """
    return migrations.RunPython(_add_vector, _drop_vector)


def vector_in_row() -> migrations.RunPython:
    """A reversible migration operation: PostgreSQL keeps the vector beside the other columns of its row."""
    return migrations.RunPython(_keep_in_row, _keep_anywhere)


def _keep_in_row(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _alter_on_postgresql(editor, _KEPT)


def _keep_anywhere(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _alter_on_postgresql(editor, "ALTER COLUMN search_vector SET STORAGE EXTENDED")


def _add_vector(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _alter_on_postgresql(editor, _ADD)


def _drop_vector(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    # The index goes with its column.
    _alter_on_postgresql(editor, "DROP COLUMN search_vector")


def _alter_on_postgresql(editor: BaseDatabaseSchemaEditor, change: str) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"ALTER TABLE {_TABLE} {change}", params=None)
