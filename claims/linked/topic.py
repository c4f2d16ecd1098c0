"""Topics in the words of schema.org."""

from typing import Any

from factcheck.linked.described import identity
from factcheck.linked.terms import absolute
from factcheck.naming.documents import other_names
from factcheck.publishing.canonical import Document
from sources.linked.publishers import WIKIDATA


def topic_node(topic: Document, cited: Any) -> Document:
    """A topic as a thing that is written about."""
    return {
        "@type": "Thing",
        "@id": identity("topic", topic["id"]),
        "name": topic["name"],
        "alternateName": other_names(topic),
        "url": absolute(topic["url"]),
        "description": topic["description"],
        "sameAs": f"{WIKIDATA}{topic['wikidata_id']}" if topic["wikidata_id"] else "",
    }
