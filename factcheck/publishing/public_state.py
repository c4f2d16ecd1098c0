"""What the public reads at one time: all that a page may ask for besides the log."""

from collections.abc import Iterable
from typing import Protocol

from factcheck.publishing import reading
from factcheck.publishing.canonical import Document
from factcheck.publishing.models.public import PublicFacet, PublicRecord

SHOWN = 20
"""How many records a page lists of those that point to its own; a list page has the rest."""


class PublicState(Protocol):
    """The public records as they are, or were, at one time. Every method makes a constant number of queries."""

    def document(self, kind: str, record_id: str) -> Document:
        """The document of a record.

        Raises:
            Gone: if it was withdrawn.
            Moved: if it was merged into another.
            Http404: if there was none that the public could see.
        """

    def pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The list entries of the latest records that have this value of a facet."""

    def documents_pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The documents of the latest records that have this value of a facet."""

    def documents_pointing_at_any(self, kind: str, facet: str, values: Iterable[str], most: int) -> list[Document]:
        """The documents of the latest records that have any of these values of a facet."""

    def entries(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The list entries, by id, of those of these records that are public."""

    def documents(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The documents, by id, of those of these records that are public."""


class Now:
    """What the public reads now."""

    def document(self, kind: str, record_id: str) -> Document:
        """The latest document of a record."""
        return reading.live(kind, record_id).data

    def pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The latest published first."""
        rows = PublicRecord.objects.of_kind_having(kind, facet, value).without_document()
        return [row.summary_data for row in rows.newest()[:most]]

    def documents_pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The latest published first."""
        rows = PublicRecord.objects.of_kind_having(kind, facet, value).defer("search_text", "summary")
        return [row.data for row in rows.newest()[:most]]

    def documents_pointing_at_any(self, kind: str, facet: str, values: Iterable[str], most: int) -> list[Document]:
        """The latest published first."""
        # Led by the index of facets: probing each record for each value would read them all.
        found = PublicFacet.objects.filter(kind=kind, name=facet, value__in=set(values)).values("record")
        rows = PublicRecord.objects.of_kind(kind).filter(pk__in=found).defer("search_text", "summary")
        return [row.data for row in rows.newest()[:most]]

    def entries(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """One query."""
        rows = PublicRecord.objects.of_kind(kind).filter(record_id__in=set(ids)).without_document()
        return {row.record_id: row.summary_data for row in rows}

    def documents(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """One query."""
        rows = PublicRecord.objects.of_kind(kind).filter(record_id__in=set(ids)).defer("search_text", "summary")
        return {row.record_id: row.data for row in rows}

    def newest(self, kind: str, most: int) -> list[Document]:
        """The list entries of the latest published; one query."""
        rows = PublicRecord.objects.of_kind(kind).without_document()
        return [row.summary_data for row in rows.newest()[:most]]
