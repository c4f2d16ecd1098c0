"""The order to erase what was published. Only the desk reads it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from factcheck.publishing.identity import LENGTH
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Revision

MAX_BASIS = 500


class Redaction(models.Model):
    """That somebody asks for revisions of a record to be erased, and what came of it; no word of what was."""

    kind = models.CharField(max_length=20)
    record_id = models.CharField("public id", max_length=LENGTH)
    # Of the record's revisions, by number.
    numbers: "models.JSONField[Any, Any]" = models.JSONField("revisions", default=list, blank=True)
    # JSON pointers into their documents: what was ordered to go. The whole document goes.
    members: "models.JSONField[Any, Any]" = models.JSONField(default=list, blank=True)
    # What else of the record goes, as keys of rows by what the kind calls it: see `erasable`.
    besides: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    basis = models.CharField(
        "legal basis", max_length=MAX_BASIS, help_text="Readers see it: which court or law, its file number and date."
    )
    asked_at = models.DateTimeField("asked for", default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField("confirmed", null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField("taken back", null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # The entry of the log that declares it, once it is done.
    entry = models.OneToOneField(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    # When the database's files were cleared of what had lain in the rows.
    scrubbed_at = models.DateTimeField("files cleared", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("redact", "Can ask for and confirm that published words are erased")]
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "kind"],
                condition=models.Q(confirmed_at=None, taken_back_at=None),
                name="redaction_redaction_one_at_a_time",
                violation_error_message="A redaction of this record waits already: confirm it or take it back.",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None) | models.Q(taken_back_at=None),
                name="redaction_redaction_done_or_taken_back",
                violation_error_message="What was confirmed can't be taken back.",
            ),
            models.CheckConstraint(
                condition=models.Q(entry=None, confirmed_at=None)
                | models.Q(entry__isnull=False, confirmed_at__isnull=False),
                name="redaction_redaction_done_is_declared",
                violation_error_message="A redaction that is confirmed has an entry in the log.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}, revisions {', '.join(map(str, self.numbers)) or 'none'}"

    @property
    def key(self) -> Key:
        """The record's name in the log."""
        return Key(self.kind, self.record_id)

    @property
    def waits(self) -> bool:
        """Whether somebody may still confirm it."""
        return self.confirmed_at is None and self.taken_back_at is None
