"""The model of evidence."""

from django.db import models
from django.utils.translation import gettext as _

from claims.models.review import Review
from claims.vocabulary import Bearing
from factcheck.fields import ProseField, known
from sources.models import Passage


class Evidence(models.Model):
    """A passage that supports, refutes or gives context to a claim, in a review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="evidence")
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="evidence", help_text="The words that the review rests on."
    )
    bearing = models.CharField(max_length=10, choices=Bearing, help_text="What the words do for the claim.")
    note = ProseField(max_length=2000, blank=True, help_text="Why they do so, in a sentence, and what they leave open.")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"
        constraints = [
            known("bearing", Bearing.values),
            models.UniqueConstraint(
                fields=["review", "passage", "bearing"],
                name="claims_evidence_once",
                violation_error_message="This review already uses this passage in this way: keep one of the two.",
            ),
        ]

    def __str__(self) -> str:
        told = {"bearing": self.get_bearing_display(), "number": self.passage_id}
        return _("%(bearing)s: passage %(number)s") % told
