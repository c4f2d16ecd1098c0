"""The model of translations of claims."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from factcheck.dates import dated, edtf_field, precision_field, truncate_dates
from factcheck.fields import LineField
from factcheck.languages import LanguageField

OWN_LANGUAGE = _("The claim itself is in this language: choose another one.")


class ClaimTranslation(models.Model):
    """The text of a claim in another language, and whose translation that is."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="translations")
    language = LanguageField(default="")
    text = LineField(
        "translation", max_length=1000, help_text="The claim in that language: as neutral, and no more and no less."
    )
    translator = LineField(
        max_length=200, help_text="Who translated it: a name, “the desk”, or the name and version of a program."
    )
    translated_on = models.DateField("translated", help_text="When it was translated.")
    translated_on_precision = precision_field()
    translated_on_edtf = edtf_field()
    machine_made = models.BooleanField(
        "made by a machine",
        default=False,
        help_text="Tick it unless a person translated it or read it against the text.",
    )

    class Meta:
        ordering = ["language", "pk"]
        verbose_name = "translation"
        constraints = [
            *dated("translated_on"),
            models.UniqueConstraint(
                fields=["claim", "language"],
                name="claims_claimtranslation_once",
                violation_error_message="The claim has a translation into this language already: change that one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"

    def clean(self) -> None:
        """Cut the date to its precision; refuse the language that the claim itself is in."""
        super().clean()
        truncate_dates(self, "translated_on")
        # No constraint can say so, since the two columns are in two tables.
        if self.language == self.claim.language:
            raise ValidationError({"language": OWN_LANGUAGE})
