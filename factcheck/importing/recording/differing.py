"""Records of a newer version of an archive: drafts of imports alone follow; of others it is listed what differs."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.db.models import Count
from django.utils import timezone

from claims.models import Attribution, Claim, Evidence, Rebuttal, Review
from factcheck.editing.history import changed_besides
from factcheck.importing.models import ImportBatch, ImportedRecord
from factcheck.importing.records import ReadRecord
from factcheck.publishing.models import Publication
from sources.models import Passage

DELETED: Final = "The claim that was made of it has been deleted here since."
PUBLISHED: Final = "The claim is published, or was: correct it at the desk if the archive is right."
EDITED: Final = "Somebody has edited the claim since it was imported, or wrote it."
SHARED: Final = "Several records make up the claim: look at it at the desk."


class Known(NamedTuple):
    """What is remembered of a record that was imported before."""

    pk: int
    key: str
    fingerprint: str
    claim: int | None


def hindrances(claims: Collection[int]) -> dict[int, str]:
    """Why an import may not rewrite these claims, by key; those that it may are left out. Three queries."""
    found: dict[int, str] = {}
    shared = ImportedRecord.objects.filter(claim__in=claims).order_by().values("claim").annotate(number=Count("pk"))
    found |= {claim: SHARED for claim, number in shared.values_list("claim", "number") if number > 1}
    found |= dict.fromkeys(edited(Claim, claims), EDITED)
    public = Publication.objects.filter(kind=Claim.record_kind).order_by().values("record_id")
    rows = Claim.objects.filter(pk__in=claims, public_id__in=public)
    return found | dict.fromkeys(rows.values_list("pk", flat=True), PUBLISHED)


def edited(model: Any, keys: Collection[int]) -> set[int]:
    """Those of these records that others than imports have written to. One query."""
    return changed_besides(model, keys, ImportBatch.objects.exclude(change_set=None).order_by().values("change_set"))


def empty(claims: Collection[int]) -> None:
    """Take off claims all that was imported of them, for a newer version to be put in its place."""
    passages = set(
        Attribution.passages.through.objects.filter(attribution__claim__in=claims).values_list("passage", flat=True)
    )
    passages |= set(
        Rebuttal.passages.through.objects.filter(rebuttal__claim__in=claims).values_list("passage", flat=True)
    )
    passages |= set(Evidence.objects.filter(review__claim__in=claims).values_list("passage", flat=True))
    for part in (Review, Rebuttal, Attribution, Claim.topics.through):
        part._default_manager.filter(claim__in=claims).delete()
    Passage.objects.filter(pk__in=passages, attributions=None, rebuttals=None, evidence=None).delete()


def rewrite(values: Mapping[int, Mapping[str, Any]]) -> None:
    """Give claims these values of their columns."""
    claims = list(Claim.objects.filter(pk__in=values))
    for claim in claims:
        for name, value in values[claim.pk].items():
            setattr(claim, name, value)
        claim.fill_slug()
        claim.updated_at = timezone.now()
    Claim.objects.bulk_update(claims, ["text", "slug", "language", "context", "updated_at"], batch_size=200)


def differences(records: Mapping[int, ReadRecord]) -> dict[int, list[list[str]]]:
    """How claims at the desk differ from an archive: by key, triples of field, archive and desk. Six queries."""
    rows = Claim.objects.filter(pk__in=records).prefetch_related(
        "attributions__claimant", "rebuttals__claimant", "reviews__publisher"
    )
    return {claim.pk: [list(each) for each in _differences(claim, records[claim.pk])] for claim in rows}


def _differences(claim: Claim, record: ReadRecord) -> Iterator[tuple[str, str, str]]:
    yield from _differing([("text", record.text, claim.text), ("context", record.context, claim.context)])
    for name, contests, rows in (("claimant", False, claim.attributions), ("contested by", True, claim.rebuttals)):
        theirs = sorted({said.party.name for said in record.utterances if said.contests == contests})
        ours = sorted({row.claimant.name for row in rows.all()})
        yield from _differing([(name, ", ".join(theirs), ", ".join(ours))])
    reviews = {review.url: review for review in claim.reviews.all()}
    for read in record.reviews:
        review = reviews.get(read.url) or next(iter(reviews.values()), None)
        if review is not None:
            yield from _of_review(review, read)


def _of_review(review: Review, read: Any) -> Iterator[tuple[str, str, str]]:
    yield from _differing(
        [
            ("title", read.title, review.title),
            ("rating", read.rating.text if read.rating else "", review.rating_text),
            ("summary", read.summary, review.summary),
            ("reviewed_on", str((read.reviewed_on and read.reviewed_on.day) or ""), str(review.reviewed_on or "")),
        ]
    )


def _differing(pairs: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    for name, theirs, ours in pairs:
        if " ".join(theirs.split()) != " ".join(ours.split()):
            yield name, theirs, f"here: {ours}" if ours else "here: nothing"
