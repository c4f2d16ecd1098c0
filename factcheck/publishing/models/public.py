"""The read model: all that public pages, the API, feeds and search may read besides the log."""

from functools import cached_property
from typing import Self

from django.db import models

from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.identity import LENGTH
from factcheck.publishing.search import NoWordsError, SearchField, parse_query


class PublicRecordQuerySet(models.QuerySet["PublicRecord"]):
    """Reads of the read model, in readers' words."""

    def of_kind(self, kind: str) -> Self:
        """The live records of one kind."""
        return self.filter(kind=kind)

    def having(self, name: str, *values: str) -> Self:
        """Those with any of these values of a facet, such as `having("topic", topic_id)`."""
        matching = PublicFacet.objects.filter(name=name, value__in=values)
        return self.filter(pk__in=matching.values("record"))

    def matching(self, query: str) -> Self:
        """Those in which every word of the query begins some word; none, for a query without words.

        Raises:
            QueryError: for a query of too many words.
        """
        try:
            return self.filter(search_text__matches=parse_query(query))
        except NoWordsError:
            return self.none()

    def without_document(self) -> Self:
        """With what a list shows, and not the bulk of each row."""
        return self.defer("document", "search_text")


class PublicRecord(models.Model):
    """One live public record: its latest document, and the columns that lists, filters and search need.

    A review has a row too, cut out of its claim's document. Every row can be rebuilt from the log.
    """

    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=LENGTH)
    # The record whose document this row is cut out of, such as a review's claim.
    part_of = models.CharField(max_length=LENGTH, blank=True, db_index=True)
    slug = models.CharField(max_length=100, blank=True)
    name = models.TextField()
    document = models.BinaryField()
    # In hexadecimal, as the ETag carries it.
    sha256 = models.CharField(max_length=64)
    # The list entry as JSON bytes: a list is these, joined.
    summary = models.BinaryField()
    number = models.PositiveIntegerField()
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    # The first and last day on which what the record tells of may have happened.
    dated_from = models.DateField(null=True)
    dated_to = models.DateField(null=True)
    # Its folded words, each once: see `factcheck.publishing.search`.
    search_text = SearchField(blank=True)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-record_id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id"],
                name="publishing_publicrecord_unique",
                violation_error_message="This record is in the read model already.",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "updated_at", "record_id"], name="publishing_record_updated"),
            models.Index(fields=["kind", "first_published_at", "record_id"], name="publishing_record_first"),
            models.Index(fields=["kind", "slug"], name="publishing_record_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"

    @cached_property
    def data(self) -> Document:
        """The document, parsed."""
        return parse(self.document)

    @cached_property
    def summary_data(self) -> Document:
        """The list entry, parsed."""
        return parse(self.summary)


class PublicFacet(models.Model):
    """A value by which public records are filtered and found, such as the topic of a claim."""

    # Whoever deletes records deletes their facets first; a cascade would load every document to do it.
    record = models.ForeignKey(PublicRecord, models.DO_NOTHING, related_name="facets")
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["name", "value", "record"],
                name="publishing_publicfacet_unique",
                violation_error_message="This record has that value already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"
