"""The parameter `fields`, by which a program asks for parts of an answer: `claims(text,claimReview/url)`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from claims.google.errors import InvalidArgumentError

Shape: TypeAlias = Mapping[str, "Shape"]
"""The members that an answer may have, each with those that it may have in turn."""
_MOST: Final = 1000
_DEEPEST: Final = 10
_NEXT_WORD: Final = re.compile(r"\s*([A-Za-z_]\w*|[*,/()])", re.ASCII)
_ALL: Final = "*"


def selection(text: str, shape: Shape) -> Shape:
    """What is asked for, as the part of the shape that is wanted.

    Raises:
        InvalidArgumentError: it is no selection, or names what no answer has.
    """
    if len(text) > _MOST:
        raise InvalidArgumentError("The field selection is too long.")
    words = _Words(text)
    wanted = words.list()
    if words.waiting:
        raise _invalid(words.waiting[-1])
    return _within(shape, wanted)


def selected(value: Any, shape: Shape) -> Any:
    """The parts of an answer that are wanted."""
    match value:
        case dict():
            return {name: selected(part, shape[name]) for name, part in value.items() if name in shape}
        case list():
            return [selected(part, shape) for part in value]
    return value


class _Words:
    """The words of a selection that are still to be read, the next one last."""

    def __init__(self, text: str) -> None:
        self.waiting = list(_words(text))[::-1]

    def list(self, depth: int = 0) -> dict[str, Shape]:
        """Paths between commas, as a tree of names; an empty one means all that is there."""
        if depth > _DEEPEST:
            raise InvalidArgumentError("The field selection is nested too deep.")
        found: dict[str, Shape] = {}
        while True:
            name, inner = self._path(depth)
            found[name] = _both(found[name], inner) if name in found else inner
            if not self._takes(","):
                return found

    def _path(self, depth: int) -> tuple[str, Shape]:
        name = self.waiting.pop() if self.waiting else ""
        if not name or name in "/(),":
            raise _invalid(name)
        if self._takes("/"):
            if depth > _DEEPEST:
                raise InvalidArgumentError("The field selection is nested too deep.")
            return name, dict([self._path(depth + 1)])
        inner: Shape = {}
        if self._takes("("):
            inner = self.list(depth + 1)
            if not self._takes(")"):
                raise _invalid(self.waiting[-1] if self.waiting else "")
        return name, inner

    def _takes(self, mark: str) -> bool:
        is_next = self.waiting[-1:] == [mark]
        if is_next:
            self.waiting.pop()
        return is_next


def _within(shape: Shape, wanted: Shape) -> Shape:
    """The part of the shape that a tree of names is about."""
    found: dict[str, Shape] = {}
    for name, inner in wanted.items():
        if name != _ALL and name not in shape:
            raise _invalid(name)
        for each in shape if name == _ALL else [name]:
            part = _within(shape[each], inner) if inner else shape[each]
            found[each] = _both(found[each], part) if each in found else part
    return found


def _both(one: Shape, other: Shape) -> Shape:
    """What either asks for; one that asks for all outweighs."""
    if not one or not other:
        return {}
    return {
        name: _both(one[name], other[name]) if name in one and name in other else one.get(name, other.get(name, {}))
        for name in (*one, *other)
    }


def _invalid(word: str) -> InvalidArgumentError:
    return InvalidArgumentError(f"Invalid field selection {word}".rstrip())


def _words(text: str) -> Iterator[str]:
    place = 0
    while place < len(text.rstrip()):
        found = _NEXT_WORD.match(text, place)
        if found is None:
            raise _invalid(text[place : place + 20])
        place = found.end()
        yield found[1]
