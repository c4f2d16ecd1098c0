"""The model of reviews."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.rating import Rating
from claims.models.utterance import Attribution
from claims.vocabulary import ClaimKind, PromiseState, Question
from factcheck.dates import dated, edtf_field, precision_field, refuse_to_come, truncate_dates
from factcheck.fields import FieldCheck, LineField, ProseField, known
from factcheck.publishing.models import Identified
from sources.addresses import AddressField
from sources.models import Publisher


class Review(Identified):
    """A fact-check of a claim, ours or another publisher's, of one question."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="reviews")
    question = models.CharField(
        max_length=20,
        choices=Question,
        default=Question.IS_IT_SO,
        help_text="Whether the claim is so, or whether a speaker put it forward: two questions, two reviews.",
    )
    attribution = models.ForeignKey(
        Attribution,
        # Not PROTECT: it would keep the claim itself, with all its parts, from being deleted.
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="reviews",
        help_text="For “did they say it?”: the attribution that is checked. Otherwise empty.",
    )
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, related_name="reviews", help_text="Who did the review: we, or another."
    )
    url = AddressField("address", blank=True, help_text="Where another publisher's review stands. Empty for our own.")
    title = LineField(max_length=300, blank=True, help_text="The headline of the review.")
    rating = models.ForeignKey(
        Rating,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        help_text="A label on its publisher's own scale. Empty if it gives none.",
    )
    rating_text = LineField(
        "rating as published",
        max_length=300,
        blank=True,
        help_text="The rating in its publisher's words: “Pants on fire!”",
    )
    rating_value = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True, help_text="Its number, if its publisher gives one: 2"
    )
    rating_best = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True, help_text="The number of its publisher's best rating: 5"
    )
    rating_worst = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="The number of its publisher's worst rating: 1",
    )
    summary = ProseField(
        max_length=2000, blank=True, help_text="The finding in two or three sentences that stand by themselves."
    )
    analysis = ProseField(
        max_length=100_000, blank=True, help_text="How the finding was reached, step by step. Markdown is understood."
    )
    reviewed_on = models.DateField(null=True, blank=True, help_text="The date that the review bears.")
    reviewed_on_precision = precision_field()
    reviewed_on_edtf = edtf_field()
    promise_state = models.CharField(
        _("state of the promise"),
        max_length=7,
        choices=PromiseState,
        blank=True,
        help_text=_("Of a promise: whether it was kept, on the date of the review. A later review may find another."),
    )
    reply_asked_on = models.DateField(
        null=True, blank=True, help_text="When those concerned were asked for a reply. Empty if they were not."
    )
    reply = ProseField(max_length=20_000, blank=True, help_text="What they replied, in their own words.")

    class Meta:
        ordering = [models.F("reviewed_on").desc(nulls_last=True), "-pk"]
        constraints = [
            known("question", Question.values),
            *dated("reviewed_on"),
            # Empty where it says nothing of a promise, which `known` of choices has no word for.
            known("promise_state", ["", *PromiseState.values]),
            FieldCheck(
                field="promise_state",
                condition=Q(promise_state="") | Q(question=Question.IS_IT_SO, reviewed_on__isnull=False),
                name="claims_review_state_dated",
                violation_error_message=_(
                    "The state of a promise answers “Is it so?”, and is that of a day: say when."
                ),
            ),
            FieldCheck(
                field="attribution",
                condition=Q(question=Question.DID_THEY_SAY_IT, attribution__isnull=False)
                | (~Q(question=Question.DID_THEY_SAY_IT) & Q(attribution__isnull=True)),
                name="claims_review_attribution_fits",
                violation_error_message="“Did they say it?” needs an attribution; “Is it so?” has none.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.get_question_display()} ({self.public_id})"

    def clean(self) -> None:
        """Cut the date to its precision; refuse dates to come, and an attribution or rating that belongs elsewhere."""
        super().clean()
        truncate_dates(self, "reviewed_on")
        refuse_to_come(self, "reviewed_on", "reply_asked_on")
        errors: dict[str, Any] = {}
        if self.promise_state and self._claim_kind() not in {"", ClaimKind.PROMISE}:
            errors["promise_state"] = _("The claim is no promise: choose that kind for it, or empty this.")
        if self.attribution is not None and self.attribution.claim_id != self.claim_id:
            errors["attribution"] = "That attribution is of another claim: choose one of this claim."
        if self.rating is not None and self.rating.scale.publisher_id != self.publisher_id:
            errors["rating"] = "This rating is on another publisher's scale: choose one of this publisher's."
        if errors:
            raise ValidationError(errors)

    def _claim_kind(self) -> str:
        """The kind of the claim; blank where none is chosen yet, which its own field tells."""
        is_chosen = self.claim_id is not None or Review.claim.is_cached(self)
        return self.claim.kind if is_chosen else ""
