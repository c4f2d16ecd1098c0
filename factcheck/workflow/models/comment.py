"""What people of the desk say to each other about a record."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from factcheck.fields import ProseField
from factcheck.workflow.models.about import AboutRecord

MAX_COMMENT = 5000


class Comment(AboutRecord):
    """A remark on a record, open until somebody resolves it. Plain text."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField("made", default=timezone.now, editable=False)
    text = ProseField(
        "comment",
        max_length=MAX_COMMENT,
        help_text="For the desk: readers never see it. Plain text; lines are kept.",
    )
    # Those whom the text names with an @.
    mentioned: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, editable=False, related_name="+"
    )
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    resolved_at = models.DateTimeField("resolved", null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="workflow_comment_text_filled",
                violation_error_message="Write something.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True) | Q(resolved_at__isnull=False),
                name="workflow_comment_resolved_at_a_time",
                violation_error_message="A comment is resolved at a time.",
            ),
        ]
        indexes = [models.Index(fields=["record_id", "kind"], name="workflow_comment_record")]

    def __str__(self) -> str:
        return f"{self.author or 'Somebody'} on {self.kind} {self.record_id}"
