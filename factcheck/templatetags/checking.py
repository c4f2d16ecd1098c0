"""How the answer to a pasted text is shown: why a claim is told of, and where in the text it is."""

from collections.abc import Sequence
from typing import Final

from django import template
from django.utils.translation import gettext_lazy as _

from factcheck.matching import Reason
from factcheck.public.checking.answers import Found
from factcheck.public.checking.marking import Stretch

register = template.Library()

_REASONS: Final = {
    Reason.WORDS: _("Same words"),
    Reason.MEANING: _("Close in meaning"),
    Reason.LINK: _("Same link"),
    Reason.NUMBER: _("Same number"),
    Reason.QUOTE: _("Same quotation"),
    Reason.CLAIMANT: _("Same speaker"),
}


@register.filter
def reason_words(reason: Reason) -> str:
    """What readers call a reason to tell of a claim."""
    return str(_REASONS[reason])


@register.filter
def places_in(found: Found, stretches: Sequence[Stretch] | None) -> list[Stretch]:
    """The stretches of a text that are about a claim, of the same words the first; none where they are not told."""
    first: dict[str, Stretch] = {}
    for stretch in stretches or ():
        if found in stretch.claims:
            first.setdefault(" ".join(plain(stretch).split()), stretch)
    return list(first.values())


@register.filter
def plain(stretch: Stretch) -> str:
    """The words of a stretch without marks."""
    return "".join(piece.text for piece in stretch.pieces)
