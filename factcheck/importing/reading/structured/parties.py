"""People, organisations and documents as nodes of schema.org describe them."""

from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.structured.nodes import Graph, Node, each, types_of
from factcheck.importing.records import ReadParty, ReadSource
from factcheck.importing.understanding.fields import MAX_TITLE, Fields, text_of

_MOST: Final = 100
"""Parties or documents of one property: what is beyond is not of one record."""
_ROLE: Final = 300
_DESCRIBED: Final = frozenset({"publisher", "author", "datePublished", "dateCreated", "inLanguage"})


def parties(name: str, value: Any, fields: Fields, graph: Graph) -> tuple[ReadParty, ...]:
    """The parties of a property, each once; nodes without a name or an address name nobody."""
    if not value:
        return ()
    found = [read for node in graph.nodes(value)[:_MOST] if (read := party(name, node, fields))]
    return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))  # noqa: PLR2004 -- one is not twice there


def party(name: str, node: Any, fields: Fields) -> ReadParty | None:
    """The party that a node describes, or that is only named."""
    if not isinstance(node, dict):
        return fields.party(name, text_of(node))
    kind = next(iter(types_of(node)), "")
    written = text_of(node.get("name")) or text_of(node.get("alternateName"))
    links = _links(name, node, fields)
    named = fields.party(f"{name}.name", written, kind) if written else None
    if named is None:
        return ReadParty("", written, kind, links) if links else None
    role = text_of(node.get("jobTitle"))
    return replace(
        named,
        links=tuple(dict.fromkeys((*links, *named.links))) if links else named.links,
        role=fields.line(f"{name}.jobTitle", role, _ROLE) if role else named.role,
    )


def _links(name: str, node: Node, fields: Fields) -> tuple[str, ...]:
    url, same, own = node.get("url"), node.get("sameAs"), node.get("@id")
    found = [fields.address(f"{name}.url", part) for part in each(url)] if url else []
    if same:
        found += [fields.address(f"{name}.sameAs", part) for part in each(same)[:_MOST]]
    if not found and isinstance(own, str) and own.startswith("http"):
        found.append(fields.address(f"{name}.@id", own))
    return tuple(dict.fromkeys(url for url in found if url))


def is_organisation(party_read: ReadParty) -> bool:
    """Whether the archive says that a party is an organisation."""
    return party_read.kind.endswith(("Organization", "Organisation", "Company", "NewsMediaOrganization"))


def source(name: str, node: Any, fields: Fields, graph: Graph) -> ReadSource | None:
    """The document that a node describes, or whose address is given; None where it has neither address nor title."""
    if not isinstance(node, dict):
        url = fields.address(name, node)
        return ReadSource(url) if url else None
    url = fields.address(f"{name}.url", node.get("url")) or _from_id(name, node, fields)
    title = fields.line(f"{name}.name", node.get("headline") or node.get("name"), MAX_TITLE)
    if not url and not title:
        return None
    if _DESCRIBED.isdisjoint(node):
        return ReadSource(url, title)
    return ReadSource(
        url,
        title,
        next(iter(parties(f"{name}.publisher", node.get("publisher"), fields, graph)), None),
        parties(f"{name}.author", node.get("author"), fields, graph),
        fields.date(f"{name}.datePublished", node.get("datePublished") or node.get("dateCreated")),
        fields.tag(f"{name}.inLanguage", node.get("inLanguage")),
    )


def _from_id(name: str, node: Node, fields: Fields) -> str:
    own = node.get("@id")
    if isinstance(own, str) and own.startswith("http") and "#" not in own:
        return fields.address(f"{name}.@id", own)
    return fields.address(f"{name}.contentUrl", node.get("contentUrl"))
