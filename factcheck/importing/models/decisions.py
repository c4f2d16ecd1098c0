"""The models of what an import leaves to editors: records that may be one, and scales of ratings."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models import RatingScale
from factcheck.fields import LineField, known
from factcheck.importing.models.imports import Import
from factcheck.importing.vocabulary import Decision
from factcheck.publishing.identity import LENGTH


class UnsureMatch(models.Model):
    """That a record which was imported may be one that was there; never merged without an editor."""

    importing = models.ForeignKey(Import, models.CASCADE, related_name="matches", editable=False)
    kind = models.CharField(max_length=20, editable=False)
    # Both by public id, since either may be merged or deleted meanwhile.
    imported_id = models.CharField(max_length=LENGTH, editable=False)
    candidate_id = models.CharField(max_length=LENGTH, editable=False)
    # What both say, as it stood when they were compared.
    imported_name = LineField("imported", max_length=1000, editable=False)
    candidate_name = LineField("was there", max_length=1000, editable=False)
    likeness = models.FloatField(editable=False)
    decision = models.CharField(
        max_length=10, choices=Decision, default=Decision.OPEN, help_text="Whether the two are one."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField("decided", null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-likeness", "pk"]
        verbose_name_plural = "unsure matches"
        default_permissions = ("view",)
        constraints = [
            known("decision", Decision.values),
            models.UniqueConstraint(
                fields=["imported_id", "candidate_id"],
                name="importing_unsurematch_once",
                violation_error_message="These two are listed already.",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.OPEN, decided_at=None)
                | (~Q(decision=Decision.OPEN) & Q(decided_at__isnull=False)),
                name="importing_unsurematch_decided_at_a_time",
                violation_error_message="A decision is made at a time.",
            ),
        ]
        indexes = [models.Index(fields=["candidate_id"], name="importing_match_candidate")]

    def __str__(self) -> str:
        return f"{self.imported_name} / {self.candidate_name}"


class ProposedScale(models.Model):
    """What the labels of a publisher in an archive would mean on a scale, for an editor to confirm once."""

    scale = models.OneToOneField(RatingScale, models.CASCADE, related_name="proposed", editable=False)
    importing = models.ForeignKey(Import, models.SET_NULL, null=True, related_name="scales", editable=False)
    # One a label: label, bucket ("" where none is safe), times, and the numbers that stood beside it.
    labels: "models.JSONField[Any, Any]" = models.JSONField(
        default=list, help_text="The labels of the archive, each with the bucket that is proposed for it."
    )
    uses_numbers = models.BooleanField(
        default=False, help_text="Whether the numbers beside the labels agree with them."
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    confirmed_at = models.DateTimeField("confirmed", null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(confirmed_at__isnull=False),
                name="importing_proposedscale_confirmed_at_a_time",
                violation_error_message="A scale is confirmed at a time.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scale.publisher}: {self.scale}"
