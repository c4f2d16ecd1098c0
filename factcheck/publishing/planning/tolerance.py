"""How far two versions of a draft differ in words alone."""

from collections.abc import Collection, Iterator
from typing import Any

from factcheck.publishing.canonical import Document


def differs_by_fewer(before: Document, after: Document, limit: int, *, prose: Collection[str]) -> bool:
    """Whether the one becomes the other by inserting and deleting fewer than `limit` characters of its prose.

    `prose` names the members, of the document and of the items of its lists, that hold what people write. Whatever
    else differs, such as a date, a link, a rating or the number of attributions, is more than any number of characters.
    """
    left = limit
    for pair in _pairs(before, after, prose):
        if pair is None:
            return False
        spent = distance(*pair, limit=left)
        if spent is None:
            return False
        left -= spent
    return left > 0


def distance(before: str, after: str, *, limit: int) -> int | None:
    """How many characters are inserted and deleted at the least; None if `limit` or more.

    It takes a time that grows with the shorter text and with the square of the limit, by Myers' algorithm.
    """
    ends = {1: 0}
    for spent in range(limit):
        for diagonal in range(-spent, spent + 1, 2):
            down = diagonal == -spent or (diagonal != spent and ends[diagonal - 1] < ends[diagonal + 1])
            x = ends[diagonal + 1] if down else ends[diagonal - 1] + 1
            x += _common(before, after, x, x - diagonal)
            ends[diagonal] = x
            if x >= len(before) and x - diagonal >= len(after):
                return spent
    return None


def _common(before: str, after: str, x: int, y: int) -> int:
    """How many characters the two have in common from these places on."""
    length, most = 0, min(len(before) - x, len(after) - y)
    while length < most and before[x + length] == after[y + length]:
        length += 1
    return max(length, 0)


def _pairs(before: Any, after: Any, prose: Collection[str]) -> Iterator[tuple[str, str] | None]:
    """The texts of the two that differ, and None for each difference of another sort."""
    if before.keys() != after.keys():
        yield None
        return
    for name, was in before.items():
        yield from _of_values(was, after[name], name in prose, prose)


def _of_values(was: Any, now: Any, is_prose: bool, prose: Collection[str]) -> Iterator[tuple[str, str] | None]:
    if was == now:
        return
    if isinstance(was, str) and isinstance(now, str) and is_prose:
        yield was, now
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for old, new in zip(was, now, strict=True):
            yield from _of_items(old, new, is_prose, prose)
    else:
        yield None


def _of_items(old: Any, new: Any, is_prose: bool, prose: Collection[str]) -> Iterator[tuple[str, str] | None]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _pairs(old, new, prose)
    else:
        yield from _of_values(old, new, is_prose, prose)
