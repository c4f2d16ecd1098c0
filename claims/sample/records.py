"""Turns the sample's data into rows, each made when the first claim that needs it is made."""

import hashlib
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from claims.models import (
    Affiliation,
    Alias,
    Attribution,
    Claim,
    Claimant,
    ClaimantName,
    ClaimImage,
    ClaimLink,
    ClaimTranslation,
    Derivation,
    DerivationTerm,
    Evidence,
    Figure,
    NoComment,
    Portrait,
    Quantity,
    Rating,
    RatingScale,
    Rebuttal,
    Reply,
    Review,
    RoleName,
    Topic,
    TopicEvent,
    TopicName,
)
from claims.sample.drawing import show
from factcheck.dates import columns
from factcheck.dating import edtf
from factcheck.editing.rows import save_valid
from factcheck.media.models import Appearance, MediaObject, MediaReview, Still
from factcheck.publishing.identity import ALPHABET, LENGTH
from factcheck.slugs import Slugged
from sources.models import Capture, Draw, LabelName, Passage, Publisher, PublisherName, Source, SourceName

Row = dict[str, Any]
Record = TypeVar("Record", bound=Slugged)

_DATES = {
    *("answered_on", "as_of", "asked_on", "due_on", "end_on", "first_seen_on", "happened_on", "published_on"),
    *("retracted_on", "reviewed_on", "said_on", "seen_on", "start_on", "translated_on"),
}


