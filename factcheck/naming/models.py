"""The abstract part of a record that says what it is called in another language."""

from django.db import models

from factcheck.fields import LineField, known
from factcheck.languages import LanguageField
from factcheck.naming.vocabulary import NameOrigin


class InLanguage(models.Model):
    """Words in another language that stand for a record's own, and where they are from."""

    # With its script where the language is written in more than one: az-Cyrl.
    language = LanguageField(default="")
    name = LineField(max_length=300, help_text="As texts in that language write it, in the script of the tag.")
    origin = models.CharField(
        max_length=20,
        choices=NameOrigin,
        help_text="Where it is from. Readers are told where it is only a transliteration, or where a machine made it.",
    )

    class Meta:
        abstract = True
        ordering = ["language", "pk"]
        constraints = [known("origin", NameOrigin.values)]

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


def once(owner: str, *columns: str) -> models.UniqueConstraint:
    """The constraint that a record has one name in a language."""
    return models.UniqueConstraint(
        fields=[owner, *columns, "language"],
        name="%(app_label)s_%(class)s_once",
        violation_error_message="There is a name in this language already: change that one.",
    )
