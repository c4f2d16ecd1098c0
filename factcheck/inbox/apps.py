"""The app of messages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    """Reports of errors and suggested claims: what readers write, and the desk's queue of it."""

    name = "factcheck.inbox"
    label = "inbox"
    verbose_name = _("Messages of readers")
