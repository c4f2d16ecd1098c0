"""What is said of one revision at its permanent address."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404

from factcheck.publishing.addresses import page_path, revision_path
from factcheck.publishing.canonical import Document, moment
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.log import ENDINGS, Change
from factcheck.publishing.reading import public_kinds, records
from factcheck.publishing.reading.differences import Difference, differences
from factcheck.publishing.reading.records import Shown
from factcheck.transparency.reading import receipts


@dataclass(frozen=True)
class RevisionFacts:
    """A revision that can be read, and the ones around it.

    `previous` and `next` are the paths of their pages, or nothing.
    """

    shown: Shown
    sequence: int
    change: str
    previous: str
    next: str
    # When readers were shown something else, as documents write times, or nothing.
    until: str
    # Whether that was because the record became part of another.
    merged: bool
    # What readers see of the record now, unless it is no record of its own any more.
    live: Document | None

    @property
    def stamp(self) -> Document:
        """What the document says of the revision: its number, time and note."""
        stamp: Document = self.shown.data["revision"]
        return stamp

    @property
    def note(self) -> str:
        """Its note, unless it is a correction's: the page shows those on top."""
        corrected = any(correction["number"] == self.stamp["number"] for correction in self.shown.data["corrections"])
        return "" if corrected else self.stamp["note"]

    @property
    def corrected_since(self) -> list[Document]:
        """The corrections that came after it, the newest first."""
        told = self.live["corrections"] if self.live else []
        return [correction for correction in told if correction["number"] > self.stamp["number"]]

    @property
    def changed_since(self) -> list[Difference]:
        """What reads otherwise now."""
        words = public_kinds.get(self.shown.data["type"]).fields
        return differences(self.shown.data, self.live, words) if self.live and self.until else []

    @property
    def now(self) -> str:
        """The path at which the record is read now."""
        return page_path(self.shown.data["type"], self.shown.data["id"])

    @property
    def json(self) -> str:
        """The path, without host, at which the API has the revision."""
        return f"/api/v1/revisions/{self.sequence}/"

    @cached_property
    def receipt(self) -> str:
        """The path, without host, of the proof that it is in the signed log, or nothing; in one query."""
        return receipts.path_of(self.sequence)


def facts_of(kind: str, record_id: str, number: int) -> RevisionFacts:
    """What is said of the revision of this number, in three queries.

    Raises:
        Redacted: if its words were erased.
        Gone: if its record was withdrawn then or later.
        Moved: if with it the record became part of another.
        Http404: if there is no such revision.
    """
    theirs = records.log_with_readability().filter(kind=kind, record_id=record_id)
    revision = theirs.filter(number=number).select_related("body").first()
    if revision is None:
        raise Http404(f"There is no revision {number} of the {kind} {record_id}.")
    shown = records.shown_by(revision)
    around = {row.number: row for row in theirs.filter(number__in=[number - 1, number + 1])}
    after = around.get(number + 1)
    return RevisionFacts(
        shown=shown,
        sequence=revision.sequence,
        change=revision.get_change_display(),
        previous=_path(around.get(number - 1)),
        next=_path(after),
        until=moment(after.time) if after else "",
        merged=after is not None and after.change == Change.MERGE,
        live=records.document_of(Key(kind, record_id)) if after else None,
    )


def _path(revision: Any) -> str:
    if revision is None or not revision.readable or revision.change in ENDINGS:
        return ""
    return revision_path(revision.kind, revision.record_id, revision.number)
