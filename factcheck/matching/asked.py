"""A text that is asked about: what of it are words, and its sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

MOST_CHARACTERS: Final = 2000
"""Of a text that are compared; an article is split into sentences before."""
_LINK: Final = r"(?:https?://|www\.|pic\.twitter\.com/)\S+"
# Behind an author's name: the handle in parentheses, and the day.
_SIGNATURE: Final = r"\(@\w+\)(?:\s+\w+ \d{1,2}, \d{4})?"
# A link may follow without a space.
_HANDLE: Final = r"[@#](?P<handle>\w+?)(?=https?://|pic\.twitter\.com/|\W|$)"
_SPECIAL: Final = re.compile(rf"(?P<link>{_LINK})|(?P<signature>{_SIGNATURE})|{_HANDLE}")
_JOINED: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[^\WA-Z\d_]+|[A-Z]|\d+|[^\W\d_]+")
_STOPS: Final = ".!?…。！？؟۔।॥։።"
_SENTENCE: Final = re.compile(rf"[^\s][^{_STOPS}\n]*(?:(?<=\d)\.(?=\d)[^{_STOPS}\n]*)*[{_STOPS}]*[\"'”’»)\]]*")
_TITLES: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Prof|No|vs|U\.S|e\.g|i\.e|[A-Z])\.$")


@dataclass(frozen=True)
class Asked:
    """A text, what stands around it, its language (BCP 47) and the day on which it was said, where they are known."""

    text: str
    context: str = ""
    language: str = ""
    said_on: date | None = None

    @property
    def day(self) -> int:
        """The day as an ordinal, 0 where it isn't known."""
        return self.said_on.toordinal() if self.said_on else 0


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text, and its place there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Cleaned:
    """A text without links and signs, with the place of each character in the original."""

    text: str
    places: Sequence[int]
    # Where in the cleaned text words of handles and hashtags begin, which may be several that were written together.
    joined: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a stretch lies."""
        return self.places[start], self.places[end - 1] + 1


def cleaned(text: str) -> Cleaned:
    """The text as it is compared: links left out, handles and hashtags as the words that they join."""
    pieces = list(_pieces(text[:MOST_CHARACTERS]))
    places = [place for start, piece in pieces for place in range(start, start + len(piece))]
    whole = "".join(piece for _, piece in pieces)
    special = {found.start("handle") for found in _SPECIAL.finditer(text[:MOST_CHARACTERS]) if found["handle"]}
    return Cleaned(whole, places, frozenset(at for at, place in enumerate(places) if place in special))


def links(text: str) -> frozenset[str]:
    """The addresses in a text, as far as they tell pages apart."""
    return frozenset(bare(found.group()) for found in re.finditer(_LINK, text))


def bare(address: str) -> str:
    """An address without its scheme, "www." and what ends a sentence."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/.,;:!?)\"'").casefold()


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in any language, without the space around them."""
    found: list[Sentence] = []
    for one in _SENTENCE.finditer(text):
        start, end = one.start(), one.start() + len(one.group().rstrip())
        if found and _goes_on(text, found[-1], start):
            start = found.pop().start
        found.append(Sentence(text[start:end], start, end))
    return [each for each in found if any(map(str.isalnum, each.text))]


def _goes_on(text: str, before: Sentence, start: int) -> bool:
    """Whether what ended was an abbreviation or an initial, or nothing separates the two."""
    between = text[before.end : start]
    if "\n" in between:
        return False
    return bool(_TITLES.search(before.text)) or (
        not between and before.text[-1:] == "." and text[start : start + 1].isalnum()
    )


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    done = 0
    for found in _SPECIAL.finditer(text):
        yield done, text[done : found.start()]
        if handle := found.group("handle"):
            for word in _JOINED.finditer(handle):
                yield found.start("handle") + word.start(), word.group()
                yield found.start("handle") + word.start(), " "
        else:
            yield found.start(), " "
        done = found.end()
    yield done, text[done:]
