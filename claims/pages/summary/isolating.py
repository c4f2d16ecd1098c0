"""Names and words of others amid those of the site, where one reads from the right and the other from the left."""

import unicodedata
from typing import Final

from django.utils.translation import get_language_bidi

_RIGHT: Final = {"R", "AL", "AN"}


def isolated(text: str) -> str:
    """The text, between isolates where anything in it runs against the direction of the page's language."""
    against = {"L"} if get_language_bidi() else _RIGHT
    if any(unicodedata.bidirectional(character) in against for character in text):
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
    return text
