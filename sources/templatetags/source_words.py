"""What the values of sources are called in front of readers."""

from django import template

from sources.countries import COUNTRIES
from sources.words import VALUES

register = template.Library()


@register.filter
def source_word(value: str, field: str) -> str:
    """The words for a value of a field, such as `press release`."""
    return VALUES.get(field, {}).get(value) or value


@register.filter
def country_name(code: str) -> str:
    """The name of a country by its code."""
    return COUNTRIES.get(code) or code
