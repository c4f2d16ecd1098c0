"""Where the reporting of a source begins. Reads documents only."""

from typing import Final

from factcheck.publishing.canonical import Document

MAX_STEPS: Final = 9
"""How many steps from a source its origins are lost sight of."""


def origins_of(source: Document) -> list[Document]:
    """The ids of the sources that a source's reporting goes back to, with how many steps away each is."""
    if not source["draws_on"]:
        return [{"id": source["id"], "steps": 0}]
    steps: dict[str, int] = {}
    for drawn_on in source["draws_on"]:
        # A document that was published before origins were kept stands for itself.
        for origin in drawn_on.get("origins", [{"id": drawn_on["id"], "steps": 0}]):
            steps[origin["id"]] = min(origin["steps"] + 1, steps.get(origin["id"], MAX_STEPS))
    # Sources that draw on each other in a circle would pass old origins round for ever: each round costs a step.
    return [{"id": origin, "steps": number} for origin, number in sorted(steps.items()) if number < MAX_STEPS]
