"""The model of what reviews found media objects to be."""

from django.db import models

from factcheck.dates import dated, edtf_field, precision_field, refuse_to_come, truncate_dates
from factcheck.fields import ProseField, known
from factcheck.media.models.media_object import MediaObject
from factcheck.media.vocabulary import Authenticity
from sources.addresses import AddressField
from sources.models import Publisher


class MediaReview(models.Model):
    """What a fact-checker found a media object to be, as schema.org's MediaReview has it.

    Whether a claim about it is so is another question, and a review of that claim.
    """

    media_object = models.ForeignKey(MediaObject, on_delete=models.CASCADE, related_name="reviews")
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, related_name="media_reviews", help_text="Who found it: we, or another."
    )
    category = models.CharField(
        max_length=20, choices=Authenticity, help_text="What it was found to be, by the categories of MediaReview."
    )
    finding = ProseField(
        max_length=2000,
        blank=True,
        help_text="What was found out about it, and how, in a few sentences: where it comes from, what was changed.",
    )
    original_url = AddressField(
        "address of the original", blank=True, help_text="Where the unchanged original stands, if it was found."
    )
    url = AddressField("address", blank=True, help_text="Where another publisher's review stands. Empty for our own.")
    reviewed_on = models.DateField(null=True, blank=True, help_text="The date that the review bears.")
    reviewed_on_precision = precision_field()
    reviewed_on_edtf = edtf_field()

    class Meta:
        ordering = [models.F("reviewed_on").desc(nulls_last=True), "-pk"]
        constraints = [
            known("category", Authenticity.values),
            *dated("reviewed_on"),
            models.UniqueConstraint(
                fields=["media_object", "publisher", "url"],
                name="media_mediareview_once",
                violation_error_message="This review is already listed: name each once.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_category_display()

    def clean(self) -> None:
        """Cut the date to its precision, and refuse one to come."""
        super().clean()
        truncate_dates(self, "reviewed_on")
        refuse_to_come(self, "reviewed_on")
