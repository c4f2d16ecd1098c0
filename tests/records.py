"""Records with everything that a record can have, to be published and read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.models import Attribution, Claim, Claimant, Review, Topic
from claims.vocabulary import Bearing, Mode, Question, RebuttalAim, RebuttalKind, Relation, Stance
from factcheck.media.models import MediaObject
from factcheck.publishing.identity import new_public_id
from sources.models import Passage, Source
from tests import factories

DAY = date(2023, 11, 11)


@dataclass(frozen=True)
class Words:
    """Gives every text field some words: those of the test, then the field's own name."""

    mark: str

    def __call__(self, field: str) -> str:
        return f"{self.mark} {field}"


def missing(text: str, fields: str, mark: str = "Some") -> list[str]:
    """The fields, of those named, whose words a text lacks."""
    return [field for field in fields.split() if f"{mark} {field}" not in text]


def whole_claim(mark: str = "Some") -> Claim:
    """A claim with all that a claim can have; each text holds the mark and the name of its field."""
    words = Words(mark)
    claim = factories.ClaimFactory.create(text=words("text"), context=words("context"), kind="quantity")
    factories.QuantityFactory.create(claim=claim, unit=words("unit")[:50], counted=words("counted"))
    factories.FigureFactory.create(claim=claim, unit=words("share")[:50])
    claim.topics.add(_topic(words))
    _picture(factories.ClaimImageFactory, claim=claim, alt=words("seen"), credit=words("credit"))
    passage = _passage(words)
    claim.media_objects.add(_media_object(words, passage.source))
    relay = factories.AttributionFactory.create(claim=claim, stance=Stance.RELAYS)
    said = factories.AttributionFactory.create(
        claim=claim,
        claimant=_speaker(words),
        role=words("role"),
        mode=Mode.DIRECT_QUOTE,
        cue=words("cue"),
        quote=words("quote"),
        quote_translation=words("translated"),
        translation_language="fr",
        translated_by="person",
        translator=words("translator"),
        venue=words("venue"),
        said_on=DAY,
        via=relay,
    )
    said.passages.add(passage)
    _contest(claim, said, passage, words)
    other = factories.ClaimFactory.create(text=words("linked"))
    factories.ClaimLinkFactory.create(claim=claim, other=other, relation=Relation.GOES_FURTHER)
    figure = factories.QuantityFactory.create(claim__text=words("figure")).claim
    factories.DerivationTermFactory.create(derivation__claim=claim, derivation__note=words("sum"), claim=figure)
    _review(claim, passage, words)
    factories.ReviewFactory.create(claim=claim, question=Question.DID_THEY_SAY_IT, attribution=said)
    return claim


def whole_publishable_claim(mark: str = "Some") -> Claim:
    """A whole claim that meets the standards once the claims that it cites are public, which meet them too."""
    claim = whole_claim(mark)
    for said in claim.attributions.filter(passages=None):
        said.passages.add(factories.PassageFactory.create())
    for review in claim.reviews.filter(evidence=None):
        factories.EvidenceFactory.create(review=review)
        Review.objects.filter(pk=review.pk).update(summary="The records show it.")
    for cited in Claim.objects.filter(attributions=None):
        factories.ReportedAttributionFactory.create(claim=cited)
    return claim


def _topic(words: Words) -> Topic:
    parent = factories.TopicFactory.create(name=words("parent"), description=words("above"))
    topic = factories.TopicFactory.create(name=words("topic"), description=words("subject"), parent=parent)
    factories.TopicNameFactory.create(topic=topic, name=words("theme"), description=words("topical"))
    return topic


