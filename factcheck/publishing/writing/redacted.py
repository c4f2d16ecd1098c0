"""Which bodies the log itself declares as erased: what its entries say, held against what the database notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from factcheck.publishing.canonical import moment
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Change, RedactedRevision, Revision


@dataclass(frozen=True)
class Redaction:
    """An entry of the log that declares revisions of one record as erased."""

    sequence: int
    time: str
    record: Key
    numbers: tuple[int, ...]
    basis: str

    def __str__(self) -> str:
        numbers, record = ", ".join(map(str, self.numbers)), f"{self.record.kind} {self.record.record_id}"
        return f"{record}, revisions {numbers or 'none'}, by entry {self.sequence} of {self.time}: {self.basis}"


def redactions() -> Iterator[Redaction]:
    """All redactions that can be read, in the order of the log."""
    for entry in Revision.objects.filter(change=Change.REDACT).select_related("body").order_by("sequence"):
        if found := _read(entry):
            yield found


def by_entries() -> dict[int, int]:
    """The sequence of each revision that an entry of the log names as erased, with that of the entry."""
    found: dict[int, int] = {}
    for redaction in redactions():
        key = redaction.record
        theirs = Revision.objects.filter(kind=key.kind, record_id=key.record_id, number__in=redaction.numbers)
        earlier = theirs.filter(sequence__lt=redaction.sequence).exclude(change=Change.REDACT)
        found |= dict.fromkeys(earlier.values_list("sequence", flat=True), redaction.sequence)
    return found


def faults(declared: Mapping[int, int]) -> Iterator[tuple[int, str]]:
    """Where what the database notes as redacted is not what the log's entries declare (`by_entries`), by sequence."""
    noted = dict(RedactedRevision.objects.values_list("revision_id", "entry_id"))
    for sequence in sorted(declared.keys() | noted.keys()):
        if sequence not in declared:
            yield sequence, "it is noted as redacted, but no entry of the log declares it"
        elif declared[sequence] != noted.get(sequence):
            yield sequence, f"entry {declared[sequence]} declares it as redacted, but it is not noted as such"


def _read(entry: Any) -> Redaction | None:
    """What the entry declares; None for one that was tampered with, which is a fault of its own."""
    try:
        said = entry.body.data
        record = Key(said["record"]["type"], said["record"]["id"])
        return Redaction(entry.sequence, moment(entry.time), record, tuple(said["revisions"]), said["basis"])
    except (ObjectDoesNotExist, ValueError, LookupError, TypeError):
        return None
