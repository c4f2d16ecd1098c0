"""Filters that show readers whether derived figures follow."""

from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.utils.translation import gettext_lazy as _

from claims.arithmetic import deriving
from claims.arithmetic.deriving import Hindrance

register = template.Library()

_HINDRANCES: Final = {
    Hindrance.FORMULA: _("The formula is not understood."),
    Hindrance.LETTER: _("A letter of the formula stands for no claim."),
    Hindrance.UNUSED: _("One of the claims is not in the formula."),
    Hindrance.FIGURE: _("One of the claims gives no number any more."),
    Hindrance.ZERO: _("It divides by a number that may be zero."),
    Hindrance.CLAIM: _("This claim gives no number itself."),
    Hindrance.ITSELF: _("The figure would be derived from itself."),
}


@register.filter
def checks(claim: dict[str, Any]) -> list[tuple[dict[str, Any], deriving.Check]]:
    """Each derivation of a claim, and what came of it."""
    return list(deriving.checks_of(claim))


@register.filter
def with_derivations(claims: Iterable[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Those of the claims whose numbers are derived from others."""
    return [claim for claim in claims or () if claim.get("derivations")]


@register.filter
def why_not(hindrance: Hindrance) -> str:
    """Why a derivation could not be worked out."""
    return str(_HINDRANCES[hindrance])
