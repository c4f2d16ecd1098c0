"""Text search that finds the same on SQLite (FTS5) and PostgreSQL (a GIN index).

Both are given terms that `factcheck.analysis` made, so that neither database's own idea of a word counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

from factcheck.analysis.folding import fold
from factcheck.analysis.queries import Alternative, Group
from factcheck.analysis.terms import PREFIX, kind_term
from factcheck.analysis.tokens import MAX_LENGTH, words

__all__ = ["MAX_TERM_LENGTH", "fold", "kind_term", "words"]

MAX_TERMS: Final = 16
"""Words of a query that the database is asked for."""
MAX_TERM_LENGTH: Final = MAX_LENGTH


@dataclass(frozen=True)
class Condition:
    """Terms that rows are to have: one alternative of each group, and none of others."""

    every: tuple[Group, ...] = ()
    none: Group = ()

    @property
    def fts5(self) -> str:
        """As SQLite's FTS5 is asked."""
        return self._spelt(" AND ", " OR ", " NOT ", lambda term: f'"{term.removesuffix(PREFIX)}"', "*")

    @property
    def tsquery(self) -> str:
        """As PostgreSQL is asked."""
        return self._spelt(" & ", " | ", " & !", lambda term: f"'{term.removesuffix(PREFIX)}'", ":*")

    def _spelt(self, and_: str, or_: str, not_: str, quoted: Callable[[str], str], begun: str) -> str:
        def spelt(term: str) -> str:
            return quoted(term) + (begun if term.endswith(PREFIX) else "")

        def group(alternatives: Group) -> str:
            return f"({or_.join(f'({and_.join(map(spelt, each))})' for each in alternatives)})"

        required = and_.join(group(each) for each in self.every)
        return f"{required}{not_}{group(self.none)}" if self.none else required


def of_kind(kind: str) -> tuple[Group, ...]:
    """The group by which rows of one kind alone are found."""
    alternative: Alternative = (kind_term(kind),)
    return ((alternative,),) if kind else ()


# At run time Django's fields take no type arguments.
if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class SearchField(_TextField):
    """The terms of a record; the migration gives it an index of each database's own sort."""


@SearchField.register_lookup
class Matches(models.Lookup):
    """That the field meets a `Condition`."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask the FTS5 table that triggers keep beside the read model."""
        found = "SELECT rowid FROM publishing_search WHERE publishing_search MATCH %s"
        return f"{self._of_row(compiler, 'id')} IN ({found})", [self.rhs.fts5]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Ask the column that PostgreSQL keeps of the words."""
        return f"{self._of_row(compiler, 'search_vector')} @@ %s::tsquery", [self.rhs.tsquery]

    def _of_row(self, compiler: SQLCompiler, column: str) -> str:
        """Another column of the row: within another query the table goes by another name."""
        field: Any = models.Field()
        field.set_attributes_from_name(column)
        sql, _ = compiler.compile(Col(self.lhs.alias, field))
        return sql
