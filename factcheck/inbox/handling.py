"""What the desk does with messages."""

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.editing.history import acting
from factcheck.editing.rows import GONE, locked, refused_as, save_valid, stored
from factcheck.inbox.models import Message
from factcheck.inbox.vocabulary import MessageState


class HandlingError(Exception):
    """Something that can't be done with a message now; nothing was written. The words are for the editor."""


def take_up(message: Message, *, by: User) -> None:
    """Let this editor see to the message.

    Raises:
        HandlingError: somebody else took it up first, or it is closed.
    """
    with acting(by=by, what="took up a message"):
        current = _held(message)
        if current.state == MessageState.CLOSED:
            raise HandlingError(_("It is closed already."))
        if current.state == MessageState.TAKEN_UP:
            raise HandlingError(
                _("%(handler)s has taken it up already.") % {"handler": current.handler or _("Somebody")}
            )
        _store(current, state=MessageState.TAKEN_UP, handler=by)


def close(message: Message, *, by: User, note: str) -> None:
    """Take the message off the queue, with a note for the desk on what became of it.

    Raises:
        HandlingError: it is closed already, or the note is blank, too long or can't be stored.
    """
    with acting(by=by, what="closed a message"):
        current = _held(message)
        if current.state == MessageState.CLOSED:
            raise HandlingError(_("It is closed already."))
        _store(current, state=MessageState.CLOSED, handler=by, closed_at=timezone.now(), closing_note=note.strip())


def forget_reply_addresses(*, closed_before: datetime) -> int:
    """Delete the addresses for an answer of messages that were closed before then; return of how many."""
    done = Message.objects.filter(state=MessageState.CLOSED, closed_at__lt=closed_before)
    return done.exclude(reply_to="").update(reply_to="")


def _held(message: Message) -> Message:
    held = locked(stored(message))
    if held is None:
        raise HandlingError(GONE)
    return held


def _store(message: Message, **fields: object) -> None:
    for name, value in fields.items():
        setattr(message, name, value)
    with refused_as(HandlingError):
        save_valid(message, update_fields=list(fields))
