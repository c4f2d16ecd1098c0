"""Publishers in the words of schema.org."""

from typing import Any, Final

from factcheck.linked.described import identity
from factcheck.linked.terms import absolute, filled, web_address
from factcheck.naming.documents import other_names
from factcheck.publishing.canonical import Document
from sources.vocabulary import PublisherKind

_TYPES: Final = {
    PublisherKind.NEWS_OUTLET.value: "NewsMediaOrganization",
    PublisherKind.AGENCY.value: "NewsMediaOrganization",
    PublisherKind.FACT_CHECKER.value: "NewsMediaOrganization",
    PublisherKind.GOVERNMENT.value: "GovernmentOrganization",
    PublisherKind.NGO.value: "NGO",
}
WIKIDATA: Final = "https://www.wikidata.org/entity/"


def publisher_node(document: Document, cited: Any = None) -> Document:
    """A publisher as an organisation: its address is its own where that is known, else its page here."""
    page = absolute(document["url"])
    return {
        "@type": _TYPES.get(document["kind"], "Organization"),
        "@id": identity("publisher", document["id"]),
        "name": document["name"],
        "alternateName": other_names(document),
        "url": web_address(document["homepage"]) or page,
        "mainEntityOfPage": page,
        "sameAs": f"{WIKIDATA}{document['wikidata_id']}" if document["wikidata_id"] else "",
    }


def cited_publisher(reference: Document, document: Document | None) -> Document:
    """A publisher where it is only cited; less is said of it while its own document is not at hand."""
    if document is not None:
        node = publisher_node(document)
        return filled({name: node[name] for name in ("@type", "@id", "name", "url", "sameAs")})
    return {
        "@type": "Organization",
        "@id": identity("publisher", reference["id"]),
        "name": reference["name"],
        "url": absolute(reference["url"]),
    }
