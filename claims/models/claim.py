"""The model of claims."""

from typing import Any, ClassVar

from django.db import models

from claims.models.topic import Topic
from claims.vocabulary import ClaimKind, RebuttalAim
from factcheck.fields import LineField, ProseField, known
from factcheck.images.models import Picture
from factcheck.languages import LanguageField
from factcheck.slugs import Slugged
from media.models import MediaObject


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

    class Meta:
        ordering = ["-pk"]
        constraints = [known("kind", ClaimKind.values)]

    def __str__(self) -> str:
        return self.text

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
