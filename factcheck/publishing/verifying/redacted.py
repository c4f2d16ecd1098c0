"""What was erased, against what the log declares as erased."""

from collections.abc import Iterator

from factcheck.publishing.models import RevisionBody
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.portions import Portion
from factcheck.publishing.writing import redacted


def faults(portion: Portion) -> Iterator[Fault]:
    """Bodies that are there though declared as erased, and notes of redactions that the log's entries don't make."""
    declared = redacted.by_entries()
    bodies = RevisionBody.objects.filter(pk__in=declared).order_by("pk")
    for sequence in bodies.values_list("pk", flat=True):
        yield Fault(str(sequence), "it is redacted, but its body is there")
    for sequence, what in redacted.faults(declared):
        yield Fault(str(sequence), what)
