"""Markdown of editors as HTML that can do no harm: rendered, then sanitised."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator, slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.language.localisation import is_translated, localised

_HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_TAGS = {
    *("a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre"),
    *("s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    *_HEADINGS,
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, **{tag: {"id"} for tag in _HEADINGS}}
_SCHEMES = {"http", "https", "mailto"}
_LOWEST = 6
# What pages have of their own, so that no heading of a text may take it.
_IDS_OF_PAGES: Final = frozenset({"main", "changes", "languages", "masthead-search", "search", "cite", "share"})

# Images would load from other hosts; raw HTML would only be thrown away again.
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def markdown(text: str, *, below: int = 2) -> SafeString:
    """The text as HTML, its headings under the page's heading of level `below`, with none skipped."""
    tokens = _parser.parse(text)
    _shift_headings(tokens, below, highest=below + 1)
    return _rendered(tokens)


def page_of_markdown(text: str) -> SafeString:
    """The text of a whole page below its title: its headings can be linked to, its links keep the reader's language."""
    tokens = _parser.parse(text)
    _anchor_headings(tokens)
    _keep_language(tokens)
    # Editors begin with ##, as they would below a title of their own.
    _shift_headings(tokens, 0, highest=2)
    return _rendered(tokens)


def plain_words(text: str, most: int) -> str:
    """The first words of the text without its marks, in one line of at most so many characters."""
    inline = (token.children or () for token in _parser.parse(text) if token.type == "inline")
    words = " ".join("".join(_content(child) for child in children) for children in inline)
    return Truncator(" ".join(words.split())).chars(most)


def _content(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def _rendered(tokens: list[Token]) -> SafeString:
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="nofollow noopener noreferrer"
    )
    return mark_safe(clean)  # noqa: S308 -- nh3 has just cleaned it


def _shift_headings(tokens: Iterable[Token], below: int, *, highest: int) -> None:
    level = highest - 1
    for token in tokens:
        if token.type == "heading_open":
            level = max(highest, min(below + int(token.tag[1]), level + 1, _LOWEST))
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"


def _anchor_headings(tokens: list[Token]) -> None:
    taken = set(_IDS_OF_PAGES)
    for token, words in pairwise(tokens):
        if token.type == "heading_open":
            name = _free(slugify(words.content, allow_unicode=True) or "section", taken)
            taken.add(name)
            token.attrSet("id", name)


def _free(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _keep_language(tokens: Iterable[Token]) -> None:
    for link in _links(tokens):
        path = str(link.attrGet("href"))
        if path.startswith("/") and not path.startswith("//") and is_translated(path):
            link.attrSet("href", localised(path))


def _links(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or () if child.type == "link_open")
