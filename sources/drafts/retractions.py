"""Which retracted sources a source goes back to. Reads documents only."""

from collections.abc import Iterator

from factcheck.publishing.canonical import Document
from factcheck.publishing.writing.drafts import pick
from sources.documents.origins import MAX_STEPS


def retracted_beneath(source: Document) -> list[Document]:
    """The retracted sources that a source draws on, itself or through others, the nearest first; with steps."""
    beneath = [other for drawn_on in source["draws_on"] for other in _at_or_beneath(drawn_on)]
    nearest = {other["id"]: other for other in sorted(beneath, key=lambda other: -other["steps"])}
    found = [other for other in nearest.values() if other["id"] != source["id"]]
    # In a circle of sources a mark that was taken off would go round for ever: each round costs a step.
    near = [other for other in found if other["steps"] < MAX_STEPS]
    return sorted(near, key=lambda other: (other["steps"], other["id"]))


def _at_or_beneath(drawn_on: Document) -> Iterator[Document]:
    if drawn_on.get("retracted"):
        yield pick(drawn_on, "id", "url", "name", "retracted") | {"steps": 1}
    # Documents that were published before retractions were recorded have no such list.
    for other in drawn_on.get("draws_on_retracted", ()):
        yield other | {"steps": other["steps"] + 1}
