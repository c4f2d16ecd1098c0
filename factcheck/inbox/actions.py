"""The one thing that readers may write: a message to the desk."""

from django.db import transaction

from factcheck.editing.rows import save_valid
from factcheck.inbox.models import Message
from factcheck.inbox.vocabulary import MessageKind


@transaction.atomic
def receive(
    *,
    kind: MessageKind,
    language: str,
    text: str,
    about_kind: str = "",
    about_id: str = "",
    page: str = "",
    reason: str = "",
    speaker: str = "",
    venue: str = "",
    said_when: str = "",
    reply_to: str = "",
) -> None:
    """Put a message into the desk's queue; `about_kind` and `about_id` name a public record, or are both empty.

    Raises:
        ValidationError: a part is too long, or holds what can't be stored. Nothing was written.
    """
    message = Message(kind=kind, language=language, text=text, about_kind=about_kind, about_id=about_id)
    message.page, message.reason, message.reply_to = page, reason, reply_to
    message.speaker, message.venue, message.said_when = speaker, venue, said_when
    save_valid(message)
