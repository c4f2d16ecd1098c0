"""What the values of sources are called in front of readers."""

from collections.abc import Iterator
from typing import Any

from django import template

from sources import countries
from sources.words import VALUES

register = template.Library()

register.filter("country_name", countries.country_name)


@register.filter
def source_word(value: str, field: str) -> str:
    """The words for a value of a field, such as `press release`."""
    return str(VALUES.get(field, {}).get(value) or value)


@register.filter
def retracted_sources(record: Any) -> list[dict[str, Any]]:
    """The retracted sources that a document cites, at any place, each once; not the record itself."""
    found = {source["id"]: source for source in _cited(record) if source.get("retracted")}
    return [source for source in found.values() if source["id"] != record["id"]]


def _cited(value: Any) -> Iterator[dict[str, Any]]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _cited(part)
    if isinstance(value, dict) and "id" in value:
        yield value
