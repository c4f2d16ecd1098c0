"""Documents of schema.org, and whole pages, that stand as texts within other records: what crawlers write down."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading import pages
from factcheck.importing.reading.json_values import Value, parsed
from factcheck.importing.reading.limits import Limits

_NODES: Final = frozenset({"@context", "@type", "@graph"})
_DEEPEST: Final = 3
"""Members within members that are looked at, of what is no node of schema.org."""
_WORDS: Final = ("ClaimReview", "claimReviewed")


def unpacked_texts(value: Value, limits: Limits) -> Iterator[Value]:
    """The documents in the texts of a value; the value itself where none of them holds any."""
    found = False
    for name, text in _texts(value.value):
        path = f"{value.path}.{name}".strip(".")
        for document in _documents(text, path, limits, _address(value.value)):
            found = True
            yield replace(document, line=value.line)
    if not found:
        yield value


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    depth = 1 if isinstance(value, dict) and not _NODES.isdisjoint(value) else _DEEPEST
    waiting: list[tuple[str, Any, int]] = [("", value, 0)]
    while waiting:
        name, part, level = waiting.pop()
        if isinstance(part, str) and any(word in part for word in _WORDS):
            yield name, part
        elif isinstance(part, dict) and level < depth:
            inner = [(f"{name}.{key}".lstrip("."), each, level + 1) for key, each in part.items()]
            waiting.extend(reversed(inner))


def _address(value: Any) -> str:
    named = (value.get(name) for name in ("url", "link", "href")) if isinstance(value, dict) else ()
    return next((url for url in named if isinstance(url, str)), "")


def _documents(text: str, path: str, limits: Limits, url: str) -> Iterator[Value]:
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        document = parsed(text.strip().encode("utf-8", "replace"), limits, path=path)
        if not document.error:
            yield document
    elif "<" in text and len(text) <= limits.page:
        # As a page that says that it is what it was read as.
        _, found = pages.documents_of(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), limits, url)
        for each in found:
            yield Value(0, f"{path}.{each.path}", each.document, each.error, text=each.text)
