"""Those who speak, as persons and organisations of schema.org."""

from collections.abc import Mapping
from typing import Any, Final

from claims.vocabulary import BODIES, ClaimantKind
from factcheck.images.public.linked import image_node
from factcheck.linked.described import identity
from factcheck.linked.terms import absolute, filled, web_address
from factcheck.naming.documents import other_names
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from sources.linked.publishers import WIKIDATA

_TYPES: Final = {
    ClaimantKind.PERSON.value: "Person",
    ClaimantKind.ANONYMOUS.value: "Person",
    ClaimantKind.GOVERNMENT.value: "GovernmentOrganization",
    ClaimantKind.MINISTRY.value: "GovernmentOrganization",
    ClaimantKind.OUTLET.value: "NewsMediaOrganization",
}


def claimant_node(document: Document, cited: Any) -> Document:
    """A claimant, with other names and pages elsewhere."""
    is_person = _TYPES.get(document["kind"]) == "Person"
    wholes = [each for each in document["affiliations"] if each.get("belonging") in BODIES]
    others = [each for each in document["affiliations"] if each not in wholes]
    return {
        **_party(document),
        "mainEntityOfPage": absolute(document["url"]),
        "description": document["description"],
        "image": image_node(document.get("portrait")),
        "alternateName": [*document["aliases"], *other_names(document)],
        "affiliation" if is_person else "memberOf": _named(others),
        "parentOrganization": _named(wholes),
    }


def _named(affiliations: list[Document]) -> list[Document]:
    return [{"@type": "Organization", "name": each["organisation"]["name"]} for each in affiliations]


def cited_claimant(reference: Document, cited: Mapping[Key, Document]) -> Document:
    """A claimant where it is only cited; nothing of what sort it is while its own document is not at hand."""
    node = _party(cited.get(Key("claimant", reference["id"]), reference))
    # Its page is where its id leads.
    return filled(node | {"url": ""})


def _party(claimant: Document) -> Document:
    wikidata = [f"{WIKIDATA}{claimant['wikidata_id']}"] if claimant.get("wikidata_id") else []
    return {
        "@type": _TYPES.get(claimant.get("kind", ""), "Organization"),
        "@id": identity("claimant", claimant["id"]),
        "name": claimant["name"],
        "url": absolute(claimant["url"]),
        "sameAs": [*wikidata, *filter(web_address, claimant.get("same_as", ()))],
    }
