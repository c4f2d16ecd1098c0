"""Markdown of editors as HTML that can do no harm: rendered, then sanitised."""

from collections.abc import Iterable

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"),
    *("s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_LOWEST = 6

# Images would load from other hosts; raw HTML would only be thrown away again.
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def markdown(text: str, *, below: int = 2) -> SafeString:
    """The text as HTML, its headings under the page's heading of level `below`, with none skipped."""
    tokens = _parser.parse(text)
    _shift_headings(tokens, below)
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="nofollow noopener noreferrer"
    )
    return mark_safe(clean)  # noqa: S308 -- nh3 has just cleaned it


def _shift_headings(tokens: Iterable[Token], below: int) -> None:
    level = below
    for token in tokens:
        if token.type == "heading_open":
            level = min(below + int(token.tag[1]), level + 1, _LOWEST)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