def _passage(words: Words) -> Passage:
    publisher = factories.PublisherFactory.create(
        name=words("publisher"), homepage="https://outlet.example/", country="AM", wikidata_id="Q1"
    )
    factories.PublisherNameFactory.create(publisher=publisher, name=words("press"))
    factories.LabelNameFactory.create(publisher=publisher, label=words("stamp"), name=words("stamped"))
    source = factories.SourceFactory.create(
        title=words("source"),
        publisher=publisher,
        byline=words("byline"),
        url=f"https://outlet.example/{new_public_id()}",
        published_on=DAY,
    )
    factories.SourceNameFactory.create(source=source, name=words("titled"))
    _picture(factories.SourceImageFactory, source=source, alt=words("look"))
    factories.DrawFactory.create(source=source, drawn_on__title=words("origin"))
    factories.CaptureFactory.create(source=source, archive_url="https://archive.example/1")
    return factories.PassageFactory.create(
        source=source, exact=words("exact"), prefix=words("prefix"), suffix=words("suffix")
    )


def _media_object(words: Words, source: Source) -> MediaObject:
    media_object = factories.MediaObjectFactory.create(
        name=words("photograph"),
        url=f"https://pictures.example/{new_public_id()}",
        purports=words("purports"),
        shows=words("shows"),
        first_seen_on=DAY,
    )
    _picture(factories.StillFactory, media_object=media_object, alt=words("still"))
    factories.AppearanceFactory.create(media_object=media_object, source=source, purports=words("captioned"))
    factories.MediaReviewFactory.create(
        media_object=media_object, publisher__name=words("examiner"), finding=words("finding")
    )
    return media_object


def _picture(factory: Any, **columns: Any) -> None:
    factories.ImageFileFactory.create(image=factory.create(**columns).image)


def _speaker(words: Words) -> Claimant:
    speaker = factories.ClaimantFactory.create(name=words("speaker"), description=words("description"))
    _picture(factories.PortraitFactory, claimant=speaker, alt=words("face"))
    factories.AliasFactory.create(claimant=speaker, name=words("alias"))
    factories.ClaimantNameFactory.create(claimant=speaker, name=words("foreign"), description=words("told"))
    factories.RoleNameFactory.create(claimant=speaker, role=words("office"), name=words("posting"))
    factories.SameAsFactory.create(claimant=speaker)
    factories.AffiliationFactory.create(
        claimant=speaker, organisation__name=words("organisation"), role=words("office"), start_on=DAY
    )
    return speaker


def _contest(claim: Claim, said: Attribution, passage: Passage, words: Words) -> None:
    rebuttal = factories.RebuttalFactory.create(
        claim=claim,
        kind=RebuttalKind.COUNTER_CLAIM,
        claimant__name=words("contester"),
        grounds=words("grounds"),
        answers=said,
        counter_claim=factories.ClaimFactory.create(text=words("counter")),
    )
    rebuttal.passages.add(passage)
    relay = factories.RebuttalFactory.create(claim=claim, aim=RebuttalAim.RELAY)
    denial = factories.RebuttalFactory.create(
        claim=claim, aim=RebuttalAim.ATTRIBUTION, answers=said, grounds=words("never"), via=relay
    )
    silent = factories.NoCommentFactory.create(claim=claim, asked_by=words("asking"))
    for row in (relay, denial, silent):
        row.passages.add(passage)


def _review(claim: Claim, passage: Passage, words: Words) -> Review:
    scale = factories.RatingScaleFactory.create(name=words("scale"), publisher__name=words("checker"))
    rating = factories.RatingFactory.create(scale=scale, label=words("label"), position=2)
    factories.RatingFactory.create(scale=scale, position=5)
    review = factories.ReviewFactory.create(
        claim=claim,
        publisher=scale.publisher,
        url="https://checker.example/1",
        title=words("title"),
        rating=rating,
        rating_text=words("published"),
        summary=words("summary"),
        analysis=words("analysis"),
        reply=words("reply"),
        reply_asked_on=DAY,
        reviewed_on=DAY,
    )
    for bearing in Bearing:
        factories.EvidenceFactory.create(review=review, passage=passage, bearing=bearing, note=words(bearing))
    factories.ReplyFactory.create(
        review=review, asked__name=words("asked"), words=words("answer"), through=words("through"), passage=passage
    )
    return review
