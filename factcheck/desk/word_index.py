"""An index of the words in a text column, by which the desk finds what is alike. It folds case and accents."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connection

from factcheck.database.full_text import fts5, gin
from factcheck.database.objects import DatabaseObject, Declaration
from factcheck.database.schema import Schema

_TOKENIZE: Final = "unicode61 remove_diacritics 2 categories 'L* N* Co'"
_of_names: set[tuple[str, str]] = set()


def index_name(table: str, column: str) -> str:
    """The name that the database knows the index of a column's words by."""
    return f"{table}_{column}_words"


def vector(column: str) -> str:
    """The expression that PostgreSQL's index is on, and that queries repeat."""
    return f"to_tsvector('simple', {_words(column)})"


def _words(column: str) -> str:
    bare = f"regexp_replace(normalize({column}, NFKD), '[\u0300-\u036f]+', '', 'g')"
    return f"regexp_replace(lower({bare} COLLATE \"und-x-icu\"), '[^[:alnum:]]+', ' ', 'g')"


def name_index(table: str, column: str = "name") -> Declaration:
    """The index of a column that holds names of persons, bodies and events: what they may be spelt as is found too."""
    _of_names.add((table, column))
    return word_index(table, column)


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


def holds_names(table: str, column: str) -> bool:
    """Whether the column is one of names, and its words are indexed."""
    return (table, column) in _of_names


def having_any(table: str, column: str, begun: str, words: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    """SQL, with its parameters, for the keys of the rows that have one of the words, or one that begins as another.

    Args:
        table: whose column has an index.
        column: of names.
        begun: a word that may go on.
        words: others, which may not. None of them holds a quotation mark.
    """
    index = index_name(table, column)
    # Names of tables and columns are our own; what was typed is a parameter.
    if connection.vendor == "sqlite":
        asked = " OR ".join([f'"{begun}" *', *(f'"{word}"' for word in words)])
        return f"SELECT rowid FROM {index} WHERE {index} MATCH %s", (asked,)  # noqa: S608
    query = f"(SELECT string_agg({_sought('begun')} || ':*', '') FROM (SELECT %s::text AS begun) AS typed)"  # noqa: S608
    others = f"(SELECT string_agg({_sought('word')}, ' | ') FROM unnest(%s::text[]) AS word)"  # noqa: S608
    either = f"concat_ws(' | ', {query}, {others})::tsquery"
    return f"SELECT id FROM {table} WHERE {vector(column)} @@ (SELECT {either})", (begun, list(words))  # noqa: S608


def _sought(word: str) -> str:
    """The words of an expression as a query of PostgreSQL, or NULL where it has none."""
    return f"nullif(plainto_tsquery('simple', {_words(word)})::text, '')"
