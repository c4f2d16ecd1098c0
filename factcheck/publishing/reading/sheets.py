"""Records as the rows of a table: which columns there are, and what stands in them. Each kind declares its own.

One declaration serves the spreadsheets of lists, the tables of a dump and their descriptions. The columns of a sheet
are a promise: one may be added at the end, none may change its name, its place or its meaning.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeAlias

from factcheck.language.localisation import DEFAULT, canonical
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.differences import Said

Cell: TypeAlias = str | int | bool | Decimal | list[str] | None
"""What stands in a cell: nothing where the document says nothing."""


class Sort(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    TEXTS = "texts"
    ADDRESS = "address"


@dataclass(frozen=True)
class Column:
    """A column: its name, what it says, and what it makes of a row."""

    name: str
    about: str
    value: Callable[[Any], Cell]
    sort: Sort = Sort.TEXT


@dataclass(frozen=True)
class Sheet:
    """A table of records, or of parts of them."""

    # What `rows` of an address and the table of a dump call it: "claims", "utterances".
    name: str
    about: str
    columns: Sequence[Column]
    # What readers are told of a table that is not the first of its kind.
    label: Said = ""
    # A document to its rows.
    rows: Callable[[Document], Iterable[Any]] = lambda document: (document,)

    def cells(self, document: Document) -> Iterator[list[Cell]]:
        """The rows that a document makes."""
        for row in self.rows(document):
            yield [column.value(row) for column in self.columns]


def at(value: Any, path: str) -> Any:
    """What stands in a document at a path such as `claim.name`; None where a step of it is missing or null."""
    for step in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value


def text(name: str, about: str, path: str = "") -> Column:
    """A column of a text."""
    return Column(name, about, lambda row: at(row, path or name) or None)


def whole(name: str, about: str, path: str = "") -> Column:
    """A column of a whole number."""
    return Column(name, about, lambda row: at(row, path or name), Sort.WHOLE)


def number(name: str, about: str, path: str = "") -> Column:
    """A column of a number that documents write as its digits."""

    def value(row: Any) -> Cell:
        digits = at(row, path or name)
        return None if digits in {None, ""} else Decimal(str(digits))

    return Column(name, about, value, Sort.NUMBER)


def flag(name: str, about: str, path: str = "") -> Column:
    """A column of true or false."""
    return Column(name, about, lambda row: at(row, path or name), Sort.FLAG)


def address(name: str, about: str, path: str = "") -> Column:
    """A column of the whole address of a page of this site."""

    def value(row: Any) -> Cell:
        found = at(row, path or name)
        return canonical(found, DEFAULT) if found else None

    return Column(name, about, value, Sort.ADDRESS)


def texts(name: str, about: str, path: str, member: str = "") -> Column:
    """A column of several texts: a member of each item of a list, or the items themselves."""

    def value(row: Any) -> Cell:
        found = (at(item, member) if member else item for item in at(row, path) or ())
        return [str(one) for one in found if one]

    return Column(name, about, value, Sort.TEXTS)


def dated(name: str, about: str, path: str = "") -> tuple[Column, Column]:
    """Two columns: a date cut to what is known of it, or an expression of EDTF, and its precision."""
    place = path or name
    precision = text(
        f"{name}_precision",
        "Whether its day, its month or only its year is known, or it is an interval in EDTF.",
        f"{place}.precision",
    )
    return text(name, about, f"{place}.date"), precision


RECORD: Final = (
    text("id", "Opaque and permanent."),
    address("url", "Its page on this site."),
)
"""What the rows of every kind of record begin with."""
STAMPS: Final = (
    text("first_published_at", "When it was first published, in UTC."),
    text("updated_at", "When its latest revision of any sort was published, in UTC."),
)
"""What the rows of every kind of record end with."""
