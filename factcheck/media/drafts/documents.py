"""How media objects become public: template, embedded form, and rows of the read model."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch

from factcheck.analysis.terms import Field
from factcheck.dates import span
from factcheck.images.models import with_files
from factcheck.images.public.serializers import image_facets
from factcheck.media.documents.serializers import MediaObjectSerializer
from factcheck.media.models import Appearance, MediaObject, MediaReview
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Kind, Row
from factcheck.publishing.links import link_facet
from factcheck.publishing.writing.drafts import STAMPS, pick, present, reference, templates_of


def media_object_templates(ids: Iterable[str]) -> dict[str, Document]:
    """What these media objects now say, by public id; the missing are left out."""
    appearances = Appearance.objects.select_related("source").defer("source__text")
    reviews = MediaReview.objects.select_related("publisher")
    return templates_of(
        MediaObject.objects.filter(public_id__in=ids).select_related("image__image"),
        MediaObjectSerializer,
        with_files("image"),
        Prefetch("appearances", appearances),
        Prefetch("reviews", reviews),
    )


def media_object_as_cited(document: Document) -> Document:
    """The embedded form of a media object: what it is called, what sort of thing it is, what it was found to be."""
    return reference(document) | {"kind": document["kind"], "authenticity": _found(document)}


def project_media_object(document: Document) -> list[Row]:
    """The row of the read model that a media object's document makes."""
    names = ("type", "id", "url", "name", "kind", "purports", "shows", "first_seen_on")
    dated_from, dated_to = span([document["first_seen_on"], *(each["seen_on"] for each in document["appearances"])])
    return [
        Row(
            key=Key("media_object", document["id"]),
            document=document,
            summary=pick(document, *names, *STAMPS) | {"authenticity": _found(document)},
            name=document["name"],
            slug=document["slug"],
            dated_from=dated_from,
            dated_to=dated_to,
            searched=tuple(_searched(document)),
            facets=present(_facets(document)),
        )
    ]


def _found(document: Document) -> list[str]:
    return list(dict.fromkeys(review["category"] for review in document["reviews"]))


def _searched(document: Document) -> Iterator[Field]:
    yield from (Field(document["purports"]), Field(document["shows"]))
    yield from (Field(each["purports"]) for each in document["appearances"])
    yield from (Field(each["finding"]) for each in document["reviews"])


def _facets(document: Document) -> Iterator[tuple[str, str]]:
    yield from (("kind", document["kind"]), ("sha256", document["sha256"]))
    yield from image_facets(document.get("image"))
    yield link_facet(document["address"])
    for appearance in document["appearances"]:
        yield link_facet(appearance.get("address", ""))
        if "source" in appearance:
            yield ("source", appearance["source"]["id"])
    for review in document["reviews"]:
        yield from (("authenticity", review["category"]), ("reviewed_by", review["publisher"]["id"]))
        yield link_facet(review["address"])


MEDIA_OBJECT = Kind(
    model=MediaObject,
    templates=media_object_templates,
    as_cited=media_object_as_cited,
    project=project_media_object,
    published_when_cited=True,
    prose=frozenset({"name", "purports", "shows", "finding", "alt", "credit"}),
)
