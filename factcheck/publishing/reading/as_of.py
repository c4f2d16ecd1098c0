"""What the public read at an earlier moment: from the log, and from the rows that the read model has given up since."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from factcheck.naming.vocabulary import FACET
from factcheck.publishing.canonical import Document, canonical_bytes, parse, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.log import Revision, RevisionBody
from factcheck.publishing.models.past import PastFacet, PastRecord
from factcheck.publishing.models.public import ROWS_OF_REVISION, PublicFacet, PublicRecord
from factcheck.publishing.projection import rows_of
from factcheck.publishing.reading import records
from factcheck.publishing.reading.public_state import SHOWN
from factcheck.publishing.reading.records import NotThenError, Shown


class AsOf:
    """What the public read at a moment, without what was withdrawn since.

    Each row of the read model lives from the revision that made it until one that ends it: those of that moment
    are partly rows that still live, partly rows that are kept as past.
    """

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def document(self, kind: str, record_id: str) -> Document:
        """The document that was public then."""
        return self.shown(kind, record_id).data

    def shown(self, kind: str, record_id: str) -> Shown:
        """The same with what proves it; of a part, the hash is that of its record's row."""
        made = records.log_with_readability().filter(kind=kind, record_id=record_id).select_related("body")
        revision = made.filter(sequence__lte=self._last).order_by("-number").first()
        return records.shown_by(revision) if revision else self._part(kind, record_id)

    def pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The list entries of the records that had this value of a facet then, the latest published first."""
        return [row.summary for row in self._having(kind, facet, [value], most)]

    def documents_pointing(self, kind: str, facet: str, value: str, most: int = SHOWN) -> list[Document]:
        """The documents of the records that had this value of a facet then, the latest published first."""
        return [row.document for row in self._having(kind, facet, [value], most)]

    def documents_pointing_to_any(
        self, kind: str, facet: str, values: Collection[str], most: int = SHOWN
    ) -> list[Document]:
        """The documents of the records that had any of these values then, the latest published first."""
        return [row.document for row in self._having(kind, facet, values, most)]

    def number(self, kind: str, facet: str, value: str) -> int:
        """How many records had this value of a facet then; two queries."""
        facets = {"kind": kind, "name": facet, "value": value}
        return sum(rows.filter(**facets).count() for rows in (self._live_facets(), self._past_facets()))

    def counts(self, kind: str, facet: str, value: str, of: Collection[str]) -> dict[str, dict[str, int]]:
        """How many of the records had each value of the other facets then; two queries, of indexes alone."""
        found: dict[str, dict[str, int]] = {name: {} for name in of}
        for facets in (self._live_facets(), self._past_facets()):
            chosen = facets.filter(kind=kind, name=facet, value=value).order_by().values("record")
            counted = facets.filter(kind=kind, name__in=of, record__in=chosen).order_by().values_list("name", "value")
            for name, each, number in counted.annotate(number=Count("pk")):
                found[name][each] = found[name].get(each, 0) + number
        return found

    def entries(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The list entries, by id, of those of these records that were public then; three queries."""
        return {row.key.record_id: row.summary for row in self._rows(kind, self._places(kind, ids))}

    def documents(self, kind: str, ids: Iterable[str]) -> dict[str, Document]:
        """The documents, by id, of those of these records that were public then; three queries."""
        return {row.key.record_id: row.document for row in self._rows(kind, self._places(kind, ids))}

    def named(self, keys: Collection[Key], language: str) -> dict[str, Document]:
        """The documents, by id, of those of these records that had a name in the language then; five queries a kind."""
        found: dict[str, Document] = {}
        for kind in {key.kind for key in keys}:
            places = self._places(kind, [key.record_id for key in keys if key.kind == kind])
            named = self._among(places, kind, FACET, language)
            found |= {row.key.record_id: row.document for row in self._rows(kind, named)}
        return found

    def _among(self, places: Mapping[int, str], kind: str, facet: str, value: str) -> dict[int, str]:
        """Those of the places whose rows had a value of a facet then."""
        chosen = {"kind": kind, "name": facet, "value": value, "record__in": list(places)}
        rows = [facets.filter(**chosen) for facets in (self._live_facets(), self._past_facets())]
        return {pk: places[pk] for each in rows for pk in each.values_list("record", flat=True)}

    @cached_property
    def _last(self) -> int:
        """The sequence of the last revision made up to the moment, or -1."""
        made = Revision.objects.filter(time__lte=self.moment).order_by("-time", "-sequence")
        return next(iter(made.values_list("sequence", flat=True)[:1]), -1)

    @property
    def _end(self) -> int:
        """The first place that a row had after the moment."""
        return (self._last + 1) * ROWS_OF_REVISION

    def _part(self, kind: str, record_id: str) -> Shown:
        for place in self._places(kind, [record_id]):
            revision = Revision.objects.select_related("body").get(sequence=place // ROWS_OF_REVISION)
            row = rows_of(revision.kind, revision.body.data)[kind, record_id]
            document = canonical_bytes(row.document)
            return Shown(document, sha256(document).hex(), revision.time, bytes(revision.hash).hex())
        self._refuse_redacted_part(kind, record_id)
        first = Revision.objects.filter(kind=kind, record_id=record_id, number=1).first()
        raise NotThenError(first.time if first else None)

    def _refuse_redacted_part(self, kind: str, record_id: str) -> None:
        """Of a document that is erased nobody knows its parts, but of which record a part is now."""
        now = PublicRecord.objects.filter(kind=kind, record_id=record_id).exclude(part_of="")
        for owner in now.values_list("part_of", flat=True):
            made = records.log_with_readability().filter(record_id=owner, sequence__lte=self._last)
            revision: Any = made.order_by("-number").first()
            if revision is not None and revision.redacted is not None:
                records.shown_by(revision)

    def _having(self, kind: str, facet: str, values: Collection[str], most: int) -> list[Any]:
        facets = {"kind": kind, "name": facet, "value__in": values}
        found: dict[int, str] = {}
        # A row that ends between these two queries is found by both, at the same place.
        for rows in (self._live_facets(), self._past_facets()):
            latest = rows.filter(**facets).order_by("-record").values_list("record", "record__record_id").distinct()
            found |= dict(latest[:most])
        return self._rows(kind, dict(sorted(found.items(), reverse=True)[:most]))

    def _live_facets(self) -> QuerySet[Any]:
        return PublicFacet.objects.filter(record__lt=self._end)

    def _past_facets(self) -> QuerySet[Any]:
        return PastFacet.objects.filter(record__lt=self._end, until__gt=self._last)

    def _places(self, kind: str, ids: Iterable[str]) -> dict[int, str]:
        wanted = set(ids)
        live = PublicRecord.objects.of_kind(kind).filter(record_id__in=wanted, pk__lt=self._end)
        past = PastRecord.objects.filter(kind=kind, record_id__in=wanted, pk__lt=self._end, until__gt=self._last)
        return dict(live.order_by().values_list("pk", "record_id")) | dict(past.values_list("pk", "record_id"))

    def _rows(self, kind: str, places: Mapping[int, str]) -> list[Any]:
        """The rows of one kind at these places, in the order of the places."""
        bodies = RevisionBody.objects.filter(pk__in={place // ROWS_OF_REVISION for place in places})
        made = {
            sequence: rows_of(owner, parse(document))
            for sequence, owner, document in bodies.values_list("pk", "revision__kind", "document")
        }
        return [made[place // ROWS_OF_REVISION][kind, record_id] for place, record_id in places.items()]
