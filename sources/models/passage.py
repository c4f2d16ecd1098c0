"""The model of passages."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from factcheck.fields import FieldCheck, VerbatimField, known, validate_visible
from factcheck.publishing.models import Identified
from sources.anchoring import Quote, Span, quoted
from sources.locating import is_of, locate, stands_at
from sources.models.capture import Capture
from sources.models.source import MAX_TEXT, Source
from sources.vocabulary import PassageState


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages, by whether their words are found."""

    def orphaned(self) -> Self:
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)


class Passage(Identified):
    """The exact words in a source that carry an attribution, a rebuttal or a piece of evidence.

    Words are found again as W3C Web Annotations find them: by the words with what stands before and
    after (TextQuoteSelector), and by position (TextPositionSelector). A recording has a time range.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="passages", help_text="The source in which the words stand."
    )
    capture = models.ForeignKey(
        Capture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="passages",
        help_text="The capture in which the words stand, where the source has changed since.",
    )
    exact = VerbatimField(
        "exact words",
        max_length=20_000,
        blank=True,
        validators=[validate_visible],
        help_text="The words, copied letter by letter: the shortest stretch that carries the point. Readers see them.",
    )
    prefix = VerbatimField(
        "words before",
        max_length=500,
        blank=True,
        help_text="A few words right before, with the space between; only needed if the words occur twice.",
    )
    suffix = VerbatimField(
        "words after",
        max_length=500,
        blank=True,
        help_text="A few words right after, with the space between; only needed if the words occur twice.",
    )
    start = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_TEXT)],
        help_text="Where the words begin in the source's text, in characters from 0.",
    )
    end = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_TEXT)],
        help_text="Where they end: the position after the last character.",
    )
    media_start = models.DecimalField(
        "from second",
        max_digits=10,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="In a recording: the second at which the words begin, such as 83.5.",
    )
    media_end = models.DecimalField(
        "to second",
        max_digits=10,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="In a recording: the second at which the words end.",
    )
    state = models.CharField(
        max_length=10,
        choices=PassageState,
        default=PassageState.UNCHECKED,
        help_text="Whether the words were found in the source's text.",
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["source_id", F("start").asc(nulls_last=True), "pk"]
        # A comparison with NULL passes a check: hence isnull beside every one.
        constraints = [
            known("state", PassageState.values),
            FieldCheck(
                field="end",
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="sources_passage_position_whole",
                violation_error_message="Give both positions, the end after the start, or neither.",
            ),
            FieldCheck(
                field="media_end",
                condition=Q(media_start__isnull=True, media_end__isnull=True)
                | Q(
                    media_start__isnull=False,
                    media_end__isnull=False,
                    media_start__gte=0,
                    media_end__gt=F("media_start"),
                ),
                name="sources_passage_media_whole",
                violation_error_message="Give both seconds, the end after the start, or neither.",
            ),
            FieldCheck(
                field="state",
                condition=~Q(state=PassageState.ANCHORED) | Q(start__isnull=False),
                name="sources_passage_anchored_somewhere",
                violation_error_message="A passage found in its source needs its positions: give start and end.",
            ),
            FieldCheck(
                field="exact",
                condition=~Q(exact="") | Q(media_start__isnull=False),
                name="sources_passage_not_empty",
                violation_error_message="Copy the exact words, or give the seconds of a recording.",
            ),
        ]

    def __str__(self) -> str:
        if self.exact:
            return Truncator(self.exact).chars(80)
        return f"{self.media_start} s to {self.media_end} s"

    def clean(self) -> None:
        """Refuse a capture of another source."""
        super().clean()
        if self.capture is not None and self.capture.source_id != self.source_id:
            raise ValidationError({"capture": _("This capture is of another source: choose one of this source.")})

    def anchor(self) -> None:
        """Look for the words in the source's text; set `start`, `end` and `state` without saving.

        `sources.locating.locate` says in which order words and surroundings decide. Without a text, or without
        words, nothing can be looked up: the state becomes unchecked and positions given by hand stay.
        """
        text = self.source.text
        if not text or not self.exact:
            self.state = PassageState.UNCHECKED
            return
        found = locate(text, self.quote(), self.start)
        self.start, self.end = found or (None, None)
        self.state = PassageState.ANCHORED if found else PassageState.ORPHANED

    def quote(self) -> Quote:
        """The words with what stands around them."""
        return Quote(self.exact, self.prefix, self.suffix)

    def span(self) -> Span | None:
        """Where the words stand, or None if that is not known."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)

    def stands_at(self, span: Span, text: str) -> bool:
        """Whether the words stand at that place of a text, in whatever characters of the same meaning."""
        return stands_at(text, span, self.exact)

    def follow(self, old: str, stood: Span, span: Span | None) -> None:
        """Take another place in the source's text, or none, with what stands around it now, without saving.

        The words stay as they were recorded. Of an orphan is kept what stood around it in the old text.
        """
        text, place = (self.source.text, span) if span else (old, stood)
        if not is_of(self.quote(), text, place):
            found = quoted(text, place)
            self.prefix, self.suffix = found.prefix, found.suffix
        self.start, self.end = span or (None, None)
        self.state = PassageState.ANCHORED if span else PassageState.ORPHANED

    def put_at(self, span: Span) -> None:
        """Take the words that stand at that place, with their surroundings, without saving."""
        self.exact, self.prefix, self.suffix = quoted(self.source.text, span)
        self.start, self.end = span
        self.state = PassageState.ANCHORED
