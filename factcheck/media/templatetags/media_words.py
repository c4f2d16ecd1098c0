"""What the values of media objects are called in front of readers."""

from typing import Any

from django import template

from factcheck.media.pages.words import AUTHENTICITY, HASH_METHODS, KINDS
from factcheck.publishing.canonical import Document

register = template.Library()


@register.filter
def media_kind(value: str) -> str:
    """The words for a kind, such as `image`."""
    return str(KINDS.get(value) or value)


@register.filter
def authenticity(value: str) -> str:
    """The words for what something was found to be, such as `staged`."""
    return str(AUTHENTICITY.get(value) or value)


@register.filter
def hash_method(value: str) -> str:
    """What a method of perceptual hashes is called."""
    return str(HASH_METHODS.get(value) or value)


@register.filter
def categories(document: Document) -> list[str]:
    """What the reviews of a document found, each category once, the latest first."""
    return list(dict.fromkeys(review["category"] for review in document["reviews"]))


@register.filter
def megabytes(size: Any) -> float:
    """Bytes as millions of them."""
    return round(float(size) / 1_000_000, 2)
