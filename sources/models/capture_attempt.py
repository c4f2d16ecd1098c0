"""The model of attempts to capture a source in the background."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.fields import FieldCheck, LineField, known
from sources.addresses import AddressField
from sources.models.capture import Capture
from sources.models.source import Source
from sources.vocabulary import AttemptState

MAX_MESSAGE: Final = 500
STALE_AFTER: Final = timedelta(minutes=5)
"""How long an attempt may run before its worker is taken for dead: ten times what a fetch may take."""

_OPEN = [AttemptState.WAITING, AttemptState.RUNNING]


class CaptureAttempt(models.Model):
    """One request of an editor to capture a source, and what became of it."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="capture_attempts", help_text="The source to capture."
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Who asked for it last."
    )
    asked_at = models.DateTimeField(default=timezone.now, help_text="When it was last asked for.")
    state = models.CharField(
        max_length=10, choices=AttemptState, default=AttemptState.WAITING, help_text="How far it has come."
    )
    tries = models.PositiveSmallIntegerField(default=0, help_text="How often it was begun.")
    started_at = models.DateTimeField(null=True, blank=True, help_text="When it was last begun.")
    finished_at = models.DateTimeField(null=True, blank=True, help_text="When it ended, well or not.")
    message = LineField(
        max_length=MAX_MESSAGE, blank=True, help_text="Why it failed, or what the editor should look at."
    )
    capture = models.OneToOneField(
        Capture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attempt",
        help_text="The capture that came of it.",
    )

    # Of others' work as private as the text of a source.
    left_out = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Paragraphs of the page that may be missing from the text, each with the one that it stands behind.",
    )
    canonical = AddressField(
        "own address", blank=True, help_text="The address that the page gives as its own, where that is another one."
    )

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            known("state", AttemptState.values),
            FieldCheck(
                field="capture",
                condition=Q(state=AttemptState.DONE, capture__isnull=False)
                | (~Q(state=AttemptState.DONE) & Q(capture__isnull=True)),
                name="sources_captureattempt_done_has_capture",
                violation_error_message="An attempt has a capture when it is done, and not before.",
            ),
            FieldCheck(
                field="message",
                condition=~Q(state=AttemptState.FAILED) | ~Q(message=""),
                name="sources_captureattempt_failure_explained",
                violation_error_message="Say why the attempt failed.",
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(state__in=_OPEN),
                name="sources_captureattempt_one_at_a_time",
                violation_error_message="This source is being captured already: wait for that to end.",
            ),
        ]

    def __str__(self) -> str:
        moment = f"{self.asked_at:%Y-%m-%d %H:%M} UTC"
        return _("%(state)s, asked %(moment)s") % {"state": self.get_state_display(), "moment": moment}

    @property
    def is_open(self) -> bool:
        """Whether it is waiting or running, so that nobody else has to ask."""
        return self.state in _OPEN

    @property
    def is_stale(self) -> bool:
        """Whether it has waited or run for so long that nobody can be at work on it."""
        since: datetime = self.started_at if self.state == AttemptState.RUNNING and self.started_at else self.asked_at
        return self.is_open and since < timezone.now() - STALE_AFTER
