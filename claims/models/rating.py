"""The models of rating scales and their ratings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from claims.vocabulary import Bucket
from factcheck.fields import FieldCheck, LineField, known
from factcheck.publishing.models import version_field
from sources.models import Publisher


class RatingScale(models.Model):
    """The labels that a publisher rates claims with."""

    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, related_name="rating_scales", help_text="Whose scale it is."
    )
    name = LineField(max_length=200, help_text="What tells it from the publisher's other scales: “Truth scale, 2020”.")
    version = version_field()

    class Meta:
        ordering = ["publisher__name", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "name"],
                name="claims_ratingscale_name_once",
                violation_error_message="This publisher already has a scale of this name: choose another name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """A label on a publisher's rating scale."""

    scale = models.ForeignKey(RatingScale, on_delete=models.CASCADE, related_name="ratings")
    label = LineField(max_length=100, help_text="The label as its publisher writes it: “Mostly false”.")
    on_scale = models.BooleanField(
        "on the scale", default=True, help_text="Untick it for labels without a place, such as “Unproven” or “Satire”."
    )
    position = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="The place on the scale, from 1 for the falsest, to 100 at most. Empty for a label off the scale.",
    )
    bucket = models.CharField(
        max_length=20, choices=Bucket, help_text="Where it falls when scales of different publishers are compared."
    )
    version = version_field()

    class Meta:
        ordering = ["scale_id", models.F("position").asc(nulls_last=True), "pk"]
        constraints = [
            known("bucket", Bucket.values),
            FieldCheck(
                field="position",
                condition=Q(on_scale=True, position__isnull=False, position__gte=1)
                | Q(on_scale=False, position__isnull=True),
                name="claims_rating_placed",
                violation_error_message="A label on the scale needs a position from 1; one off the scale has none.",
            ),
            models.UniqueConstraint(
                fields=["scale", "label"],
                name="claims_rating_label_once",
                violation_error_message="This scale already has this label: write another one.",
            ),
            models.UniqueConstraint(
                fields=["scale", "position"],
                condition=Q(position__isnull=False),
                name="claims_rating_position_once",
                violation_error_message="Another label of this scale has this position: choose another position.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
