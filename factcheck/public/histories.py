"""A record's history: its revisions, each with what it changed; and all corrections and withdrawals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from factcheck.http.requests.methods import read_only
from factcheck.naming.reading.composing import named
from factcheck.publishing.addresses import revision_path
from factcheck.publishing.canonical import Document, moment
from factcheck.publishing.models.log import ENDINGS, Change, Revision
from factcheck.publishing.reading import public_kinds, records
from factcheck.publishing.reading.differences import Budget, Difference, Words, differences
from factcheck.publishing.reading.paging import Ordering, Page, beginning_with, paginate, whole_number
from factcheck.publishing.reading.redactions import Redaction, redactions

_BY_NUMBER = Ordering("number")
_BY_SEQUENCE = Ordering("sequence")
_SHOWN = 20


@dataclass(frozen=True)
class Entry:
    """A revision: what its document says of it, and what a reader finds changed.

    `path` is that of its own page, or nothing where it has no document.
    `differences` is None where there is nothing to compare.
    """

    path: str
    sequence: int
    change: str
    stamp: Document
    differences: Sequence[Difference] | None
    # What the record was merged into: id, name and url.
    merged_into: Document | None = None
    # That its words were erased.
    redaction: Redaction | None = None


@read_only
def history(request: HttpRequest, kind: str, record_id: str) -> HttpResponse:
    """The revisions of a public record, each with what it changed.

    Raises:
        Gone: if the record was withdrawn: then its earlier revisions may not be read either.
        Http404: if there is no such record.
        CursorError: for a cursor that no page gave out.
    """
    [record] = named([records.last_shown(kind, record_id)])
    cursor = request.GET.get("cursor") or _cursor_to(request.GET.get("at", ""), record["revision"]["number"])
    page = _page(records.told_revisions(kind, record_id), _BY_NUMBER, cursor)
    shown = public_kinds.get(kind)
    entries, heading = _entries(page.rows, shown.fields), shown.words.history
    return render(request, "history.html", {"record": record, "page": page, "entries": entries, "heading": heading})


@read_only
def corrections(request: HttpRequest) -> HttpResponse:
    """All corrections and withdrawals that may be read, the newest first.

    Raises:
        CursorError: for a cursor that no page gave out.
    """
    page = _page(corrections_and_withdrawals(), _BY_SEQUENCE, request.GET.get("cursor", ""))
    erased = erasures(page.rows)
    entries = [(revision, erased.get(revision.sequence)) for revision in page.rows]
    return render(request, "corrections.html", {"page": page, "entries": entries})


def corrections_and_withdrawals() -> QuerySet[Revision]:
    """The revisions that told readers of a mistake, without those of records that were withdrawn since."""
    told: QuerySet[Any] = records.told_log().filter(change__in=[Change.CORRECTION, Change.WITHDRAWAL])
    return told.select_related("body")


def erasures(revisions: Iterable[Any]) -> dict[int, Redaction]:
    """What declares that the words of some of these revisions were erased, by their sequence; one query."""
    entries = {row.sequence: row.redacted for row in revisions if row.redacted is not None}
    declared = redactions(entries.values()) if entries else {}
    return {sequence: declared[entry] for sequence, entry in entries.items()}


def _page(revisions: QuerySet[Revision], ordering: Ordering, cursor: str) -> Page[Revision]:
    return paginate(revisions.select_related("body"), ordering, cursor=cursor, size=_SHOWN)


def _cursor_to(number: str, newest: int) -> str:
    """The cursor of a page with the revision of this number; nothing where the first page has it, or none could."""
    wanted = whole_number(number)
    return beginning_with(wanted, _BY_NUMBER) if wanted and wanted <= newest - _SHOWN else ""


def _entries(revisions: Sequence[Any], words: Words) -> list[Entry]:
    before = _document_before(revisions[-1]) if revisions else None
    entries, budget = [], Budget()
    erased = erasures(revisions)
    for revision in reversed(revisions):
        if redaction := erased.get(revision.sequence):
            entries.append(_erased(revision, redaction))
            before = None
            continue
        document, found = revision.body.data, None
        if revision.change in ENDINGS:
            before = None
        else:
            found = differences(before, document, words, budget) if before else None
            before = document
        into = document.get("merged_into")
        display = revision.get_change_display()
        entries.append(Entry(_path(revision), revision.sequence, display, document["revision"], found, into))
    return entries[::-1]


def _erased(revision: Revision, redaction: Redaction) -> Entry:
    stamp = {"number": revision.number, "note": "", "time": moment(revision.time)}
    return Entry("", revision.sequence, revision.get_change_display(), stamp, None, redaction=redaction)


def _path(revision: Revision) -> str:
    if revision.change in ENDINGS:
        return ""
    return revision_path(revision.kind, revision.record_id, revision.number)


def _document_before(revision: Revision) -> Document | None:
    earlier: QuerySet[Any] = records.told_revisions(revision.kind, revision.record_id)
    last = earlier.filter(number__lt=revision.number).select_related("body").first()
    return last.body.data if last and last.redacted is None and last.change not in ENDINGS else None
