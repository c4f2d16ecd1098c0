"""The model of terms."""

from typing import ClassVar

from django.db import models

from factcheck.fields import LineField, ProseField
from factcheck.slugs import Slugged


class Register(models.TextChoices):
    """Who speaks so."""

    LAW = "law", "law"
    PRESS = "press", "press"


class Term(Slugged):
    """A word, and what it means here."""

    record_kind: ClassVar[str] = "term"

    name = LineField(max_length=100, help_text="The word.")
    meaning = ProseField(max_length=1000, help_text="What it means here.")
    register = models.CharField(max_length=10, choices=Register, help_text="Who speaks so.")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
