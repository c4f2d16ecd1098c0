"""Indexes of the words in a text column, kept by the database itself: FTS5 on SQLite, GIN on PostgreSQL."""

from typing import Final

from factcheck.database.objects import DatabaseObject, Key, Part, trigger

_TABLE = (
    "CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='id', "
    'tokenize="{tokenize}"{options})'
)
_TRIGGERS: Final = {
    "insert": "CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {learn}; END",
    "delete": "CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {forget}; END",
    "update": "CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} BEGIN {forget}; {learn}; END",
}
# FTS5 keeps no copy of the text: to forget a row it must be told what the row said.
_FORGET = "INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column})"
_LEARN = "INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column})"
_FILL = "INSERT INTO {index}({index}) VALUES ('rebuild')"


def fts5(index: str, table: str, column: str, *, tokenize: str, options: str = "") -> DatabaseObject:
    """The index of that name; it is on during migrations, and read anew where one remade its table."""
    names = {"index": index, "table": table, "column": column, "tokenize": tokenize, "options": options}
    names |= {"learn": _LEARN.format(**names), "forget": _FORGET.format(**names)}
    parts = [Part(Key("table", index, ""), _TABLE.format(**names))]
    parts += [trigger(f"{index}_{event}", table, sql.format(**names)) for event, sql in _TRIGGERS.items()]
    return DatabaseObject(tuple(parts), fill=_FILL.format(index=index))


def gin(index: str, table: str, expression: str) -> DatabaseObject:
    """PostgreSQL's index of that name."""
    sql = f"CREATE INDEX {index} ON {table} USING gin ({expression})"
    return DatabaseObject((Part(Key("index", index, table), sql),))
