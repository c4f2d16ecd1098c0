"""Which of the sources that a document rests on were taken back. Reads documents only."""

from typing import Any

from factcheck.language.once import once_a_page


@once_a_page
def retracted_sources(record: Any) -> list[dict[str, Any]]:
    """The retracted sources that a document cites, at any place, each once; not the record itself.

    Those that it doesn't cite itself come last, with the names of the cited sources that draw on them as `through`.
    """
    cited: dict[str, dict[str, Any]] = {}
    _gather(record, cited)
    found = {each["id"]: each for each in cited.values() if each.get("retracted")}
    for each in cited.values():
        for other in each.get("draws_on_retracted", ()):
            beneath = found.setdefault(other["id"], other | {"through": []})
            if "through" in beneath:
                beneath["through"].append(each["name"])
    return [source for source in found.values() if source["id"] != record["id"]]


def _gather(value: Any, cited: dict[str, dict[str, Any]]) -> None:
    """Add every record in a document by its id, but not what a cited source says of what it draws on."""
    if isinstance(value, dict):
        for name, part in value.items():
            if isinstance(part, (dict, list)) and name != "draws_on_retracted":
                _gather(part, cited)
        if "id" in value:
            cited[value["id"]] = value
    else:
        for part in value:
            if isinstance(part, (dict, list)):
                _gather(part, cited)
