"""Sources in the words of schema.org, and where else they are cited."""

from typing import Any, Final

from factcheck.images.public.linked import image_node
from factcheck.linked.described import identity
from factcheck.linked.terms import absolute, filled, iso_date, web_address
from factcheck.naming.documents import other_names
from factcheck.publishing.canonical import Document
from sources.linked.publishers import cited_publisher
from sources.vocabulary import SourceKind

_TYPES: Final = {
    SourceKind.ARTICLE.value: "Article",
    SourceKind.PRESS_RELEASE.value: "Article",
    SourceKind.POST.value: "SocialMediaPosting",
    SourceKind.REPORT.value: "Report",
    SourceKind.VIDEO.value: "VideoObject",
    SourceKind.BOOK.value: "Book",
}


def source_node(document: Document, cited: Any) -> Document:
    """A source as a work: where the original stands, who made it public and when, and what it draws on."""
    page = absolute(document["url"])
    return {
        **_work(document | {"name": document["title"]}),
        "alternateName": other_names(document),
        "mainEntityOfPage": page,
        "url": web_address(document["address"]) or page,
        "author": {"@type": "Person", "name": document["byline"]} if document["byline"] else None,
        "image": image_node(document.get("image")),
        "isBasedOn": [cited_work(each) for each in document["draws_on"]],
    }


def cited_work(reference: Document) -> Document:
    """A source where it is only cited."""
    return filled(_work(reference))


def _work(source: Document) -> Document:
    publisher, published_on = source["publisher"], source["published_on"]
    return {
        "@type": _TYPES.get(source["kind"], "CreativeWork"),
        "@id": identity("source", source["id"]),
        "url": web_address(source["address"]),
        "headline": source["name"],
        "inLanguage": source["language"],
        "datePublished": iso_date(published_on),
        "publisher": cited_publisher(publisher, None) if publisher else None,
    }
