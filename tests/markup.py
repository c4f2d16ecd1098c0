"""HTML as browsers understand it, made a tree of Python's own elements."""

from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

import turbohtml
from turbohtml.treebuild import parse_into

_HTML = "http://www.w3.org/1999/xhtml"
_DOCTYPE = "<!DOCTYPE>"
_VOID = {*["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]}


_Node = Element | str | None
"""An element, a text, or what is not read, such as a comment."""


class _Builder:
    def create_document(self) -> _Node:
        return Element("document")

    def create_element(self, name: str, namespace: str, attrs: tuple[tuple[str, str | None], ...]) -> _Node:
        tag = name if namespace == _HTML else f"{{{namespace}}}{name}"
        return Element(tag, {attribute: value or "" for attribute, value in attrs})

    def create_text(self, data: str) -> _Node:
        return data

    def create_doctype(self, name: str, public_id: str | None, system_id: str | None) -> _Node:
        return None

    def create_comment(self, data: str) -> _Node:
        return None

    def create_pi(self, target: str, data: str) -> _Node:
        return None

    def append(self, parent: _Node, child: _Node) -> None:
        assert isinstance(parent, Element)
        if isinstance(child, Element):
            parent.append(child)
        elif child and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        elif child:
            parent.text = (parent.text or "") + child


def tree(html: str) -> Element:
    """The `html` element of a page; what it leaves out or does wrong is mended as the standard says."""
    document = parse_into(html, _Builder())
    assert isinstance(document, Element)
    return document[0]


def valid_tree(html: str) -> Element:
    """The `html` element of a page that means what it says: each element begins and ends where its tags stand.

    Raises:
        turbohtml.HTMLParseError: a tag, an attribute or a character is written as the standard forbids.
        AssertionError: browsers would mend the page: close, move, drop or add an element, or move its text.
    """
    turbohtml.parse(html, strict=True)
    root = tree(html)
    written, understood = [*_written(html)], [_DOCTYPE, *_understood(root)]
    differing = (pair for pair in zip_longest(written, understood) if pair[0] != pair[1])
    assert written == understood, "written {!r}, understood {!r}".format(*next(differing))
    return root


def _written(html: str) -> Iterator[str]:
    for token in turbohtml.tokenize(html):
        if token.type is turbohtml.TokenType.DOCTYPE:
            yield _DOCTYPE
        elif token.type is turbohtml.TokenType.START_TAG:
            yield f"<{token.tag}>"
            if token.self_closing:
                yield f"</{token.tag}>"
        elif token.type is turbohtml.TokenType.END_TAG:
            yield f"</{token.tag}>"
        elif token.type is turbohtml.TokenType.TEXT and (text := (token.data or "").strip()):
            yield text


def _understood(element: Element) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2].lower()
    yield f"<{tag}>"
    if text := (element.text or "").strip():
        yield text
    for child in element:
        yield from _understood(child)
        if text := (child.tail or "").strip():
            yield text
    if tag not in _VOID:
        yield f"</{tag}>"


def fragment(html: str) -> Element:
    """An element that holds what HTML a page's body has."""
    body = tree(f"<!DOCTYPE html><title>.</title><body>{html}").find("body")
    assert body is not None
    return body
