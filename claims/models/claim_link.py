"""The model of links between claims."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from claims.models.claim import Claim
from claims.vocabulary import Relation
from factcheck.fields import FieldCheck, known


class ClaimLink(models.Model):
    """How one claim stands to another; read as "claim, relation, other"."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links")
    relation = models.CharField(
        max_length=20, choices=Relation, help_text="Read it as a sentence: this claim “goes further than” the other."
    )
    other = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        related_name="linked_from",
        verbose_name="other claim",
        help_text="The claim that this one is set against.",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("relation", Relation.values),
            models.UniqueConstraint(
                fields=["claim", "other", "relation"],
                name="claims_claimlink_once",
                violation_error_message="These two claims are already linked in this way: keep one of the links.",
            ),
            FieldCheck(
                field="other",
                condition=~Q(claim=F("other")),
                name="claims_claimlink_not_itself",
                violation_error_message="A claim can't be linked to itself: choose another claim.",
            ),
        ]

    def __str__(self) -> str:
        told = {"relation": self.get_relation_display(), "number": self.other_id}
        return _("%(relation)s claim %(number)s") % told
