"""What policies can be about."""

from django.db import models


class Subject(models.TextChoices):
    """What readers are told about the site itself. Each has an address of its own."""

    METHODOLOGY = "methodology", "methodology"
    CORRECTIONS = "corrections", "corrections policy"
    FUNDING = "funding", "funding"
    CONTACT = "contact", "contact"
