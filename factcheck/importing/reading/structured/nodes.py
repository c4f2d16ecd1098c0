"""Nodes of schema.org as JSON: their types, their values, and what refers to what in a graph."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

Node = dict[str, Any]

_DEEPEST: Final = 40
_PREFIXES: Final = (
    "http://schema.org/",
    "https://schema.org/",
    "http://www.schema.org/",
    "https://www.schema.org/",
    "//schema.org/",
    "schema:",
)
_SPELT: Final = {kind.lower(): kind for kind in ("ClaimReview", "Claim", "MediaReview", "DataFeed", "DataFeedItem")}
"""Types that decide what is a record, by their letters, since archives write them in any case."""
_WHOLE_TO: Final = 4
_NOTHING: Final[tuple[Any, ...]] = (None, "", "null", "None", "undefined")
"""What programs write in a list where they have nothing."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """The name of a type or property without the address of its vocabulary."""
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


@lru_cache(maxsize=4096)
def _type(name: str) -> str:
    short = plain(name.strip()).rstrip("/#")
    return _SPELT.get(short.lower(), short)


def id_of(node: Node) -> Any:
    """What a node is called in its document, whichever of its two names that member has."""
    return node.get("@id") or node.get("id")


def types_of(node: Node) -> tuple[str, ...]:
    """The types of a node; of one that says none, what its properties make of it."""
    given = node.get("@type") or node.get("type")
    if isinstance(given, str):
        types: tuple[str, ...] = (_type(given),)
    else:
        written = given if isinstance(given, list) else ()
        types = tuple(_type(each) for each in written if isinstance(each, str) and each)
    if types:
        return (*types, "ClaimReview") if "Review" in types and _looks_like_review(node) else types
    return ("ClaimReview",) if _looks_like_review(node) else ()


def _looks_like_review(node: Node) -> bool:
    """Whether a node without a type has a ClaimReview's properties, and nodes in them, unlike a table."""
    if "claimReviewed" not in node and ("itemReviewed" not in node or "reviewRating" not in node):
        return False
    return any(isinstance(node.get(name), dict | list) for name in ("reviewRating", "itemReviewed", "author"))


def is_a(node: Node, kind: str) -> bool:
    """Whether a node is of a type."""
    return kind in types_of(node)


def each(value: Any) -> list[Any]:
    """The values of a property, which may be one, several or none. What is nothing within a list is passed over."""
    if isinstance(value, list):
        return [part for part in value if part not in _NOTHING] if any(part in _NOTHING for part in value) else value
    if isinstance(value, dict) and set(value) <= {"@list", "@set"}:
        return each(next(iter(value.values()), None))
    return [] if value is None or value == "" else [value]


def normalised(value: Any, prefixes: tuple[str, ...] = (), depth: int = 0) -> Any:
    """A value of expanded JSON-LD, or with prefixes, in the short form that most archives have.

    `prefixes` are those of its own that a document has for schema.org.
    """
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        values = [normalised(part, prefixes, depth + 1) for part in value]
        return values[0] if len(values) == 1 else values
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        # Of a text its language counts.
        return value if value.get("@language") else value["@value"]
    node: Node = {_short(key, prefixes): normalised(part, prefixes, depth + 1) for key, part in value.items()}
    if isinstance(node.get("@type"), str):
        node["@type"] = _short(node["@type"], prefixes)
    return node


def _short(name: str, prefixes: tuple[str, ...]) -> str:
    own = next((prefix for prefix in prefixes if name.startswith(prefix)), "")
    return plain(name[len(own) :])


def prefixes_of(document: Any) -> tuple[str, ...]:
    """The prefixes that a document declares for schema.org, each with its colon; none for its own names."""
    contexts = each(document.get("@context")) if isinstance(document, dict) else []
    return tuple(
        f"{prefix}:"
        for context in contexts
        if isinstance(context, dict)
        for prefix, meant in context.items()
        if isinstance(meant, str) and plain(meant.rstrip("/#") + "/") == "" and prefix[:1] != "@"
    )


def has_long_names(value: Any) -> bool:
    """Whether names of properties stand with the address of their vocabulary, or values apart, in the outer levels."""
    nodes = value if isinstance(value, list) else [value]
    inner = [part for node in nodes[:20] if isinstance(node, dict) for part in each(node.get("@graph"))[:20]]
    keys = (key for node in [*nodes[:20], *inner] if isinstance(node, dict) for key in node)
    return any(key.startswith(_PREFIXES) for key in keys)


class Graph:
    """The nodes of a document by their `@id`, for nodes that only name another. Built when first asked.

    `beside` is asked for what the document has not: the graph of all documents of a page, or of a list.
    """

    def __init__(self, document: Any, beside: "Graph | None" = None) -> None:
        self._document, self._beside = document, beside
        self._nodes: dict[str, Node] | None = None

    @classmethod
    def of_several(cls, documents: list[Any]) -> "Graph":
        """The graph of documents that stand beside each other, also where their names are long."""
        return cls(normalised(documents) if has_long_names(documents) else documents)

    def node(self, value: Any) -> Any:
        """The node that a reference means; any other value as it is."""
        if not isinstance(value, dict) or "@id" not in value or len(value) > 2 or not is_reference(value):  # noqa: PLR2004
            return value
        found = self._by_id().get(str(value["@id"]))
        return found or (self._beside.node(value) if self._beside else value)

    def nodes(self, value: Any) -> list[Any]:
        """The values of a property, with references followed."""
        if not value:
            return []
        return [self.node(part) for part in each(value)]

    def whole(self, node: Node) -> Node:
        """The node with the nodes that it refers to in their places, for keeping."""
        return self._whole(node, 0, frozenset()) if self._beside or self._by_id() else node

    def _whole(self, value: Any, depth: int, above: frozenset[int]) -> Any:
        if isinstance(value, list):
            return [self._whole(part, depth, above) for part in value]
        target = self.node(value)
        if not isinstance(target, dict) or depth > _WHOLE_TO or id(target) in above:
            return value
        return {key: self._whole(part, depth + 1, above | {id(target)}) for key, part in target.items()}

    def _by_id(self) -> dict[str, Node]:
        if self._nodes is None:
            self._nodes = {}
            for node, _ in walk(self._document):
                name = node.get("@id")
                if isinstance(name, str) and name and not is_reference(node):
                    self._nodes.setdefault(name, node)
        return self._nodes


def is_reference(node: Node) -> bool:
    """Whether a node says nothing but which one it means."""
    return all(key in {"@id", "@type"} for key in node)


def walk(document: Any) -> Iterator[tuple[Node, str]]:
    """Every node in a document with its path, in the order in which they stand."""
    waiting: list[tuple[Any, str, int]] = [(document, "", 0)]
    while waiting:
        value, path, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, dict):
            yield value, path
            inner = [(part, f"{path}.{key}" if path else key) for key, part in value.items()]
        elif isinstance(value, list):
            inner = [(part, f"{path}[{place}]") for place, part in enumerate(value)]
        else:
            continue
        waiting.extend((part, name, depth + 1) for part, name in reversed(inner) if isinstance(part, dict | list))
