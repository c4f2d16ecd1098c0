"""Which of the sources that a document rests on were taken back. Reads documents only."""

from collections.abc import Iterator
from typing import Any


def retracted_sources(record: Any) -> list[dict[str, Any]]:
    """The retracted sources that a document cites, at any place, each once; not the record itself.

    Those that it doesn't cite itself come last, with the names of the cited sources that draw on them as `through`.
    """
    cited = {each["id"]: each for each in _cited(record)}
    found = {each["id"]: each for each in cited.values() if each.get("retracted")}
    for each in cited.values():
        for other in each.get("draws_on_retracted", ()):
            beneath = found.setdefault(other["id"], other | {"through": []})
            if "through" in beneath:
                beneath["through"].append(each["name"])
    return [source for source in found.values() if source["id"] != record["id"]]


def _cited(value: Any) -> Iterator[dict[str, Any]]:
    """Every record in a document, but not what a cited source says of what it draws on."""
    if isinstance(value, dict):
        for name, part in value.items():
            if isinstance(part, dict | list) and name != "draws_on_retracted":
                yield from _cited(part)
        if "id" in value:
            yield value
    elif isinstance(value, list):
        for part in value:
            yield from _cited(part)
