"""Text search that finds the same on SQLite (FTS5) and PostgreSQL (a GIN index).

Both are given words that are folded and split here, so that neither database's own idea of a word counts.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext as _

MAX_TERMS = 16
MAX_TERM_LENGTH = 64
MAX_INDEXED = 500_000
"""Bytes of a record's words: PostgreSQL indexes at most 1 MiB of one row, positions and padding included."""
WORD = re.compile(r"[^\W_]+")


# Letters that don't decompose, as those write them who lack a key for them: Azerbaijani's dotless i and schwa, and the
# like. Arabic's tatweel only stretches a word.
_PLAIN = str.maketrans(
    {"\u0131": "i", "\u0259": "e", "\u0142": "l", "ø": "o", "đ": "d", "œ": "oe", "æ": "ae", "\u0640": ""}
)


class QueryError(ValueError):
    """A search that can't be run; the message is for the reader."""


class NoWordsError(ValueError):
    """A search without a single word in it."""


def fold(text: str) -> str:
    """The text without case, accents and invisible marks; each character becomes the same whatever stands beside it."""
    # Decomposing can bring forth capitals, and folding what is not decomposed.
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(character for character in decomposed if not _is_mark(character)).translate(_PLAIN)


def _is_mark(character: str) -> bool:
    """Whether it only changes how others look: an accent, a soft hyphen, a joiner, a mark of direction."""
    return bool(unicodedata.combining(character)) or unicodedata.category(character) == "Cf"


def words(text: str) -> list[str]:
    """The text's words without case and accents, each once, in alphabetical order."""
    return sorted({word[:MAX_TERM_LENGTH] for word in WORD.findall(fold(text))})


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
