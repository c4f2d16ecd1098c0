"""The model of events."""

from django.db import models

from claims.models.topic import Topic
from factcheck.dates import dated, edtf_field, precision_field, truncate_dates
from factcheck.fields import LineField
from sources.models import Source


class TopicEvent(models.Model):
    """Something that happened in the course of a topic, beside what is said of it, as a source reports it."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="events")
    happened_on = models.DateField("happened", help_text="When it happened, not when it was reported.")
    happened_on_precision = precision_field()
    happened_on_edtf = edtf_field()
    text = LineField(
        "what happened",
        max_length=500,
        help_text="What nobody disputes, in neutral words: “The road was opened.” What is disputed is a claim.",
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="events", help_text="The source that reports it."
    )

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = "event"
        constraints = [*dated("happened_on")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Cut the date to its precision."""
        super().clean()
        truncate_dates(self, "happened_on")
