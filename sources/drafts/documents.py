"""How publishers and sources become public: template, embedded form, and rows of the read model."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Prefetch

from factcheck.analysis.terms import Field
from factcheck.dates import span
from factcheck.images.models import with_files
from factcheck.images.public.serializers import image_facets
from factcheck.naming.documents import name_facets, names_searched, titles_searched
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Kind, Row, SpelledOut
from factcheck.publishing.links import link_facet
from factcheck.publishing.writing.drafts import STAMPS, pick, present, reference, templates_of
from sources.documents.origins import origins_of
from sources.documents.serializers import PublisherSerializer, SourceSerializer
from sources.drafts.retractions import retracted_beneath
from sources.models import Capture, Publisher, Source


def publisher_templates(ids: Iterable[str]) -> dict[str, Document]:
    """What these publishers now say, by public id; the missing are left out."""
    return templates_of(Publisher.objects.filter(public_id__in=ids), PublisherSerializer, "names", "label_names")


def project_publisher(document: Document) -> list[Row]:
    """The row of the read model that a publisher's document makes."""
    summary = pick(document, "type", "id", "url", "name", "kind", "country", *STAMPS)
    facets = {("kind", document["kind"]), ("country", document["country"]), *name_facets(document)}
    return [
        Row(
            key=Key("publisher", document["id"]),
            document=document,
            summary=summary,
            name=document["name"],
            slug=document["slug"],
            names=True,
            searched=tuple(names_searched(document)),
            facets=present(facets),
        )
    ]


def source_templates(ids: Iterable[str]) -> dict[str, Document]:
    """What these sources now say, by public id; the missing are left out."""
    drawn_on = Prefetch("draws_on", Source.objects.defer("text").order_by("pk"))
    captures = Prefetch("captures", Capture.objects.defer("content", "text"))
    sources = Source.objects.filter(public_id__in=ids).defer("text").select_related("publisher", "image__image")
    return templates_of(sources, SourceSerializer, "names", drawn_on, captures, with_files("image"))


def source_as_cited(document: Document) -> Document:
    """The embedded form of a source: enough to find the original, and to tell five reports from five origins."""
    found = pick(document, "id", "url", "address", "kind", "language", "published_on", "publisher")
    return found | {
        "name": document["title"],
        "captured": bool(document["captures"]),
        "origins": origins_of(document),
        "retracted": document.get("retracted"),
        "draws_on_retracted": retracted_beneath(document),
    }


def project_source(document: Document) -> list[Row]:
    """The row of the read model that a source's document makes."""
    summary = pick(
        document, "type", "id", "url", "title", "kind", "address", "publisher", "published_on", "language", *STAMPS
    ) | {"retracted": document.get("retracted")}
    dated_from, dated_to = span([document["published_on"]])
    return [
        Row(
            key=Key("source", document["id"]),
            document=document,
            summary=summary,
            name=document["title"],
            slug=document["slug"],
            dated_from=dated_from,
            dated_to=dated_to,
            language=document["language"],
            searched=(Field(document["byline"], names=True), *titles_searched(document)),
            facets=present(_source_facets(document)),
        )
    ]


def _source_facets(document: Document) -> set[tuple[str, str]]:
    facets = {("kind", document["kind"]), ("language", document["language"])}
    if document["publisher"]:
        facets |= {(name, document["publisher"]["id"]) for name in _facets_of_publisher(document)}
    facets |= {*image_facets(document.get("image")), *name_facets(document)}
    facets |= {link_facet(address) for address in _addresses(document)}
    return facets | {("draws_on", other["id"]) for other in document["draws_on"]}


def _facets_of_publisher(document: Document) -> Iterator[str]:
    yield "publisher"
    if document.get("retracted"):
        yield "retracted_by"
    if document.get("corrections"):
        yield "corrected_of"


def _addresses(document: Document) -> list[str]:
    """Where the source stands, and where copies of it do."""
    return [document["address"], *(capture["archive_url"] for capture in document["captures"])]


PUBLISHER = Kind(
    model=Publisher,
    templates=publisher_templates,
    as_cited=reference,
    project=project_publisher,
    published_when_cited=True,
    prose=frozenset({"name", "label"}),
)


def spelled_out_in_sources(keys: Collection[int]) -> Iterator[SpelledOut]:
    """What sources' documents say of rows that are added elsewhere: captures."""
    for source, capture, mark in Capture.objects.filter(source__in=keys).values_list("source", "pk", "sha256"):
        yield SpelledOut(source, Capture, capture, mark)


SOURCE = Kind(
    model=Source,
    templates=source_templates,
    as_cited=source_as_cited,
    project=project_source,
    published_when_cited=True,
    spelled_out=spelled_out_in_sources,
    prose=frozenset({"title", "name", "byline", "alt", "credit"}),
)
