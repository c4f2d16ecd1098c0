"""Hands letters to the server of mail, and keeps their addresses out of the log whatever that says of them."""

import logging
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from types import TracebackType
from typing import Any, Final, Self

import django
from django.core import mail
from django.core.mail import EmailMessage

_log: Final = logging.getLogger(__name__)
_FAILURES: Final = (OSError, ValueError, UnicodeError)
"""What sending fails with; errors of smtplib are of OSError."""
_CLOSING: Final = 421
"""The reply of a server that hangs up: it has taken enough letters, or is about to stop."""


class Post:
    """One connection to the server of mail for all letters of a block: opened by the first, and anew once it breaks."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def is_sent(self, letter: EmailMessage) -> bool:
        """Whether the server took the letter. What goes wrong is logged by its sort: its words may name the address."""
        is_used = self._connection is not None
        try:
            self._send(letter)
        except _FAILURES as error:
            self._close()
            if is_used and _has_hung_up(error):
                return self.is_sent(letter)
            _log.warning("A letter to a follower was not sent: %s", type(error).__name__)
            return False
        return True

    def _send(self, letter: EmailMessage) -> None:
        if self._connection is None:
            self._connection = _connection()
            # What sending itself opens, it closes after each letter.
            self._connection.open()
        self._connection.send_messages([letter])

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                connection.close()
        except _FAILURES:
            # What was to be sent is sent, or was told to have failed.
            return


def is_sent(letter: EmailMessage) -> bool:
    """Whether the server took one letter, by a connection of its own."""
    with Post() as post:
        return post.is_sent(letter)


def _connection() -> Any:
    """A connection by the settings of mail; Django calls them mailers since 6.1."""
    return mail.mailers.default if django.VERSION >= (6, 1) else mail.get_connection()  # type: ignore[attr-defined,unused-ignore]


def _has_hung_up(error: Exception) -> bool:
    """Whether the server ended a connection that had worked, which says nothing of the letter."""
    if isinstance(error, SMTPRecipientsRefused):
        return any(code == _CLOSING for code, _reply in error.recipients.values())
    is_gone = isinstance(error, ConnectionError | SMTPServerDisconnected)
    return is_gone or getattr(error, "smtp_code", None) == _CLOSING
