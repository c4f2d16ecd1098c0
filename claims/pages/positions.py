"""What one claimant said of claims, in the order of time. Reads documents only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from claims.documents.said import told_apart
from claims.vocabulary import Mode, Stance
from factcheck.dates import span
from factcheck.language.dates import date_words
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.differences import Budget, Difference, segments


@dataclass(frozen=True)
class Position:
    """One utterance of the claimant, for a claim or against it."""

    claim: Document
    said: Document
    contests: bool
    # How its words differ from those of the utterance before on the same claim; nothing where that can't be told.
    changes: Sequence[Difference]


def positions_of(claims: Sequence[Document], claimant_id: str) -> list[Position]:
    """What the claimant said of these claims at a known date, each utterance once, the earliest first."""
    budget = Budget()
    theirs = chain.from_iterable(_positions(claim, claimant_id, budget) for claim in claims)
    return sorted((position for position in theirs if position.said["said_on"]), key=_moment)


def _positions(claim: Document, claimant_id: str, budget: Budget) -> Iterator[Position]:
    theirs = [(member, said) for member, said in told_apart(claim) if said["claimant"]["id"] == claimant_id]
    before: dict[str, Document] = {}
    for member, utterance in sorted(theirs, key=lambda pair: _when(pair[1])):
        contests = member != "attributions"
        yield Position(claim, utterance, contests, _changes(before.get(member), utterance, budget))
        before[member] = utterance


def _moment(position: Position) -> tuple[date, date]:
    return _when(position.said)


def _when(utterance: Document) -> tuple[date, date]:
    first, last = span([utterance["said_on"]])
    return first or date.max, last or date.max


def _changes(before: Document | None, after: Document, budget: Budget) -> list[Difference]:
    if before is None or not _comparable(before, after):
        return []
    field = _("Compared with %(date)s") % {"date": date_words(before["said_on"]["date"])}
    return [Difference("", field, segments(before["quote"], after["quote"], budget))]


def _comparable(before: Document, after: Document) -> bool:
    """Whether both are the claimant's own words in one language, differ, and the one surely came before the other."""
    own_words = all(each["mode"] == Mode.DIRECT_QUOTE and each["quote"] for each in (before, after))
    # Who takes a claim back puts it in other words.
    stands = Stance.RETRACTS not in (before.get("stance"), after.get("stance"))
    differs = before["quote"] != after["quote"] and before["language"] == after["language"]
    return own_words and stands and differs and _surely_before(before, after)


def _surely_before(before: Document, after: Document) -> bool:
    dated = bool(before["said_on"]) and bool(after["said_on"])
    return dated and _when(before)[1] < _when(after)[0]
