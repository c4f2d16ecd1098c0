"""The notes that readers see beside a revision."""

from django.core.exceptions import ValidationError

from factcheck.fields import validate_prose
from factcheck.publishing.planning.refusals import PublishingError

MAX_NOTE = 2000


def require_note(note: str, what: str) -> None:
    """Refuse a blank note; `what` tells the editor what it should say.

    Raises:
        PublishingError: the note is blank.
    """
    if not note.strip():
        raise PublishingError(f"Readers need a note: say {what}.")


def cleaned(note: str) -> str:
    """The note with the line breaks of text, and no space around it.

    Raises:
        PublishingError: it is too long, or holds characters that can't be read.
    """
    text = note.replace("\r\n", "\n").strip()
    if len(text) > MAX_NOTE:
        raise PublishingError(f"A note has at most {MAX_NOTE} characters, not {len(text)}.")
    if text:
        _refuse_unreadable(text)
    return text


def _refuse_unreadable(text: str) -> None:
    try:
        validate_prose(text)
    except ValidationError as error:
        raise PublishingError(f"The note can't be published: {error.messages[0]}") from error
