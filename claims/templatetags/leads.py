"""The sentence that names both sides, as HTML: a list has dozens of them, each of a dozen pieces."""

from collections.abc import Sequence
from typing import Final

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.pages.summary.leads import Lead
from claims.pages.summary.setting import Part
from claims.pages.summary.voices import Voice
from factcheck.language.localisation import localised
from factcheck.language.wording import shortened
from factcheck.templatetags.finding import marked_by
from factcheck.templatetags.look import sign

register = template.Library()

_NAME: Final = 80
"""Characters of a name in a sentence."""


@register.simple_tag(takes_context=True)
def lead_words(context: template.Context, lead: Lead, url: str) -> SafeString:
    """Names as links with their signs, to the page where the words stand if there is any; roles and grounds as such."""
    terms = context.get("terms") or ()
    return mark_safe("".join([_piece(part, url, terms) for part in lead.parts]))  # noqa: S308  each piece is escaped


def _piece(part: Part, url: str, terms: Sequence[str]) -> str:
    if part.voice is not None and part.kind == "name":
        address = escape(_address(part.voice, url))
        named = f'<a href="{address}"><bdi>{marked_by(terms, shortened(part.text, _NAME))}</bdi></a>'
        return f'<span class="named {part.voice.sign}">{sign(part.voice.sign)}{named}</span>'
    text = escape(part.text)
    return f'<bdi class="{part.kind}">{text}</bdi>' if part.kind else text


def _address(voice: Voice, url: str) -> str:
    if not voice.anchor:
        return localised(str(voice.claimant["url"]))
    return f"{localised(url) if url else ''}{voice.anchor}"
