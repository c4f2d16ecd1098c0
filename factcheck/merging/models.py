"""The model of merges."""

from typing import Any

from django.conf import settings
from django.db import models

from factcheck.publishing.identity import LENGTH


class Merge(models.Model):
    """That one record was merged into another, and every row that was touched, so that it can be undone."""

    kind = models.CharField(max_length=20)
    loser_key = models.BigIntegerField()
    loser_id = models.CharField("public id", max_length=LENGTH)
    loser_name = models.TextField("merged")
    winner_key = models.BigIntegerField()
    winner_id = models.CharField("public id of the other", max_length=LENGTH)
    winner_name = models.TextField("into")
    note = models.TextField(blank=True)
    merged_at = models.DateTimeField("merged")
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField("undone", null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # What was done to which row, in order: see `journal`.
    steps: "models.JSONField[Any, Any]" = models.JSONField()
    # What became of published templates: see `factcheck.publishing.writing.merged`.
    published: "models.JSONField[Any, Any]" = models.JSONField()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["loser_id"],
                condition=models.Q(undone_at__isnull=True),
                name="merging_merge_once",
                violation_error_message="This record is merged already: undo that merge first.",
            ),
            models.CheckConstraint(
                condition=~models.Q(loser_id=models.F("winner_id")),
                name="merging_merge_not_itself",
                violation_error_message="A record can't be merged into itself: choose the other one.",
            ),
        ]
        indexes = [models.Index(fields=["winner_id"], name="merging_merge_winner")]

    def __str__(self) -> str:
        return f"{self.loser_name} → {self.winner_name}"
