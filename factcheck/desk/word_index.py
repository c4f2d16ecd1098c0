"""An index of the words in a text column, kept by the database on every write path; as a migration operation.

SQLite: an FTS5 table beside the column. PostgreSQL: a GIN index on an expression. Both fold case and accents.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TOKENIZE = "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co'\""
_SQLITE = (
    "CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='id', {tokenize})",
    "INSERT INTO {index}({index}) VALUES ('rebuild')",
    "CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {learn}; END",
    "CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {forget}; END",
    "CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} BEGIN {forget}; {learn}; END",
)
# FTS5 keeps no copy of the text: to forget a row it must be told what the row said.
_FORGET = "INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column})"
_LEARN = "INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column})"


def index_name(table: str, column: str) -> str:
    """The name that the database knows the index of a column's words by."""
    return f"{table}_{column}_words"


def vector(column: str) -> str:
    """The expression that PostgreSQL's index is on, and that queries repeat."""
    bare = f"regexp_replace(normalize({column}, NFKD), '[\u0300-\u036f]+', '', 'g')"
    words = f"regexp_replace(lower({bare} COLLATE \"und-x-icu\"), '[^[:alnum:]]+', ' ', 'g')"
    return f"to_tsvector('simple', {words})"


def word_index(table: str, column: str) -> migrations.RunPython:
    """A reversible migration operation that makes the index."""
    index = index_name(table, column)
    names = {"index": index, "table": table, "column": column, "tokenize": _TOKENIZE}
    parts = {"learn": _LEARN.format(**names), "forget": _FORGET.format(**names)}
    make = {
        "sqlite": [statement.format(**names, **parts) for statement in _SQLITE],
        "postgresql": [f"CREATE INDEX {index} ON {table} USING gin (({vector(column)}))"],
    }
    unmake = {
        "sqlite": [
            *(f"DROP TRIGGER {index}_{event}" for event in ("insert", "delete", "update")),
            f"DROP TABLE {index}",
        ],
        "postgresql": [f"DROP INDEX {index}"],
    }

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in make[editor.connection.vendor]:
            editor.execute(statement, params=None)

    def backwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in unmake[editor.connection.vendor]:
            editor.execute(statement, params=None)

    return migrations.RunPython(forwards, backwards)
