"""What was done to an account at the desk."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.fields import known

MAX_NAME = 150


class Sort(models.TextChoices):
    """What was done to an account."""

    MADE = "made", pgettext_lazy("account", "made")
    INVITED = "invited", _("invited again")
    JOINED = "joined", _("invitation taken up")
    RESET = "reset", _("password set anew by mail")
    PASSWORD = "password", _("given a password")
    SECOND_FACTOR = "second_factor", _("second factor taken away")
    CHANGED = "changed", pgettext_lazy("account", "changed")
    DISABLED = "disabled", pgettext_lazy("account", "disabled")
    ENABLED = "enabled", _("enabled again")
    DELETED = "deleted", pgettext_lazy("account", "deleted")


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
