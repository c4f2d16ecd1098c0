"""Merges against the private history: undoing one puts back, and publishes, what its row wrote down."""

from collections.abc import Iterator

from django.db.models import Q

from factcheck.merging.models import Merge
from factcheck.publishing.models import Change, Revision
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.history import departures, remembered, unsigned
from factcheck.publishing.verifying.portions import Portion


def faults(portion: Portion) -> Iterator[Fault]:
    """Merges that are not as they were written down, and revisions that say of a merge that nobody wrote down."""
    known = remembered(Merge, Q())
    for key, what in (*departures(Merge.objects.all(), known), *unsigned(known)):
        yield Fault(f"merge {key}", what)
    merged = set(Merge.objects.values_list("kind", "loser_id"))
    logged = Revision.objects.filter(change=Change.MERGE).order_by("sequence")
    for sequence, *loser in logged.values_list("sequence", "kind", "record_id"):
        if tuple(loser) not in merged:
            yield Fault(f"merge of {' '.join(loser)}", f"revision {sequence} tells of it, and no row does")
