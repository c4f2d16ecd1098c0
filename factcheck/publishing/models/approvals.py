"""Who approved which version of a draft. Only the desk reads it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from factcheck.publishing.identity import LENGTH


class Approval(models.Model):
    """That somebody read a draft and would let readers see it exactly as it stood then.

    It is worth something for as long as the draft still says the same: nothing here is written when somebody edits it.
    """

    kind = models.CharField(max_length=20, editable=False)
    record_id = models.CharField(max_length=LENGTH, editable=False)
    # An account may go; then its approval counts no more.
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField("approved", default=timezone.now, editable=False)
    # What was approved: canonical bytes, to be compared with what the draft says now.
    template = models.BinaryField()
    # Empty while it may still count: it ends when it is taken back, given anew, or its draft is published.
    ended_at = models.DateTimeField("ended", null=True, blank=True, editable=False)
    taken_back = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        permissions = [("approve", "Can approve drafts as they stand, for others to publish")]
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "kind", "approved_by"],
                condition=models.Q(ended_at__isnull=True),
                name="publishing_approval_once",
                violation_error_message="You have approved it already.",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_back=False) | models.Q(ended_at__isnull=False),
                name="publishing_approval_taken_back_at_a_time",
                violation_error_message="What was taken back has ended.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approved_by or 'Somebody'} approved {self.kind} {self.record_id}"
