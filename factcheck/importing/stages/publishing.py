"""Drafts that an import made are published, for those who may: what can't be stays a draft, and the report says why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import Q, QuerySet

from claims.models import Claim, Claimant
from factcheck.importing.models import Import, ImportedRecord, UnsureMatch
from factcheck.importing.models.records import MAX_REASON
from factcheck.importing.recording.texts import cut
from factcheck.importing.stages.doing import Done, label, own_rows, within
from factcheck.importing.vocabulary import Decision, Outcome
from factcheck.publishing.kinds import key_of
from factcheck.publishing.writing.together import UNCHANGED, publish_together

PUBLISHED: Final = "published"
LEFT: Final = "left as drafts"
_BATCH: Final = 500
_BROUGHT: Final = (Outcome.MADE, Outcome.JOINED, Outcome.UPDATED)
_NOT_OURS: Final = "It was added to a claim that was there: publish that at the desk."
_UNSURE: Final = "It may be the same as a record that was there: decide that first."


def step(importing: Import) -> Done | None:
    """Publish some more of what was brought in; None when there is no more, or nobody asked for it."""
    if not importing.publishes or importing.by is None:
        return None
    batch = list(_rows(importing).order_by("pk").values_list("pk", "claim")[:_BATCH])
    if not batch:
        return None
    counts = _publish(importing, dict(batch))
    return Done(batch[-1][0], len(batch), counts)


def left(importing: Import) -> int:
    """How many records are still to be looked at."""
    return _rows(importing).count() if importing.publishes else 0


def _rows(importing: Import) -> QuerySet[ImportedRecord]:
    rows = ImportedRecord.objects.filter(importing=importing, outcome__in=_BROUGHT, claim__isnull=False)
    return rows.filter(pk__gt=importing.position)


def _publish(importing: Import, batch: Mapping[int, int]) -> Counter[str]:
    """Publish the claims of these records, by the keys of both."""
    assert importing.by is not None  # noqa: S101  # `step` asks
    claims = Claim.objects.in_bulk(set(batch.values()))
    reasons = _hindered(importing, claims)
    ready = [claim for key, claim in sorted(claims.items()) if key not in reasons]
    done = publish_together(ready, by=importing.by)
    for claim in ready:
        # Another record of the same claim, of an earlier batch, may have brought it.
        if (reason := done.refused.get(key_of(claim), str(UNCHANGED))) != str(UNCHANGED):
            reasons[claim.pk] = reason
    _remember({record: reasons[claim] for record, claim in batch.items() if claim in reasons})
    return Counter({PUBLISHED: len(done.published), LEFT: len(reasons)})


def _hindered(importing: Import, claims: Mapping[int, Claim]) -> dict[int, str]:
    """What is not for an import to publish: by key of the claim, the reason. Four queries."""
    made = within(own_rows(importing).get(label(Claim), ()))
    own = set(Claim.objects.filter(made, pk__in=claims).values_list("pk", flat=True))
    found = dict.fromkeys(set(claims) - own, _NOT_OURS)
    return found | dict.fromkeys(_unsure(claims), _UNSURE)


def _unsure(claims: Mapping[int, Claim]) -> Iterable[int]:
    """The claims that wait for an editor's decision, they themselves or one who speaks of them."""
    named = Q(attributions__claim__in=claims) | Q(rebuttals__claim__in=claims)
    speakers = Claimant.objects.filter(named).order_by().distinct()
    of_claim: dict[str, set[int]] = defaultdict(set)
    for public_id, said, contested in speakers.values_list("public_id", "attributions__claim", "rebuttals__claim"):
        of_claim[public_id] |= {said, contested} & set(claims)
    for key, claim in claims.items():
        of_claim[claim.public_id].add(key)
    waiting = UnsureMatch.objects.filter(decision=Decision.OPEN, imported_id__in=of_claim)
    return {key for public_id in waiting.values_list("imported_id", flat=True) for key in of_claim[public_id]}


def _remember(reasons: Mapping[int, str]) -> None:
    rows = [ImportedRecord(pk=key, reason=cut(reason, MAX_REASON)) for key, reason in reasons.items()]
    ImportedRecord.objects.bulk_update(rows, ["reason"], batch_size=_BATCH)
