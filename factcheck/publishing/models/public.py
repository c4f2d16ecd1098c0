"""The read model: all that public pages, the API, feeds and search may read besides the log."""

from datetime import datetime
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING, Any, Final, Self

from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from factcheck.analysis.queries import Query, alternatives, parse_query
from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.identity import LENGTH
from factcheck.publishing.models.log import last_sequence
from factcheck.publishing.packed.fields import PackedField
from factcheck.publishing.search import MAX_TERMS, Condition, SearchField, of_kind

ROWS_OF_REVISION: Final = 2**16
"""How many rows one revision may make: a claim's own, and one for each of its reviews."""


if TYPE_CHECKING:

    class _QuerySet(models.QuerySet["PublicRecord"]):
        def _clone(self) -> Self: ...
else:
    _QuerySet = models.QuerySet


class PublicRecordQuerySet(_QuerySet):
    """Reads of the read model, in readers' words."""

    # The one kind of the rows, if it is known.
    kind = ""
    # Whether the rows are found by a facet, in the order in which its index has them.
    led = False

    def _clone(self) -> Self:
        clone = super()._clone()
        clone.kind, clone.led = self.kind, self.led
        return clone

    def column(self, place: str) -> str:
        """The column to order by for `pk` or `first_place`: of those that hold it, the one with a fit index."""
        return f"listed_{place}" if self.led else place

    def of_kind(self, kind: str) -> Self:
        """The live records of one kind."""
        rows = self.filter(kind=kind)
        rows.kind = kind
        return rows

    def of_kind_having(self, kind: str, name: str, value: str) -> Self:
        """The live records of one kind with this value of a facet; fast in the order of a `column`, however many."""
        listed = Q(facets__kind=kind, facets__name=name, facets__value=value)
        rows = self.annotate(listed=FilteredRelation("facets", condition=listed)).filter(
            listed__record_id__isnull=False
        )
        # By an alias, since to filter by the relation again would join it again.
        rows = rows.alias(listed_pk=F("listed__record_id"), listed_first_place=F("listed__first_place"))
        rows.kind, rows.led = kind, True
        return rows

    def having(self, name: str, *values: str) -> Self:
        """Those with any of these values of a facet, such as `having("topic", topic_id)`."""
        # With a constant for the kind, no row is read but those that have it.
        kind = self.kind or OuterRef("kind")
        facets = PublicFacet.objects.filter(kind=kind, name=name, record_id=OuterRef(self.column("pk")))
        # Each by itself: a row is probed for them, where PostgreSQL might read all facets for their union.
        return self.filter(reduce(or_, (Q(Exists(facets.filter(value=value))) for value in values)))

    def newest(self) -> Self:
        """In the order in which their latest revisions were published, the newest first."""
        return self.order_by("-" + self.column("pk"))

    def published_after(self, moment: datetime, *, order: str = "pk") -> Self:
        """Those whose latest revision came after the last one made up to this moment, to be had in that order."""
        column = F(self.column("pk"))
        # A sum has no index: in another order, that order's index is the one to follow.
        rows = self.alias(since=column if order == "pk" else column + 0)
        return rows.filter(since__gte=(last_sequence(moment) + 1) * ROWS_OF_REVISION)

    def matching(self, query: str, kind: str = "") -> Self:
        """Those that have every word of the query, in some form or as the beginning of a word; none for no words.

        Of a query of very many words, the first count. The kind only makes it faster, where few that match are of it.
        """
        return self.meeting(parse_query(query), kind)

    def meeting(self, query: Query, kind: str = "") -> Self:
        """Those that have all that is asked for, and nothing that is excluded."""
        every = tuple(
            tuple(chain.from_iterable(alternatives(each, begun=True) for each in group))
            for group in query.asked[:MAX_TERMS]
        )
        if not every and not (query.excluded and kind):
            return self.none()
        return self.filter(search_text__matches=Condition((*of_kind(kind), *every), query.without))

    def summaries(self) -> "models.QuerySet[PublicRecord, Any]":
        """The bytes of list entries, with what orders them."""
        return self.values_list("summary", "pk", "first_place", named=True)

    def without_document(self) -> Self:
        """With what a list shows, and not the bulk of each row."""
        return self.defer("document", "search_text")

    def with_document(self) -> Self:
        """With all that readers see of each row."""
        return self.defer("search_text")


class PublicRecord(models.Model):
    """One live public record: its latest document, and the columns that lists, filters and search need.

    A review has a row too, cut out of its claim's document. Every row can be rebuilt from the log.
    """

    # Its place: by the sequence of its latest revision, so that every index is in the order of publication.
    id = models.BigAutoField(primary_key=True)
    # The same by the sequence of its first revision.
    first_place = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)
    # The record whose document this row is cut out of, such as a review's claim.
    part_of = models.CharField(max_length=LENGTH, blank=True, db_index=True)
    slug = models.CharField(max_length=100, blank=True)
    name = models.TextField()
    # In hexadecimal, as the ETag carries it.
    sha256 = models.CharField(max_length=64)
    # The list entry as JSON bytes: a list is these, joined.
    summary = PackedField()
    number = models.PositiveIntegerField()
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    # The first and last day on which what the record tells of may have happened.
    dated_from = models.DateField(null=True)
    dated_to = models.DateField(null=True)
    # What a list does not need comes last: SQLite reads a row up to the last column that is asked for.
    document = PackedField()
    # Its folded words, each once: see `factcheck.publishing.search`.
    search_text = SearchField(blank=True)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "kind"],
                name="publishing_publicrecord_unique",
                violation_error_message="This record is in the read model already.",
            ),
        ]
        indexes = [
            # With the dates, so that looking for a rare one reads no row.
            models.Index(fields=["kind", "id", "dated_from", "dated_to"], name="publishing_record_place"),
            models.Index(
                fields=["kind", "first_place", "id", "dated_from", "dated_to"], name="publishing_record_first"
            ),
            models.Index(fields=["kind", "slug"], name="publishing_record_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"

    @cached_property
    def data(self) -> Document:
        """The document that the stored bytes spell."""
        return parse(self.document)

    @cached_property
    def summary_data(self) -> Document:
        """The list entry that the stored bytes spell."""
        return parse(self.summary)


class PublicFacet(models.Model):
    """A value by which public records are filtered and found, such as the topic of a claim."""

    # Whoever deletes records deletes their facets first; a cascade would load every document to do it.
    record = models.ForeignKey(PublicRecord, models.DO_NOTHING, related_name="facets")
    # The kind of the record, and its place by its first revision.
    kind = models.CharField(max_length=20)
    first_place = models.BigIntegerField()
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name", "value", "record"],
                name="publishing_publicfacet_unique",
                violation_error_message="This record has that value already.",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "name", "value", "first_place", "record"], name="publishing_facet_first")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}={self.value}"


class Remaking(models.Model):
    """That the read model was made anew: what a process keeps of what it read before is worth nothing then.

    All else that changes the read model adds to the log.
    """

    time = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"made anew at {self.time}"
