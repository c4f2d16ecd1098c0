"""What the public saw before: which records were found by which facet, from which revision until which."""

from collections import Counter
from collections.abc import Iterator

from factcheck.publishing.kinds import Key
from factcheck.publishing.models import PastFacet, PastRecord, TakenPart
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


def parts_that_went(_: Portion) -> Iterator[Fault]:
    """What is kept of parts that were withdrawn with their records, against what the log says of these."""
    made = dict(past.taken())
    wanted = Counter(_told(part) for parts in made.values() for part in parts or [])
    unknown = {key for key, parts in made.items() if parts is None}
    rows = [row for row in TakenPart.objects.all() if Key(row.whole_kind, row.whole_id) not in unknown]
    there = Counter(_told(row) for row in rows)
    yield from (Fault(f"read model: {each}", "is not known to have gone with its record") for each in wanted - there)
    yield from (Fault(f"read model: {each}", "went with no record, as the log has it") for each in there - wanted)


def _told(part: TakenPart) -> str:
    return str(part)


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
