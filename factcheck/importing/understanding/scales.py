"""A publisher's labels as a rating scale: where each would stand, for an editor to confirm once a scale.

A bucket is proposed where the label, in any of many languages, or the numbers beside it make one safe, and none
otherwise. Numbers are believed where they agree with each other and with the labels that are beyond doubt.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claims.vocabulary import Bucket
from factcheck.importing.records import ReadRating
from factcheck.importing.understanding.labels import bucket_of
from factcheck.importing.understanding.ratings import LABEL
from factcheck.importing.understanding.texts import bare

_DEGREES: Final = {
    Bucket.FALSE: 0.0,
    Bucket.MOSTLY_FALSE: 0.25,
    Bucket.MIXED: 0.5,
    Bucket.MOSTLY_TRUE: 0.75,
    Bucket.TRUE: 1.0,
}
_BY_DEGREE: Final = ((0.1, Bucket.FALSE), (0.4, Bucket.MOSTLY_FALSE), (0.6, Bucket.MIXED), (0.9, Bucket.MOSTLY_TRUE))
_EMPHATIC: Final = frozenset(
    {"pants on fire", "pants fire", "four pinocchios", "bottomless pinocchio", "totally false"}
)
_FAR: Final = 0.5
"""How far, of the whole scale, a number may lie from where its label stands before it contradicts it."""

BY_LABEL: Final = "by the words of the label"
BY_NUMBER: Final = "by its number"
NO_NUMBERS: Final = "No numbers stand beside these labels."
CONTRADICT: Final = "The numbers contradict the labels: they are not used."
UNSURE: Final = "The numbers don't say which end is the true one: they are not used."
USED: Final = "The numbers agree with the labels."


@dataclass(frozen=True, slots=True)
class LabelProposal:
    """A label, how often it was met, and where it would stand.

    `bucket` is None where none is safe; `position` counts from 1 for the falsest of the labels that have a place,
    None for the others; `reason` says what the bucket rests on.
    """

    label: str
    count: int
    bucket: Bucket | None = None
    on_scale: bool = True
    position: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ScaleProposal:
    """The labels of one publisher, the falsest first, those without a place last; and what was made of the numbers."""

    labels: tuple[LabelProposal, ...]
    numbers_used: bool
    remark: str


def propose_scale(ratings: Iterable[ReadRating]) -> ScaleProposal:
    """What the ratings of one publisher, one for each review, tell of its scale. Sentences are no labels: left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    degrees: dict[str, Counter[float]] = defaultdict(Counter)
    for rating in ratings:
        if not rating.text or len(rating.text) > LABEL:
            continue
        key = bare(rating.text) or rating.text
        counts[key][rating.text] += 1
        if (degree := _degree(rating)) is not None:
            degrees[key][degree] += 1
    labels = {key: spelt.most_common(1)[0][0] for key, spelt in counts.items()}
    used, remark = _judged({key: bucket_of(label) for key, label in labels.items()}, degrees)
    placed = [
        _proposal(labels[key], spelt.total(), _degree_of(degrees.get(key)) if used else None)
        for key, spelt in counts.items()
    ]
    return ScaleProposal(_in_order(placed), used, remark)


def _degree(rating: ReadRating) -> float | None:
    """How true a number says that a claim is, from 0 to 1; a scale may run downwards, best 1 and worst 5."""
    value, best, worst = rating.value, rating.best, rating.worst
    if value is None or best is None:
        return None
    # schema.org: a scale begins at 1 where nothing else is said.
    worst = Decimal(min(Decimal(1), value)) if worst is None else worst
    return float((value - worst) / (best - worst)) if best != worst else None


def _degree_of(counted: Counter[float] | None) -> float | None:
    return counted.most_common(1)[0][0] if counted else None


def _judged(buckets: dict[str, Bucket | None], degrees: dict[str, Counter[float]]) -> tuple[bool, str]:
    """Whether the numbers are to be used, and why or why not."""
    if not degrees:
        return False, NO_NUMBERS
    plain = [
        (_DEGREES[bucket], degrees[key]) for key, bucket in buckets.items() if bucket in _DEGREES and key in degrees
    ]
    if any(abs(meant - degree) >= _FAR for meant, counted in plain for degree in counted):
        return False, CONTRADICT
    if any(max(counted) - min(counted) >= _FAR for counted in degrees.values()):
        return False, CONTRADICT
    meant_apart = [(one, other) for one, _ in plain for other, _ in plain if one != other]
    shown = {degree for _, counted in plain for degree in counted}
    if meant_apart and len(shown) == 1:
        return False, CONTRADICT
    return (True, USED) if plain else (False, UNSURE)


def _proposal(label: str, count: int, degree: float | None) -> LabelProposal:
    bucket = bucket_of(label)
    if bucket is not None:
        return LabelProposal(label, count, bucket, bucket in _DEGREES, reason=BY_LABEL)
    if degree is None:
        return LabelProposal(label, count)
    by_number = next((bucket for most, bucket in _BY_DEGREE if degree <= most), Bucket.TRUE)
    return LabelProposal(label, count, by_number, reason=BY_NUMBER)


def _falseness(proposal: LabelProposal) -> tuple[float, bool, int, str]:
    degree = _DEGREES.get(proposal.bucket, 1.0) if proposal.bucket else 1.0
    return degree, bare(proposal.label) not in _EMPHATIC, -proposal.count, proposal.label


def _in_order(proposals: Sequence[LabelProposal]) -> tuple[LabelProposal, ...]:
    placed = [each for each in proposals if each.bucket in _DEGREES]
    placed.sort(key=_falseness)
    others = [each for each in proposals if each.bucket not in _DEGREES]
    others.sort(key=lambda each: (-each.count, each.label))
    numbered = [
        LabelProposal(each.label, each.count, each.bucket, each.on_scale, place, each.reason)
        for place, each in enumerate(placed, start=1)
    ]
    return (*numbered, *others)
