"""A claim with both its sides face to face, each in its own words. Reads documents only."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.pages.presenting import words_of
from claims.pages.summary.summaries import Summary, summary_of
from claims.pages.summary.voices import Deed, Voice
from factcheck.publishing.canonical import Document

MOST: Final = 3
"""Voices of a side that are heard; the claim's page has the others."""


@dataclass(frozen=True)
class Line:
    """What one claimant does to the claim, and the words to read for it."""

    voice: Voice
    # Empty where none are on record, where a review found that they are not theirs, or where they stand above.
    words: str
    language: str
    # Whether the words are the speaker's own.
    own: bool


@dataclass(frozen=True)
class Side:
    """One side of a dispute."""

    lines: Sequence[Line]
    # How many more there are.
    others: int


@dataclass(frozen=True)
class Dispute:
    """A claim, those who say so and those who contest it."""

    summary: Summary
    says: Side
    contests: Side

    @property
    def claim(self) -> Document:
        """The claim's document."""
        return self.summary.claim


def dispute_of(claim: Document, first: Collection[str] = ()) -> Dispute:
    """The two sides of a claim's document. Claimants with the ids given come first on their side."""
    summary = summary_of(claim)
    sides = summary.sides
    contests = [*sides.contests, *sides.denies_saying, *sides.reports]
    return Dispute(summary, _side(sides.says, claim, first), _side(contests, claim, first))


def disputed(claims: Iterable[Document]) -> list[Document]:
    """Those of the claims that somebody contests."""
    return [claim for claim in claims if claim["rebuttals"]]


def _side(voices: Iterable[Voice], claim: Document, first: Collection[str]) -> Side:
    ordered = sorted(voices, key=lambda voice: voice.claimant["id"] not in first)
    lines = [_line(voice, claim) for voice in ordered[:MOST]]
    return Side(list(_told_once(lines)), max(0, len(ordered) - MOST))


def _told_once(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a sentence of a source with the first of those only of whom it tells."""
    told: set[str] = set()
    for line in lines:
        yield replace(line, words="") if line.words in told else line
        told |= set() if line.own else {line.words}


def _line(voice: Voice, claim: Document) -> Line:
    if voice.words:
        return Line(voice, voice.words, voice.said["language"], own=True)
    if voice.grounds:
        # Editors write grounds in the claim's language; of a counter-claim the language is not known here.
        return Line(voice, voice.grounds, claim["language"], own=False)
    words = None if voice.deed == Deed.UNSAID else words_of(voice.said)
    return Line(voice, words["text"], words["language"], own=False) if words else Line(voice, "", "", own=False)
