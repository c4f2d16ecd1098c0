"""An index of the words in a text column, by which the desk finds what is alike. It folds case and accents."""

from collections.abc import Iterator

from factcheck.database.full_text import fts5, gin
from factcheck.database.objects import DatabaseObject, Declaration
from factcheck.database.schema import Schema

_TOKENIZE = "unicode61 remove_diacritics 2 categories 'L* N* Co'"


def index_name(table: str, column: str) -> str:
    """The name that the database knows the index of a column's words by."""
    return f"{table}_{column}_words"


def vector(column: str) -> str:
    """The expression that PostgreSQL's index is on, and that queries repeat."""
    bare = f"regexp_replace(normalize({column}, NFKD), '[\u0300-\u036f]+', '', 'g')"
    words = f"regexp_replace(lower({bare} COLLATE \"und-x-icu\"), '[^[:alnum:]]+', ' ', 'g')"
    return f"to_tsvector('simple', {words})"


def word_index(table: str, column: str) -> Declaration:
    """The index of a column: an FTS5 table on SQLite, a GIN index on PostgreSQL."""
    index = index_name(table, column)

    def objects(schema: Schema) -> Iterator[DatabaseObject]:
        if not schema.has(table, column):
            return
        if schema.vendor == "sqlite":
            yield fts5(index, table, column, tokenize=_TOKENIZE)
        else:
            yield gin(index, table, f"({vector(column)})")

    return objects
