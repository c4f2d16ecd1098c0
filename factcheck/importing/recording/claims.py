"""Rows of a claim and of all that an archive says of it."""

from collections.abc import Iterable
from typing import Any, Final

from claims.models import Attribution, Claim, Evidence, Rebuttal, Review
from claims.vocabulary import Bearing, ClaimKind, Mode, Question, RebuttalKind, Stance
from factcheck.importing.recording.media import Media
from factcheck.importing.recording.parties import Parties, same_name, slug
from factcheck.importing.recording.ratings import Ratings
from factcheck.importing.recording.rows import Table
from factcheck.importing.recording.sources import Sources
from factcheck.importing.recording.texts import (
    UNKNOWN_LANGUAGE,
    Column,
    RefusedError,
    Remarks,
    address,
    day,
    language,
)
from factcheck.importing.records import (
    ReadMedia,
    ReadParty,
    ReadRating,
    ReadRecord,
    ReadReview,
    ReadSource,
    ReadUtterance,
)
from factcheck.importing.understanding.addresses import place_of

_MOST: Final = 10**8
_NO_AUTHORS: Final = "left out: a review names its publisher alone; it is kept with the original"
_TOPICS: Final = Claim.topics.through
_MEDIA: Final = Claim.media_objects.through
_SAID: Final = Attribution.passages.through
_CONTESTED: Final = Rebuttal.passages.through
MODELS: Final = (Claim, _TOPICS, _MEDIA, Attribution, Rebuttal, Review, _SAID, _CONTESTED, Evidence)


class Beside:
    """What a claim that is there already has: nothing of it is added twice."""

    def __init__(self) -> None:
        self.reviews: set[tuple[int, int, str]] = set()
        self.said: set[tuple[int, int, str]] = set()
        self.topics: set[tuple[int, int]] = set()
        self.media: set[tuple[int, int]] = set()

    def look_up(self, claims: Iterable[int]) -> None:
        """Learn what these claims have: five queries."""
        wanted = list(claims)
        self.__init__()  # type: ignore[misc]
        if not wanted:
            return
        reviews = Review.objects.filter(claim__in=wanted).order_by()
        self.reviews = {
            (claim, publisher, place_of(url))
            for claim, publisher, url in reviews.values_list("claim", "publisher", "url")
        }
        said = Attribution.objects.filter(claim__in=wanted).order_by()
        self.said = set(said.values_list("claim", "claimant", "stance"))
        contested = Rebuttal.objects.filter(claim__in=wanted).order_by()
        self.said |= {(claim, claimant, "contests") for claim, claimant in contested.values_list("claim", "claimant")}
        self.topics = set(_TOPICS.objects.filter(claim__in=wanted).order_by().values_list("claim", "topic"))
        self.media = set(_MEDIA.objects.filter(claim__in=wanted).order_by().values_list("claim", "mediaobject"))


