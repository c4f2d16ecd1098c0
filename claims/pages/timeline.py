"""What happened in the course of a topic, what was said of its claims, and when. Reads documents only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from claims.pages.matrix import Mark, marks_of
from factcheck.dates import in_order
from factcheck.publishing.canonical import Document

MOST: Final = 100
"""Entries of a timeline."""
_NEVER: Final = "~"
"""Sorts after every date."""


@dataclass(frozen=True)
class Reported:
    """What one source has of what was said at one date: each speaker's words together, of disputed claims first."""

    # None where nothing is known but that it was said.
    source: Document | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Moment:
    """What happened and what was said at one date, as exactly as it is known."""

    # None where not even a source's date says when at the latest.
    date: Document | None
    # Whether the day is not known, and the date that of the source: it was said then or before.
    at_the_latest: bool
    events: tuple[Document, ...]
    reported: tuple[Reported, ...]


@dataclass(frozen=True)
class Timeline:
    """What happened and was said, the earliest first."""

    moments: tuple[Moment, ...]
    # How many more there are.
    others: int


def timeline_of(events: Sequence[Document], claims: Sequence[Document], most: int = MOST) -> Timeline:
    """All that happened, and all that was said of some claims, by date and source.

    A year comes before its months, a month before its days. What nobody dated stands where its source was published,
    after what was said that day, and at the end where that is not known either. Of too much the latest is kept.
    """
    entries = [_Entry(event["happened_on"], event=event) for event in events]
    entries += [_entry(mark) for mark in chain.from_iterable(marks_of(claim) for claim in claims)]
    shown = sorted(entries, key=_Entry.order)[-most:]
    moments = tuple(_moment(list(found)) for _, found in groupby(shown, _Entry.order))
    return Timeline(moments, len(entries) - len(shown))


@dataclass(frozen=True)
class _Entry:
    date: Document | None
    at_the_latest: bool = False
    event: Document | None = None
    mark: Mark | None = None

    def order(self) -> tuple[str, bool]:
        return (in_order(self.date) if self.date else _NEVER), self.at_the_latest


def _entry(mark: Mark) -> _Entry:
    if mark.said["said_on"]:
        return _Entry(mark.said["said_on"], mark=mark)
    source = _source_of(mark)
    return _Entry(source.get("published_on") if source else None, at_the_latest=True, mark=mark)


def _source_of(mark: Mark) -> Document | None:
    """The first source in which it is read."""
    return next((passage["source"] for passage in mark.said["passages"]), None)


def _moment(entries: Sequence[_Entry]) -> Moment:
    return Moment(
        date=entries[0].date,
        at_the_latest=entries[0].at_the_latest,
        events=tuple(entry.event for entry in entries if entry.event),
        reported=tuple(_by_source(entry.mark for entry in entries if entry.mark)),
    )


def _by_source(marks: Iterable[Mark]) -> Iterable[Reported]:
    # Sorting keeps the order of equals.
    disputed_first = sorted(marks, key=lambda mark: not mark.claim["rebuttals"])
    found: dict[str, list[Mark]] = {}
    sources: dict[str, Document | None] = {}
    for mark in disputed_first:
        source = _source_of(mark)
        key = source["id"] if source else ""
        sources.setdefault(key, source)
        found.setdefault(key, []).append(mark)
    return [Reported(sources[key], tuple(_by_speaker(marks))) for key, marks in found.items()]


def _by_speaker(marks: Sequence[Mark]) -> list[Mark]:
    places: dict[str, int] = {}
    for mark in marks:
        places.setdefault(mark.claimant["id"], len(places))
    return sorted(marks, key=lambda mark: places[mark.claimant["id"]])
