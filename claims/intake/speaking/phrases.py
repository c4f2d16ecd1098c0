"""Where phrases of several words stand in a sentence."""

from collections.abc import Iterator, Sequence

Phrase = tuple[str, ...]


def found(phrases: Sequence[Phrase], folded: Sequence[str], *, apart: int = 0) -> Iterator[tuple[int, int]]:
    """Where phrases stand, by their first word and the one behind the last; as many words may stand among them."""
    place = 0
    while place < len(folded):
        length = next(filter(None, (_length(phrase, folded, place, apart) for phrase in phrases)), 0)
        if length:
            yield place, place + length
        place += length or 1


def _length(phrase: Phrase, folded: Sequence[str], place: int, apart: int) -> int:
    """How many words the phrase takes here, a few others behind its first among them; 0 for none."""
    if folded[place] != phrase[0]:
        return 0
    for gap in range(apart + 1):
        if tuple(folded[place + 1 + gap : place + gap + len(phrase)]) == phrase[1:]:
            return len(phrase) + gap
    return 0
