"""What a source draws on, what draws on it, and so on for some steps. Reads documents only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import SHOWN, PublicState

STEPS: Final = 3
"""How many steps a page shows, in each direction."""


@dataclass(frozen=True)
class Link:
    """A source in a chain, and those one step further on."""

    source: Document
    further: Sequence["Link"]


def drawn_on(source: Document, state: PublicState) -> list[Link]:
    """What a source draws on, as far as `STEPS` steps; a query a step."""
    levels = [_shown(source["draws_on"])]
    lists: dict[str, list[Document]] = {}
    while len(levels) < STEPS:
        found = state.documents("source", (each["id"] for each in levels[-1]))
        lists |= {each: document["draws_on"] for each, document in found.items()}
        levels.append(_shown(reference for document in found.values() for reference in document["draws_on"]))
    return _links(levels[0], lists, {source["id"]}, STEPS)


def drawing_on(source: Document, state: PublicState) -> list[Link]:
    """What draws on a source, as far as `STEPS` steps; a query a step."""
    first = state.documents_pointing("source", "draws_on", source["id"])
    levels, lists = [first], dict[str, list[Document]]()
    while len(levels) < STEPS:
        ids = [each["id"] for each in levels[-1]]
        levels.append(state.documents_pointing_to_any("source", "draws_on", ids))
        for document in levels[-1]:
            for reference in document["draws_on"]:
                lists.setdefault(reference["id"], []).append(document)
    return _links(first, lists, {source["id"]}, STEPS)


def _shown(references: Iterable[Document]) -> list[Document]:
    return list({reference["id"]: reference for reference in references}.values())[:SHOWN]


def _links(sources: Iterable[Document], lists: dict[str, list[Document]], above: set[str], steps: int) -> list[Link]:
    """A chain from these sources on; one that leads back to where it came from ends there."""
    return [
        Link(
            each if "name" in each else each | {"name": each["title"]},
            _links(lists.get(each["id"], ()), lists, above | {each["id"]}, steps - 1) if steps > 1 else [],
        )
        for each in _shown(sources)
        if each["id"] not in above
    ]
