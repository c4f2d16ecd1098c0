"""What the public reads at one time: all that a page may ask for besides the log."""

from collections.abc import Collection, Iterable
from typing import Protocol

from django.db.models import Count, F

from factcheck.naming.vocabulary import FACET
from factcheck.publishing import dependencies
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.public import PublicFacet, PublicRecord
from factcheck.publishing.reading import records
from factcheck.publishing.reading.records import Shown

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

    def shown(self, kind: str, record_id: str) -> Shown:
        """The same document with what proves it; raises the same."""

    def pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The list entries of the latest records that have this value of a facet."""

    def documents_pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The documents of the latest records that have this value of a facet."""

    def documents_pointing_to_any(
        self, kind: str, facet: str, values: Collection[str], most: int = SHOWN
    ) -> list[Document]:
        """The documents of the latest records that have any of these values of a facet."""

    def number(self, kind: str, facet: str, value: str) -> int:
        """How many records have this value of a facet."""

    def counts(self, kind: str, facet: str, value: str, of: Collection[str]) -> dict[str, dict[str, int]]:
        """How many of the records that have this value of a facet have each of the values of other facets.

        By the names of these other facets, then by value; a value that none has is left out. It takes time with all
        records that have any of these others: ask it of what few records have, such as a rating.
        """

    def entries(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The list entries, by id, of those of these records that are public."""

    def documents(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The documents, by id, of those of these records that are public."""

    def named(self, keys: Collection[Key], language: str) -> dict[str, Document]:
        """The documents, by id, of those of these records that have a name in a language besides their own."""


class Now:
    """The state that the public reads now, from the read model."""

    def document(self, kind: str, record_id: str) -> Document:
        """The latest document of a record."""
        return records.live(kind, record_id).data

    def shown(self, kind: str, record_id: str) -> Shown:
        """The latest document with what proves it; one query."""
        return records.shown(kind, record_id)

    def pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The list entries of the records that have this value of a facet, the latest published first."""
        rows = PublicRecord.objects.of_kind_having(kind, facet, value).without_document()
        with dependencies.on(dependencies.facet(kind, facet, value)):
            return [row.summary_data for row in rows.newest()[:most]]

    def documents_pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The documents of the records that have this value of a facet, the latest published first."""
        rows = PublicRecord.objects.of_kind_having(kind, facet, value).defer("search_text", "summary")
        with dependencies.on(dependencies.facet(kind, facet, value)):
            return [row.data for row in rows.newest()[:most]]

    def documents_pointing_to_any(
        self, kind: str, facet: str, values: Collection[str], most: int = SHOWN
    ) -> list[Document]:
        """The documents of the records that have any of these values, the latest published first."""
        facets = PublicFacet.objects.filter(kind=kind, name=facet, value__in=values)
        latest = facets.order_by("-record").values("record").distinct()[:most]
        rows = PublicRecord.objects.filter(pk__in=latest).defer("search_text", "summary")
        with dependencies.on(*(dependencies.facet(kind, facet, value) for value in values)):
            return [row.data for row in rows.newest()]

    def number(self, kind: str, facet: str, value: str) -> int:
        """How many records have this value of a facet; one query."""
        with dependencies.on(dependencies.facet(kind, facet, value)):
            return PublicFacet.objects.filter(kind=kind, name=facet, value=value).count()

    def counts(self, kind: str, facet: str, value: str, of: Collection[str]) -> dict[str, dict[str, int]]:
        """One query of one index, which holds all that it asks for."""
        chosen = PublicFacet.objects.filter(kind=kind, name=facet, value=value).order_by().values("record")
        # A sum has no index: by that of the records, every facet of each would be read.
        facets = PublicFacet.objects.alias(of_record=F("record") + 0).filter(
            kind=kind, name__in=of, of_record__in=chosen
        )
        counted = facets.order_by().values_list("name", "value").annotate(number=Count("pk"))
        found: dict[str, dict[str, int]] = {name: {} for name in of}
        with dependencies.on(dependencies.facet(kind, facet, value)):
            for name, each, number in counted:
                found[name][each] = number
        return found

    def entries(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The list entries, by id, of those of these records that are public; one query."""
        wanted = set(ids)
        rows = PublicRecord.objects.of_kind(kind).filter(record_id__in=wanted).without_document()
        with dependencies.on(*(dependencies.record(kind, each) for each in wanted)):
            return {row.record_id: row.summary_data for row in rows}

    def documents(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The documents, by id, of those of these records that are public; one query."""
        wanted = set(ids)
        rows = PublicRecord.objects.of_kind(kind).filter(record_id__in=wanted).defer("search_text", "summary")
        with dependencies.on(*(dependencies.record(kind, each) for each in wanted)):
            return {row.record_id: row.data for row in rows}

    def named(self, keys: Collection[Key], language: str) -> dict[str, Document]:
        """The documents, by id, of those of these records that have a name in the language; one query."""
        ids = [key.record_id for key in keys]
        rows = PublicRecord.objects.filter(record_id__in=ids).having(FACET, language).defer("search_text", "summary")
        with dependencies.on(*(dependencies.record(*key) for key in keys)):
            return {row.record_id: row.data for row in rows.order_by()}

    def newest_documents(self, kind: str, most: int) -> list[Document]:
        """The documents of the latest published; one query."""
        rows = PublicRecord.objects.of_kind(kind).defer("search_text", "summary")
        return [row.data for row in rows.newest()[:most]]

    def newest(self, kind: str, most: int) -> list[Document]:
        """The list entries of the latest published; one query."""
        rows = PublicRecord.objects.of_kind(kind).without_document()
        with dependencies.on(dependencies.kind(kind)):
            return [row.summary_data for row in rows.newest()[:most]]
