"""What a page says of itself for machines: JSON-LD, and its meta elements."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

_MOST_READ: Final = 2_000_000
_MOST_NODES: Final = 2_000
_DEEPEST: Final = 12
_ARTICLES: Final = re.compile(r"Article$|^Report$|Posting$|Review$|^NewsItem$|^(?:Web|About|Item)Page$|^CreativeWork$")


@dataclass(frozen=True)
class Said:
    """The values of meta elements by name, in small letters and in order, and the nodes of JSON-LD, articles first.

    `known` are the nodes that others refer to, by their `@id`.
    """

    meta: dict[str, list[str]]
    nodes: list[dict[str, Any]]
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def named(self, *names: str) -> Iterator[str]:
        """The values of these meta elements, those of the first name first."""
        for name in names:
            yield from self.meta.get(name, ())

    def texts(self, *names: str) -> Iterator[str]:
        """The texts that nodes which describe the page have under these names."""
        for node in self.nodes:
            for name in names:
                yield from texts_of(node.get(name))


def texts_of(value: Any) -> Iterator[str]:
    """The texts of a value of JSON-LD: one, a list of them, or what has `@value`."""
    for each in value if isinstance(value, list) else [value]:
        text = each.get("@value") if isinstance(each, dict) else each
        if isinstance(text, str) and text.strip():
            # Some programs escape it twice.
            yield unescape(text).strip()


def said_by(tree: Any) -> Said:
    """What a parsed page says of itself; what can't be read is passed over."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        names = (element.get(attribute) for attribute in ("property", "name", "itemprop", "http-equiv"))
        content = (element.get("content") or "").strip()
        for name in filter(None, names):
            if content:
                meta.setdefault(name.strip().lower(), []).append(unescape(content))
    nodes = list(_nodes(tree))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    return Said(meta, _main(nodes), known)


def _main(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that describe the page: its article, or else the page."""
    described = [node for node in nodes if any(_ARTICLES.search(kind) for kind in texts_of(node.get("@type")))]
    return sorted(described, key=lambda node: any(kind.endswith("Page") for kind in texts_of(node.get("@type"))))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    left = _MOST_READ
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        written = script.text or ""
        left -= len(written)
        if left < 0:
            return
        try:
            yield from _flat(json.loads(_bare(written), strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _bare(written: str) -> str:
    """What is written without the marks of comments that some put around it."""
    starts = [place for place in (written.find("{"), written.find("[")) if place >= 0]
    return written[min(starts, default=0) : max(written.rfind("}"), written.rfind("]")) + 1]


def _flat(value: Any, deepest: int) -> Iterator[dict[str, Any]]:
    """The nodes of one script: several, those of its graph, and those that an entity is the main one of."""
    if isinstance(value, list):
        for each in value[:_MOST_NODES]:
            yield from _flat(each, deepest - 1) if deepest else ()
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if deepest and isinstance(value.get(name), dict | list):
                yield from _flat(value[name], deepest - 1)
