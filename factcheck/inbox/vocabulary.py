"""What a message can be, how far the desk has got with it, and how long each of its parts may be."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MAX_TEXT: Final = 5000
MAX_REASON: Final = 2000
MAX_LINE: Final = 500
MAX_EMAIL: Final = 254
"""Of all these, in characters; that of an e-mail address is the one of RFC 5321."""


class MessageKind(models.TextChoices):
    """What a reader's message is: a report of an error or a suggested claim."""

    REPORT = "report", _("report of an error")
    SUGGESTION = "suggestion", _("suggested claim")


class MessageState(models.TextChoices):
    """How far the desk has got."""

    NEW = "new", pgettext_lazy("message", "new")
    TAKEN_UP = "taken_up", _("taken up")
    CLOSED = "closed", pgettext_lazy("message", "closed")
