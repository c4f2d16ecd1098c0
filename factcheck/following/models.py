"""The models of following by e-mail."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone

from factcheck.fields import LineField, known
from factcheck.following.vocabulary import MAX_EMAIL, MAX_PATH, Frequency
from factcheck.languages import LanguageField

ONLY: Final = 1
"""The key of the one row of `Round`."""


class Subscription(models.Model):
    """That an address is mailed of one thing. It is kept for that alone: nobody at the desk is shown a row."""

    address = models.EmailField("e-mail address", max_length=MAX_EMAIL, editable=False)
    # The page of what is followed, without a language and with its filters in one order: `/claims/?topic=…`.
    path = LineField("what is followed", max_length=MAX_PATH, editable=False)
    language = LanguageField("language of the letters", help_text="", editable=False)
    frequency = models.CharField(max_length=10, choices=Frequency, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The sequence of the last revision that a letter could have told of; the first of a log is 0.
    seen = models.BigIntegerField(default=-1, editable=False)
    # How many letters in a row could not be sent; and when the next may be, also while one is being sent.
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    not_before = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            known("frequency", Frequency.values),
            models.UniqueConstraint(
                fields=["address", "path"],
                name="following_subscription_unique",
                violation_error_message="This address follows that already.",
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/"),
                name="following_subscription_path_on_site",
                violation_error_message="Name what is followed by its path on this site.",
            ),
        ]
        indexes = [
            models.Index(fields=["frequency", "path", "language", "seen"], name="following_by_what"),
        ]

    def __str__(self) -> str:
        # Without the address: this may stand in logs.
        return f"subscription {self.pk}"


class Round(models.Model):
    """When the next round of letters begins, once it was asked for. There is one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    begins_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(id=ONLY),
                name="following_round_single",
                violation_error_message="There is one row that tells when letters are sent next.",
            ),
        ]

    def __str__(self) -> str:
        return f"round of letters at {self.begins_at}"
