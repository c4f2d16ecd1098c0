"""Writes what came from elsewhere and verified. The caller holds the log's lock, in a transaction."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q

from factcheck.copies.verified import Arrived, ForgedError, erased_by, is_redaction
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import (
    REDACTION,
    Change,
    PublicFacet,
    PublicRecord,
    RedactedRevision,
    Revision,
    RevisionBody,
)
from factcheck.publishing.projection import rows_of
from factcheck.publishing.verifying import received
from factcheck.publishing.writing import past, read_model

_BATCH = 500


def add(arrived: Sequence[Arrived]) -> None:
    """Add revisions to the log, and what they declare as erased; readers see nothing of it yet.

    Raises:
        ForgedError: one is of a kind of record that this site does not know.
    """
    known = {kind.name for kind in kinds.registered()} | {REDACTION}
    if unknown := next((each.revision for each in arrived if each.revision.kind not in known), None):
        raise ForgedError(f"Revision {unknown.sequence} is of a kind that this site does not know: {unknown.kind}.")
    Revision.objects.bulk_create([each.revision for each in arrived], batch_size=_BATCH)
    bodies = [each.body for each in arrived if each.body is not None]
    RevisionBody.objects.bulk_create(bodies, batch_size=_BATCH)
    for body in [each.body for each in arrived if each.body is not None and is_redaction(each)]:
        _erase(body)


def _erase(entry: RevisionBody) -> None:
    key, numbers = erased_by(entry)
    theirs = Revision.objects.filter(kind=key.kind, record_id=key.record_id, number__in=numbers)
    # Each once: an entry may name one that was erased before.
    erased = list(theirs.filter(redaction=None, sequence__lt=entry.revision_id).exclude(change=Change.REDACT))
    RedactedRevision.objects.bulk_create(
        [RedactedRevision(revision=row, entry_id=entry.revision_id) for row in erased], batch_size=_BATCH
    )
    RevisionBody.objects.filter(revision__in=erased).erase()
    past.erase([row.sequence for row in erased])


def show(keys: Collection[Key]) -> None:
    """Show readers of these records what the log says now, and what it said before."""
    named = [key for key in keys if key.kind != REDACTION]
    # All of what was before goes first: a part, such as a review, may come to another record.
    read_model.remove(named)
    for key in named:
        past.forget(key)
    for batch in _batches(named):
        theirs = Q(record_id__in=[key.record_id for key in batch], body__isnull=False)
        now = list(read_model.latest().filter(theirs))
        _make_way(now)
        read_model.insert(read_model.shown(row) for row in now)
        past.insert(past.as_ended(row) for row in past.ended().filter(theirs))
        past.take_as_logged(batch)


def _make_way(revisions: Iterable[Any]) -> None:
    """Take away the parts of these records that were those of others, of which the next revision says so."""
    parts = {key for row in revisions for key in rows_of(row.kind, row.body.data) if key[1] != row.record_id}
    rows = PublicRecord.objects.filter(record_id__in=[record_id for _, record_id in parts])
    PublicFacet.objects.filter(record__in=rows).delete()
    rows.delete()


def refuse_unexplained() -> None:
    """Refuse a log of which documents are missing that nothing took away.

    Raises:
        ForgedError: there is one.
    """
    if missing := received.unexplained():
        raise unexplained(missing)


def unexplained(missing: Iterable[int]) -> ForgedError:
    """That documents of these revisions are missing, and nothing took them away."""
    named = ", ".join(map(str, missing))
    return ForgedError(f"Documents are missing that were neither withdrawn nor redacted, of revisions: {named}.")


def _batches(keys: Sequence[Key]) -> Iterable[Sequence[Key]]:
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))
