"""The model of media objects."""

import re
from collections.abc import Collection
from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.dates import dated, edtf_field, precision_field, refuse_to_come, truncate_dates
from factcheck.fields import FieldCheck, LineField, ProseField, known, unique_where_filled
from factcheck.images.models import Picture
from factcheck.media.vocabulary import HASH_DIGITS, MediaKind, PerceptualHashMethod
from factcheck.slugs import Slugged
from sources.addresses import AddressField

_HEXADECIMAL: Final = re.compile(r"[0-9a-f]+\Z")
_MOST: Final = 2**53 - 1
"""The greatest whole number that JSON carries exactly."""


class MediaObject(Slugged):
    """An image, a video or a recording of sound that claims are about: the same one wherever it is copied."""

    record_kind: ClassVar[str] = "media_object"

    name = LineField(
        max_length=300,
        help_text="What is seen or heard, in neutral words: “Photograph of a lighthouse with its door under water”.",
    )
    kind = models.CharField(max_length=10, choices=MediaKind, help_text="What sort of thing it is.")
    url = AddressField(
        "address",
        blank=True,
        help_text="Where it, or the oldest copy that is known, stands on the web. Empty if it stands nowhere.",
    )
    purports = ProseField(
        "purports to show",
        max_length=2000,
        blank=True,
        help_text="What it is passed off as showing, in neutral words: “The flood of 2024 at Port Ansel”.",
    )
    shows = ProseField(
        "in fact shows",
        max_length=2000,
        blank=True,
        help_text="What it shows, when and where, as far as a review found out. Empty while that is not known.",
    )
    first_seen_on = models.DateField(
        "first seen", null=True, blank=True, help_text="The earliest day on which anybody is known to have seen it."
    )
    first_seen_on_precision = precision_field()
    first_seen_on_edtf = edtf_field()
    media_type = LineField(
        max_length=100,
        blank=True,
        validators=[
            RegexValidator(r"^[a-z0-9.+-]+/[a-z0-9.+-]+\Z", gettext_lazy("Write a media type, such as image/jpeg."))
        ],
        help_text="The format of the file, such as image/jpeg or video/mp4.",
    )
    size = models.PositiveBigIntegerField(
        "size in bytes",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(_MOST)],
        help_text="How large the file is: 248311",
    )
    width = models.PositiveIntegerField(
        "width in pixels",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How wide the picture is: 1920",
    )
    height = models.PositiveIntegerField(
        "height in pixels",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How high the picture is: 1080",
    )
    duration = models.DecimalField(
        "duration in seconds",
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="How long a video or a recording lasts: 12.5",
    )
    sha256 = LineField(
        "SHA-256",
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}\Z", gettext_lazy("A SHA-256 has 64 hexadecimal digits."))],
        help_text="Of the file, in 64 hexadecimal digits. It tells copies that are the same to the byte.",
    )
    perceptual_hash = LineField(
        max_length=10_000,
        blank=True,
        help_text="A hash that copies share which look or sound the same, though their files differ.",
    )
    perceptual_hash_method = models.CharField(
        max_length=20, choices=PerceptualHashMethod, blank=True, help_text="By which method that hash was made."
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            known("kind", MediaKind.values),
            *dated("first_seen_on"),
            known("perceptual_hash_method", ["", *PerceptualHashMethod.values]),
            unique_where_filled("sha256", "Another media object has this SHA-256: it is the same file, use that one."),
            FieldCheck(
                field="perceptual_hash_method",
                condition=(Q(perceptual_hash="") & Q(perceptual_hash_method=""))
                | (~Q(perceptual_hash="") & ~Q(perceptual_hash_method="")),
                name="media_mediaobject_hash_has_method",
                violation_error_message="A perceptual hash is of a method: give both, or neither.",
            ),
            FieldCheck(
                field="height",
                condition=Q(width__isnull=True, height__isnull=True) | Q(width__isnull=False, height__isnull=False),
                name="media_mediaobject_width_and_height",
                violation_error_message="Give both width and height, or neither.",
            ),
            FieldCheck(
                field="width",
                condition=~Q(kind=MediaKind.AUDIO) | Q(width__isnull=True),
                name="media_mediaobject_sound_unseen",
                violation_error_message="A recording of sound has no width and height.",
            ),
            FieldCheck(
                field="duration",
                condition=~Q(kind=MediaKind.IMAGE) | Q(duration__isnull=True),
                name="media_mediaobject_image_still",
                violation_error_message="An image has no duration: choose video, or leave it empty.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Cut the date to its precision; write hashes in one way, and refuse a perceptual one of another length."""
        super().clean()
        truncate_dates(self, "first_seen_on")
        refuse_to_come(self, "first_seen_on")
        self._check_perceptual_hash()

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Check each field, hashes and media type after their capitals were made small."""
        self.sha256, self.media_type = self.sha256.lower(), self.media_type.lower()
        super().clean_fields(exclude)

    def _check_perceptual_hash(self) -> None:
        if self.perceptual_hash_method not in HASH_DIGITS:
            return
        method = PerceptualHashMethod(self.perceptual_hash_method)
        self.perceptual_hash = self.perceptual_hash.lower()
        digits = HASH_DIGITS[method]
        if len(self.perceptual_hash) != digits or not _HEXADECIMAL.match(self.perceptual_hash):
            raise ValidationError(
                {
                    "perceptual_hash": _("A hash by %(label)s has %(digits)s hexadecimal digits.")
                    % {"label": method.label, "digits": digits}
                }
            )


class Still(Picture):
    """The image itself, made small, or a still of the video."""

    media_object = models.OneToOneField(MediaObject, on_delete=models.CASCADE, related_name="image")

    class Meta(Picture.Meta):
        pass
