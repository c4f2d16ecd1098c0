"""The model of sources, and of what each draws on."""

from collections.abc import Iterable, Set
from datetime import datetime
from typing import Any, ClassVar, Final, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from factcheck.circles import leads_back
from factcheck.dates import dated, edtf_field, precision_field, truncate_dates
from factcheck.fields import FieldCheck, LineField, ProseField, VerbatimField, known, unique_where_filled
from factcheck.images.models import Picture
from factcheck.languages import LanguageField
from factcheck.slugs import Slugged
from sources.addresses import AddressField
from sources.models.publisher import Publisher
from sources.vocabulary import DEAD_LINK, LinkState, SourceKind

MAX_TEXT = 2_000_000
MAX_RETRACTION_NOTE = 1000
_RETRACTED = models.Q(retracted_on__isnull=False)
_RECORDED = models.Q(retraction_recorded_at__isnull=False)


BEGINNING: Final = 100
"""Characters at the beginning of a text by which the same text is found."""


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources, by what the last visit to their addresses found."""

    def with_link_state(self) -> Self:
        """Each with `link_state`, what the last visit found, and `link_checked_at`; None where there was none."""
        checks: models.Manager[Any] = self.model.link_checks.rel.related_model._default_manager
        latest = checks.filter(source=models.OuterRef("pk")).order_by("-checked_at", "-pk")
        return self.annotate(
            link_state=models.Subquery(latest.values("result")[:1]),
            link_checked_at=models.Subquery(latest.values("checked_at")[:1]),
        )

    def dead_links(self) -> Self:
        """Those whose address was gone or out of reach at the last visit."""
        return self._last_found(*DEAD_LINK)

    def changed_links(self) -> Self:
        """Those whose text was another one at the last visit."""
        return self._last_found(LinkState.CHANGED)

    def due_for_check(self, *, since: datetime) -> Self:
        """Those with an address that was not visited since that moment, those longest unvisited first."""
        with_address = self.exclude(url="").with_link_state()
        due = with_address.filter(models.Q(link_checked_at__isnull=True) | models.Q(link_checked_at__lt=since))
        return due.order_by("link_checked_at", "pk")

    def _last_found(self, *states: LinkState) -> Self:
        return self.with_link_state().filter(link_state__in=states)


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
    published_on_edtf = edtf_field()
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
    retracted_on = models.DateField("retracted", null=True, blank=True, help_text="When its publisher took it back.")
    retracted_on_precision = precision_field()
    retracted_on_edtf = edtf_field()
    retraction_note = ProseField(
        "why it was retracted",
        max_length=MAX_RETRACTION_NOTE,
        blank=True,
        help_text="What its publisher took back, and why. Readers see it wherever the source is cited.",
    )
    retraction_url = AddressField(
        "address of the retraction", blank=True, help_text="Where its publisher says so. Empty if it does so nowhere."
    )
    # When the desk learned of it: what rests on the source and was saved before has not been looked at since.
    retraction_recorded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = [models.F("published_on").desc(nulls_last=True), "-pk"]
        constraints = [
            known("kind", SourceKind.values),
            *dated("published_on"),
            unique_where_filled("url", "Another source has this address: use that source."),
            *dated("retracted_on"),
            FieldCheck(
                field="retraction_note",
                condition=(_RETRACTED & ~models.Q(retraction_note="")) | (~_RETRACTED & models.Q(retraction_note="")),
                name="sources_source_retraction_explained",
                violation_error_message="A retraction has its date and says why: give both, or neither.",
            ),
            FieldCheck(
                field="retraction_url",
                condition=_RETRACTED | models.Q(retraction_url=""),
                name="sources_source_retraction_address",
                violation_error_message="Only a source that was retracted has an address where that is said.",
            ),
            FieldCheck(
                field="retracted_on",
                condition=(_RETRACTED & _RECORDED) | (~_RETRACTED & ~_RECORDED),
                name="sources_source_retraction_recorded",
                violation_error_message="Record a retraction by “Mark as retracted”, on the source's page.",
            ),
        ]
        indexes = [
            # As good as empty: what waits for editors is looked up from it.
            models.Index(fields=["retraction_recorded_at"], name="sources_source_retracted", condition=_RECORDED),
            models.Index(Substr("text", 1, BEGINNING), name="sources_source_beginning"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Cut the dates to their precision."""
        super().clean()
        truncate_dates(self, "published_on", "retracted_on")


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

    def clean(self) -> None:
        """Refuse a circle: in one, no source would be the first to report."""
        super().clean()
        if self.source_id != self.drawn_on_id and leads_back(self.source_id, [self.drawn_on_id], _drawn_on):
            raise ValidationError({"drawn_on": _("That source itself draws on this one: choose another one.")})


def _drawn_on(sources: Set[int]) -> Iterable[int]:
    return Draw.objects.filter(source__in=sources).values_list("drawn_on", flat=True)


class SourceImage(Picture):
    """What a source looks like, such as the first page of a document or a still of a video."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="image")

    class Meta(Picture.Meta):
        verbose_name = "image of the source"
