"""The models of quantities: the number in a claim, and further ones beside it."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from claims.models.claim import Claim
from claims.vocabulary import FigureRole, NumberRelation
from factcheck.dates import dated, edtf_field, precision_field, truncate_dates
from factcheck.fields import FieldCheck, LineField, known

MAX_SIGNIFICANT_DIGITS = 15


def validate_significant_digits(number: Decimal) -> None:
    """Refuse a number that SQLite could not give back digit by digit."""
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    if len(digits) > MAX_SIGNIFICANT_DIGITS:
        raise ValidationError(
            _("Write a number with at most %(max_significant_digits)s significant digits.")
            % {"max_significant_digits": MAX_SIGNIFICANT_DIGITS},
            code="significant_digits",
        )


_EXTREMES = (NumberRelation.LOWEST, NumberRelation.HIGHEST)


class Number(models.Model):
    """A number or a range, between `low` and `high`, which are equal for a single value, and what it is of."""

    low = models.DecimalField(
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[validate_significant_digits],
        help_text="The number, or the lower end of a range: 100417. “More than 80 %” has 80 here and no high.",
    )
    low_open = models.BooleanField(
        "more than low", default=False, help_text="Tick it for “more than 80 %”; not for “80 % or more”."
    )
    high = models.DecimalField(
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[validate_significant_digits],
        help_text="The upper end of a range; the same as low for a single number. “At most 5” has no low.",
    )
    high_open = models.BooleanField(
        "less than high", default=False, help_text="Tick it for “less than 5”; not for “at most 5”."
    )
    unit = LineField(max_length=50, help_text="The unit: “people”, “vehicles”, “%”, “USD”.")
    approximate = models.BooleanField(
        default=False, help_text="Tick it if the speaker says so: “about”, “some”, “nearly”."
    )
    as_of = models.DateField(
        null=True, blank=True, help_text="The date for which the number is given, not the date it was said. Or empty."
    )
    as_of_precision = precision_field()
    as_of_edtf = edtf_field()

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            *dated("as_of"),
            FieldCheck(
                field="high",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")),
                name="%(app_label)s_%(class)s_in_order",
                violation_error_message="The high number is below the low one: swap them.",
            ),
            FieldCheck(
                field="low_open",
                condition=Q(low_open=False) | (Q(low__isnull=False) & (Q(high__isnull=True) | Q(high__gt=F("low")))),
                name="%(app_label)s_%(class)s_more_than",
                violation_error_message="“More than” needs the low number, and one above it or none.",
            ),
            FieldCheck(
                field="high_open",
                condition=Q(high_open=False) | (Q(high__isnull=False) & (Q(low__isnull=True) | Q(high__gt=F("low")))),
                name="%(app_label)s_%(class)s_less_than",
                violation_error_message="“Less than” needs the high number, and one below it or none.",
            ),
        ]

    def __str__(self) -> str:
        ends = [f"{end.normalize():f}" for end in (self.low, self.high) if end is not None]
        return f"{' to '.join(dict.fromkeys(ends))} {self.unit}"

    def clean(self) -> None:
        """Cut the date to its precision."""
        super().clean()
        truncate_dates(self, "as_of")


class Quantity(Number):
    """The number in a claim that is a number."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="quantity")
    counted = LineField(
        "what is counted",
        max_length=300,
        help_text="What exactly the number counts: “people who arrived in Armenia from Nagorno-Karabakh”.",
    )
    relation = models.CharField(
        max_length=10,
        choices=NumberRelation,
        blank=True,
        help_text="Where the claim has more numbers: how this one stands to them. “From 10 to 15”, “a rise of 5”, "
        "“48 of 100”, “twice as many as”, “the lowest for 50 years”. The others are rows below.",
    )

    class Meta(Number.Meta):
        verbose_name_plural = "quantities"
        constraints = [
            *Number.Meta.constraints,
            # Empty where there is no relation, which `known` of choices has no word for.
            known("relation", ["", *NumberRelation.values]),
            FieldCheck(
                field="low",
                condition=Q(low__isnull=False) | Q(high__isnull=False) | Q(relation__in=_EXTREMES),
                name="claims_quantity_not_empty",
                violation_error_message="Give the number: low, high, or both.",
            ),
        ]


class Figure(Number):
    """A further number in a claim, beside its first."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="figures")
    role = models.CharField(max_length=8, choices=FigureRole, help_text="What it is to the number of the claim.")

    class Meta(Number.Meta):
        verbose_name = "further number"
        constraints = [
            *Number.Meta.constraints,
            known("role", FigureRole.values),
            FieldCheck(
                field="low",
                condition=Q(low__isnull=False) | Q(high__isnull=False),
                name="claims_figure_not_empty",
                violation_error_message="Give the number: low, high, or both.",
            ),
        ]
