"""Who says what of the claims of a topic: claims down, claimants across. Reads documents only."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.pages.summary.voices import found_unsaid
from claims.vocabulary import Relation, Stance
from factcheck.publishing.canonical import Document

MOST_CLAIMANTS: Final = 30
"""Columns of a matrix."""


class Position(StrEnum):
    """How a claimant stood to a claim, by one utterance."""

    ASSERTS = "asserts"
    ENDORSES = "endorses"
    RELAYS = "relays"
    # They are reported to say so, and a review found that they did not.
    UNSAID = "unsaid"
    WENT_FURTHER = "went_further"
    CONTESTS = "contests"
    TOOK_BACK = "took_back"


_POSITIONS: Final = {
    Stance.ASSERTS: Position.ASSERTS,
    Stance.ENDORSES: Position.ENDORSES,
    Stance.RELAYS: Position.RELAYS,
    Stance.RETRACTS: Position.TOOK_BACK,
}


@dataclass(frozen=True)
class Mark:
    """What one cell shows: an utterance of this claimant on this claim, and which position it takes."""

    position: Position
    said: Document
    # Where it is read: the place of the utterance on its claim's page.
    url: str
    # The claim that was put forward: that of the row, or the one by which the claimant went further.
    claim: Document

    @property
    def claimant(self) -> Document:
        """The reference to who spoke, as the utterance has it."""
        found: Document = self.said["claimant"]
        return found


@dataclass(frozen=True)
class MatrixRow:
    """A claim, and for each claimant of the matrix what they said of it: nothing, if they were silent."""

    claim: Document
    cells: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """Claims as rows, who speaks of them as columns, and in the cells what was said."""

    claimants: tuple[Document, ...]
    rows: tuple[MatrixRow, ...]
    # How many more claimants speak of these claims.
    others: int


@dataclass(frozen=True)
class Alone:
    """A claimant, and what they said of claims of which nobody else speaks."""

    claimant: Document
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class WhoSaysWhat:
    """Claims of which several speak, as a matrix; those of one claimant by who it is; those of which nobody speaks."""

    matrix: Matrix
    alone: tuple[Alone, ...]
    unsaid: tuple[Document, ...]


def who_says_what(claims: Sequence[Document], most: int = MOST_CLAIMANTS) -> WhoSaysWhat:
    """All that is said of some claims. Of those who speak alone, who speaks of most claims comes first.

    That someone went further is known of claims that are among these.
    """
    marks = _all_marks(claims)
    shared, alone = [], dict[str, list[Mark]]()
    for claim in claims:
        speakers = {mark.claimant["id"] for mark in marks[claim["id"]]}
        if len(speakers) == 1:
            alone.setdefault(speakers.pop(), []).extend(marks[claim["id"]])
        elif speakers:
            shared.append(claim)
    told = [Alone(said[0].claimant, tuple(said)) for said in alone.values()]
    unsaid = tuple(claim for claim in claims if not marks[claim["id"]])
    return WhoSaysWhat(_matrix(shared, marks, most), tuple(sorted(told, key=_most_first)), unsaid)


def _most_first(alone: Alone) -> tuple[int, str]:
    return -len(alone.marks), alone.claimant["name"]


def matrix_of(claims: Sequence[Document], most: int = MOST_CLAIMANTS) -> Matrix:
    """The matrix of some claims, in their order, by those who speak of them, who speaks of most claims first.

    That someone went further is known of claims that are among these.
    """
    return _matrix(claims, _all_marks(claims), most)


def _all_marks(claims: Sequence[Document]) -> dict[str, list[Mark]]:
    return _with_further(claims, {claim["id"]: list(marks_of(claim)) for claim in claims})


def _matrix(claims: Sequence[Document], all_marks: dict[str, list[Mark]], most: int) -> Matrix:
    marks = {claim["id"]: all_marks[claim["id"]] for claim in claims}
    claimants = _claimants(marks.values())
    shown = tuple(claimants[:most])
    rows = tuple(MatrixRow(claim, _cells(marks[claim["id"]], shown)) for claim in claims)
    return Matrix(shown, rows, len(claimants) - len(shown))


def marks_of(claim: Document) -> Iterator[Mark]:
    """All that was said of a claim: for it, then against it."""
    unsaid = found_unsaid(claim)
    for said in claim["attributions"]:
        position = Position.UNSAID if said["id"] in unsaid else _POSITIONS[Stance(said["stance"])]
        yield Mark(position, said, f"{claim['url']}#a-{said['id']}", claim)
    for said in claim["rebuttals"]:
        yield Mark(Position.CONTESTS, said, f"{claim['url']}#r-{said['id']}", claim)


def _with_further(claims: Sequence[Document], marks: dict[str, list[Mark]]) -> dict[str, list[Mark]]:
    further: dict[str, list[Mark]] = defaultdict(list)
    for claim in claims:
        for link in claim["links"]:
            if link["relation"] == Relation.GOES_FURTHER:
                further[link["claim"]["id"]] += _put_forward(marks[claim["id"]])
    return {claim_id: [*own, *further[claim_id]] for claim_id, own in marks.items()}


def _put_forward(marks: Sequence[Mark]) -> Iterator[Mark]:
    for mark in marks:
        if mark.position in (Position.ASSERTS, Position.ENDORSES):
            yield Mark(Position.WENT_FURTHER, mark.said, mark.url, mark.claim)


def _claimants(marks: Iterable[list[Mark]]) -> list[Document]:
    known: dict[str, Document] = {}
    count: Counter[str] = Counter()
    for row in marks:
        speakers = {mark.claimant["id"]: mark.claimant for mark in row}
        known |= speakers
        count.update(speakers.keys())
    return sorted(known.values(), key=lambda claimant: (-count[claimant["id"]], claimant["name"]))


def _cells(marks: Sequence[Mark], claimants: Sequence[Document]) -> tuple[tuple[Mark, ...], ...]:
    return tuple(tuple(mark for mark in marks if mark.claimant["id"] == claimant["id"]) for claimant in claimants)
