"""Publishers, sources, claimants, topics and policies as drafts, out of their documents."""

from datetime import datetime
from typing import Final

from django.utils import timezone

from claims.models import (
    Affiliation,
    Alias,
    Claimant,
    ClaimantName,
    Portrait,
    RoleName,
    SameAs,
    Topic,
    TopicEvent,
    TopicName,
)
from factcheck.dates import columns_of
from factcheck.editing.rows import save_valid
from factcheck.importing.restoring.images import make_picture
from factcheck.importing.restoring.rows import begun, key_in, needed, plain
from factcheck.policies.models import Policy
from factcheck.publishing.canonical import Document
from sources.models import Capture, Draw, LabelName, Publisher, PublisherName, Source, SourceImage, SourceName

_NAME: Final = ("language", "name", "origin")


def make_policy(document: Document) -> None:
    """The policy."""
    begun(Policy, document, **plain(document, "subject", "language", "title", "body"))


def make_publisher(document: Document) -> None:
    """The publisher."""
    columns = plain(document, "name", "kind", "country", "homepage", "wikidata_id")
    publisher = begun(Publisher, document, **columns)
    for each in document.get("names", ()):
        save_valid(PublisherName(publisher=publisher, **plain(each, *_NAME)))
    for each in document.get("label_names", ()):
        save_valid(LabelName(publisher=publisher, **plain(each, *_NAME, "label")))


def make_source(document: Document) -> None:
    """The source without what it draws on; of what was captured its hash, since nobody publishes the bytes."""
    columns = plain(document, "title", "kind", "byline", "language") | columns_of(
        "published_on", document["published_on"]
    )
    if retracted := document.get("retracted"):
        columns |= columns_of("retracted_on", retracted["on"])
        columns |= {"retraction_note": retracted["note"], "retraction_url": retracted["address"]}
        columns |= {"retraction_recorded_at": timezone.now()}
    publisher = key_in(Publisher, document["publisher"])
    source = begun(Source, document, url=document["address"], publisher_id=publisher, **columns)
    make_picture(SourceImage, document.get("image"), source=source)
    for each in document.get("names", ()):
        save_valid(SourceName(source=source, **plain(each, *_NAME)))
    Capture.objects.bulk_create([_capture(source, each) for each in reversed(document["captures"])])


def _capture(source: Source, each: Document) -> Capture:
    columns = plain(each, "media_type", "sha256", "archive_url")
    return Capture(source=source, captured_at=datetime.fromisoformat(each["captured_at"]), content=b"", **columns)


def draw(document: Document) -> None:
    """What the source draws on, of what is here."""
    source = needed(Source, document)
    for each in document["draws_on"]:
        if drawn_on := key_in(Source, each):
            save_valid(Draw(source_id=source, drawn_on_id=drawn_on))


def make_claimant(document: Document) -> None:
    """The claimant without affiliations."""
    claimant = begun(Claimant, document, **plain(document, "name", "kind", "description", "wikidata_id"))
    make_picture(Portrait, document.get("portrait"), claimant=claimant)
    for name in document["aliases"]:
        save_valid(Alias(claimant=claimant, name=name))
    for each in document.get("names", ()):
        save_valid(ClaimantName(claimant=claimant, **plain(each, *_NAME, "description")))
    for each in document.get("role_names", ()):
        save_valid(RoleName(claimant=claimant, **plain(each, *_NAME, "role")))
    for url in document["same_as"]:
        save_valid(SameAs(claimant=claimant, url=url))


def affiliate(document: Document) -> None:
    """To which organisations the claimant belongs, of those that are here."""
    claimant = needed(Claimant, document)
    for each in document["affiliations"]:
        if organisation := key_in(Claimant, each["organisation"]):
            columns = (
                columns_of("start_on", each["start"])
                | columns_of("end_on", each["end"])
                | plain(each, "role", "belonging")
            )
            save_valid(Affiliation(claimant_id=claimant, organisation_id=organisation, **columns))


def make_topic(document: Document) -> None:
    """The topic without the wider one, with its names and events."""
    topic = begun(Topic, document, **plain(document, "name", "description", "wikidata_id"))
    for each in document.get("names", ()):
        save_valid(TopicName(topic=topic, **plain(each, *_NAME, "description")))
    for each in document.get("events", ()):
        if source := key_in(Source, each["source"]):
            columns = columns_of("happened_on", each["happened_on"]) | plain(each, "text")
            save_valid(TopicEvent(topic=topic, source_id=source, **columns))


def widen(document: Document) -> None:
    """The wider topic, if it is here."""
    if parent := key_in(Topic, document["parent"]):
        topic = Topic.objects.get(public_id=document["id"])
        topic.parent_id = parent
        save_valid(topic)
