"""A pasted text in stretches: which of them are about which claims, and the words in them that match."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.matching import LIKELY, POSSIBLE
from factcheck.public.checking.answers import Answer, Found
from factcheck.public.checking.pasted import Part
from factcheck.publishing.reading.snippets import Piece

Span = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """Some of a text in its order, and the claims that it is about, if it is about any."""

    pieces: Sequence[Piece]
    claims: Sequence[Found] = ()
    # Its number among the stretches that are about claims, and whether it surely is about one.
    number: int = 0
    is_sure: bool = False


def stretches(answer: Answer) -> list[Stretch]:
    """All of the pasted text, with what was found in it marked."""
    return list(_stretches(answer, _joined(answer.pasted.text, _spans(answer.found))))


def _stretches(answer: Answer, marks: Sequence[Span]) -> Iterator[Stretch]:
    text, done, number = answer.pasted.text, 0, 0
    for sentence in answer.pasted.sentences:
        sureness = {found: _sureness(found, sentence) for found in answer.found}
        is_sure = max(sureness.values(), default=0) >= LIKELY
        if claims := [found for found, sure in sureness.items() if sure >= (LIKELY if is_sure else POSSIBLE)]:
            number += 1
            yield Stretch(_pieces(text, done, sentence.start, marks))
            yield Stretch(_pieces(text, sentence.start, sentence.end, marks), claims, number, is_sure)
            done = sentence.end
    yield Stretch(_pieces(text, done, len(text), marks))


def _sureness(found: Found, sentence: Part) -> float:
    """How probably a sentence is about a claim. One that only the whole text is about is where its words are."""
    alone = [seen for seen in found.seen if not seen.part.is_whole]
    if alone:
        return max((seen.match.probability for seen in alone if seen.part == sentence), default=0.0)
    is_there = any(sentence.start <= start < sentence.end for start, _ in _spans([found]))
    return found.seen[0].match.probability if is_there else 0.0


def _spans(found: Iterable[Found]) -> list[Span]:
    """The places in the whole text of what matched, in their order."""
    places = {
        (seen.part.start + start, seen.part.start + end)
        for each in found
        for seen in each.seen
        for start, end in seen.match.spans
    }
    return sorted(places)


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """The same as few stretches as they make: those that overlap, or have only spaces between them, are one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, start: int, end: int, marks: Sequence[Span]) -> list[Piece]:
    """The text from one place to another, with the marks in it apart."""
    pieces, done = [], start
    for first, last in marks[max(bisect_right(marks, (start, 0)) - 1, 0) :]:
        if first >= end:
            break
        if (begin := max(first, done)) < (stop := min(last, end)):
            pieces += [Piece(text[done:begin]), Piece(text[begin:stop], marked=True)]
            done = stop
    return [piece for piece in (*pieces, Piece(text[done:end])) if piece.text]
