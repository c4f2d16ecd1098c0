"""How much room text takes where we draw it ourselves: a careful guess, since only the browser knows its fonts."""

import unicodedata
from collections.abc import Iterator
from typing import Final

# Widths in em. Each is rather too much for common fonts, so that text ends early before it ends late.
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]/ \N{RIGHT SINGLE QUOTATION MARK}\N{MIDDLE DOT}-")
_WIDE: Final = frozenset("mwMW@%\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})
_ARMENIAN: Final = range(0x0530, 0x0590)
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


def width(text: str, size: float) -> float:
    """The most room, in pixels, that a line of text takes in letters of this size."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    if character in _NARROW:
        return 0.38
    if character in _WIDE or unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1
    if ord(character) in _ARMENIAN:
        return 0.82 if character.isupper() else 0.7
    return 0.74 if character.isupper() else 0.6


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in at most so many lines, none wider than the room; cut short with an ellipsis if it needs more."""
    found = list(_wrapped(text, room, size))
    if len(found) > most:
        found = [*found[: most - 1], _cut(f"{found[most - 1]} {found[most]}", room, size)]
    return found


def _wrapped(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and width(f"{line} {word}", size) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}".lstrip()
        while width(line, size) > room:
            fits = _fitting(line, room, size)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _fitting(text: str, room: float, size: float) -> int:
    """How many characters of a text fit, at least one."""
    taken, fits = 0.0, 0
    for character in text:
        taken += size * _em(character)
        if taken > room:
            break
        fits += 1
    return max(fits, 1)


def _cut(text: str, room: float, size: float) -> str:
    return text[: _fitting(text, room - width(_ELLIPSIS, size), size)].rstrip() + _ELLIPSIS


def direction(text: str) -> str:
    """`rtl` or `ltr`: the direction of the first letter that has one."""
    classes = map(unicodedata.bidirectional, text)
    first = next((kind for kind in classes if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"