class Claims:
    """Adds claims with their attributions, rebuttals and reviews."""

    def __init__(self, parties: Parties, sources: Sources, media: Media) -> None:
        self._parties, self._sources, self._media = parties, sources, media
        self.beside = Beside()
        self.tables: dict[Any, Table] = {model: Table(model) for model in MODELS}
        self.ratings = Ratings()
        self._text, self._context = Column(Claim, "text"), Column(Claim, "context")
        self._said = {name: Column(Attribution, name) for name in ("role", "quote", "venue")}
        self._grounds = Column(Rebuttal, "grounds")
        self._review = {name: Column(Review, name) for name in ("title", "rating_text", "summary", "analysis")}

    def forget(self) -> None:
        """Drop what was not written."""
        self.ratings.forget()
        for table in self.tables.values():
            table.forget()

    def values(self, record: ReadRecord, remarks: Remarks) -> dict[str, Any]:
        """The columns of the claim itself.

        Raises:
            RefusedError: its text holds nothing.
        """
        text = self._text.holds(record.text, "text", remarks)
        if not text:
            raise RefusedError("text", "There is no claim: its text holds nothing that can be read.")
        context = self._context.holds(record.context, "context", remarks)
        return {"text": text, "slug": slug(text), "language": _tag(record), "context": context}

    def add(self, record: ReadRecord, remarks: Remarks) -> int:
        """Add the claim with all that is said of it; return its key."""
        key = self.tables[Claim].add(kind=ClaimKind.FACTUAL.value, **self.values(record, remarks))
        self.fill(key, record, remarks)
        return key

    def fill(self, claim: int, record: ReadRecord, remarks: Remarks) -> int:
        """Add to a claim whatever it has not got of what is said of it; return how much that was."""
        added = sum(self._add_topic(claim, name, remarks) for name in record.topics)
        added += sum(self._add_review(claim, record, review, remarks) for review in record.reviews)
        added += sum(self._add_media(claim, media, remarks) for media in record.media)
        return added + sum(self._add_said(claim, record, said, remarks) for said in record.utterances)

    def _add_topic(self, claim: int, name: str, remarks: Remarks) -> bool:
        topic = self._parties.topic(name, remarks)
        if not topic or (claim, topic) in self.beside.topics:
            return False
        self.beside.topics.add((claim, topic))
        self.tables[_TOPICS].add(claim_id=claim, topic_id=topic)
        return True

    def _add_media(self, claim: int, read: ReadMedia, remarks: Remarks) -> bool:
        found = self._media.media_object(read, remarks)
        if not found or (claim, found) in self.beside.media:
            return False
        self.beside.media.add((claim, found))
        self.tables[_MEDIA].add(claim_id=claim, mediaobject_id=found)
        return True

    def _add_said(self, claim: int, record: ReadRecord, said: ReadUtterance, remarks: Remarks) -> bool:
        if is_checker(said.party, record):
            remarks.add("claimant", said.party.original or said.party.name, "left out: it is who checked the claim")
            return False
        claimant = self._parties.claimant(said.party, remarks)
        if not claimant:
            return False
        stance = "contests" if said.contests else _stance(said)
        if (claim, claimant, stance) in self.beside.said:
            return False
        self.beside.said.add((claim, claimant, stance))
        words = said.quote or said.summary or record.text
        passages = self._passages(said.sources or _reports(record), words, remarks)
        common = self._common(claim, claimant, said, _tag(record), remarks)
        self._utter(common, said, stance, passages, remarks)
        return True

    def _utter(
        self, common: dict[str, Any], said: ReadUtterance, stance: str, passages: list[int], remarks: Remarks
    ) -> None:
        if said.contests:
            grounds = self._grounds.holds(said.summary, "grounds", remarks)
            key = self.tables[Rebuttal].add(kind=RebuttalKind.DENIAL.value, grounds=grounds, **common)
            for passage in passages:
                self.tables[_CONTESTED].add(rebuttal_id=key, passage_id=passage)
            return
        key = self.tables[Attribution].add(stance=stance, **common)
        for passage in passages:
            self.tables[_SAID].add(attribution_id=key, passage_id=passage)

    def _common(self, claim: int, claimant: int, said: ReadUtterance, tag: str, remarks: Remarks) -> dict[str, Any]:
        quote = self._said["quote"].holds(said.quote, "quote", remarks)
        return {
            "claim_id": claim,
            "claimant_id": claimant,
            "role": self._said["role"].holds(said.party.role, "role", remarks),
            "mode": (Mode.DIRECT_QUOTE if quote else Mode.PARAPHRASE).value,
            "quote": quote,
            "language": tag,
            **day(said.said_on, "said_on", remarks),
            "venue": self._said["venue"].holds(said.venue, "venue", remarks),
        }

    def _passages(self, sources: Iterable[ReadSource], words: str, remarks: Remarks) -> list[int]:
        keys = dict.fromkeys(filter(None, (self._sources.source(source, remarks) for source in sources)))
        return [self._sources.passage(key, words, remarks) for key in keys]

    def _add_review(self, claim: int, record: ReadRecord, review: ReadReview, remarks: Remarks) -> bool:
        url = address(review.url)
        if review.url and not url:
            remarks.add("url", review.url, "left out: it is no address on the web")
        publisher = self._parties.checker(review.publisher, url, remarks)
        known = (claim, publisher or 0, place_of(url))
        if not publisher or known in self.beside.reviews:
            return False
        self.beside.reviews.add(known)
        key = self.tables[Review].add(**self._of_review(claim, publisher, url, review, remarks))
        for source in review.evidence:
            self._add_evidence(key, source, remarks)
        if all(said.sources for said in record.utterances):
            # Of others the review's own article is a source, whose byline has them.
            for author in review.authors:
                remarks.add("author", author.original or author.name, _NO_AUTHORS)
        return True

    def _of_review(self, claim: int, publisher: int, url: str, review: ReadReview, remarks: Remarks) -> dict[str, Any]:
        texts = {
            name: self._review[name].holds(getattr(review, name), name, remarks)
            for name in ("title", "summary", "analysis")
        }
        rated = self._rated(publisher, review.rating or ReadRating(), remarks)
        return {
            **texts,
            **rated,
            "claim_id": claim,
            "question": Question.IS_IT_SO.value,
            "publisher_id": publisher,
            "url": url,
            **day(review.reviewed_on, "reviewed_on", remarks),
        }

    def _rated(self, publisher: int, rating: ReadRating, remarks: Remarks) -> dict[str, Any]:
        text = self._review["rating_text"].holds(rating.text, "rating_text", remarks)
        numbers = {"rating_value": rating.value, "rating_best": rating.best, "rating_worst": rating.worst}
        for name, number in numbers.items():
            if number is not None and not (number.is_finite() and abs(number) < _MOST):
                remarks.add(name, str(number), "left out: it is beyond what a rating has")
                numbers[name] = None
        return {"rating_text": text, "rating_id": self.ratings.rating(publisher, text), **numbers}

    def _add_evidence(self, review: int, source: ReadSource, remarks: Remarks) -> None:
        key = self._sources.source(source, remarks)
        if key:
            # An archive names documents, not words in them: what is sure to stand there is the title.
            passage = self._sources.passage(key, source.title or source.url, remarks)
            self.tables[Evidence].add(review_id=review, passage_id=passage, bearing=Bearing.CONTEXT.value)


def _tag(record: ReadRecord) -> str:
    tags = (record.language, *(review.language for review in record.reviews))
    return next(filter(None, map(language, tags)), UNKNOWN_LANGUAGE)


def _stance(said: ReadUtterance) -> str:
    return said.stance if said.stance in Stance.values else Stance.ASSERTS.value


def is_checker(party: ReadParty, record: ReadRecord) -> bool:
    """Whether an archive names as the claimant who in truth checked the claim."""
    checkers = [each for review in record.reviews for each in (review.publisher, *review.authors) if each]
    return bool(checkers) and any(same_name(party.name, checker.name) for checker in checkers)


def _reports(record: ReadRecord) -> list[ReadSource]:
    """Where the archive has it from, if it says nothing of where it was said: from the reviews themselves."""
    return [
        ReadSource(
            url=review.url,
            title=review.title,
            publisher=review.publisher,
            authors=review.authors,
            published_on=review.reviewed_on,
            language=review.language or record.language,
        )
        for review in record.reviews
        if review.url
    ]
