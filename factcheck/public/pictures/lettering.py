"""How much room text takes where we draw it ourselves: a careful guess, since only the browser knows its fonts."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# Widths in hundredths of an em. Each is rather too much for common fonts, so that text ends early before it ends late.
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]/ \N{RIGHT SINGLE QUOTATION MARK}\N{MIDDLE DOT}-")
_WIDE: Final = frozenset("mwMW@%\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})
_ARMENIAN: Final = range(0x0530, 0x0590)
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_SPACE: Final = 38


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in at most so many lines, none wider than the room; cut short with an ellipsis if it needs more.

    Room and size of letters are in pixels.
    """
    wide = 100 * room / size
    found = list(_wrapped(text, wide))
    if len(found) > most:
        found = [*found[: most - 1], _cut(f"{found[most - 1]} {found[most]}", wide)]
    return found


def _wrapped(text: str, room: float) -> Iterator[str]:
    line, taken = "", 0
    for word in text.split():
        wide = width(word)
        if line and taken + _SPACE + wide > room:
            yield line
            line, taken = word, wide
        else:
            line, taken = (f"{line} {word}", taken + _SPACE + wide) if line else (word, wide)
        while taken > room:
            fits = _fitting(line, room)
            yield line[:fits]
            line = line[fits:]
            taken = width(line)
    if line:
        yield line


def _fitting(text: str, room: float) -> int:
    """How many characters of a text fit, at least one."""
    taken, fits = 0, 0
    for character in text:
        taken += _width_of(character)
        if taken > room:
            break
        fits += 1
    return max(fits, 1)


def _cut(text: str, room: float) -> str:
    return text[: _fitting(text, room - width(_ELLIPSIS))].rstrip() + _ELLIPSIS


def width(text: str) -> int:
    """The most room that a line of text takes, in hundredths of the size of its letters."""
    return sum(map(_width_of, text))


@lru_cache(maxsize=4096)
def _width_of(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    if character in _NARROW:
        return 38
    if character in _WIDE or unicodedata.east_asian_width(character) in {"W", "F"}:
        return 100
    if ord(character) in _ARMENIAN:
        return 82 if character.isupper() else 70
    return 74 if character.isupper() else 60


def direction(text: str) -> str:
    """`rtl` or `ltr`: the direction of the first letter that has one."""
    classes = map(unicodedata.bidirectional, text)
    first = next((kind for kind in classes if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"
