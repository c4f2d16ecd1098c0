"""The model of claims."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.topic import Topic
from claims.vocabulary import ClaimKind, RebuttalAim
from factcheck.dates import dated, edtf_field, meant, precision_field, truncate_dates
from factcheck.fields import FieldCheck, LineField, ProseField, known
from factcheck.images.models import Picture
from factcheck.languages import LanguageField
from factcheck.media.models import MediaObject
from factcheck.slugs import Slugged


class Claim(Slugged):
    """A proposition, in neutral wording, that someone holds to be so."""

    record_kind: ClassVar[str] = "claim"
    slug_from: ClassVar[str] = "text"

    text = LineField(
        "claim",
        max_length=1000,
        help_text="One proposition that can be so or not so, in neutral words and without the speaker: "
        "“100,417 people have arrived in Armenia”, not “Yerevan says thousands fled”.",
    )
    language = LanguageField()
    kind = models.CharField(
        max_length=30,
        choices=ClaimKind,
        help_text="What sort of proposition it is. “Genocide” is a legal characterisation; a headcount is a quantity.",
    )
    context = ProseField(
        max_length=5000,
        blank=True,
        help_text="What a reader must know to understand the claim, without judging it.",
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="claims", help_text="The events or subjects that it is about."
    )
    media_objects = models.ManyToManyField(
        MediaObject,
        blank=True,
        related_name="claims",
        verbose_name="images, videos and recordings",
        help_text="What is seen or heard that the claim is about: “The photograph shows the flood of 2024”.",
    )

    due_on = models.DateField(
        _("by when"),
        null=True,
        blank=True,
        help_text=_("Of a promise: by when it is to be kept, as its speaker says: “2025”, “by March 2025”."),
    )
    due_on_precision = precision_field()
    due_on_edtf = edtf_field()
    # The last day that "by when" may mean, by which the desk looks for promises that are due.
    due_by = models.DateField(null=True, editable=False)
    open_ended = models.BooleanField(
        _("no date was given"), default=False, help_text=_("Tick it if the speaker of a promise doesn't say by when.")
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            known("kind", ClaimKind.values),
            *dated("due_on"),
            FieldCheck(
                field="due_on",
                condition=Q(kind=ClaimKind.PROMISE) | Q(due_on__isnull=True),
                name="claims_claim_due_promise",
                violation_error_message=_("Only a promise is kept by a day: choose the kind “promise”, or empty this."),
            ),
            FieldCheck(
                field="open_ended",
                condition=Q(open_ended=False) | Q(kind=ClaimKind.PROMISE, due_on__isnull=True),
                name="claims_claim_due_or_open",
                violation_error_message=_("Only a promise without a day says that none was given: untick this."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_by"], name="claims_claim_due", condition=Q(due_by__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Settle by when a promise is to be kept."""
        super().clean()
        truncate_dates(self, "due_on")
        self.due_by = meant(self, "due_on")[1] if isinstance(self.due_on, date) else None

    @property
    def contesting(self) -> list[Any]:
        """The rebuttals of the claim itself."""
        return self._rebuttals(RebuttalAim.CLAIM)

    @property
    def contesting_that_it_was_said(self) -> list[Any]:
        """The rebuttals of its attributions: “I never said that”."""
        return self._rebuttals(RebuttalAim.ATTRIBUTION)

    @property
    def relaying_rebuttals(self) -> list[Any]:
        """Who only reports that another contests it."""
        return self._rebuttals(RebuttalAim.RELAY)

    def _rebuttals(self, aim: RebuttalAim) -> list[Any]:
        return [rebuttal for rebuttal in self.rebuttals.all() if rebuttal.aim == aim]


class ClaimImage(Picture):
    """A picture that a claim is about, such as a photograph or a still of a video; no proof of it."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="image")

    class Meta(Picture.Meta):
        verbose_name = "image that the claim is about"
