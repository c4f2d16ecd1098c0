"""A reader of public pages: asks for an address, and has the answer's HTML checked by a strict parser."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.markup import valid_tree

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOT_READ = {"script", "style"}


@dataclass(frozen=True)
class Page:
    """A page that came back."""

    response: HttpResponse
    tree: Element

    @property
    def html(self) -> str:
        """The page as it was sent."""
        return self.response.content.decode()

    @property
    def text(self) -> str:
        """All that is read of the page's body, with white space made plain."""
        return text_of(self.one("body"))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag with these attributes; a trailing underscore is dropped, as in `class_`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [element for element in self.tree.iter(tag) if _fits(element, wanted)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element of a tag with these attributes."""
        [element] = self.all(tag, **attributes)
        return element

    def section(self, label: str) -> str:
        """What is read in the section under the heading with this id."""
        return text_of(self.one("section", aria_labelledby=label))

    def links(self) -> list[str]:
        """Where the page leads."""
        return [element.get("href", "") for element in self.tree.iter("a")]


def _fits(element: Element, wanted: dict[str, str]) -> bool:
    return all(value in {element.get(name), *element.get(name, "").split()} for name, value in wanted.items())


def text_of(element: Element) -> str:
    """All that is read in an element, with white space made plain."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in _NOT_READ:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def read(path: str, status: int = 200) -> Page:
    """The page at an address; it must be valid HTML, with its headings in order and its ids unique."""
    response = Client().get(path)
    assert response.status_code == status, f"{path}: {response.status_code}"
    return parsed(response)


def parsed(response: Any) -> Page:
    """An answer as a page; it must be valid HTML, with its headings in order and its ids unique."""
    page = Page(response, valid_tree(response.content.decode()))
    levels = [_HEADINGS[element.tag] for element in page.tree.iter() if element.tag in _HEADINGS]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels)), levels
    ids = [element.get("id") for element in page.tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), ids
    scripts = page.all("script")
    kinds = (_is_suggesting, _is_copying, _is_data)
    assert all(any(test(script) for test in kinds) for script in scripts)
    assert max(sum(map(test, scripts)) for test in kinds) <= 1
    assert not [element for element in page.tree.iter() if element.get("style")]
    return page


def _is_data(script: Element) -> bool:
    """Whether it is a block of data, which browsers don't run."""
    return script.get("type") == "application/ld+json" and script.get("src") is None


def _is_copying(script: Element) -> bool:
    """Whether this is the script of ours for buttons that copy, deferred, which pages of records may have."""
    return script.attrib == {"defer": "", "src": "/static/factcheck/copy.js"} and not script.text


def _is_suggesting(script: Element) -> bool:
    """Whether this is the script that every page may have: our own, deferred, for suggestions while someone types."""
    return script.attrib == {"defer": "", "src": "/static/factcheck/suggest.js"} and not script.text


def queries_of(path: str) -> int:
    """How many queries the page at an address takes."""
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(path).status_code == 200
    return len(queries)