def sample_id(*names: str) -> str:
    """The public id of a part of the sample: the same in every database, so that it is known again when renamed."""
    digest = hashlib.sha256("/".join(("sample", *names)).encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def find(model: type[Record], slug: str) -> Record | None:
    """The record of the sample, even if an editor changed its slug; or else the one that has its slug."""
    rows = model._default_manager.all()
    return rows.filter(public_id=sample_id(model.record_kind, slug)).first() or rows.filter(slug=slug).first()


class Sample:
    """One file of the sample. Its methods find a record by the slug in the file, or make it with what it cites."""

    def __init__(self, data: Row) -> None:
        self._data = data
        self._words: dict[str, tuple[str, list[str]]] = {
            key: (slug, words) for slug, row in data["sources"].items() for key, words in row["passages"].items()
        }

    def claim(self, slug: str) -> Claim:
        """The claim, with all its parts: topics, quantity, utterances, links, reviews and the rest."""
        return find(Claim, slug) or self._new_claim(slug, self._data["claims"][slug])

    def mended(self, slug: str, row: Row) -> Claim:
        """The claim after the changes in `row`, saved but not published."""
        claim = self.claim(slug)
        _change(claim, row["claim"])
        _change(claim.quantity, row["quantity"])
        return claim

    def retracted(self, slug: str, row: Row) -> Source:
        """The source with its retraction, saved but not published."""
        source = self.source(slug)
        _change(source, _columns(row) | {"retraction_recorded_at": timezone.now()})
        return source

    def topic(self, slug: str) -> Topic:
        """The topic of this slug, made if it is not there, after its wider topic and with its events."""
        row = self._data["topics"][slug]
        parent = self.topic(row["parent"]) if "parent" in row else None
        return find(Topic, slug) or self._new_topic(slug, row, parent)

    def publisher(self, slug: str) -> Publisher:
        """The publisher of this slug, made if it is not there."""
        return find(Publisher, slug) or self._new_publisher(slug, self._data["publishers"][slug])

    def source(self, slug: str) -> Source:
        """The source, with its publisher, its capture and the sources that it draws on; without its passages."""
        return find(Source, slug) or self._new_source(slug, self._data["sources"][slug])

    def passage(self, key: str) -> Passage:
        """The passage, anchored if the sample holds the text of its source."""
        slug, words = self._words[key]
        public_id = sample_id("passage", slug, key)
        return Passage.objects.filter(public_id=public_id).first() or self._new_passage(public_id, slug, words)

    def claimant(self, slug: str) -> Claimant:
        """The claimant of this slug, made if it is not there, with aliases and affiliations."""
        return find(Claimant, slug) or self._new_claimant(slug, self._data["claimants"][slug])

    def media_object(self, slug: str) -> MediaObject:
        """The image, video or recording of this slug, made if it is not there, with appearances and reviews."""
        return find(MediaObject, slug) or self._new_media_object(slug, self._data["media_objects"][slug])

    def rating(self, name: str) -> Rating:
        """The rating of a name such as `Five steps/Mixed`, with its whole scale."""
        scale_name, label = name.split("/")
        row = self._data["scales"][scale_name]
        publisher = self.publisher(row["publisher"])
        if not RatingScale.objects.filter(publisher=publisher, name=scale_name).exists():
            scale = save_valid(RatingScale(publisher=publisher, name=scale_name))
            for each, columns in row["ratings"].items():
                save_valid(Rating(scale=scale, label=each, **columns))
        return Rating.objects.get(scale__publisher=publisher, scale__name=scale_name, label=label)

    def _new_publisher(self, slug: str, row: Row) -> Publisher:
        publisher = _new(Publisher, slug, row)
        for each in row.get("names", ()):
            save_valid(PublisherName(publisher=publisher, **each))
        for each in row.get("label_names", ()):
            save_valid(LabelName(publisher=publisher, **each))
        return publisher

    def _new_topic(self, slug: str, row: Row, parent: Topic | None) -> Topic:
        topic = _new(Topic, slug, row, parent=parent)
        for each in row.get("names", ()):
            save_valid(TopicName(topic=topic, **each))
        for each in row.get("events", ()):
            save_valid(TopicEvent(topic=topic, **_columns(each) | {"source": self.source(each["source"])}))
        return topic

    def _new_source(self, slug: str, row: Row) -> Source:
        source = _new(Source, slug, row, publisher=self.publisher(row["publisher"]))
        for each in row.get("names", ()):
            save_valid(SourceName(source=source, **each))
        for drawn_on in row.get("draws_on", ()):
            save_valid(Draw(source=source, drawn_on=self.source(drawn_on)))
        if "capture" in row:
            save_valid(Capture(source=source, content=source.text.encode(), text=source.text, **row["capture"]))
        return source

    def _new_passage(self, public_id: str, slug: str, words: list[str]) -> Passage:
        prefix, exact, suffix, *seconds = words
        passage = Passage(public_id=public_id, source=self.source(slug), prefix=prefix, exact=exact, suffix=suffix)
        if seconds:
            passage.media_start, passage.media_end = seconds
        passage.anchor()
        return save_valid(passage)

    def _new_claimant(self, slug: str, row: Row) -> Claimant:
        claimant = _new(Claimant, slug, row)
        for name in row.get("aliases", ()):
            save_valid(Alias(claimant=claimant, name=name))
        for each in row.get("names", ()):
            save_valid(ClaimantName(claimant=claimant, **each))
        for each in row.get("role_names", ()):
            save_valid(RoleName(claimant=claimant, **each))
        for each in row.get("affiliations", ()):
            organisation = self.claimant(each["organisation"])
            save_valid(Affiliation(claimant=claimant, **_columns(each) | {"organisation": organisation}))
        show(Portrait, row.get("portrait"), claimant=claimant)
        return claimant

    def _new_media_object(self, slug: str, row: Row) -> MediaObject:
        media_object = _new(MediaObject, slug, row)
        for each in row["appearances"]:
            source = self.source(each["source"])
            save_valid(Appearance(media_object=media_object, **_columns(each) | {"source": source}))
        for each in row["reviews"]:
            publisher = self.publisher(each["publisher"])
            save_valid(MediaReview(media_object=media_object, **_columns(each) | {"publisher": publisher}))
        show(Still, row.get("still"), media_object=media_object)
        return media_object

    def _new_claim(self, slug: str, row: Row) -> Claim:
        claim = _new(Claim, slug, row)
        claim.topics.set([self.topic(name) for name in row["topics"]])
        claim.media_objects.set([self.media_object(name) for name in row.get("media_objects", ())])
        show(ClaimImage, row.get("image"), claim=claim)
        self._numbers(claim, row)
        for language, text in row.get("translations", {}).items():
            columns = _columns(self._data["translated"])
            save_valid(ClaimTranslation(claim=claim, language=language, text=text, **columns))
        for number, each in enumerate(row.get("derivations", ())):
            self._derivation(claim, str(number), each)
        said: dict[str, Attribution] = {}
        for key, each in row["attributions"].items():
            said[key] = self._attribution(claim, key, each, said)
        contested: dict[str, Rebuttal] = {}
        for key, each in row.get("rebuttals", {}).items():
            contested[key] = self._rebuttal(claim, key, each, said, contested)
        for key, each in row.get("no_comments", {}).items():
            self._no_comment(claim, key, each)
        for relation, others in row.get("links", {}).items():
            for other in others:
                save_valid(ClaimLink(claim=claim, relation=relation, other=self.claim(other)))
        for number, each in enumerate(row.get("reviews", ())):
            self._review(claim, str(number), each, said)
        return claim

    def _numbers(self, claim: Claim, row: Row) -> None:
        if "quantity" in row:
            save_valid(Quantity(claim=claim, **_columns(row["quantity"])))
        for each in row.get("figures", ()):
            save_valid(Figure(claim=claim, **_columns(each)))

    def _derivation(self, claim: Claim, key: str, row: Row) -> None:
        public_id = sample_id("derivation", claim.slug, key)
        derivation = save_valid(Derivation(claim=claim, public_id=public_id, **_columns(row)))
        for symbol, slug in row["terms"].items():
            save_valid(DerivationTerm(derivation=derivation, symbol=symbol, claim=self.claim(slug)))

    def _utterance(self, row: Row) -> Row:
        filled = self._data.get("like", {}).get(row.get("like"), {}) | row
        return _columns(filled) | {"claimant": self.claimant(filled["claimant"])}

    def _attribution(self, claim: Claim, key: str, row: Row, said: dict[str, Attribution]) -> Attribution:
        columns = self._utterance(row) | {"via": said.get(row.get("via", ""))}
        public_id = sample_id("attribution", claim.slug, key)
        attribution = save_valid(Attribution(claim=claim, public_id=public_id, **columns))
        attribution.passages.set([self.passage(name) for name in row["passages"]])
        return attribution

    def _rebuttal(
        self, claim: Claim, key: str, row: Row, said: dict[str, Attribution], contested: dict[str, Rebuttal]
    ) -> Rebuttal:
        columns = self._utterance(row) | {
            "answers": said.get(row.get("answers", "")),
            "counter_claim": self.claim(row["counter_claim"]) if "counter_claim" in row else None,
            "via": contested.get(row.get("via", "")),
        }
        public_id = sample_id("rebuttal", claim.slug, key)
        rebuttal = save_valid(Rebuttal(claim=claim, public_id=public_id, **columns))
        rebuttal.passages.set([self.passage(name) for name in row["passages"]])
        return rebuttal

    def _no_comment(self, claim: Claim, key: str, row: Row) -> None:
        public_id = sample_id("no_comment", claim.slug, key)
        silent = save_valid(NoComment(claim=claim, public_id=public_id, **self._utterance(row)))
        silent.passages.set([self.passage(name) for name in row["passages"]])

    def _review(self, claim: Claim, key: str, row: Row, said: dict[str, Attribution]) -> None:
        columns = _columns(row) | {
            "attribution": said.get(row.get("attribution", "")),
            "publisher": self.publisher(row["publisher"]),
            "rating": self.rating(row["rating"]) if "rating" in row else None,
        }
        review = save_valid(Review(claim=claim, public_id=sample_id("review", claim.slug, key), **columns))
        for each in row.get("evidence", ()):
            save_valid(Evidence(review=review, **each | {"passage": self.passage(each["passage"])}))
        for each in row.get("replies", ()):
            save_valid(Reply(review=review, **_columns(each) | {"asked": self.claimant(each["asked"])}))


def _new(model: type[Record], slug: str, row: Row, **cited: models.Model | None) -> Record:
    columns = _columns(row) | cited
    return save_valid(model(slug=slug, public_id=sample_id(model.record_kind, slug), **columns))


def _change(row: models.Model, columns: Row) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    save_valid(row)


def _columns(row: Row) -> Row:
    """The plain columns of a row: without lists and parts, a date with what stands beside it."""
    plain = {name: value for name, value in row.items() if not isinstance(value, list | dict) and name != "like"}
    for name in _DATES & plain.keys():
        plain |= columns(name, edtf.parse(plain[name]))
    return plain
