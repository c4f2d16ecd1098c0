"""The log cut into portions, so that no more than one of them lies in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from factcheck.publishing.models import Revision
from factcheck.publishing.models.public import ROWS_OF_REVISION

SIZE: Final = 500
"""Rows of the log in one portion."""


@dataclass(frozen=True)
class Portion:
    """Successive rows of the log, with whatever was made of them."""

    # The last sequence before these rows; None where all before belongs to them.
    after: int | None = None
    # Their last sequence; None where all that follows belongs to them.
    until: int | None = None
    # The records that they revise, where older rows belong to them too.
    ids: frozenset[str] | None = None

    def rows(self, column: str = "sequence") -> Q:
        """The rows by a column that holds the sequence of a revision."""
        return _between(column, self.after, self.until)

    def revisions(self) -> Q:
        """The revisions of which something may be left: these rows, or all of the records that they revise."""
        return self.rows() if self.ids is None else Q(record_id__in=self.ids)

    def places(self) -> Q:
        """The rows of the read model, or of what it was before, that were made of these revisions, parts included."""
        if self.ids is not None:
            return Q(record_id__in=self.ids) | Q(part_of__in=self.ids)
        return self.facets("id")

    def facets(self, column: str) -> Q:
        """The same by a column that holds the key of such a row; not where the records are given."""
        after = None if self.after is None else _last_place(self.after)
        until = None if self.until is None else _last_place(self.until)
        return _between(column, after, until)


def portions(since: int | None = None) -> Iterator[Portion]:
    """All portions of the log; or of what came after a sequence, with all of the records revised since."""
    after, is_last = since, False
    while not is_last:
        later = Revision.objects.filter(_between("sequence", after, None)).order_by("sequence")
        rows = list(later.values_list("sequence", "record_id")[:SIZE])
        is_last = len(rows) < SIZE
        until = None if is_last else rows[-1][0]
        yield Portion(after, until, None if since is None else frozenset(record_id for _, record_id in rows))
        after = until


def _between(column: str, after: int | None, until: int | None) -> Q:
    found = Q() if after is None else Q(**{f"{column}__gt": after})
    return found if until is None else found & Q(**{f"{column}__lte": until})


def _last_place(sequence: int) -> int:
    return (sequence + 1) * ROWS_OF_REVISION - 1
