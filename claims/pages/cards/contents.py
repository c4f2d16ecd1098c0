"""What the card of a claim holds. Reads documents only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.pages.presenting import asking, words_of
from claims.pages.summary.setting import shortened
from claims.pages.summary.summaries import Summary, summary_of
from claims.pages.summary.voices import CONTESTING, Deed, Voice
from claims.pages.summary.wordings import Wording, wording_of
from claims.vocabulary import Question
from factcheck.language.once import once_a_page
from factcheck.publishing.canonical import Document

_MOST_LETTERS: Final = 160
"""Characters of words and grounds."""
_NAMED: Final = 2
_FURTHER: Final = 2
_MOST_STEPS: Final = 7
"""Claimants of each side, and findings on a question after the first, that a card shows; steps that it can draw."""


@dataclass(frozen=True)
class Spoken:
    """What one claimant does to the claim, in which words, and on what grounds."""

    voice: Voice
    # With `text`, `language` and whether they are the speaker's `own`; the source's only where nothing else tells.
    words: Document | None
    # Of those who contest it; empty where they gave none.
    grounds: str
    # Whether to say that they gave none.
    is_groundless: bool


@dataclass(frozen=True)
class Side:
    """Those who say so, or who contest it: the first of them, and how many others there are."""

    name: str
    spoken: Sequence[Spoken]
    others: int


@dataclass(frozen=True)
class Finding:
    """What reviews found on one question: the first that gave a rating with its place, and others in their words."""

    question: str
    review: Document
    # The next of the others, and how many more there are.
    further: Sequence[Document]
    others: int

    @property
    def steps(self) -> Sequence[int]:
        """The steps of its scale; none where it has too many to draw."""
        best = self.review["rating"]["best"] or 0
        return range(1, best + 1) if best <= _MOST_STEPS else ()


@dataclass(frozen=True)
class Card:
    """A claim as a card."""

    claim: Document
    # What leads; the card tells the claim's own text too where that is another.
    wording: Wording
    summary: Summary
    says: Side
    contests: Side
    findings: Sequence[Finding]

    @property
    def is_unreviewed(self) -> bool:
        """Whether nobody has found yet whether it is so, or was kept."""
        return not self.summary.kept and all(finding.question != Question.IS_IT_SO for finding in self.findings)


@once_a_page
def card_of(claim: Document) -> Card:
    """The card of a claim's document."""
    summary = summary_of(claim)
    sides = summary.sides
    contests = [*sides.contests, *sides.denies_saying, *sides.reports]
    says, contested = _side("say", sides.says), _side("contest", contests)
    return Card(claim, wording_of(claim), summary, says, contested, _findings(claim))


def _side(name: str, voices: Sequence[Voice]) -> Side:
    spoken = [_spoken(voice) for voice in voices[:_NAMED]]
    told = [_without(each, spoken[:place]) for place, each in enumerate(spoken)]
    return Side(name, told, max(len(voices) - _NAMED, 0))


def _without(spoken: Spoken, before: Sequence[Spoken]) -> Spoken:
    """The same without the sentence of a source, or the grounds, that stand with another above it."""
    is_told = spoken.words and not spoken.words["own"] and spoken.words in [each.words for each in before]
    grounds = "" if spoken.grounds in [each.grounds for each in before] else spoken.grounds
    return replace(spoken, words=None if is_told else spoken.words, grounds=grounds)


def _spoken(voice: Voice) -> Spoken:
    grounds = shortened(voice.grounds, _MOST_LETTERS)
    words = None if voice.deed == Deed.UNSAID else words_of(voice.said)
    if words and (words["own"] or not grounds):
        words = words | {"text": shortened(words["text"], _MOST_LETTERS)}
    else:
        words = None
    return Spoken(voice, words, grounds, is_groundless=not grounds and voice.deed in CONTESTING)


def _findings(claim: Document) -> list[Finding]:
    found = []
    for question in (Question.DID_THEY_SAY_IT, Question.IS_IT_SO):
        rated = [review for review in asking(claim["reviews"], question) if review["rating"]]
        if rated:
            first, *others = rated
            found.append(Finding(str(question), first, others[:_FURTHER], len(others[_FURTHER:])))
    return found
