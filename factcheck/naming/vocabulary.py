"""Where a name in another language comes from, and the facet by which it is found."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy

FACET: Final = "named"
"""The languages, without script or country, in which a record has a name or a role besides its own."""


class NameOrigin(models.TextChoices):
    """Who says that a record is called so."""

    EDITOR = "editor", pgettext_lazy("origin of a name", "an editor")
    WIKIDATA = "wikidata", pgettext_lazy("origin of a name", "Wikidata")
    TRANSLITERATION = "transliteration", pgettext_lazy("origin of a name", "a transliteration")
    MACHINE = "machine", pgettext_lazy("origin of a name", "a machine translation")
