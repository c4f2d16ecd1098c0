"""Who has taken a record on, by when it is wanted, and how much it presses."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from factcheck.workflow.models.about import AboutRecord


class Priority(models.IntegerChoices):
    """How much a record presses; what nobody has said anything of is in the middle."""

    LOW = 1, pgettext_lazy("priority", "low")
    NORMAL = 2, pgettext_lazy("priority", "normal")
    HIGH = 3, pgettext_lazy("priority", "high")
    URGENT = 4, pgettext_lazy("priority", "urgent")


class Assignment(AboutRecord):
    """That a record is somebody's to do, or is wanted by a day, or presses more or less than others. One a record."""

    # Goes with the account: what is nobody's any more waits for nobody.
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-priority", "due_on", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(priority__in=Priority.values),
                name="workflow_assignment_priority_known",
                violation_error_message="Choose one of the listed priorities.",
            ),
            models.UniqueConstraint(
                fields=["record_id", "kind"],
                name="workflow_assignment_record_unique",
                violation_error_message="This record has an assignment already.",
            ),
            models.CheckConstraint(
                condition=Q(assignee__isnull=False) | Q(due_on__isnull=False) | ~Q(priority=Priority.NORMAL),
                name="workflow_assignment_says_something",
                violation_error_message="Choose a person, a day or a priority.",
            ),
        ]
        indexes = [models.Index(fields=["assignee", "kind"], name="workflow_assignment_mine")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.assignee or 'nobody'}"
