"""The model of affiliations."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models.claimant import Claimant
from claims.vocabulary import BODIES, Belonging
from factcheck.circles import leads_back
from factcheck.dates import Precision, dated, edtf_field, meant, precision_field, truncate_dates
from factcheck.fields import FieldCheck, LineField, known

_ORDER = gettext_lazy("The end lies before the start: mend one of the two dates.")


def _wholes(parts: Iterable[int]) -> Iterable[int]:
    rows = Affiliation.objects.filter(claimant__in=parts, belonging__in=BODIES)
    return rows.order_by().values_list("organisation", flat=True)


class Affiliation(models.Model):
    """That a claimant belongs to another for a time: by a role, or as a part of it."""

    claimant = models.ForeignKey(Claimant, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        Claimant,
        on_delete=models.PROTECT,
        related_name="members",
        help_text="The body that the claimant belongs to; it is a claimant too.",
    )
    belonging = models.CharField(
        "how it belongs",
        max_length=9,
        choices=Belonging,
        default=Belonging.ROLE,
        help_text="A person has a role in a body, or is in a party. A ministry or an office is part of a government; a "
        "company is owned, an outlet published, by another.",
    )
    role = LineField(max_length=300, blank=True, help_text="The office or part held: “Prime Minister”, “spokesperson”.")
    start_on = models.DateField("from", null=True, blank=True, help_text="Since when. Empty if unknown.")
    start_on_precision = precision_field()
    start_on_edtf = edtf_field()
    end_on = models.DateField("until", null=True, blank=True, help_text="Until when. Empty if it lasts, or is unknown.")
    end_on_precision = precision_field()
    end_on_edtf = edtf_field()

    class Meta:
        ordering = [F("start_on").desc(nulls_last=True), "pk"]
        constraints = [
            known("belonging", Belonging.values),
            *dated("start_on"),
            *dated("end_on"),
            FieldCheck(
                field="organisation",
                condition=~Q(claimant=F("organisation")),
                name="claims_affiliation_not_itself",
                violation_error_message="A claimant can't belong to itself: choose the organisation.",
            ),
            # A month or a year is stored as its first day, which may lie before the start: see clean().
            FieldCheck(
                field="end_on",
                condition=~Q(end_on_precision=Precision.DAY) | Q(end_on__gte=F("start_on")),
                name="claims_affiliation_in_order",
                violation_error_message=_ORDER,
            ),
        ]

    def __str__(self) -> str:
        return self.role or _("member of claimant %(number)s") % {"number": self.organisation_id}

    def clean(self) -> None:
        """Cut the dates to their precision; refuse an end that lies wholly before the start, and parts in a circle."""
        super().clean()
        truncate_dates(self, "start_on", "end_on")
        is_part = self.belonging in BODIES and self.claimant_id is not None
        if is_part and leads_back(self.claimant_id, [self.organisation_id], _wholes):
            raise ValidationError({"organisation": _("That one is part of this claimant: choose another.")})
        if self.start_on is None or self.end_on is None:
            return
        if meant(self, "end_on")[1] < meant(self, "start_on")[0]:
            raise ValidationError({"end_on": _ORDER})
