"""The kinds of record that can be reconciled, and what programs can ask of each."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from factcheck.linked.terms import VOCABULARY, absolute
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.public_kinds import Property, PublicKind, Reconciled

NAME: Final = "name"


def reconciled() -> list[tuple[PublicKind, Reconciled]]:
    """The kinds, in the order of the API."""
    return [(kind, kind.reconciled) for kind in public_kinds.registered() if kind.reconciled]


def names() -> list[str]:
    """Their names, which are the types of the service."""
    return [kind.name for kind, _ in reconciled()]


def type_of(kind: PublicKind) -> dict[str, str]:
    """A kind as the service names it."""
    return {"id": kind.name, "name": str(kind.words.one)}


def properties_of(kind: str) -> dict[str, Property]:
    """The properties of a kind, by id."""
    how = public_kinds.get(kind).reconciled
    return {each.id: each for each in how.properties} if how else {}


def all_properties() -> dict[str, Property]:
    """The properties of all kinds, by id; of several of one id, the first."""
    found: dict[str, Property] = {}
    for kind, _ in reconciled():
        found = properties_of(kind.name) | found
    return found


def text(read: Callable[[Document], str]) -> Callable[[Document], Iterable[Any]]:
    """The value of a property that is one text; none for an empty one."""
    return lambda document: [{"str": value}] if (value := read(document)) else []


def schema_space() -> str:
    """The address at which the properties are explained: those of documents."""
    return f"{absolute(VOCABULARY)}#"
