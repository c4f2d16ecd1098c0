"""Text search that finds the same on SQLite (FTS5) and PostgreSQL (a GIN index).

Both are given words that are folded and split here, so that neither database's own idea of a word counts.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext as _

from factcheck.analysis.folding import fold
from factcheck.analysis.tokens import MAX_LENGTH, WORD, words

__all__ = ["MAX_TERM_LENGTH", "WORD", "fold", "words"]

MAX_TERMS = 16
MAX_TERM_LENGTH = MAX_LENGTH
MAX_INDEXED = 500_000
"""Bytes of a record's words: PostgreSQL indexes at most 1 MiB of one row, positions and padding included."""


class QueryError(ValueError):
    """A search that can't be run; the message is for the reader."""


class NoWordsError(ValueError):
    """A search without a single word in it."""


def search_text(*texts: str) -> str:
    """What is stored for texts that a search should find."""
    found = " ".join(words(" ".join(texts))).encode()
    # Cut between words, and never within a character.
    return (found if len(found) <= MAX_INDEXED else found[:MAX_INDEXED].rpartition(b" ")[0]).decode()


def kind_term(kind: str) -> str:
    """The word by which records of one kind are found; no text holds it, and no query."""
    return f"\ue000{kind}\ue000"


def parse_query(query: str) -> tuple[str, ...]:
    """The words to look for.

    Raises:
        QueryError: for more than 16 words.
        NoWordsError: for none.
    """
    terms = tuple(words(query))
    if not terms:
        raise NoWordsError
    if len(terms) > MAX_TERMS:
        raise QueryError(
            _("Search for at most %(most)d words, not %(given)d.") % {"most": MAX_TERMS, "given": len(terms)}
        )
    return terms


# At run time Django's fields take no type arguments.
if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class SearchField(_TextField):
    """The folded words of a record; the migration gives it an index of each database's own sort."""


@SearchField.register_lookup
class Matches(models.Lookup):
    """That every term begins some word of the field."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask the FTS5 table that triggers keep beside the read model."""
        query = " ".join(f'"{term}"*' for term in self.rhs)
        found = "SELECT rowid FROM publishing_search WHERE publishing_search MATCH %s"
        return f"{self._of_row(compiler, 'id')} IN ({found})", [query]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask the column that PostgreSQL keeps of the words."""
        query = " & ".join(f"'{term}':*" for term in self.rhs)
        return f"{self._of_row(compiler, 'search_vector')} @@ %s::tsquery", [query]

    def _of_row(self, compiler: SQLCompiler, column: str) -> str:
        """Another column of the row: within another query the table goes by another name."""
        field: Any = models.Field()
        field.set_attributes_from_name(column)
        sql, _ = compiler.compile(Col(self.lhs.alias, field))
        return sql
