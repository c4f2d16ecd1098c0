"""The public log: a gapless chain of revisions that anyone can verify.

Each row's hash covers the row before it and a salted commitment to the document's bytes, so that no
row can be changed, dropped or put in between without every later hash showing it.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.database.engines import turns
from factcheck.publishing.canonical import sha256
from factcheck.publishing.database.bulk import Table
from factcheck.publishing.envelopes import envelope
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Change, Revision, RevisionAuthor, RevisionBody
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.writing import hooks

GENESIS = bytes(32)
"""The previous hash of the first row."""

_BODY_TAG = b"factcheck revision body v1\0"
_LOCK = 0x66616374


def lock() -> None:
    """Keep every other writer of the log waiting until this transaction ends.

    SQLite needs no more than its IMMEDIATE transactions, which let one writer in at a time.
    """
    if connection.vendor == "postgresql":
        turns.lock(_LOCK)


def commitment(salt: bytes, document: bytes) -> bytes:
    """What the log says of a document's bytes without giving them away."""
    return hashlib.sha256(_BODY_TAG + salt + document).digest()


def row_hash(revision: Revision) -> bytes:
    """The SHA-256 of all that the row says."""
    return sha256(envelope(revision))


def now() -> datetime:
    """The present moment, or one right after the last row's where the clock has been put back.

    Whoever asks for what came after the last row that they saw misses nothing then. The caller holds the lock.
    """
    last = Revision.objects.order_by("-sequence").values_list("time", flat=True).first()
    return max(timezone.now(), last + timedelta(microseconds=1)) if last else timezone.now()


def head() -> int:
    """The last sequence; -1 for an empty log."""
    last = Revision.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    return -1 if last is None else last


class Entry(NamedTuple):
    """A revision that has no place in the log yet."""

    key: Key
    number: int
    change: Change
    document: bytes


def append(entries: Iterable[Entry], *, time: datetime, by: User | None) -> list[Revision]:
    """Add revisions after the last one, in this order; by nobody where a command does. The caller holds the lock.

    Raises:
        PublishingError: this site is a mirror, whose log is another's.
    """
    if settings.MIRROR_OF:
        raise PublishingError(_("This site is a mirror: publish at %(mirror_of)s.") % {"mirror_of": settings.MIRROR_OF})
    head = Revision.objects.order_by("-sequence").first()
    sequence, previous = (head.sequence + 1, bytes(head.hash)) if head else (0, GENESIS)
    revisions: list[Revision] = []
    tables = rows, bodies, authors = Table(Revision), Table(RevisionBody), Table(RevisionAuthor)
    for place, entry in enumerate(entries, start=sequence):
        salt = secrets.token_bytes(32)
        revision = _row(entry, salt, place, previous, time)
        rows.add({name: getattr(revision, name) for name in rows.fields} | {"change": str(entry.change)})
        kept = {"document": entry.document, "salt": salt, "sha256": sha256(entry.document)}
        bodies.add({"revision_id": place, **kept})
        authors.add({"revision_id": place, "user_id": by.pk if by else None})
        revisions.append(revision)
        previous = bytes(revision.hash)
    for table in tables:
        table.write()
    hooks.appended()
    return revisions


def _row(entry: Entry, salt: bytes, sequence: int, previous: bytes, time: datetime) -> Revision:
    revision = Revision(
        sequence=sequence,
        kind=entry.key.kind,
        record_id=entry.key.record_id,
        number=entry.number,
        change=entry.change,
        time=time,
        previous_hash=previous,
        commitment=commitment(salt, entry.document),
    )
    revision.hash = row_hash(revision)
    revision._state.adding = False
    return revision
