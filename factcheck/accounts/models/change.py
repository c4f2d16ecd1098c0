"""What was done to an account at the desk."""

from django.db import models
from django.utils import timezone

from factcheck.fields import known

MAX_NAME = 150


class Sort(models.TextChoices):
    """What was done to an account."""

    MADE = "made", "made"
    INVITED = "invited", "invited again"
    JOINED = "joined", "invitation taken up"
    RESET = "reset", "password set anew by mail"
    PASSWORD = "password", "given a password"
    SECOND_FACTOR = "second_factor", "second factor taken away"
    CHANGED = "changed", "changed"
    DISABLED = "disabled", "disabled"
    ENABLED = "enabled", "enabled again"
    DELETED = "deleted", "deleted"


HANDS_OVER = (Sort.MADE, Sort.INVITED, Sort.PASSWORD, Sort.SECOND_FACTOR)
"""What lets whoever did it sign in with the account."""


class AccountChange(models.Model):
    """That somebody made, changed, disabled or deleted an account at the desk. Never changed, never deleted.

    Accounts stand here by key and name, and not as foreign keys: this stays when they go.
    """

    sort = models.CharField("what", max_length=20, choices=Sort)
    account_id = models.BigIntegerField("key of the account")
    account_name = models.CharField("account", max_length=MAX_NAME)
    by_id = models.BigIntegerField("key of who did it")
    by_name = models.CharField("by", max_length=MAX_NAME)
    # Which fields, roles and permissions, and what they became.
    detail = models.TextField(blank=True)
    made_at = models.DateTimeField("when", default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        verbose_name = "change of an account"
        verbose_name_plural = "changes of accounts"
        constraints = [known("sort", Sort.values)]
        indexes = [models.Index(fields=["made_at"], name="accounts_change_made_at")]

    def __str__(self) -> str:
        return f"{self.account_name}: {self.get_sort_display()} by {self.by_name}"
