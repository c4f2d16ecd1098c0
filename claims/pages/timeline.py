"""What happened in the course of a topic, what was said of its claims, and when. Reads documents only."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from claims.pages.matrix import Mark, marks_of
from factcheck.dates import in_order
from factcheck.publishing.canonical import Document

MOST: Final = 100
"""Entries of a timeline."""


@dataclass(frozen=True)
class Moment:
    """What happened and what was said at one date, as exactly as it is known."""

    date: Document
    events: tuple[Document, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Timeline:
    """What happened and was said, the earliest first, and what nobody dated."""

    moments: tuple[Moment, ...]
    undated: tuple[Mark, ...]
    # How many more there are.
    others: int


def timeline_of(events: Sequence[Document], claims: Sequence[Document], most: int = MOST) -> Timeline:
    """All that happened, and all that was said of some claims, by date.

    A year comes before its months, a month before its days. Where it is too much, the latest is kept.
    """
    marks = list(chain.from_iterable(marks_of(claim) for claim in claims))
    dated = [_Entry(event["happened_on"], event=event) for event in events]
    dated += [_Entry(mark.said["said_on"], mark=mark) for mark in marks if mark.said["said_on"]]
    shown = sorted(dated, key=_Entry.order)[-most:]
    undated = tuple(mark for mark in marks if not mark.said["said_on"])[: most - len(shown)]
    moments = tuple(_moment(list(found)) for _, found in groupby(shown, _Entry.order))
    return Timeline(moments, undated, len(events) + len(marks) - len(shown) - len(undated))


@dataclass(frozen=True)
class _Entry:
    date: Document
    event: Document | None = None
    mark: Mark | None = None

    def order(self) -> str:
        return in_order(self.date)


def _moment(entries: Sequence[_Entry]) -> Moment:
    return Moment(
        date=entries[0].date,
        events=tuple(entry.event for entry in entries if entry.event),
        marks=tuple(entry.mark for entry in entries if entry.mark),
    )
