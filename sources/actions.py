"""Writes that touch more than one model of sources."""

from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck.editing.history import acting
from sources.models import CaptureAttempt, Source
from sources.tasks import capture_source
from sources.vocabulary import AttemptState


def request_capture(source: Source, *, by: User) -> CaptureAttempt:
    """Ask for the source to be captured in the background; return the attempt, whose state tells how it goes.

    An attempt that is under way is returned as it is. One that failed, or that nobody can be at work on any
    more, is tried again.

    Raises:
        ValidationError: the source has no address.
    """
    if not source.url:
        raise ValidationError("This source has no address to fetch: add one, or save its page as a capture by hand.")
    with acting(by=by, what="asked for a capture"):
        # Of two editors who ask at once, the second finds the attempt of the first.
        Source.objects.select_for_update().filter(pk=source.pk).values_list("pk").first()
        latest = CaptureAttempt.objects.filter(source=source).first()
        if latest is not None and latest.is_open and not latest.is_stale:
            return latest
        attempt = latest
        if attempt is None or attempt.state == AttemptState.DONE:
            attempt = CaptureAttempt(source=source)
        attempt.asked_by, attempt.asked_at = by, timezone.now()
        attempt.state, attempt.message, attempt.finished_at = AttemptState.WAITING, "", None
        attempt.save()
        transaction.on_commit(partial(capture_source.enqueue, attempt.pk))
    return attempt
