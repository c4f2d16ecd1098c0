"""The models of derivations and their terms."""

from string import ascii_lowercase

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.arithmetic.formulas import MAX_LENGTH, FormulaError, read
from claims.models.claim import Claim
from factcheck.fields import LineField, ProseField, known
from factcheck.publishing.models import Identified

DERIVED_FROM_ITSELF = gettext_lazy("A figure can't be derived from itself: choose another claim.")


def validate_formula(text: str) -> None:
    """Refuse what can't be read as a formula."""
    try:
        formula = read(text)
    except FormulaError as error:
        raise ValidationError(str(error), code="formula") from error
    if not formula.symbols:
        raise ValidationError(_("Let a letter stand for the figure of another claim: a / b * 100."), code="formula")


class Derivation(Identified):
    """How the number in a claim can be worked out from those in others."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="derivations")
    formula = LineField(
        max_length=MAX_LENGTH,
        validators=[validate_formula],
        help_text="What is worked out, in the unit of this claim: a / b * 100. Letters stand for the figures of other "
        "claims; numbers, + - * / and parentheses are understood.",
    )
    note = ProseField(
        max_length=2000,
        blank=True,
        help_text="What a reader must know to judge it: why these figures, and what they leave out.",
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.formula


class DerivationTerm(models.Model):
    """A letter of a formula, and the claim whose number it stands for."""

    derivation = models.ForeignKey(Derivation, on_delete=models.CASCADE, related_name="terms")
    symbol = models.CharField(
        "letter",
        max_length=1,
        choices=[(letter, letter) for letter in ascii_lowercase],
        help_text="The letter that stands for the figure in the formula.",
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        related_name="derived_from_it",
        help_text="The claim whose number it is. Readers see the derivation once that claim is public.",
    )

    class Meta:
        ordering = ["symbol", "pk"]
        verbose_name = "term"
        constraints = [
            known("symbol", ascii_lowercase),
            models.UniqueConstraint(
                fields=["derivation", "symbol"],
                name="claims_derivationterm_symbol_once",
                violation_error_message="This letter stands for another claim already: take another letter.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} = {self.claim}"

    def clean(self) -> None:
        """Refuse a figure that would be derived from itself."""
        super().clean()
        if self.derivation_id and self.derivation.claim_id == self.claim_id:
            raise ValidationError({"claim": DERIVED_FROM_ITSELF})
