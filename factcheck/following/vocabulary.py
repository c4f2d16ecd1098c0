"""How often letters come, and how long what is kept for them lasts."""

from datetime import time, timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_EMAIL: Final = 254
MAX_PATH: Final = 1500
"""Of both, in characters; that of an e-mail address is the one of RFC 5321. A letter of a search may be 12."""
UNCONFIRMED_LASTS: Final = timedelta(days=7)
"""After which an address that nobody confirmed is deleted."""
DIGEST_AT: Final = time(6)
"""When daily letters are sent, in UTC."""


class Frequency(models.TextChoices):
    """How often somebody is mailed at most."""

    DAILY = "daily", _("once a day, where there is anything new")
    AT_ONCE = "at_once", _("as soon as something is published")
