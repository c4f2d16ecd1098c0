"""Filters that find the translations of a claim's text."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def translation_into(claim: dict[str, Any], language: str) -> dict[str, Any] | None:
    """The translation for readers of a language; None where there is none, or where the claim itself speaks it."""
    if _primary(claim["language"]) == language:
        return None
    found = [each for each in claim.get("translations", ()) if _primary(each["language"]) == language]
    # The plain tag before one that names a script or a country.
    return min(found, key=lambda each: len(each["language"]), default=None)


@register.filter
def translations_besides(claim: dict[str, Any], shown: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The translations that are not the one already shown."""
    return [each for each in claim.get("translations", ()) if each != shown]


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
