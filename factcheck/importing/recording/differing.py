"""Records of a newer version of an archive: drafts that imports alone wrote follow, others stay as they are."""

from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from django.db.models import Count
from django.utils import timezone

from claims.models import Attribution, Claim, Evidence, Rebuttal, Review
from factcheck.editing.history import changed_besides
from factcheck.importing.models import ImportBatch, ImportedRecord
from factcheck.publishing.models import Publication
from sources.models import Passage

DELETED: Final = "The claim that was made of it has been deleted here since."
PUBLISHED: Final = "The claim is published, or was: correct it at the desk if the archive is right."
EDITED: Final = "Somebody has edited the claim since it was imported, or wrote it."
MEDIA: Final = "Its media object is there: what was new was added, look at the rest of it at the desk."
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
    for part in (Review, Rebuttal, Attribution, Claim.topics.through, Claim.media_objects.through):
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
