"""Erasing what was published: an entry of the log declares it, and the bodies go, with all that was made from them.

The caller holds the log's lock, in a transaction, and has asked whether it may be done.
"""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.publishing.canonical import Document, canonical_bytes, moment, sha256
from factcheck.publishing.identity import new_public_id
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import (
    NOT_SHOWN,
    REDACTION,
    Approval,
    Change,
    Citation,
    Publication,
    RedactedRevision,
    Revision,
    RevisionBody,
)
from factcheck.publishing.writing import log, past

_NO_TEMPLATE = canonical_bytes({})


def redact(key: Key, numbers: Sequence[int], *, basis: str, members: Sequence[str], by: User | None) -> Revision:
    """Log that these revisions of the record are erased, and erase them. Returns the entry of the log.

    `members` are JSON pointers that say what of the documents was ordered to go; each goes whole, since
    its commitment covers it whole.
    """
    erased = list(Revision.objects.filter(kind=key.kind, record_id=key.record_id, number__in=numbers))
    entry = _entry(key, [row.number for row in erased], basis=basis, members=members, time=log.now(), by=by)
    RedactedRevision.objects.bulk_create([RedactedRevision(revision=row, entry=entry) for row in erased])
    RevisionBody.objects.filter(revision__in=erased).erase()
    past.erase([row.sequence for row in erased])
    _forget_template(key)
    _end_approvals(key)
    return entry


def _entry(
    key: Key, numbers: Sequence[int], *, basis: str, members: Sequence[str], time: datetime, by: User | None
) -> Revision:
    own, at = Key(REDACTION, new_public_id()), moment(time)
    document: Document = {
        "type": REDACTION,
        "id": own.record_id,
        "record": {"type": key.kind, "id": key.record_id},
        "revisions": sorted(numbers),
        "members": list(members),
        "basis": basis,
        "first_published_at": at,
        "updated_at": at,
        "revision": {"number": 1, "change": str(Change.REDACT), "note": "", "time": at},
    }
    return log.append([log.Entry(own, 1, Change.REDACT, canonical_bytes(document))], time=time, by=by)[0]


def _forget_template(key: Key) -> None:
    """Of a record that is not live: what it last was may have come from a revision that is erased now."""
    shown = Revision.objects.filter(kind=key.kind, record_id=key.record_id).exclude(change__in=NOT_SHOWN)
    last = shown.order_by("-number").first()
    if last is not None and RedactedRevision.objects.filter(revision=last).exists():
        publications = Publication.objects.filter(kind=key.kind, record_id=key.record_id, withdrawn=True)
        Citation.objects.filter(publication__in=publications).delete()
        publications.update(template=_NO_TEMPLATE, template_sha256=sha256(_NO_TEMPLATE).hex())


def _end_approvals(key: Key) -> None:
    """They hold what drafts said: whoever approved must do so anew."""
    given = Approval.objects.filter(kind=key.kind, record_id=key.record_id)
    given.filter(ended_at=None).update(ended_at=timezone.now())
    given.update(template=b"")
