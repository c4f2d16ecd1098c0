"""How public pages, the API and feeds read: the read model and the log, nothing else."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404

from factcheck.publishing.canonical import Document
from factcheck.publishing.models.log import ENDINGS, Change, Revision
from factcheck.publishing.models.public import PublicRecord


class Gone(Exception):  # noqa: N818
    """The record was public and is withdrawn; `note` says why, in words for readers."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


class Moved(Exception):  # noqa: N818
    """The record was merged into another, which is public."""

    def __init__(self, record_id: str, url: str) -> None:
        super().__init__(record_id)
        self.record_id = record_id
        self.url = url


def live(kind: str, record_id: str) -> PublicRecord:
    """The public record of that kind and id.

    Raises:
        Gone: if it was withdrawn.
        Moved: if it was merged into another.
        Http404: if there never was one that the public could see.
    """
    record = PublicRecord.objects.filter(kind=kind, record_id=record_id).defer("search_text", "summary").first()
    if record is None:
        raise _absent(kind, record_id)
    return record


class Published(NamedTuple):
    """A document as it is served."""

    document: bytes
    sha256: str
    updated_at: datetime


def published(kind: str, record_id: str) -> Published:
    """The document of the public record of that kind and id, unparsed; the same errors as `live`."""
    found = PublicRecord.objects.filter(kind=kind, record_id=record_id).order_by()
    rows = found.values_list("document", "sha256", "updated_at")[:1]
    for document, sha256, updated_at in rows:
        return Published(bytes(document), sha256, updated_at)
    raise _absent(kind, record_id)


def _absent(kind: str, record_id: str) -> Exception:
    last = revisions(kind, record_id).select_related("body").first()
    if last is not None and last.change == Change.WITHDRAWAL:
        return Gone(last.body.data["revision"]["note"])
    if last is not None and last.change == Change.MERGE:
        return _moved(kind, last.body.data["merged_into"]["id"])
    return Http404(f"There is no {kind} {record_id}.")


def _moved(kind: str, record_id: str) -> Exception:
    """Where the chain of merges ends. It does: a record that was merged is merged no further until that is undone."""
    found = PublicRecord.objects.filter(kind=kind, record_id=record_id).defer("search_text", "summary").first()
    return Moved(record_id, found.data["url"]) if found else _absent(kind, record_id)


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


def revisions(kind: str, record_id: str) -> QuerySet[Revision]:
    """A record's revisions, newest first."""
    return Revision.objects.filter(kind=kind, record_id=record_id).order_by("-number")


def readable_revisions(kind: str, record_id: str) -> QuerySet[Revision]:
    """Those of a record's revisions whose bodies the public may read, newest first."""
    return revisions(kind, record_id).filter(_readable())


def log_with_readability() -> QuerySet[Revision]:
    """The log, each row with `readable`: whether the public may read its body."""
    return Revision.objects.annotate(readable=_readable())


def _readable() -> Combinable:
    """What a withdrawal took away may not be read, not even when the record is public again; the note may."""
    theirs = Revision.objects.filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"))
    return ~Exists(theirs.filter(change=Change.WITHDRAWAL, number__gt=OuterRef("number")))
