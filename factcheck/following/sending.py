"""Hands one letter to the server of mail, and keeps its address out of the log whatever that says of it."""

import logging
from typing import Final

from django.core.mail import EmailMessage

_log: Final = logging.getLogger(__name__)


def is_sent(letter: EmailMessage) -> bool:
    """Whether the server took the letter. What goes wrong is logged by its sort: its words may name the address."""
    try:
        letter.send()
    except (OSError, ValueError, UnicodeError) as error:
        # Errors of smtplib are of OSError.
        _log.warning("A letter to a follower was not sent: %s", type(error).__name__)
        return False
    return True
