"""Filters that give the text of a claim in the language of its reader."""

from typing import Any

from django import template

from claims.pages.summary.wordings import wording_of

register = template.Library()

register.filter("wording", wording_of)


@register.filter
def worded(claim: dict[str, Any]) -> str:
    """The text that leads, of a claim's document or list entry."""
    return wording_of(claim).text


@register.filter
def worded_in(claim: dict[str, Any]) -> str:
    """The language of that text."""
    return wording_of(claim).language


@register.filter
def translations_besides(claim: dict[str, Any], shown: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The translations that are not the one already shown."""
    return [each for each in claim.get("translations", ()) if each != shown]
