"""The model of appearances."""

from django.db import models
from django.db.models import Q

from factcheck.dates import dated, edtf_field, precision_field, refuse_to_come, truncate_dates
from factcheck.fields import FieldCheck, ProseField
from factcheck.media.models.media_object import MediaObject
from sources.addresses import AddressField
from sources.models import Source


class Appearance(models.Model):
    """That a media object was seen somewhere, and what it was passed off as there."""

    media_object = models.ForeignKey(MediaObject, on_delete=models.CASCADE, related_name="appearances")
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="media_appearances",
        help_text="The source in which it was seen. Empty where only an address is known.",
    )
    url = AddressField("address", blank=True, help_text="Where it was seen, if that is no recorded source.")
    seen_on = models.DateField("seen", null=True, blank=True, help_text="When it was put there. Empty if unknown.")
    seen_on_precision = precision_field()
    seen_on_edtf = edtf_field()
    purports = ProseField(
        "passed off as",
        max_length=1000,
        blank=True,
        help_text="What it was said to show there, in neutral words. Empty if nothing was said of it.",
    )

    class Meta:
        ordering = [models.F("seen_on").asc(nulls_last=True), "pk"]
        constraints = [
            *dated("seen_on"),
            FieldCheck(
                field="source",
                condition=Q(source__isnull=False) | ~Q(url=""),
                name="media_appearance_somewhere",
                violation_error_message="Say where it was seen: choose a source, or give an address.",
            ),
            models.UniqueConstraint(
                fields=["media_object", "source"],
                condition=Q(source__isnull=False),
                name="media_appearance_once_a_source",
                violation_error_message="This source is already listed: name each appearance once.",
            ),
        ]

    def __str__(self) -> str:
        return self.url or f"in source {self.source_id}"

    def clean(self) -> None:
        """Cut the date to its precision, and refuse one to come."""
        super().clean()
        truncate_dates(self, "seen_on")
        refuse_to_come(self, "seen_on")
