"""Comparing folded texts: SQLite calls our folding, PostgreSQL is given an expression that is made of it."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, Final

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from factcheck.analysis.folding import fold
from factcheck.database.engines.sqlite.base import FOLD

_FIRST, _LAST = 0x80, 0xFFFF
_SURROGATES: Final = range(0xD800, 0xE000)


class _FoldedLookup(models.Lookup):
    """A comparison of a folded column with a folded text."""

    pattern = "{}"

    def get_prep_lookup(self) -> str:
        """The folded text, with nothing in it that a pattern would read otherwise."""
        text = fold(str(self.rhs))
        for special in "\\%_":
            text = text.replace(special, f"\\{special}")
        return self.pattern.format(text)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask by the function that each connection has."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{FOLD}({column}) LIKE %s ESCAPE '\\'", [*parameters, self.rhs]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask by an expression; texts in ASCII alone, which are most, take its shortest way."""
        column, parameters = self.process_lhs(compiler, connection)
        plain, whole = f"lower(replace({column}, '`', ''''))", _expression(column)
        folded = f"CASE WHEN {column} ~ '[^\\x01-\\x7f]' THEN {whole} ELSE {plain} END"
        return f"{folded} LIKE %s", [*parameters * folded.count(column), self.rhs]


@models.CharField.register_lookup
@models.TextField.register_lookup
class Folded(_FoldedLookup):
    """That the folded column holds the folded text."""

    lookup_name = "folded"
    pattern = "%{}%"


@models.CharField.register_lookup
@models.TextField.register_lookup
class FoldedExact(_FoldedLookup):
    """That the column is the text, once both are folded."""

    lookup_name = "folded_exact"


def _expression(column: str) -> str:
    letters, marks, others = _tables()
    decomposed = f"lower(normalize(replace({column}, '\u00b4', ''''), NFKD) COLLATE \"und-x-icu\")"
    bare = f"replace(regexp_replace(normalize({decomposed}, NFKD), '[{marks}]+', '', 'g'), '`', '''')"
    whole = bare
    for letter, plain in others:
        whole = f"replace({whole}, '{letter}', '{plain}')"
    plain = "".join(letters.values()).replace("'", "''")
    # To translate takes longest, and few texts have such letters.
    rare = "".join(_ranges(sorted([*letters, *(letter for letter, _ in others)])))
    return f"CASE WHEN {bare} ~ '[{rare}]' THEN translate({whole}, '{''.join(letters)}', '{plain}') ELSE {bare} END"


@cache
def _tables() -> tuple[dict[str, str], str, list[tuple[str, str]]]:
    """Of decomposed small letters: those that become another, ranges of marks that go, and those that become two."""
    folded = {letter: fold(letter) for letter in _decomposed()}
    marks = [letter for letter, plain in folded.items() if not plain]
    letters = {letter: plain for letter, plain in folded.items() if len(plain) == 1 and plain != letter}
    return letters, "".join(_ranges(marks)), [pair for pair in folded.items() if len(pair[1]) > 1]


def _decomposed() -> Iterator[str]:
    for code in range(_FIRST, _LAST):
        letter = chr(code)
        if code not in _SURROGATES and unicodedata.normalize("NFKD", letter).lower() == letter:
            yield letter


def _ranges(letters: list[str]) -> Iterator[str]:
    for _, group in groupby(enumerate(letters), lambda pair: ord(pair[1]) - pair[0]):
        run = [letter for _, letter in group]
        yield f"{run[0]}-{run[-1]}"
