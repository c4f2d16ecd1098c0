"""What pages say of images."""

from typing import Any, Final

from django import template

from factcheck.images.vocabulary import Licence

register = template.Library()

_MIDDLE: Final = 480
_WORDS: Final = {str(value): label for value, label in Licence.choices}


@register.filter
def licence_words(value: str) -> str:
    """The words for a licence, such as `CC-BY-4.0`."""
    return str(_WORDS.get(value) or value)


@register.filter
def middle_size(image: Any) -> str:
    """The path of the file for browsers that choose no size: of the largest that is no wider than 480 pixels."""
    sizes = image["sizes"]
    return str(next((size["url"] for size in reversed(sizes) if size["width"] <= _MIDDLE), sizes[0]["url"]))
