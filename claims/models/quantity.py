"""The model of quantities."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from factcheck.dates import Precision, precision_field, truncate_dates
from factcheck.fields import FieldCheck, LineField, known

MAX_SIGNIFICANT_DIGITS = 15


def validate_significant_digits(number: Decimal) -> None:
    """Refuse a number that SQLite could not give back digit by digit."""
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    if len(digits) > MAX_SIGNIFICANT_DIGITS:
        raise ValidationError(
            f"Write a number with at most {MAX_SIGNIFICANT_DIGITS} significant digits.", code="significant_digits"
        )


class Quantity(models.Model):
    """The number in a claim that is a number: between `low` and `high`, which are equal for a single value."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="quantity")
    low = models.DecimalField(
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[validate_significant_digits],
        help_text="The number, or the lower end of a range: 100417. “More than 80 %” has 80 here and no high.",
    )
    high = models.DecimalField(
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[validate_significant_digits],
        help_text="The upper end of a range; the same as low for a single number. “At most 5” has no low.",
    )
    unit = LineField(max_length=50, help_text="The unit: “people”, “vehicles”, “%”, “USD”.")
    counted = LineField(
        "what is counted",
        max_length=300,
        help_text="What exactly the number counts: “people who arrived in Armenia from Nagorno-Karabakh”.",
    )
    approximate = models.BooleanField(
        default=False, help_text="Tick it if the speaker says so: “about”, “some”, “nearly”."
    )
    as_of = models.DateField(
        null=True, blank=True, help_text="The date for which the number is given, not the date it was said. Or empty."
    )
    as_of_precision = precision_field()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "quantities"
        constraints = [
            known("as_of_precision", Precision.values),
            FieldCheck(
                field="low",
                condition=Q(low__isnull=False) | Q(high__isnull=False),
                name="claims_quantity_not_empty",
                violation_error_message="Give the number: low, high, or both.",
            ),
            FieldCheck(
                field="high",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")),
                name="claims_quantity_in_order",
                violation_error_message="The high number is below the low one: swap them.",
            ),
        ]

    def __str__(self) -> str:
        ends = [f"{end.normalize():f}" for end in (self.low, self.high) if end is not None]
        return f"{' to '.join(dict.fromkeys(ends))} {self.unit}"

    def clean(self) -> None:
        """Cut the date to its precision."""
        super().clean()
        truncate_dates(self, "as_of")
