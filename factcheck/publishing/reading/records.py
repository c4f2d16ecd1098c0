"""How public pages, the API and feeds read: the read model and the log, nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from typing import Any, Final, NamedTuple, TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.http import Http404

from factcheck.publishing import dependencies
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document, moment, parse
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.log import ENDINGS, Change, RedactedRevision, Revision, RevisionBody
from factcheck.publishing.models.past import TakenPart
from factcheck.publishing.models.public import ROWS_OF_REVISION, PublicRecord
from factcheck.publishing.reading.redactions import Redacted, redaction

Found = TypeVar("Found")
_MERGES: Final = 1_000
"""How many merges are looked through for a slug."""


class Gone(Exception):  # noqa: N818
    """The record was public and is withdrawn; `note` says why, in words for readers.

    `first_published_at` is when it first became public, as documents write times, or nothing.
    """

    def __init__(self, note: str, first_published_at: str = "") -> None:
        super().__init__(note)
        self.note = note
        self.first_published_at = first_published_at


class NotThenError(Http404):
    """The record was not public at the moment that was asked for; `since` is when it first was, if that is known."""

    def __init__(self, since: datetime | None) -> None:
        first = f" It was first published at {moment(since)}." if since else ""
        super().__init__(f"It was not public at that moment.{first}")
        self.since = since


class Moved(Exception):  # noqa: N818
    """The record was merged into another, which is public."""

    def __init__(self, record_id: str, url: str) -> None:
        super().__init__(record_id)
        self.record_id = record_id
        self.url = url


@dataclass(frozen=True)
class Shown:
    """A document as readers were shown it, and what proves it. Hashes are SHA-256 in hexadecimal."""

    document: bytes
    sha256: str
    published_at: datetime
    # Of the row of the log.
    hash: str

    @property
    def published(self) -> "Published":
        """The same without its row in the log."""
        return Published(self.document, self.sha256, self.published_at)

    @cached_property
    def data(self) -> Document:
        """The document that the stored bytes spell."""
        return parse(self.document)


class _CameBackError(Http404):
    """It was published between the look at what is public and that at the log."""


def _looked_for_again(read: Callable[[str, str], Found]) -> Callable[[str, str], Found]:
    """Read once more what came back while it was looked for."""

    @wraps(read)
    def found(kind: str, record_id: str) -> Found:
        try:
            return read(kind, record_id)
        except _CameBackError:
            return read(kind, record_id)

    return found


@_looked_for_again
def live(kind: str, record_id: str) -> PublicRecord:
    """The public record of that kind and id.

    Raises:
        Gone: if it was withdrawn.
        Moved: if it was merged into another.
        Http404: if there never was one that the public could see.
    """
    found = PublicRecord.objects.filter(kind=kind, record_id=record_id).defer("search_text", "summary")
    with dependencies.on(dependencies.record(kind, record_id)):
        record = found.first()
    if record is None:
        raise _absent(kind, record_id)
    return record


class Published(NamedTuple):
    """A document as it is served: its bytes, their SHA-256 in hexadecimal, and when it was published."""

    document: bytes
    sha256: str
    updated_at: datetime


@_looked_for_again
def published(kind: str, record_id: str) -> Published:
    """The document of the public record of that kind and id, unparsed; the same errors as `live`."""
    found = PublicRecord.objects.filter(kind=kind, record_id=record_id).order_by()
    rows = found.values_list("document", "sha256", "updated_at")[:1]
    with dependencies.on(dependencies.record(kind, record_id)):
        for document, sha256, updated_at in rows:
            return Published(bytes(document), sha256, updated_at)
    raise _absent(kind, record_id)


@_looked_for_again
def shown(kind: str, record_id: str) -> Shown:
    """The same with the hash of its row in the log, in the same one query."""
    log = Revision.objects.filter(sequence=OuterRef("pk") / ROWS_OF_REVISION)
    found = PublicRecord.objects.filter(kind=kind, record_id=record_id).order_by()
    proved = found.annotate(row_hash=Subquery(log.values("hash")))
    rows = proved.values_list("document", "sha256", "updated_at", "row_hash")[:1]
    with dependencies.on(dependencies.record(kind, record_id)):
        for document, sha256, updated_at, row_hash in rows:
            return Shown(bytes(document), sha256, updated_at, bytes(row_hash).hex())
    raise _absent(kind, record_id)


def shown_by(revision: Any) -> Shown:
    """The document that a revision, one of `log_with_readability`, published.

    Raises:
        Redacted: if its words were erased.
        Gone: if it took the record away, or another took away since what it published.
        Moved: if it made the record part of another.
    """
    if revision.redacted is not None:
        raise Redacted(redaction(revision.redacted))
    if revision.change == Change.WITHDRAWAL or not revision.readable:
        raise _gone(revision.kind, revision.record_id)
    if revision.change == Change.MERGE:
        into = revision.body.data["merged_into"]["id"]
        raise Moved(into, page_path(revision.kind, into))
    body = revision.body
    return Shown(bytes(body.document), bytes(body.sha256).hex(), revision.time, bytes(revision.hash).hex())


def _gone(kind: str, record_id: str) -> Gone:
    """As the last withdrawal has it: the notes of those before it were taken away as well."""
    withdrawals = revisions(kind, record_id).filter(change=Change.WITHDRAWAL, redaction=None)
    last = withdrawals.select_related("body").first()
    # Of one that is no longer the last, the note may be erased.
    return Gone(last.body.data["revision"]["note"], last.body.data["first_published_at"]) if last else Gone("")


def _absent(kind: str, record_id: str) -> Exception:
    with dependencies.on(dependencies.record(kind, record_id)):
        last = revisions(kind, record_id).select_related("body").first()
        if last is not None and last.change == Change.WITHDRAWAL:
            return _gone(kind, record_id)
    if last is not None and last.change == Change.MERGE:
        return _moved(kind, last.body.data["merged_into"]["id"])
    if last is None and (whole := TakenPart.objects.filter(kind=kind, record_id=record_id).last()):
        with dependencies.on(dependencies.record(whole.whole_kind, whole.whole_id)):
            return _gone(whole.whole_kind, whole.whole_id)
    absent = Http404 if last is None else _CameBackError
    return absent(f"There is no {kind} {record_id}.")


def _moved(kind: str, record_id: str) -> Exception:
    """Where the chain of merges ends. It does: a record that was merged is merged no further until that is undone."""
    rows = PublicRecord.objects.filter(kind=kind, record_id=record_id).defer("search_text", "summary")
    with dependencies.on(dependencies.record(kind, record_id)):
        found = rows.first()
    return Moved(record_id, found.data["url"]) if found else _absent(kind, record_id)


def led_to(kind: str, name: str) -> PublicRecord | None:
    """The public record into which one was merged that had this id, or this slug when it was; None if none was."""
    try:
        live(kind, name if revisions(kind, name).exists() else _merged_from(kind, name))
    except Moved as moved:
        return live(kind, moved.record_id)
    except (Gone, Http404):
        pass
    return None


def _merged_from(kind: str, slug: str) -> str:
    """The id of the record that had a slug when it was merged, of the latest that were; "" if none had."""
    bodies = RevisionBody.objects.filter(
        revision__kind=kind, revision__record_id=OuterRef("record_id"), revision__number=OuterRef("number") - 1
    )
    ends = Revision.objects.filter(kind=kind, change=Change.MERGE).order_by("-sequence")
    rows = ends.annotate(last=Subquery(bodies.values("document")[:1])).values_list("record_id", "last")
    return next((one for one, last in rows[:_MERGES] if last and parse(bytes(last)).get("slug") == slug), "")


def last_shown(kind: str, record_id: str) -> Document:
    """The document of a public record, or the last that readers saw of one that was merged into another.

    Raises:
        Gone: if it was withdrawn.
        Http404: if there never was one that the public could see.
    """
    try:
        return live(kind, record_id).data
    except Moved as moved:
        shown = readable_revisions(kind, record_id).exclude(change__in=ENDINGS).select_related("body").first()
        if shown is None:
            raise Http404(f"There is no {kind} {record_id}.") from moved
        return shown.body.data


def document_of(key: Key) -> Document | None:
    """The document that the public reads of a record now; None if it reads none."""
    return documents_of([key]).get(key)


def documents_of(keys: Iterable[Key]) -> dict[Key, Document]:
    """The documents that the public reads now, of those of these records that are public; in one query."""
    wanted = list(keys)
    ids = [key.record_id for key in wanted]
    rows = PublicRecord.objects.filter(record_id__in=ids).values_list("kind", "record_id", "document")
    with dependencies.on(*(dependencies.record(*key) for key in wanted)):
        return {Key(kind, record_id): parse(document) for kind, record_id, document in rows}


def revisions(kind: str, record_id: str) -> QuerySet[Revision]:
    """The revisions of a record, withdrawn or not, the newest first."""
    return Revision.objects.filter(kind=kind, record_id=record_id).order_by("-number")


def readable_revisions(kind: str, record_id: str) -> QuerySet[Revision]:
    """Those of a record's revisions whose bodies the public may read, newest first."""
    return revisions(kind, record_id).filter(_not_withdrawn(), _not_redacted())


def told_revisions(kind: str, record_id: str) -> QuerySet[Revision]:
    """The same and those that were redacted, each with `redacted`: the sequence of the entry that says so, or None."""
    return told_log().filter(kind=kind, record_id=record_id).order_by("-number")


def told_log() -> QuerySet[Revision]:
    """All revisions that no withdrawal took away, those that were redacted too, each with `redacted` as above."""
    return Revision.objects.filter(_not_withdrawn()).annotate(redacted=F("redaction__entry"))


def log_with_readability() -> QuerySet[Revision]:
    """The log, each row with `readable`, whether the public may read its body, and with `redacted` as above."""
    readable: Any = _not_withdrawn()
    return Revision.objects.annotate(readable=readable & _not_redacted(), redacted=F("redaction__entry"))


def _not_withdrawn() -> Combinable:
    """What a withdrawal took away may not be read, not even when the record is public again; the note may."""
    theirs = Revision.objects.filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"))
    return ~Exists(theirs.filter(change=Change.WITHDRAWAL, number__gt=OuterRef("number")))


def _not_redacted() -> Combinable:
    return ~Exists(RedactedRevision.objects.filter(revision=OuterRef("pk")))
