"""What the public saw before: which records were found by which facet, from which revision until which."""

from collections.abc import Iterator

from factcheck.publishing.models import PastFacet, PastRecord
from factcheck.publishing.verifying.checks import UNREADABLE, Fault
from factcheck.publishing.verifying.portions import Portion
from factcheck.publishing.verifying.rows import Facets, Made, Table, differences
from factcheck.publishing.writing import past

_BEFORE = Table(
    rows=PastRecord,
    facets=PastFacet,
    repeated="until",
    not_the_same="is missing among what was public before, or not as it was",
    stray="is among what was public before, but not in the log",
)


def faults(portion: Portion) -> Iterator[Fault]:
    """Rows and facets of before that ended revisions don't make, and those of them that are not there."""
    rows: dict[int, tuple[PastRecord, Facets]] = {}
    unreadable: set[int] = set()
    for revision in past.ended().filter(portion.revisions()):
        try:
            rows |= {record.pk: (record, facets) for record, facets in past.rows(past.as_ended(revision))}
        except UNREADABLE:
            unreadable.add(revision.sequence)
            what = f"can't be made from the body of revision {revision.number}"
            yield Fault(f"read model: {revision.kind} {revision.record_id}", what)
    yield from differences(_BEFORE, portion, Made(rows, frozenset(unreadable)))
