"""What actions are called in the history, which stores them in English; pages translate them as they show them."""

from typing import Final

from django.utils.translation import gettext_noop as _

ACTIONS: Final = (
    _("added it at the desk"),
    _("saved it at the desk"),
    _("deleted it at the desk"),
    _("deleted it from a list"),
    _("recorded at the reading desk"),
    _("tagged with topics"),
    _("taken out of topics"),
    _("tagged it from the list"),
    _("removed topics of it from the list"),
    _("corrected it"),
    _("withdrawn it"),
    _("published it from the list"),
    _("submitted it from the list"),
    _("approved it as it stands"),
    _("reopened a comment"),
    _("asked for a capture"),
    _("marked the source as retracted"),
    _("marked the source as not retracted after all"),
    _("restored the first state"),
)
