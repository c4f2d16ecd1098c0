"""Where words stand in a text. All positions are counted in code points, as Python counts them.

Knows no model: passages call it with their exact words and with what stands before and after these. Where they stand
in another text is told by `sources.locating`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from factcheck.analysis.normalising import Normalised, normalised

CONTEXT = 32
"""As many characters before and after as the W3C's own examples keep; more where that is not enough."""

MAX_CONTEXT = 500
_SIZES: Final = (CONTEXT, CONTEXT * 4, MAX_CONTEXT)
GAP: Final = "..."
"""What an editor types for words left out, as it reads in the normal form: “has labeled … homeland”."""

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


def quoted(text: str, span: Span) -> Quote:
    """The words of a span with as much on either side as tells them from all others, at most 500 characters a side."""
    exact = text[span.start : span.end]
    before = (text[max(0, span.start - size) : span.start] for size in _SIZES)
    after = (text[span.end : span.end + size] for size in _SIZES)
    prefix = next((words for words in before if is_once(text, words + exact)), text[_first(span) : span.start])
    suffix = next((words for words in after if is_once(text, exact + words)), text[span.end : span.end + MAX_CONTEXT])
    return Quote(exact, prefix, suffix)


def _first(span: Span) -> int:
    return max(0, span.start - MAX_CONTEXT)


def is_once(text: str, words: str) -> bool:
    """Whether these words occur in a text, and no second time."""
    place = text.find(words)
    return place >= 0 and text.find(words, place + 1) < 0


def spans_of(text: str, typed: str) -> Iterator[Span]:
    """The stretches that an editor means by these words, in order, in whatever characters of the same meaning.

    Space around them is left out. Words left out may be written as “…”: then a stretch is the shortest that goes
    from the first part to the next; the search gives up after a few hundred beginnings.
    """
    whole = normalised(typed.strip())
    if not whole:
        return
    normal = Normalised(text)
    found = list(islice(_originals(normal, _of_parts(normal.text, [whole])), 1))
    parts = [whole] if found else [words for part in whole.split(GAP) if (words := part.strip())]
    yield from _originals(normal, _of_parts(normal.text, parts))


def _originals(normal: Normalised, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        if place := normal.original_of(*span):
            yield Span(*place)


def _of_parts(text: str, parts: Sequence[str]) -> Iterable[Span]:
    if len(parts) < 2:  # noqa: PLR2004 -- nothing is left out
        yield from (Span(start, start + len(part)) for part in parts for start in places(text, part))
        return
    shortest: dict[int, Span] = {}
    for start in islice(places(text, parts[0]), MOST_BEGINNINGS):
        end = _end(text, parts[1:], start + len(parts[0]))
        if end is None:
            break
        shortest[end] = Span(start, end)
    yield from shortest.values()


def _end(text: str, parts: Sequence[str], end: int) -> int | None:
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

    def moved(self, span: Span, around: Span | None = None) -> Span | None:
        """Where a stretch of the old text stands in the new one; None if the edit touches it or what is `around` it."""
        first, last = around or span
        if last <= self.head:
            return span
        if first >= self.old_length - self.tail:
            by = self.new_length - self.old_length
            return Span(span.start + by, span.end + by)
        return None

    def about(self, place: int) -> int:
        """Where a place of the old text would be in the new one, had the edit replaced one stretch and no more."""
        return place if place <= self.head else place + self.new_length - self.old_length


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
