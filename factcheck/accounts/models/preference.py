"""How somebody of the desk wants to work: in which language, and what to be mailed."""

from django.contrib.auth.models import User
from django.db import models


class Preference(models.Model):
    """What one account has chosen; who has chosen nothing has no row, English, and no mail."""

    user = models.OneToOneField(User, models.CASCADE, related_name="preference")
    # One that the site no longer speaks counts as English.
    language = models.CharField(max_length=10, default="en")
    mail_mentions = models.BooleanField(default=False)
    mail_assignments = models.BooleanField(default=False)
    mail_submissions = models.BooleanField(default=False)
    mail_answers = models.BooleanField(default=False)
    mail_publications = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user}: {self.language}"
