"""Database objects, and the one list of those that the apps declare."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from factcheck.database.schema import Schema

OURS: Final = re.compile(
    r"^editing_(log|version|write)"
    r"|_(no_(update|delete|insert|truncate|replace)|write_once)$"
    r"|_saved_(update|insert|delete)$"
    r"|_words(_(insert|delete|update))?$"
    r"|^publishing_(search(_(insert|delete|update))?|facet_values)$"
    r"|^meaning_vector_gone_delete$"
)
"""The names that declarations make: what bears one and is declared no more is left over, and is dropped."""


class Work(Enum):
    """What a migration does."""

    TABLES = "changes tables, and perhaps rows"
    ROWS = "changes rows only"


class Key(NamedTuple):
    """Names one part among all: PostgreSQL's triggers of several tables may bear the same name."""

    # "trigger", "function", "index", "statistics", or "table" for a virtual one.
    sort: str
    name: str
    # What it hangs on; empty for what stands by itself.
    table: str


@dataclass(frozen=True)
class Part:
    """What one CREATE statement makes."""

    key: Key
    sql: str


@dataclass(frozen=True)
class DatabaseObject:
    """Parts that serve one purpose and are made and dropped together."""

    # In the order in which they are made.
    parts: tuple[Part, ...]
    # What reads existing rows into it once it is made.
    fill: str = ""
    # During which migrations its triggers are off.
    off_during: frozenset[Work] = frozenset()


Declaration = Callable[[Schema], Iterable[DatabaseObject]]
"""Makes what should be there, in the words of the schema's database; nothing where a table or column is missing."""

_declarations: list[Declaration] = []


def declare(*declarations: Declaration) -> None:
    """Have these laid after each `migrate`."""
    _declarations.extend(declarations)


def declared(schema: Schema) -> list[DatabaseObject]:
    """All that should be there, once: apps declare again where another app is installed at run time."""
    return list(dict.fromkeys(found for declaration in _declarations for found in declaration(schema)))


def trigger(name: str, table: str, sql: str) -> Part:
    """A trigger of a table."""
    return Part(Key("trigger", name, table), sql)


def function(name: str, sql: str) -> Part:
    """A function of PostgreSQL, made by CREATE OR REPLACE."""
    return Part(Key("function", name, ""), sql)
