"""The search of a list or picker: each word that is typed stands in one of the fields, and in names in some form."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.admin.utils import get_fields_from_path, lookup_spawns_duplicates
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.text import smart_split, unescape_string_literal

from factcheck.desk.finding.names import is_name, name_words
from factcheck.desk.finding.words import MOST, NameWords, spellings
from factcheck.desk.word_index import having_any

_MOST_WORDS: Final = 10
"""Words of a search, at most, that are looked for in other spellings too."""


@dataclass(frozen=True)
class Meant:
    """A word as it was typed, and the words of names, as they are written, that may be meant."""

    typed: str
    words: tuple[str, ...]


@models.CharField.register_lookup
class Named(models.Lookup):
    """That the name, whose words are indexed, has one of the words that are meant, or one that begins as was typed."""

    lookup_name = "named"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Ask the index once for all rows."""
        model = self.lhs.target.model
        rows, parameters = having_any(model._meta.db_table, self.lhs.target.column, self.rhs.typed, self.rhs.words)
        key = model._meta.pk.get_col(self.lhs.alias)
        column, _ = compiler.compile(key)
        return f"{column} IN ({rows})", parameters


def searched(rows: QuerySet[Any], fields: Sequence[str], typed: str) -> tuple[QuerySet[Any], bool]:
    """The rows that match, and whether any may come more than once.

    Args:
        rows: of a list.
        fields: those that it is searched by, each after a "=" where it must be the whole of what was typed.
        typed: the search, as an editor typed it.
    """
    if not fields or not typed:
        return rows, False
    named = [name for name in fields if not name.startswith("=") and _is_name(rows.model, name)]
    known = name_words() if named else NameWords()
    bits = [(bit, place < _MOST_WORDS and _is_of_words(bit)) for place, bit in enumerate(dict.fromkeys(_bits(typed)))]
    found = rows.filter(Q.create([_in_any(fields, named if is_word else [], bit, known) for bit, is_word in bits]))
    options = rows.model._meta
    return found, any(lookup_spawns_duplicates(options, name.removeprefix("=")) for name in fields)


def _is_name(model: type[models.Model], path: str) -> bool:
    return is_name(get_fields_from_path(model, path)[-1])


def _bits(typed: str) -> Iterator[str]:
    """The words of a search; a quoted phrase is one."""
    for bit in smart_split(typed):
        is_quoted = bit[0] in "\"'" and bit[0] == bit[-1]
        yield unescape_string_literal(bit) if is_quoted else bit


def _is_of_words(bit: str) -> bool:
    """Whether it can be looked for word by word: no phrase, and no signs that are a part of a name, as in C++."""
    return all(unicodedata.category(each)[0] in "PMC" for each in _words_taken_out(bit))


def _words_taken_out(bit: str) -> str:
    for word in spellings(bit):
        bit = bit.replace(word, "", 1)
    return bit


def _in_any(fields: Sequence[str], named: Sequence[str], bit: str, known: NameWords) -> Q:
    meant = [Meant(word, known.alike(word)) for word in spellings(bit)] if named else []
    return Q.create([_in_one(name, name in named, bit, meant) for name in fields], connector=Q.OR)


def _in_one(name: str, is_named: bool, bit: str, meant: Sequence[Meant]) -> Q:
    if name.startswith("="):
        return Q((f"{name.removeprefix('=')}__iexact", bit))
    anywhere = Q((f"{name}__folded", bit))
    if not (is_named and meant):
        return anywhere
    found = Q.create([(f"{name}__named", each) for each in meant])
    # More words hold it than were looked for.
    return found | anywhere if any(len(each.words) >= MOST for each in meant) else found
