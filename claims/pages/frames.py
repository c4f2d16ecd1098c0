"""The frame by which others show a claim in pages of their own."""

from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.pages.summary.summaries import claim_title
from factcheck.language.localisation import canonical
from factcheck.publishing.canonical import Document

WIDTH: Final = 600
HEIGHT: Final = 380
"""Pixels."""
_NARROW: Final = 400
_NARROW_HEIGHT: Final = 520


def height_at(width: int) -> int:
    """Pixels that nearly every card fits into; below some width its lines break so often that it grows."""
    return HEIGHT if width >= _NARROW else _NARROW_HEIGHT


def frame(claim: Document, language: str, width: int = WIDTH, height: int = HEIGHT) -> SafeString:
    """The HTML of a frame with the card of a claim, for a document or a reference."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border:0;max-width:100%" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>',
        canonical(f"/claims/{claim['id']}/card/", language),
        claim_title(claim),
        width,
        height,
    )
