"""That somebody asked for a record's publication, and what became of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.fields import ProseField, known
from factcheck.workflow.models.about import AboutRecord

MAX_NOTE = 2000


class SubmissionState(models.TextChoices):
    """Whose turn it is: the one who publishes, the editor's, or nobody's."""

    SUBMITTED = "submitted", _("submitted")
    CHANGES_REQUESTED = "changes_requested", _("changes requested")
    CLOSED = "closed", _("closed")


class Outcome(models.TextChoices):
    """How a submission was closed."""

    PUBLISHED = "published", _("published")
    TAKEN_BACK = "taken_back", _("taken back")
    RESUBMITTED = "resubmitted", _("submitted again")


def _user(verbose_name: str) -> Any:
    # An account may go; what it did stays.
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=verbose_name,
    )


class Submission(AboutRecord):
    """One round: asked for, perhaps answered with a request for changes, and closed in the end."""

    state = models.CharField(
        max_length=20, choices=SubmissionState.choices, default=SubmissionState.SUBMITTED, editable=False
    )
    submitted_by = _user("submitted by")
    submitted_at = models.DateTimeField("submitted", default=timezone.now, editable=False)
    note = ProseField(max_length=MAX_NOTE, blank=True, editable=False)
    # SHA-256, in hex, of what publishing would have shown; tells whether the draft was changed since.
    draft_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    requested_by = _user("changes requested by")
    requested_at = models.DateTimeField("changes requested", null=True, blank=True, editable=False)
    request = ProseField(max_length=MAX_NOTE, blank=True, editable=False)
    closed_by = _user("closed by")
    closed_at = models.DateTimeField("closed", null=True, blank=True, editable=False)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [
            ("submit", "Can ask for the publication of records"),
            ("request_changes", "Can request changes of what was submitted"),
            ("edit_any", "Can edit records that are public or that somebody else submitted"),
        ]
        constraints = [
            known("state", SubmissionState.values),
            known("outcome", ["", *Outcome.values]),
            models.UniqueConstraint(
                fields=["record_id", "kind"],
                condition=~Q(state="closed"),
                name="workflow_submission_open_unique",
                violation_error_message="This record is submitted already.",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at__isnull=True, outcome=""),
                name="workflow_submission_closed_with_outcome",
                violation_error_message="A submission is closed with a time and an outcome.",
            ),
            models.CheckConstraint(
                condition=Q(requested_at__isnull=False) & ~Q(request="")
                | Q(requested_at__isnull=True, request="") & ~Q(state="changes_requested"),
                name="workflow_submission_request_has_words",
                violation_error_message="Say which changes are needed.",
            ),
        ]
        indexes = [models.Index(fields=["state", "kind"], name="workflow_submission_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.get_state_display()}"
