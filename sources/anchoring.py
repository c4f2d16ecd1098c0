"""Where words stand in a text. All positions are counted in code points, as Python counts them.

Knows no model: passages call it with their exact words and with what stands before and after these.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

CONTEXT = 32
"""As many characters before and after as the W3C's own examples keep; more where that is not enough."""

MAX_CONTEXT = 500
GAP = re.compile(r"…|\.\.\.")
"""What an editor types for words left out: “has labeled … homeland”."""


MOST_BEGINNINGS = 500


class Span(NamedTuple):
    """A stretch of a text: from `start` up to, not including, `end`."""

    start: int
    end: int


class Quote(NamedTuple):
    """Exact words with what stands right before and after them: a W3C TextQuoteSelector."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def places(text: str, words: str) -> Iterator[int]:
    """Where these words begin, in order, those that overlap included; nowhere for no words."""
    place = text.find(words) if words else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def locate(text: str, quote: Quote, near: int | None = None) -> int | None:
    """Return where the words stand, or None if that is not certain. The first of these that decides:

    1. the words with all that stood before and after, where that occurs once; where it occurs several
       times, the one nearest to `near`, the place at which they stood;
    2. the words with what stood before, or with what stood after, where that occurs once;
       if both occur once but at different places, neither is trusted;
    3. the words alone, where they occur once.
    """
    whole = _nearest(text, quote, near)
    if whole is not None:
        return whole
    halves = {place for place in _halves(text, quote) if place is not None}
    if halves:
        return halves.pop() if len(halves) == 1 else None
    return _only(text, quote.exact)


def _nearest(text: str, quote: Quote, near: int | None) -> int | None:
    if not (quote.prefix or quote.suffix):
        return None
    found = [place + len(quote.prefix) for place in places(text, quote.prefix + quote.exact + quote.suffix)]
    if len(found) == 1:
        return found[0]
    if not found or near is None:
        return None
    first, second = sorted(found, key=lambda place: abs(place - near))[:2]
    return None if abs(first - near) == abs(second - near) else first


def _halves(text: str, quote: Quote) -> Iterator[int | None]:
    if quote.prefix:
        before = _only(text, quote.prefix + quote.exact)
        yield None if before is None else before + len(quote.prefix)
    if quote.suffix:
        yield _only(text, quote.exact + quote.suffix)


def _only(text: str, words: str) -> int | None:
    place = text.find(words)
    return None if place < 0 or text.find(words, place + 1) >= 0 else place


def quoted(text: str, span: Span) -> Quote:
    """The words of a span with as much around them as tells them from all others, at most 500 characters a side."""
    exact = text[span.start : span.end]
    size = CONTEXT
    while True:
        prefix = text[max(0, span.start - size) : span.start]
        suffix = text[span.end : span.end + size]
        if size >= MAX_CONTEXT or _only(text, prefix + exact + suffix) is not None:
            return Quote(exact, prefix, suffix)
        size = min(size * 4, MAX_CONTEXT)


def spans_of(text: str, typed: str) -> Iterator[Span]:
    """The stretches that an editor means by these words, in order.

    Space around them is left out. Words left out may be written as “…”: then a stretch is the shortest that goes
    from the first part to the next; the search gives up after a few hundred beginnings.
    """
    first, *others = [words for part in GAP.split(typed) if (words := part.strip())] or [""]
    if not others:
        yield from (Span(start, start + len(first)) for start in places(text, first))
        return
    shortest: dict[int, Span] = {}
    for start in islice(places(text, first), MOST_BEGINNINGS):
        end = _end(text, others, start + len(first))
        if end is None:
            break
        shortest[end] = Span(start, end)
    yield from shortest.values()


def _end(text: str, parts: list[str], end: int) -> int | None:
    for part in parts:
        place = text.find(part, end)
        if place < 0:
            return None
        end = place + len(part)
    return end


class Edit(NamedTuple):
    """What changed between two texts: all before `head` and all in the last `tail` characters is the same."""

    head: int
    tail: int
    old_length: int
    new_length: int

    def moved(self, span: Span) -> Span | None:
        """Where an unchanged stretch of the old text stands in the new one; None if the edit touches it."""
        if span.end <= self.head:
            return span
        if span.start >= self.old_length - self.tail:
            by = self.new_length - self.old_length
            return Span(span.start + by, span.end + by)
        return None


def edit_between(old: str, new: str) -> Edit:
    """The one stretch that has to be replaced to make the old text the new one."""
    head = _common(old, new)
    shorter = min(len(old), len(new)) - head
    tail = _common(old[head:][::-1][:shorter], new[head:][::-1][:shorter])
    return Edit(head, tail, len(old), len(new))


def _common(one: str, other: str) -> int:
    """How many characters two texts share at their beginning, by bisection: slices compare at the speed of memory."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
