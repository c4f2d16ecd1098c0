"""What pages send of the look: the typefaces that the first screen needs."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

_FAMILIES: Final = ("commissioner", "literata-display", "literata")
# Names in Latin letters stand on every page; Arabic is set in the system's own typefaces.
_SCRIPTS: Final = {"ru": ("latin", "cyrillic"), "az": ("latin", "turkic")}
_SIGN: Final = "_components/sign.html"
_BESIDES: Final = {"hy": ("noto-serif-armenian",)}


@register.filter
def first_faces(language: str) -> Sequence[str]:
    """The files, by their paths among static ones, that the first screen of a page in this language is set in.

    They are fetched ahead. Letters of other scripts fetch their file when they are met.
    """
    scripts = _SCRIPTS.get(language, ("latin",))
    names = [f"{family}-{script}" for script in scripts for family in _FAMILIES]
    return [f"factcheck/fonts/{name}.woff2" for name in (*names, *_BESIDES.get(language, ()))]


@register.simple_tag
@lru_cache(maxsize=64)
def sign(does: str) -> SafeString:
    """The sign of what somebody does to a claim. It has no words, so each is drawn once."""
    return render_to_string(_SIGN, {"does": does})
