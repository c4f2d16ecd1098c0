"""What a dump reads: the documents that were public at one moment, and the log up to it."""

from collections.abc import Callable, Iterator
from typing import Final

from factcheck.copies.reading import entries
from factcheck.publishing.canonical import canonical_bytes, parse
from factcheck.publishing.models.log import RevisionBody
from factcheck.publishing.models.past import PastRecord
from factcheck.publishing.models.public import ROWS_OF_REVISION, PublicRecord
from factcheck.publishing.projection import rows_of

_AT_ONCE: Final = 2_000
_OF_THE_LOG: Final = 1_000

Told = Callable[[int], None]


def documents(kind: str, head: int) -> Iterator[list[bytes]]:
    """The documents of a kind as they were when the log ended with this revision, some thousand at a time.

    They are the stored bytes. What was published anew since then comes last, from the log.
    """
    end, last = (head + 1) * ROWS_OF_REVISION, -1
    rows = PublicRecord.objects.of_kind(kind).order_by("pk")
    while batch := list(rows.filter(pk__gt=last, pk__lt=end).values_list("pk", "document")[:_AT_ONCE]):
        yield [bytes(document) for _, document in batch]
        last = batch[-1][0]
    yield from _ended_since(kind, head)


def _ended_since(kind: str, head: int) -> Iterator[list[bytes]]:
    ended = PastRecord.objects.filter(kind=kind, pk__lt=(head + 1) * ROWS_OF_REVISION, until__gt=head).order_by("pk")
    last = -1
    while batch := list(ended.filter(pk__gt=last).values_list("pk", "record_id")[:_OF_THE_LOG]):
        yield [_document_then(place // ROWS_OF_REVISION, kind, record_id) for place, record_id in batch]
        last = batch[-1][0]


def _document_then(sequence: int, kind: str, record_id: str) -> bytes:
    body = RevisionBody.objects.select_related("revision").get(pk=sequence)
    if (body.revision.kind, body.revision.record_id) == (kind, record_id):
        return bytes(body.document)
    return canonical_bytes(rows_of(body.revision.kind, parse(body.document))[kind, record_id].document)


def revisions(head: int, told: Told) -> Iterator[list[bytes]]:
    """The log up to this revision, each row with its document where that may be read, a thousand at a time."""
    last = -1
    while last < head and (batch := entries.after(last, _OF_THE_LOG, until=head)):
        yield batch
        last += len(batch)
        told(last)
