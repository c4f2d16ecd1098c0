"""Many claims, in the editing tables and in the read model, made in batches.

Every claim has two attributions and one rebuttal, each with a passage; every tenth has a review with a
rating. Documents, log and read model are made by the same functions as when editors publish, in batches.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model

from claims.models import Attribution, Claim, Claimant, Rating, RatingScale, Rebuttal, Review, Topic
from claims.vocabulary import Bucket, ClaimantKind, ClaimKind, Mode, Question, RebuttalKind, Stance
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, canonical_bytes, moment, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Change, Publishable, Revision, RevisionAuthor, RevisionBody
from factcheck.publishing.planning.edition import Edition
from factcheck.publishing.writing import frozen, read_model
from factcheck.publishing.writing.log import GENESIS, commitment, row_hash
from factcheck.publishing.writing.read_model import Shown
from sources.models import Passage, Publisher, Source
from sources.vocabulary import PublisherKind, SourceKind

_START: Final = datetime(2023, 1, 1, tzinfo=UTC)
_BATCH: Final = 1000
_PLACES: Final = ("bridge", "road", "hospital", "school", "market", "airport", "village", "district")
_EVENTS: Final = ("was closed", "was shelled", "was reopened", "lost its power", "was evacuated", "was sold")
_LANGUAGES: Final = (*("en",) * 8, "hy", "az")

AnyModel = TypeVar("AnyModel", bound=Model)


class Progress:
    """Tells whoever waits how far it is."""

    def __init__(self, total: int) -> None:
        self.total = total

    def __call__(self, done: int) -> None:
        """Print how many claims there are."""
        print(f"\r{done} of {self.total} claims", end="" if done < self.total else "\n", flush=True)


def build(count: int) -> None:
    """Fill an empty, migrated database with that many claims and what they cite."""
    random = Random(count)
    cited = _Cited(count, random)
    progress, log = Progress(count), _Log()
    for records in (cited.publishers, cited.sources, cited.claimants, cited.topics):
        _show(records, log)
    for first in range(0, count, _BATCH):
        with transaction.atomic():
            claims = _claims(range(first, min(first + _BATCH, count)), cited, random)
            _show(claims, log)
        progress(first + len(claims))


class _Cited:
    """What claims cite: a few of everything, drawn with popular ones and rare ones."""

    def __init__(self, count: int, random: Random) -> None:
        self._random = random
        many = max(count // 50, 10)
        self.publishers = _save(
            Publisher(name=f"Herald {n}", slug=f"herald-{n}", kind=PublisherKind.NEWS_OUTLET, country="AM")
            for n in range(max(many // 10, 10))
        )
        self.topics = _save(Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(200))
        self.claimants = _save(
            Claimant(name=f"Ministry {n}", slug=f"ministry-{n}", kind=ClaimantKind.MINISTRY) for n in range(many)
        )
        self.sources = _save(self._source(n) for n in range(many * 2))
        scale = RatingScale.objects.create(publisher=self.publishers[0], name="Scale")
        labels = (Bucket.FALSE, Bucket.MOSTLY_FALSE, Bucket.MIXED, Bucket.MOSTLY_TRUE, Bucket.TRUE)
        self.ratings = _save(
            Rating(scale=scale, label=bucket.label.capitalize(), bucket=bucket, position=position)
            for position, bucket in enumerate(labels, 1)
        )

    def _source(self, n: int) -> Source:
        return Source(
            title=f"What the papers said on day {n}",
            slug=f"day-{n}",
            kind=SourceKind.ARTICLE,
            url=f"https://example.org/news/{n}",
            publisher=self.pick(self.publishers),
            byline="Staff and agencies",
            published_on=date(2023, 1, 1) + timedelta(days=n % 900),
        )

    def pick(self, records: list[AnyModel]) -> AnyModel:
        """One of them, the first far more often than the last."""
        return records[int(len(records) * self._random.random() ** 3)]


def _save(rows: Iterable[AnyModel]) -> list[AnyModel]:
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made, batch_size=_BATCH)


def _claims(numbers: range, cited: _Cited, random: Random) -> list[Claim]:
    claims = _save(_claim(n, random) for n in numbers)
    topics = [
        Claim.topics.through(claim_id=claim.pk, topic_id=topic.pk)
        for claim in claims
        for topic in {cited.pick(cited.topics), cited.pick(cited.topics)}
    ]
    _save(topics)
    said = [
        Attribution(stance=stance, **_utterance(claim, cited, random))
        for claim in claims
        for stance in (Stance.ASSERTS, Stance.ENDORSES)
    ]
    _with_passages(_save(said), cited)
    contested = [
        Rebuttal(
            kind=RebuttalKind.DENIAL, grounds="The ministry's own count differs.", **_utterance(claim, cited, random)
        )
        for claim in claims
    ]
    _with_passages(_save(contested), cited)
    _save(_review(claim, cited) for claim in claims[::10])
    return claims


def _claim(n: int, random: Random) -> Claim:
    return Claim(
        text=f"The {random.choice(_PLACES)} of place {n} {random.choice(_EVENTS)} on day {n % 900}.",
        slug=f"claim-{n}",
        kind=random.choice(ClaimKind.values),
        language=random.choice(_LANGUAGES),
        context="It was reported by several papers on the following day, with different numbers.",
    )


def _utterance(claim: Claim, cited: _Cited, random: Random) -> dict[str, Any]:
    return {
        "claim": claim,
        "claimant": cited.pick(cited.claimants),
        "role": "as its spokesperson said",
        "mode": Mode.DIRECT_QUOTE,
        "cue": "said",
        "quote": "It is as we have said before, and nobody has shown us anything else.",
        "said_on": date(2020, 1, 1) + timedelta(days=random.randrange(1500)),
        "venue": "press conference",
    }


def _with_passages(utterances: list[Any], cited: _Cited) -> None:
    words = "It is as we have said before, and nobody has shown us anything else."
    passages = _save(
        Passage(source=cited.pick(cited.sources), exact=words, prefix="The spokesperson said: ") for _ in utterances
    )
    through = type(utterances[0]).passages.through
    owner = f"{type(utterances[0])._meta.model_name}_id"
    _save(
        through(**{owner: utterance.pk, "passage_id": passage.pk})
        for utterance, passage in zip(utterances, passages, strict=True)
    )


def _review(claim: Claim, cited: _Cited) -> Review:
    return Review(
        claim=claim,
        question=Question.IS_IT_SO,
        publisher=cited.publishers[0],
        title=f"What the records show of {claim.slug}",
        rating=cited.pick(cited.ratings),
        summary="The records show something else.",
        reviewed_on=date(2024, 1, 1),
    )


def _show(records: Iterable[Publishable], log: "_Log") -> None:
    """Publish the records, as far as readers see."""
    shown = list(records)
    kind = shown[0].record_kind
    for first in range(0, len(shown), _BATCH):
        ids = [record.public_id for record in shown[first : first + _BATCH]]
        edition = Edition({Key(kind, id_): template for id_, template in kinds.get(kind).templates(ids).items()})
        edition.settle()
        read_model.insert([log.add(key, content) for key, content in edition.contents.items()])
        log.save()
        frozen.remember(edition.templates)


class _Log:
    """The public log, with times that are seven minutes apart."""

    def __init__(self) -> None:
        self._sequence, self._hash = 0, GENESIS
        self._by = User.objects.create_user("builder")
        self._rows: list[tuple[Revision, RevisionBody]] = []

    def add(self, key: Key, content: Document) -> Shown:
        """Log the first revision of a record; what the read model wants to know of it."""
        time = _START + timedelta(minutes=7 * self._sequence)
        stamp = {"number": 1, "change": str(Change.FIRST), "note": "", "time": moment(time)}
        stamps = {"first_published_at": stamp["time"], "updated_at": stamp["time"]}
        document = content | stamps | {"revision": stamp, "corrections": []}
        data, salt = canonical_bytes(document), bytes(32)
        revision = Revision(
            sequence=self._sequence,
            kind=key.kind,
            record_id=key.record_id,
            number=1,
            change=Change.FIRST,
            time=time,
            previous_hash=self._hash,
            commitment=commitment(salt, data),
        )
        self._hash = revision.hash = row_hash(revision)
        body = RevisionBody(revision_id=revision.sequence, document=data, salt=salt, sha256=sha256(data))
        self._rows.append((revision, body))
        self._sequence += 1
        return Shown(revision.sequence, revision.sequence, key.kind, document)

    def save(self) -> None:
        """Write what was added."""
        Revision.objects.bulk_create([revision for revision, _ in self._rows])
        RevisionBody.objects.bulk_create([body for _, body in self._rows])
        RevisionAuthor.objects.bulk_create(
            [RevisionAuthor(revision=revision, user=self._by) for revision, _ in self._rows]
        )
        self._rows.clear()
