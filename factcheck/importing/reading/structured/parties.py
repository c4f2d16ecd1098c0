"""People, organisations and documents as nodes of schema.org describe them."""

from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.structured.nodes import Graph, Node, each, id_of, is_reference, types_of
from factcheck.importing.records import ReadParty, ReadSource
from factcheck.importing.understanding.addresses import addresses_in
from factcheck.importing.understanding.fields import MAX_TITLE, SEVERAL, Fields, text_of

_MOST: Final = 100
"""Parties or documents of one property: what is beyond is not of one record."""
NOT_THERE: Final = "means a node that is not there: left out"
_ROLE: Final = 300
_DESCRIBED: Final = frozenset({"publisher", "author", "datePublished", "dateCreated", "inLanguage"})


def parties(name: str, value: Any, fields: Fields, graph: Graph) -> tuple[ReadParty, ...]:
    """The parties of a property, each once; nodes without a name or an address name nobody."""
    if not value:
        return ()
    nodes = [each_node for node in graph.nodes(value)[:_MOST] for each_node in _each_party(name, node, fields, graph)]
    found = [read for node in nodes[:_MOST] if (read := party(name, node, fields))]
    return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))  # noqa: PLR2004 -- one is not twice there


def first_of(name: str, found: tuple[ReadParty, ...], fields: Fields) -> ReadParty | None:
    """The first of the parties where one has a place, and said of the others that they have none."""
    if len(found) > 1:
        fields.remark(name, "; ".join(each_party.name or each_party.links[0] for each_party in found), SEVERAL)
    return next(iter(found), None)


def _each_party(name: str, node: Any, fields: Fields, graph: Graph) -> list[Any]:
    """The parties that one node names: in a role, in a list of names, in one text that names several."""
    if not isinstance(node, dict):
        return list(fields.names(name, node)) if isinstance(node, str) else [node]
    if "Role" in (kind := next(iter(types_of(node)), "")) and kind.endswith("Role"):
        inner = [part for key in ("author", "creator") for part in graph.nodes(node.get(key))]
        role = node.get("roleName") or node.get("namedPosition")
        return [{"jobTitle": role, **part} if isinstance(part, dict) else part for part in inner]
    names = node.get("name")
    if isinstance(names, str):
        names = fields.names(f"{name}.name", names, kind)
    several = [part for part in names if isinstance(part, str)] if isinstance(names, list) else []
    # Links are of one of them, nobody knows of which.
    return [{"@type": kind, "name": part} for part in several] if len(several) > 1 else [node]


def party(name: str, node: Any, fields: Fields) -> ReadParty | None:
    """The party that a node describes, or that is only named."""
    if not isinstance(node, dict):
        return fields.party(name, text_of(node))
    if is_reference(node) and not (isinstance(own := id_of(node), str) and own.startswith("http") and "#" not in own):
        fields.remark(name, text_of(node), NOT_THERE)
        return None
    kind = next(iter(types_of(node)), "")
    written = text_of(node.get("name")) or _given_name(node) or text_of(node.get("alternateName"))
    links = _links(name, node, fields)
    named = fields.party(f"{name}.name", written, kind) if written else None
    if named is None:
        return ReadParty("", written, kind, links) if links else None
    role = node.get("jobTitle")
    return replace(
        named,
        links=tuple(dict.fromkeys((*links, *named.links))) if links else named.links,
        role=fields.line(f"{name}.jobTitle", role, _ROLE) if role else named.role,
    )


def _given_name(node: Node) -> str:
    return " ".join(filter(None, (text_of(node.get("givenName")), text_of(node.get("familyName")))))


def _links(name: str, node: Node, fields: Fields) -> tuple[str, ...]:
    url, same, own = node.get("url"), node.get("sameAs"), id_of(node)
    found = [fields.address(f"{name}.url", part) for part in each(url)] if url else []
    if same:
        found += [fields.address(f"{name}.sameAs", part) for part in each(same)[:_MOST]]
    if not found and isinstance(own, str) and own.startswith("http") and "#" not in own:
        found.append(fields.address(f"{name}.@id", own))
    return tuple(dict.fromkeys(url for url in found if url))


def is_organisation(party_read: ReadParty) -> bool:
    """Whether the archive says that a party is an organisation."""
    return party_read.kind.endswith(("Organization", "Organisation", "Company", "NewsMediaOrganization"))


def sources(name: str, node: Any, fields: Fields, graph: Graph) -> list[ReadSource]:
    """The documents that a node describes, or whose addresses are given; none without an address or a title."""
    if not isinstance(node, dict):
        urls = addresses_in(node) if isinstance(node, str) and node.count("://") > 1 else [node]
        return [ReadSource(url) for part in urls if (url := fields.address(name, part))]
    addresses = [part for part in each(node.get("url")) or each(node.get("sameAs")) if isinstance(part, str)]
    described = _source(name, node, addresses, fields, graph)
    more = [url for part in addresses[1:_MOST] if (url := fields.address(f"{name}.url", part))]
    return [*([described] if described else []), *(ReadSource(url) for url in more)]


def _source(name: str, node: Node, addresses: list[str], fields: Fields, graph: Graph) -> ReadSource | None:
    url = fields.address(f"{name}.url", next(iter(addresses), "")) or _from_id(name, node, fields)
    title = fields.line(f"{name}.name", node.get("headline") or node.get("name"), MAX_TITLE)
    if not url and not title:
        return None
    if _DESCRIBED.isdisjoint(node):
        return ReadSource(url, title)
    return ReadSource(
        url,
        title,
        first_of(f"{name}.publisher", parties(f"{name}.publisher", node.get("publisher"), fields, graph), fields),
        parties(f"{name}.author", node.get("author"), fields, graph),
        fields.date(f"{name}.datePublished", node.get("datePublished") or node.get("dateCreated")),
        fields.tag(f"{name}.inLanguage", node.get("inLanguage")),
    )


def _from_id(name: str, node: Node, fields: Fields) -> str:
    own = id_of(node)
    if isinstance(own, str) and own.startswith("http") and "#" not in own:
        return fields.address(f"{name}.@id", own)
    return fields.address(f"{name}.contentUrl", node.get("contentUrl"))
