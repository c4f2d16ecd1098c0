"""Writes that touch more than one model of sources."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, lock, locked, save_valid, stored
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.planning.saved import settle
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import actions, log
from factcheck.publishing.writing.actions import PublishingError
from factcheck.workflow.actions import submit, take_back
from factcheck.workflow.standing import open_submission
from sources.models import CaptureAttempt, Source
from sources.tasks import capture_source
from sources.vocabulary import AttemptState

_Publish = Callable[[Source], Revision]


def request_capture(source: Source, *, by: User) -> CaptureAttempt:
    """Ask for the source to be captured in the background; return the attempt, whose state tells how it goes.

    An attempt that is under way is returned as it is. One that failed, or that nobody can be at work on any
    more, is tried again.

    Raises:
        ValidationError: the source has no address.
    """
    if not source.url:
        raise ValidationError(_("This source has no address to fetch: add one, or save its page as a capture by hand."))
    with acting(by=by, what="asked for a capture"):
        # Of two editors who ask at once, the second finds the attempt of the first.
        lock(stored(source))
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


def retract(
    source: Source, *, by: User, on: date, precision: str, note: str, address: str = "", expression: str = ""
) -> Revision | None:
    """Record that its publisher took the source back, and let readers know at once where the source is public.

    `note` says what was taken back and why, `address` where the publisher says so; readers see both wherever the
    source is cited. `expression` says in EDTF which interval the date is, if it is one. Done again, it changes what
    was recorded.

    Returns:
        The revision that tells readers; None if the source is not public, or if somebody else has to publish
        it: then it is submitted for publication.

    Raises:
        ValidationError: the date, the note or the address can't be stored.
        PublishingError: the draft has other changes that are not public yet, or can't be published.
        SignOffError: it can't be submitted.
    """
    with acting(by=by, what="marked the source as retracted"):
        source, before = _held(source)
        source.retracted_on, source.retracted_on_precision, source.retracted_on_edtf = on, precision, expression
        source.retraction_note, source.retraction_url = note, address
        source.retraction_recorded_at = source.retraction_recorded_at or timezone.now()
        return _saved(source, before, by, note, lambda source: actions.publish(source, by=by, note=note))


def undo_retraction(source: Source, *, by: User, note: str) -> Revision | None:
    """Record that the source was not retracted after all; readers who were told so get a correction with the note.

    Returns:
        The correction; None if readers were told nothing, or if somebody else has to publish it.

    Raises:
        PublishingError: as `retract`, or the note is blank.
        SignOffError: it can't be submitted.
    """
    with acting(by=by, what="marked the source as not retracted after all"):
        source, before = _held(source)
        source.retracted_on = source.retraction_recorded_at = None
        source.retraction_note = source.retraction_url = ""
        return _saved(source, before, by, note, lambda source: actions.correct(source, by=by, note=note))


def _held(source: Source) -> tuple[Source, State]:
    """The source as it is now, which nobody else can save or publish until the transaction ends; and its state."""
    log.lock()
    found = locked(stored(source))
    if found is None:
        raise PublishingError(GONE)
    return found, state_of(found)


def _saved(source: Source, before: State, by: User, note: str, publish: _Publish) -> Revision | None:
    after = state_of(save_valid(source))
    if after == State.CHANGED and before != State.PUBLISHED:
        raise PublishingError(_("It has changes that are not public yet: publish those first, or undo them."))
    if after == State.CHANGED and not four_eyes.required():
        return publish(source)
    if after == State.CHANGED:
        submit(source, by=by, note=note)
    else:
        _forget_submission(source, by)
    return None


def _forget_submission(source: Source, by: User) -> None:
    """Where readers see all that is saved, nobody has to publish it."""
    settle(source.record_kind, [source.public_id])
    if state_of(source) == State.PUBLISHED and open_submission(key_of(source)) is not None:
        take_back(source, by=by)
