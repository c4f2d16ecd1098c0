"""Writing revisions: the one way in which the log, the read model and what the desk remembers move on together.

The caller holds the log's lock, in a transaction.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils.translation import gettext

from factcheck.publishing.canonical import Document, NotCanonicalError, canonical_bytes, moment
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import ENDINGS, Change, Revision
from factcheck.publishing.planning.edition import Edition
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.writing import frozen, log, read_model

Changes = Mapping[Key, tuple[Change, str]]
"""How each record changes, and the note on it."""


class _Past(NamedTuple):
    """The number of a record's last revision, and the last document that showed it and is not erased."""

    number: int = 0
    document: Document | None = None


def write(edition: Edition, changes: Changes, *, by: User, time: datetime) -> dict[Key, Revision]:
    """Log and show what the edition says of these records.

    Raises:
        PublishingError: a document can't be written exactly.
    """
    documents = stamped(edition, changes, time=time)
    entries = [_entry(key, document) for key, document in documents.items()]
    revisions = _append(entries, by=by, time=time)
    read_model.put(documents, revisions, {entry.key: entry.document for entry in entries})
    # A reference revision is made from the template that is remembered.
    own = [key for key, (change, _) in changes.items() if change != Change.REFERENCE]
    frozen.remember({key: edition.templates[key] for key in own})
    return revisions


def end(key: Key, document: Document, change: Change, *, note: str, by: User, time: datetime, **said: Any) -> Revision:
    """Log that a live record has no document from now on, with what else its last revision says.

    What readers see of it is taken away by the caller, who knows whether any of it stays.
    """
    tombstone = _tombstone(document, change, note=note, time=time) | said
    frozen.end(key)
    return _append([_entry(key, tombstone)], by=by, time=time)[key]


def stamped(edition: Edition, changes: Changes, *, time: datetime) -> dict[Key, Document]:
    """The documents that these changes would make at that time. Writes nothing."""
    pasts = _pasts(edition, changes)
    return {
        key: _stamped(edition.contents[key], pasts[key], change, note, time) for key, (change, note) in changes.items()
    }


def last_revision(key: Key) -> Revision:
    """The latest revision of a record that has one."""
    return Revision.objects.filter(kind=key.kind, record_id=key.record_id).latest("number")


def _pasts(edition: Edition, keys: Collection[Key]) -> dict[Key, _Past]:
    live = {
        key: _Past(edition.before[key]["revision"]["number"], edition.before[key])
        for key in keys
        if key in edition.before
    }
    return {key: _Past() for key in keys} | _ended([key for key in keys if key not in live]) | live


def _ended(keys: Collection[Key]) -> dict[Key, _Past]:
    """Of records that are not live: what they were when they were."""
    rows = Revision.objects.filter(record_id__in=[key.record_id for key in keys]).order_by()
    numbers = {
        Key(*key): number
        for *key, number in rows.values_list("kind", "record_id").annotate(number=Max("number"))
        if Key(*key) in keys
    }
    documents = _last_documents(numbers) if numbers else {}
    return {key: _Past(number, documents.get(key)) for key, number in numbers.items()}


def _last_documents(keys: Collection[Key]) -> dict[Key, Document]:
    rows = Revision.objects.filter(record_id__in=[key.record_id for key in keys]).exclude(change__in=ENDINGS)
    rows = rows.filter(redaction=None)
    latest = rows.order_by().values("kind", "record_id").annotate(latest=Max("sequence")).values("latest")
    shown = Revision.objects.filter(sequence__in=latest).select_related("body")
    return {Key(row.kind, row.record_id): row.body.data for row in shown}


def _stamped(content: Document, past: _Past, change: Change, note: str, time: datetime) -> Document:
    before = past.document
    made = change if past.number else Change.FIRST
    stamp = {"number": past.number + 1, "change": str(made), "note": note, "time": moment(time)}
    corrections = before["corrections"] if before else []
    if change == Change.CORRECTION:
        corrections = [{name: stamp[name] for name in ("number", "note", "time")}, *corrections]
    return content | {
        "first_published_at": before["first_published_at"] if before else stamp["time"],
        "updated_at": stamp["time"],
        "revision": stamp,
        "corrections": corrections,
    }


def _tombstone(document: Document, change: Change, *, note: str, time: datetime) -> Document:
    kept = {name: document[name] for name in ("type", "id", "first_published_at")}
    number = document["revision"]["number"] + 1
    stamp = {"number": number, "change": str(change), "note": note, "time": moment(time)}
    return kept | {"updated_at": stamp["time"], "revision": stamp}


def _append(entries: Sequence[log.Entry], *, by: User, time: datetime) -> dict[Key, Revision]:
    return dict(zip([entry.key for entry in entries], log.append(entries, time=time, by=by), strict=True))


def _entry(key: Key, document: Document) -> log.Entry:
    try:
        data = canonical_bytes(document)
    except NotCanonicalError as error:
        raise PublishingError(
            gettext("It holds text or a number that can't be published exactly: %(error)s") % {"error": error}
        ) from error
    stamp = document["revision"]
    return log.Entry(key, stamp["number"], Change(stamp["change"]), data)
