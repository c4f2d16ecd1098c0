"""What readers see now, beside what they will see: value by value, of a record and of the public pages that name it."""

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.publishing.kinds import Key
from factcheck.publishing.planning.plans import Plan
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.differences import Budget, Difference, Segment, differences

_PAGES = 10
"""Of how many other pages the changes are shown; the rest are named."""


class Row(NamedTuple):
    """A value that will be another: where it stands, what it is called, and both its texts with what differs marked."""

    place: str
    field: str
    now: tuple[Segment, ...]
    then: tuple[Segment, ...]


class Change(NamedTuple):
    """A public page, and what it will say otherwise."""

    name: str
    rows: list[Row]


class Beside:
    """The two sides, for the page that asks before something is published."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._budget = plan, Budget()
        # Readers have seen it, and see it still.
        self.is_public = plan.key in plan.edition.before
        self.rows = self._rows(plan.key) if self.is_public else []
        self.others = list(self._others())

    def _others(self) -> Iterator[Change]:
        edition = self._plan.edition
        touched = [key for key in edition.changes() if key not in edition.published and key in edition.before]
        for key in touched[:_PAGES]:
            if rows := self._rows(key):
                yield Change(edition.name_of(key), rows)

    def _rows(self, key: Key) -> list[Row]:
        edition, words = self._plan.edition, public_kinds.get(key.kind).fields
        found = differences(edition.before[key], edition.contents[key], words, self._budget)
        return [_row(each) for each in found]


def _row(difference: Difference) -> Row:
    now = tuple(segment for segment in difference.segments if segment.mark != "added")
    then = tuple(segment for segment in difference.segments if segment.mark != "removed")
    return Row(difference.place, difference.field, now, then)
