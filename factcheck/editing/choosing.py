"""What a conflict page carries, and how what it sends becomes the form that it stands for."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.http import QueryDict

from factcheck.editing.three_way_merge import DELETE, ROW, Merge, indexes

_PICKS: Final = "_choices"


def chosen(data: QueryDict) -> tuple[QueryDict, bool]:
    """What a conflict page sends as the form that it stands for, and whether all was chosen."""
    if _PICKS not in data:
        return data, True
    merged = data.copy()
    is_whole = True
    for name in data.getlist(_PICKS):
        pick = data.get(f"_pick-{name}", "")
        is_whole = is_whole and pick in {"mine", "theirs"}
        merged.setlist(name, data.getlist(f"_{'theirs' if pick == 'theirs' else 'mine'}-{name}"))
    for name in list(merged):
        if name == _PICKS or name.startswith(("_pick-", "_mine-", "_theirs-")):
            del merged[name]
    return _without_left_out(merged), is_whole


def _without_left_out(data: QueryDict) -> QueryDict:
    """The data without the new rows that are not to be added; the rows after them move up."""
    places: dict[str, dict[int, int]] = {}
    for prefix in {name.removesuffix("-TOTAL_FORMS") for name in data if name.endswith("-TOTAL_FORMS")}:
        kept = [index for index in sorted(indexes(data, prefix)) if not _is_left_out(data, f"{prefix}-{index}-")]
        places[prefix] = {old: new for new, old in enumerate(kept)}
        data[f"{prefix}-TOTAL_FORMS"] = str(len(kept))
    moved = QueryDict(mutable=True)
    for name, values in data.lists():
        if target := _moved(name, places):
            moved.setlist(target, values)
    return moved


def _is_left_out(data: QueryDict, prefix: str) -> bool:
    return bool(data.get(prefix + DELETE)) and not data.get(f"{prefix}id")


def _moved(name: str, places: Mapping[str, Mapping[int, int]]) -> str:
    row = ROW.fullmatch(name)
    if row is None or row[1] not in places:
        return name
    place = places[row[1]].get(int(row[2]))
    return "" if place is None else f"{row[1]}-{place}-{row[3]}"


def hidden(made: Merge) -> Iterator[tuple[str, str]]:
    """What the conflict page carries along unseen: names and values."""
    for name, values in made.same.items():
        yield from ((name, value) for value in values)
    for choice in made.choices:
        yield _PICKS, choice.name
        yield from ((f"_mine-{choice.name}", value) for value in choice.mine.values)
        yield from ((f"_theirs-{choice.name}", value) for value in choice.theirs.values)
