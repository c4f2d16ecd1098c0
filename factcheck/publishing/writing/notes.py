"""The notes that readers see beside a revision."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from factcheck.fields import validate_prose
from factcheck.publishing.planning.refusals import PublishingError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MAX_NOTE = 2000


def require_note(note: str, what: "StrOrPromise") -> None:
    """Refuse a blank note; `what` tells the editor what it should say.

    Raises:
        PublishingError: the note is blank.
    """
    if not note.strip():
        raise PublishingError(_("Readers need a note: say %(what)s.") % {"what": what})


def cleaned(note: str) -> str:
    """The note with the line breaks of text, and no space around it.

    Raises:
        PublishingError: it is too long, or holds characters that can't be read.
    """
    text = note.replace("\r\n", "\n").strip()
    if len(text) > MAX_NOTE:
        raise PublishingError(
            _("A note has at most %(max_note)s characters, not %(text)s.") % {"max_note": MAX_NOTE, "text": len(text)}
        )
    if text:
        _refuse_unreadable(text)
    return text


def _refuse_unreadable(text: str) -> None:
    try:
        validate_prose(text)
    except ValidationError as error:
        raise PublishingError(
            _("The note can't be published: %(messages)s") % {"messages": error.messages[0]}
        ) from error
