"""What lists of the desk are called, in the language of whoever looks."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop

# Names of models come from their classes, where nothing marks them for translation.
_MARKED = (
    *(gettext_noop("Claims"), gettext_noop("Claimants"), gettext_noop("Topics"), gettext_noop("Attributions")),
    *(gettext_noop("Rebuttals"), gettext_noop("Derivations"), gettext_noop("Reviews"), gettext_noop("Rating scales")),
    *(gettext_noop("Sources"), gettext_noop("Publishers"), gettext_noop("Passages"), gettext_noop("Captures")),
    *(
        gettext_noop("Capture attempts"),
        gettext_noop("Link checks"),
        gettext_noop("Messages"),
        gettext_noop("Policies"),
    ),
    *(gettext_noop("Imports"), gettext_noop("Unsure matches"), gettext_noop("Proposed scales")),
    *(gettext_noop("Column mappings"), gettext_noop("Revisions"), gettext_noop("Signing"), gettext_noop("Merges")),
    *(gettext_noop("Redactions"), gettext_noop("Changes of accounts"), gettext_noop("Ratings")),
)


def plural(model: Any) -> str:
    """The rows of a model, as a heading: “Claims”. What has no translation is in English."""
    return gettext(capfirst(str(model._meta.verbose_name_plural)))
