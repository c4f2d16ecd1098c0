"""Many rows of every model at once, each pointing at rows of its own, as a list that grows would have them."""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import models

from claims.models import (
    Alias,
    Attribution,
    Claim,
    Claimant,
    ClaimLink,
    Derivation,
    DerivationTerm,
    Evidence,
    Rating,
    RatingScale,
    Rebuttal,
    Review,
    Topic,
    TopicEvent,
)
from factcheck.inbox.models import Message
from factcheck.media.models import Appearance, MediaObject, MediaReview
from factcheck.policies.models import Policy
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.models import Publication, Revision, RevisionAuthor, RevisionBody
from sources.models import Capture, CaptureAttempt, LinkCheck, Passage, Publisher, Source

DAY = date(2023, 11, 11)


def populate(start: int, stop: int) -> None:
    """One row of each model for each number in the range."""
    numbers = range(start, stop)
    publishers = _made(Publisher(name=f"Publisher {n}", slug=f"publisher-{n}", kind="agency") for n in numbers)
    sources = _made(
        Source(
            title=f"Source {n}", slug=f"source-{n}", kind="post", publisher=publisher, published_on=DAY, text="t" * 99
        )
        for n, publisher in zip(numbers, publishers, strict=True)
    )
    _capture(numbers, sources)
    passages = _made(Passage(source=source, exact=f"words of {source}") for source in sources)
    claims = _claims(numbers)
    topics = Topic.objects.filter(parent=None).order_by("-pk")[: len(sources)]
    _made(
        TopicEvent(topic=topic, happened_on=DAY, text="It was.", source=source)
        for topic, source in zip(topics, sources, strict=True)
    )
    media_objects = _made(MediaObject(name=f"Photograph {n}", slug=f"photograph-{n}", kind="image") for n in numbers)
    for row, source, publisher in zip(media_objects, sources, publishers, strict=True):
        _made([Appearance(media_object=row, source=source)])
        _made([MediaReview(media_object=row, publisher=publisher, category="staged", finding="It was.")])
    _speak(numbers, claims, passages)
    _review(claims, publishers, passages)
    _publish(numbers, claims)
    _made(Policy(subject="funding", language=f"en-{n:08}", title=f"Policy {n}", slug=f"policy-{n}") for n in numbers)
    handlers = User.objects.bulk_create(User(username=f"handler-{n}") for n in numbers)
    _made(Message(kind="report", language="en", text="Wrong.", state="taken_up", handler=user) for user in handlers)
    Group.objects.bulk_create(Group(name=f"Group {n}") for n in numbers)


def _capture(numbers: range, sources: list[Any]) -> None:
    captures = _made(Capture(source=source, content=b"bytes", sha256="a" * 64) for source in sources)
    editors = User.objects.bulk_create(User(username=f"capturer-{n}") for n in numbers)
    _made(
        CaptureAttempt(source=capture.source, asked_by=editor, state="done", capture=capture)
        for capture, editor in zip(captures, editors, strict=True)
    )
    _made(LinkCheck(source=source, result="gone", message="The site has no such page.") for source in sources)


def _made(rows: Any) -> list[Any]:
    made = list(rows)
    model: type[models.Model] = type(made[0])
    model._default_manager.bulk_create(made)
    return made


def _claims(numbers: range) -> list[Any]:
    parents = _made(Topic(name=f"Wide {n}", slug=f"wide-{n}") for n in numbers)
    topics = _made(
        Topic(name=f"Topic {n}", slug=f"topic-{n}", parent=parent) for n, parent in zip(numbers, parents, strict=True)
    )
    claims = _made(Claim(text=f"Bridge {n} was closed.", slug=f"claim-{n}", kind="factual") for n in numbers)
    through: Any = Claim.topics.through
    _made(through(claim=claim, topic=topic) for claim, topic in zip(claims, topics, strict=True))
    _made(ClaimLink(claim=claim, other=claims[0], relation="supports") for claim in claims[1:])
    derivations = _made(Derivation(claim=claim, formula="a / 2") for claim in claims[1:])
    _made(DerivationTerm(derivation=derivation, symbol="a", claim=claims[0]) for derivation in derivations)
    return claims


def _speak(numbers: range, claims: list[Any], passages: list[Any]) -> None:
    claimants = _made(Claimant(name=f"Claimant {n}", slug=f"claimant-{n}", kind="person") for n in numbers)
    _made(Alias(claimant=claimant, name=f"Also {claimant}") for claimant in claimants)
    spoken = list(zip(claims, claimants, passages, strict=True))
    attributions = _made(
        Attribution(claim=claim, claimant=claimant, mode="paraphrase", said_on=DAY) for claim, claimant, _ in spoken
    )
    rebuttals = _made(
        Rebuttal(claim=claim, claimant=claimant, mode="paraphrase", kind="denial", answers=attribution, said_on=DAY)
        for (claim, claimant, _), attribution in zip(spoken, attributions, strict=True)
    )
    for model, rows in ((Attribution, attributions), (Rebuttal, rebuttals)):
        through: Any = model.passages.through
        name = str(model._meta.model_name)
        _made(through(**{name: row, "passage": passage}) for row, passage in zip(rows, passages, strict=True))


def _review(claims: list[Any], publishers: list[Any], passages: list[Any]) -> None:
    scales = _made(RatingScale(publisher=publisher, name="Scale") for publisher in publishers)
    ratings = _made(Rating(scale=scale, label="Mixed", position=1, bucket="mixed") for scale in scales)
    reviews = _made(
        Review(claim=claim, publisher=rating.scale.publisher, rating=rating, reviewed_on=DAY)
        for claim, rating in zip(claims, ratings, strict=True)
    )
    _made(
        Evidence(review=review, passage=passage, bearing="supports")
        for review, passage in zip(reviews, passages, strict=True)
    )


def _publish(numbers: range, claims: list[Any]) -> None:
    users = User.objects.bulk_create(User(username=f"user-{n}") for n in numbers)
    document = canonical_bytes({"revision": {"note": ""}})
    revisions = _made(
        Revision(
            sequence=n,
            kind="claim",
            record_id=claim.public_id,
            number=1,
            change="first",
            time=datetime(2023, 11, 11, tzinfo=UTC),
            previous_hash=bytes(32),
            commitment=bytes(32),
            hash=bytes(32),
        )
        for n, claim in zip(numbers, claims, strict=True)
    )
    _made(RevisionBody(revision=row, document=document, salt=bytes(32), sha256=bytes(32)) for row in revisions)
    _made(RevisionAuthor(revision=row, user=user) for row, user in zip(revisions, users, strict=True))
    _made(Publication(kind="claim", record_id=claim.public_id, template=document) for claim in claims)
