"""The model of records as they were read."""

from typing import Any

from django.db import models

from claims.models import Claim
from factcheck.fields import known, unique_where_filled
from factcheck.importing.models.imports import Import
from factcheck.importing.vocabulary import Outcome

MAX_KEY = 500
MAX_FIELD = 200
MAX_REASON = 1000


class ImportedRecord(models.Model):
    """One record of an archive: the original, where it stands, and what became of it."""

    # The latest import by which it changed.
    importing = models.ForeignKey(Import, models.CASCADE, related_name="records")
    # What it is called in every import of its archive; empty for what was refused.
    key = models.CharField(max_length=MAX_KEY, blank=True)
    file = models.CharField(max_length=255)
    line = models.PositiveIntegerField(default=0)
    path = models.CharField(max_length=MAX_FIELD, blank=True)
    # As JSON, letter by letter.
    original = models.TextField(blank=True)
    # SHA-256 of what was understood, in hexadecimal, by which a record that has changed is told.
    fingerprint = models.CharField(max_length=64, blank=True)
    # A number made of the folded text, by which the same claim is found: see `recording.claims`.
    text_key = models.BigIntegerField(null=True)
    claim = models.ForeignKey(Claim, models.SET_NULL, null=True, related_name="imported_records")
    outcome = models.CharField(max_length=10, choices=Outcome)
    # What is to blame, and why, of a record that was refused or left a draft.
    field = models.CharField(max_length=MAX_FIELD, blank=True)
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    # What was odd: triples of a field, the value as it stood, and what was made of it.
    remarks: "models.JSONField[Any, Any]" = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            known("outcome", Outcome.values),
            unique_where_filled("key", "This record is imported already."),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.REFUSED) | ~models.Q(reason=""),
                name="importing_importedrecord_refused_why",
                violation_error_message="A record is refused for a reason.",
            ),
        ]
        indexes = [
            models.Index(fields=["text_key"], name="importing_record_text"),
            models.Index(fields=["importing", "outcome"], name="importing_record_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}" if self.line else f"{self.file} {self.path}".rstrip()
