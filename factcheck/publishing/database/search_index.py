"""The index of the read model's `search_text`: FTS5 on SQLite, GIN on PostgreSQL."""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from factcheck.database.full_text import fts5, gin
from factcheck.database.objects import DatabaseObject
from factcheck.database.schema import Schema

_TABLE = "publishing_publicrecord"
_INDEX = "publishing_search"
_TOKENIZE = "unicode61 remove_diacritics 0 categories 'L* N* Co'"
_VECTOR = "array_to_tsvector(string_to_array(search_text, ' '))"


def search_index(schema: Schema) -> Iterator[DatabaseObject]:
    """The index, once the table has the words."""
    if schema.vendor == "sqlite" and schema.has(_TABLE, "search_text"):
        yield fts5(_INDEX, _TABLE, "search_text", tokenize=_TOKENIZE)
    if schema.vendor == "postgresql" and schema.has(_TABLE, "search_vector"):
        yield gin(_INDEX, _TABLE, "search_vector")


def search_vector() -> migrations.RunPython:
    """A reversible migration operation: PostgreSQL keeps the vector of the words, and makes it anew for no query.

    It would otherwise make one for each row that another index leads to, since it takes that to be cheap.
    """
    return migrations.RunPython(_add_vector, _drop_vector)


def _add_vector(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _alter_on_postgresql(editor, f"ADD COLUMN search_vector tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED")


def _drop_vector(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    # The index goes with its column.
    _alter_on_postgresql(editor, "DROP COLUMN search_vector")


def _alter_on_postgresql(editor: BaseDatabaseSchemaEditor, change: str) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"ALTER TABLE {_TABLE} {change}", params=None)
