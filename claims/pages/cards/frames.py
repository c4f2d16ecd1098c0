"""The frame by which others show a claim in pages of their own."""

from typing import Final

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.pages.cards.contents import Card, card_of
from claims.pages.cards.heights import height_of
from claims.pages.summary.summaries import claim_title
from factcheck.language.localisation import canonical
from factcheck.publishing.canonical import Document

WIDTH: Final = 600
"""Pixels."""
_PHONE: Final = 320
_SANDBOX: Final = "allow-popups allow-popups-to-escape-sandbox"


def height_at(claim: Document, width: int) -> int:
    """Pixels that the card of a claim's document fits into at a width."""
    return height_of(card_of(claim), width)


def frame(claim: Document, language: str, width: int = WIDTH, height: int | None = None) -> SafeString:
    """The HTML of a frame with the card of a claim's document; as tall as the card where no height is given.

    On screens that are narrower than the frame it grows taller.
    """
    card = card_of(claim)
    tall = height or height_of(card, width)
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="{}" sandbox="{}"></iframe>',
        canonical(f"/claims/{claim['id']}/card/", language),
        claim_title(claim),
        width,
        tall,
        f"border:0;max-width:100%;{'' if height else _growing(card, width, tall)}",
        _SANDBOX,
    )


def fitting_frame(claim: Document, language: str) -> SafeString:
    """The same frame with a small script of ours, by which it takes the height that its card tells it to have."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0;max-width:800px" '
        'sandbox="{}"></iframe>\n<script async src="{}"></script>',
        canonical(f"/claims/{claim['id']}/card/?fit=yes", language),
        claim_title(claim),
        height_at(claim, WIDTH),
        f"{_SANDBOX} allow-scripts",
        f"{settings.SITE_URL}{static('factcheck/fit.js')}",
    )


def _growing(card: Card, width: int, tall: int) -> str:
    """The height by the width of the reader's screen, since a style can't ask for that of the frame."""
    phone = height_of(card, _PHONE)
    if width <= _PHONE or phone <= tall:
        return ""
    steep = (phone - tall) / (width - _PHONE)
    return f"height:clamp({tall}px,{phone}px - (100vw - {_PHONE + 40}px)*{steep:.2f},{phone}px)"
