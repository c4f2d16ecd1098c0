"""What is told of a pasted text: the claims that it is about, those that come near, and where in it they are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.matching import LIKELY, POSSIBLE, Because, Match, match, semantic_available
from factcheck.naming.reading.composing import named
from factcheck.public.checking.comparing import compare
from factcheck.public.checking.links import Group, linked
from factcheck.public.checking.pasted import Part, Pasted
from factcheck.publishing.canonical import Document
from factcheck.publishing.links import words_of_link
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds

MOST_LIKELY: Final = 20
MOST_PERHAPS: Final = 5
"""How many claims of each sort an answer holds at most."""
_OF_EACH_PART: Final = 5
_FEWEST_WORDS: Final = 3
"""With fewer words an address says too little to look for claims by them."""


@dataclass(frozen=True)
class Seen:
    """A claim in one part of a text."""

    part: Part
    match: Match


@dataclass(frozen=True, eq=False)
class Found:
    """A claim that a text may be about, by its number in the answer, and all parts of the text in which it is seen."""

    number: int
    seen: Sequence[Seen]
    # What its entry in a list is drawn from: who says so, who contests it, what reviews found.
    entry: Document

    @property
    def record(self) -> PublicRecord:
        """The claim."""
        return self.seen[0].match.record

    @property
    def template(self) -> str:
        """What shows the entry."""
        shown = public_kinds.get(self.record.kind).list_page
        return shown.entry if shown else "_components/record_entry.html"

    @property
    def because(self) -> tuple[Because, ...]:
        """Why, in the part that is closest to it."""
        return self.seen[0].match.because


@dataclass(frozen=True)
class Answer:
    """The claims that a pasted text is about, and those that come near it.

    The closest are first; those of an article are in its own order.
    """

    pasted: Pasted
    likely: Sequence[Found] = ()
    perhaps: Sequence[Found] = ()
    # What the pages that it links to have to do with the records here.
    linked: Sequence[Group] = ()
    # Whether meaning was compared, or words alone.
    by_meaning: bool = False
    # Whether there is more text than was compared.
    is_cut: bool = False

    @property
    def found(self) -> list[Found]:
        """All claims, in the order of their numbers."""
        return [*self.likely, *self.perhaps]


def answer(pasted: Pasted) -> Answer:
    """What is known here of a pasted text."""
    parts = [] if pasted.is_link else pasted.parts
    matches = compare(parts, limit=_OF_EACH_PART, at_least=POSSIBLE)
    found = _of_links(pasted) if pasted.is_link else _of_text(pasted, matches)
    by_sureness = sorted(found, key=lambda seen: (-seen[0].match.probability, -seen[0].match.record.pk))
    likely = [seen for seen in by_sureness if seen[0].match.probability >= LIKELY][:MOST_LIKELY]
    perhaps = [seen for seen in by_sureness if POSSIBLE <= seen[0].match.probability < LIKELY][:MOST_PERHAPS]
    if pasted.is_long:
        likely, perhaps = (sorted(chosen, key=_first_place) for chosen in (likely, perhaps))
    numbered = _numbered([*likely, *perhaps])
    return Answer(
        pasted,
        numbered[: len(likely)],
        numbered[len(likely) :],
        linked(pasted.addresses),
        semantic_available(),
        is_cut=pasted.is_cut or len(matches) < len(parts),
    )


def _first_place(seen: Sequence[Seen]) -> int:
    """Where a text first speaks of a claim: an article is read along with the claims."""
    return min(each.part.start for each in seen)


def _numbered(found: Sequence[Sequence[Seen]]) -> list[Found]:
    """Each with its number and its entry, in one query."""
    entries = named([_entry(seen[0].match.record) for seen in found])
    return [Found(number, seen, entry) for number, (seen, entry) in enumerate(zip(found, entries, strict=True), 1)]


def _entry(record: PublicRecord) -> Document:
    shown = public_kinds.get(record.kind).list_page
    return shown.shown(record) if shown else record.summary_data


def _of_text(pasted: Pasted, matches: Sequence[Sequence[Match]]) -> list[list[Seen]]:
    """The claims in all parts of a text, each with where it is seen, the closest first."""
    by_claim: dict[int, list[Seen]] = {}
    for part, of_part in zip(pasted.parts, matches, strict=False):
        for each in of_part:
            by_claim.setdefault(each.record.pk, []).append(Seen(part, each))
    return [sorted(seen, key=lambda each: -each.match.probability) for seen in by_claim.values()]


def _of_links(pasted: Pasted) -> list[list[Seen]]:
    """The claims that the words of addresses may be about. Such words are cut short: none of the claims is sure."""
    spelled = [words_of_link(address) for address in pasted.addresses]
    text = " ".join(words for words in spelled if len(words.split()) >= _FEWEST_WORDS)
    if not text:
        return []
    return [[Seen(Part("", 0, 0), _unsure(each))] for each in match(text, limit=MOST_PERHAPS, at_least=POSSIBLE)]


def _unsure(found: Match) -> Match:
    return Match(found.record, min(found.probability, (POSSIBLE + LIKELY) / 2), found.because, ())
