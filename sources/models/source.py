"""The model of sources, and of what each draws on."""

from typing import ClassVar

from django.db import models

from factcheck.dates import Precision, precision_field, truncate_dates
from factcheck.fields import FieldCheck, LineField, VerbatimField, known, unique_where_filled
from factcheck.languages import LanguageField
from factcheck.slugs import Slugged
from sources.addresses import AddressField
from sources.models.publisher import Publisher
from sources.querysets import SourceQuerySet
from sources.vocabulary import SourceKind

MAX_TEXT = 2_000_000


class Source(Slugged):
    """One document: an article, a speech, a press release, a post, a record."""

    record_kind: ClassVar[str] = "source"
    slug_from: ClassVar[str] = "title"

    title = LineField(
        max_length=500, help_text="The title as published. For a post without one, its first words or its number."
    )
    kind = models.CharField(max_length=20, choices=SourceKind, help_text="What sort of document it is.")
    url = AddressField(
        "address",
        blank=True,
        help_text="Where the original stands, such as https://example.org/news/1. Tracking parameters are dropped.",
    )
    publisher = models.ForeignKey(
        Publisher,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text="Who made it public. Leave it empty if that is not known.",
    )
    byline = LineField(
        max_length=300, blank=True, help_text="Its authors as named there: “Bernard Smith”, or “AFP and staff”."
    )
    published_on = models.DateField(
        null=True, blank=True, help_text="The date it bears, not the date of what it reports. Empty if unknown."
    )
    published_on_precision = precision_field()
    language = LanguageField()
    draws_on = models.ManyToManyField(
        "self",
        through="Draw",
        through_fields=("source", "drawn_on"),
        symmetrical=False,
        blank=True,
        related_name="drawn_on_by",
        help_text="The sources that it takes its reporting from, such as the agency report behind an article.",
    )
    text = VerbatimField(
        max_length=MAX_TEXT,
        blank=True,
        help_text="The full text, used only to find passages in it. It is never shown to the public.",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = [models.F("published_on").desc(nulls_last=True), "-pk"]
        constraints = [
            known("kind", SourceKind.values),
            known("published_on_precision", Precision.values),
            unique_where_filled("url", "Another source has this address: use that source."),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Cut the date to its precision."""
        super().clean()
        truncate_dates(self, "published_on")


class Draw(models.Model):
    """One source takes its reporting from another."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="draws")
    drawn_on = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="drawn",
        verbose_name="draws on",
        help_text="The source that the reporting is taken from, such as an agency's report.",
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = "source drawn on"
        verbose_name_plural = "sources drawn on"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "drawn_on"],
                name="sources_draw_once",
                violation_error_message="This source is already listed: name each source once.",
            ),
            FieldCheck(
                field="drawn_on",
                condition=~models.Q(source=models.F("drawn_on")),
                name="sources_draw_not_itself",
                violation_error_message="A source can't draw on itself: choose another one.",
            ),
        ]

    def __str__(self) -> str:
        return f"source {self.source_id} draws on source {self.drawn_on_id}"
