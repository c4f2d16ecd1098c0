"""What readers are told of a revision whose words were erased."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.publishing.canonical import moment
from factcheck.publishing.models.log import Revision


@dataclass(frozen=True)
class Redaction:
    """That words were erased: the entry of the log that declares it, when (as documents write times), and why."""

    sequence: int
    time: str
    # The legal basis, in words for readers.
    basis: str


class Redacted(Exception):  # noqa: N818
    """What was asked for was public, and its words were erased."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__(redaction.basis)
        self.redaction = redaction


def redactions(entries: Iterable[int]) -> dict[int, Redaction]:
    """What these entries of the log declare, by sequence; one query."""
    rows = Revision.objects.filter(sequence__in=set(entries)).select_related("body")
    return {row.sequence: Redaction(row.sequence, moment(row.time), row.body.data["basis"]) for row in rows}


def redaction(entry: int) -> Redaction:
    """What this entry of the log declares."""
    return redactions([entry])[entry]
