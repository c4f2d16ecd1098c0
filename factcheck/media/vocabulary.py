"""The words of media objects that public pages, the API and the tables share. Imports no model."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class MediaKind(models.TextChoices):
    """What sort of thing is seen or heard."""

    IMAGE = "image", pgettext_lazy("kind of media object", "image")
    VIDEO = "video", pgettext_lazy("kind of media object", "video")
    AUDIO = "audio", pgettext_lazy("kind of media object", "audio")


class Authenticity(models.TextChoices):
    """What a fact-check found a media object to be: the categories of schema.org's MediaReview."""

    DECONTEXTUALIZED = "decontextualized", pgettext_lazy("what a media object is", "missing context")
    EDITED_OR_CROPPED = "edited_or_cropped", pgettext_lazy("what a media object is", "edited or cropped")
    TRANSFORMED = "transformed", pgettext_lazy("what a media object is", "transformed or made up")
    STAGED = "staged", pgettext_lazy("what a media object is", "staged")
    SATIRE_OR_PARODY = "satire_or_parody", pgettext_lazy("what a media object is", "satire or parody")
    ORIGINAL = "original", pgettext_lazy("what a media object is", "original")


class PerceptualHashMethod(models.TextChoices):
    """By which method a hash was made that copies share which look or sound the same."""

    PDQ = "pdq", "PDQ"
    PHASH = "phash", "pHash"
    DHASH = "dhash", "dHash"
    TMK = "tmk", "TMK+PDQF"
    VPDQ = "vpdq", "vPDQ"
    CHROMAPRINT = "chromaprint", "Chromaprint"
    OTHER = "other", pgettext_lazy("method of a perceptual hash", "another method")


HASH_DIGITS: Final = {PerceptualHashMethod.PDQ: 64, PerceptualHashMethod.PHASH: 16, PerceptualHashMethod.DHASH: 16}
"""How many hexadecimal digits the hashes of a method have, where they all have as many."""
