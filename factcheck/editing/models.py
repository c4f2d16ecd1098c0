"""The history of drafts. Only the desk reads it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

MAX_WHAT = 300


class ChangeSet(models.Model):
    """What one user did to drafts at one time: one form saved, one action run."""

    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # Follows the user's name: "saved at the desk".
    what = models.CharField(max_length=MAX_WHAT)
    time = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.who or 'someone'} {self.what}"


class Operation(models.TextChoices):
    """What a change did to its row, in the words of the history."""

    INSERT = "insert", "added"
    UPDATE = "update", "changed"
    DELETE = "delete", "removed"


class RowChange(models.Model):
    """One row added, changed or removed. Triggers write it, so that no way of writing passes it by."""

    change_set = models.ForeignKey(
        ChangeSet,
        models.CASCADE,
        null=True,
        related_name="rows",
        help_text="Empty for what was written outside the desk and its actions.",
    )
    model = models.CharField(max_length=100)
    row_id = models.BigIntegerField()
    operation = models.CharField(max_length=10, choices=Operation)
    # By column: those that changed, or all of one that went; of one that came, see `factcheck.editing.database.added`.
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    # The keys of the record that the row is a part of, and of the one that this is a part of.
    parent_id = models.BigIntegerField(null=True)
    grandparent_id = models.BigIntegerField(null=True)
    moment = models.DateTimeField()
    # Whether a redaction took its values.
    erased = models.BooleanField(default=False, db_default=False)
    # PostgreSQL's; SQLite lets only one transaction write at a time.
    transaction = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(operation__in=Operation.values),
                name="editing_rowchange_operation_known",
                violation_error_message="A row is added, changed or removed.",
            ),
        ]
        indexes = [
            models.Index(fields=["model", "row_id", "id"], name="editing_rowchange_row"),
            # Without the model: keys of few models lead to the same rows. Most rows are no part of a part.
            models.Index(
                fields=["parent_id"],
                name="editing_rowchange_parent",
                condition=models.Q(parent_id__isnull=False),
            ),
            models.Index(
                fields=["grandparent_id"],
                name="editing_rowchange_grand",
                condition=models.Q(grandparent_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id} {self.get_operation_display()}"
