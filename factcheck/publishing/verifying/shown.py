"""What the public sees now: the rows of the read model, in every column, and their facets."""

from collections.abc import Iterator

from factcheck.publishing.models import PublicFacet, PublicRecord
from factcheck.publishing.verifying.checks import UNREADABLE, Fault
from factcheck.publishing.verifying.portions import Portion
from factcheck.publishing.verifying.rows import Facets, Made, Table, differences
from factcheck.publishing.writing import read_model

_NOW = Table(
    rows=PublicRecord,
    facets=PublicFacet,
    repeated="first_place",
    not_the_same="is missing, or not as last published",
    stray="is shown, but not in the log",
)


def faults(portion: Portion) -> Iterator[Fault]:
    """Rows and facets that the last revisions of the records don't make, and those of them that are not there."""
    rows: dict[int, tuple[PublicRecord, Facets]] = {}
    unreadable: set[int] = set()
    for revision in read_model.latest().filter(portion.revisions()):
        try:
            rows |= {record.pk: (record, row.facets) for row, record in read_model.rows(read_model.shown(revision))}
        except UNREADABLE:
            unreadable.add(revision.sequence)
            yield Fault(f"read model: {revision.kind} {revision.record_id}", "can't be made from its last body")
    yield from differences(_NOW, portion, Made(rows, frozenset(unreadable)))
