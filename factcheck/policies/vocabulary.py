"""What policies can be about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What readers are told about the site itself. Each has an address of its own."""

    METHODOLOGY = "methodology", _("methodology")
    CORRECTIONS = "corrections", _("corrections policy")
    FUNDING = "funding", _("funding")
    CONTACT = "contact", _("contact")
