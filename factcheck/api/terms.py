"""The terms of our vocabulary beside schema.org's: the members of published documents, as the API describes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from factcheck.api.reference import Schema, Value, schemas
from factcheck.publishing.reading import public_kinds

_OWN: Final = {
    "record": "Of an entry of the feed: the whole record, each member of its document as a term of this vocabulary.",
    "number": "Of a correction: the number of the revision that made it.",
    "next": "Of the feed: its next page.",
    "claim": "Of what a review of “did they say it?” is about: the claim that they are said to have made.",
}


@dataclass(frozen=True)
class Use:
    """What a term means as a member of one sort of object; of several in which it means the same, the first."""

    of: str
    type: str
    description: str


@dataclass(frozen=True)
class Term:
    """A term by its name without prefix, and what it means wherever it is used."""

    name: str
    about: str
    uses: tuple[Use, ...]


@cache
def terms() -> list[Term]:
    """All terms by name."""
    uses: dict[str, list[Use]] = {name: [] for name in _OWN}
    for schema, member in _members():
        use, found = Use(schema.name, member.type, member.description), uses.setdefault(member.name, [])
        if not any((each.type, each.description) == (use.type, use.description) for each in found):
            found.append(use)
    return [Term(name, _OWN.get(name, ""), tuple(told)) for name, told in sorted(uses.items())]


def _members() -> Iterator[tuple[Schema, Value]]:
    """The members of all published documents, and of what these hold, each once."""
    known = {schema.name: schema for schema in schemas()}
    waiting = [kind.resource.document.__name__.removesuffix("Serializer") for kind in public_kinds.registered()]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name not in known:
            continue
        seen.add(name)
        yield from ((known[name], member) for member in known[name].members)
        waiting += [member.schema for member in known[name].members if member.schema]
