"""What feeds and letters tell of revisions: an entry each, in the reader's language."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.naming.reading.composing import named
from factcheck.public.histories import erasures
from factcheck.public.rendering import headline_of
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document, moment
from factcheck.publishing.models.log import Change, Revision
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.redactions import Redaction

_TITLES: Final = {
    Change.FIRST: _("Published: %(title)s"),
    Change.UPDATE: _("Updated: %(title)s"),
    Change.CORRECTION: _("Corrected: %(title)s"),
    Change.REFERENCE: _("A record that it cites changed: %(title)s"),
}


class Told(NamedTuple):
    """A revision in a few words: its permanent id, an address; a title; when, as documents write it; path and note."""

    id: str
    title: str
    time: str
    page: str
    note: str


def told_of(revisions: Iterable[Any]) -> list[Told]:
    """Entries for revisions out of `told_log`, with their bodies; at most two queries more."""
    rows = list(revisions)
    erased = erasures(rows)
    # Of erased ones no body can be read.
    documents = {row.sequence: row.body.data for row in rows if row.sequence not in erased}
    documents = dict(zip(documents, named(list(documents.values())), strict=True))
    return [_told(row, documents.get(row.sequence, {}), erased.get(row.sequence)) for row in rows]


def _told(revision: Revision, document: Document, redaction: Redaction | None) -> Told:
    page = page_path(revision.kind, revision.record_id)
    told_at = f"{page}history/?at={revision.number}#r{revision.number}"
    if redaction:
        return _entry(revision, _erased(revision), told_at, redaction.basis)
    note = document["revision"]["note"]
    if (title := headline_of(document)) and revision.change in _TITLES:
        return _entry(revision, str(_TITLES[Change(revision.change)]) % {"title": title}, told_at, note)
    return _entry(revision, _ended(revision), page, note)


def _erased(revision: Revision) -> str:
    if revision.change == Change.CORRECTION:
        return gettext("The words of this correction were erased")
    return gettext("The words of this revision were erased")


def _ended(revision: Revision) -> str:
    words = public_kinds.get(revision.kind).words
    if revision.change == Change.MERGE:
        return gettext("Merged into another record: %(kind)s") % {"kind": words.one}
    return str(words.withdrawn)


def _entry(revision: Revision, title: str, page: str, note: str) -> Told:
    return Told(f"{settings.SITE_URL}/api/v1/revisions/{revision.sequence}/", title, moment(revision.time), page, note)
