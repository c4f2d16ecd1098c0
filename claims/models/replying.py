"""The models of questions that were put: those that got no answer, and those by which a review asks for a reply."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models.claim import Claim
from claims.models.claimant import Claimant
from claims.models.review import Review
from claims.vocabulary import Silence
from factcheck.dates import Precision, dated, edtf_field, meant, precision_field, refuse_to_come, truncate_dates
from factcheck.fields import FieldCheck, LineField, ProseField, known
from factcheck.languages import LanguageField
from factcheck.publishing.models import Identified
from sources.models import Passage

_ANSWERED_BEFORE = gettext_lazy("They can't have answered before they were asked: mend one of the two dates.")


class NoComment(Identified):
    """The event that somebody who was asked about a claim said nothing of it, as a source reports it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="no_comments")
    claimant = models.ForeignKey(
        Claimant, on_delete=models.PROTECT, related_name="no_comments", help_text="Who was asked and said nothing."
    )
    role = LineField(
        "role as reported", max_length=300, blank=True, help_text="The office as the source gives it, at the time."
    )
    way = models.CharField(max_length=11, choices=Silence, help_text="What the source says of it: no more than that.")
    asked_by = LineField(
        max_length=300, blank=True, help_text="Who asked them: “Reuters”, “reporters”. Empty if the source doesn't say."
    )
    said_on = models.DateField(
        "when", null=True, blank=True, help_text="The day on which they said nothing, not that of the report. Or empty."
    )
    said_on_precision = precision_field()
    said_on_edtf = edtf_field()
    passages = models.ManyToManyField(
        Passage, blank=True, related_name="no_comments", help_text="The words in the sources that report it."
    )

    class Meta:
        ordering = [F("said_on").asc(nulls_last=True), "pk"]
        verbose_name = "unanswered question"
        constraints = [known("way", Silence.values), *dated("said_on")]

    def __str__(self) -> str:
        return f"{self.claimant} {self.get_way_display()}"

    def clean(self) -> None:
        """Cut the date to its precision; refuse one that is still to come."""
        super().clean()
        truncate_dates(self, "said_on")
        refuse_to_come(self, "said_on")


class Reply(models.Model):
    """That somebody was asked to reply to a review, and what came of it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="replies")
    asked = models.ForeignKey(
        Claimant, on_delete=models.PROTECT, related_name="+", help_text="Whom we asked, or whom the publisher asked."
    )
    asked_on = models.DateField(null=True, blank=True, help_text="When they were asked. Empty if it isn't known.")
    asked_on_precision = precision_field()
    asked_on_edtf = edtf_field()
    through = LineField(max_length=200, blank=True, help_text="How they were asked: “e-mail to the press office”.")
    answered_by = models.ForeignKey(
        Claimant,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who answered, if it was another than the one asked: a spokesperson, a lawyer.",
    )
    answered_on = models.DateField(null=True, blank=True, help_text="When they answered. Empty if they did not.")
    answered_on_precision = precision_field()
    answered_on_edtf = edtf_field()
    words = ProseField("answer", max_length=20_000, blank=True, help_text="What they answered, in their own words.")
    language = LanguageField(help_text="The language of the answer.")
    declined = models.BooleanField(
        "declined to comment", default=False, help_text="Tick it if they answered that they would say nothing."
    )
    passage = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        help_text="The answer where it was published, if it was.",
    )

    class Meta:
        ordering = [F("asked_on").asc(nulls_last=True), "pk"]
        verbose_name_plural = "replies"
        constraints = [
            *dated("asked_on"),
            *dated("answered_on"),
            FieldCheck(
                field="words",
                condition=Q(declined=False) | Q(words=""),
                name="claims_reply_declined_or_answered",
                violation_error_message="They either answered or declined to: untick “declined”, or empty the words.",
            ),
            # A month or a year is stored as its first day, which may lie before that of asking: see clean().
            FieldCheck(
                field="answered_on",
                condition=~Q(answered_on_precision=Precision.DAY) | Q(answered_on__gte=F("asked_on")),
                name="claims_reply_answered_later",
                violation_error_message=_ANSWERED_BEFORE,
            ),
        ]

    def __str__(self) -> str:
        return _("asked claimant %(number)s") % {"number": self.asked_id}

    def clean(self) -> None:
        """Cut the dates to their precision; refuse those to come, and an answer that came before the question."""
        super().clean()
        truncate_dates(self, "asked_on", "answered_on")
        refuse_to_come(self, "asked_on", "answered_on")
        if self.asked_on is None or self.answered_on is None:
            return
        if meant(self, "answered_on")[1] < meant(self, "asked_on")[0]:
            raise ValidationError({"answered_on": _ANSWERED_BEFORE})
