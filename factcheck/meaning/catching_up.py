"""Makes the vectors that are missing: the newest rows first, a few at a time, so that none waits for long."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from factcheck.editing.rows import lock
from factcheck.meaning import encoding
from factcheck.meaning.matrix import packed
from factcheck.meaning.models import ONLY, Making, Vector
from factcheck.meaning.texts import kinds, matched
from factcheck.publishing.models.public import PublicRecord

_BATCH: Final = 64


def missing() -> QuerySet[PublicRecord]:
    """The rows that are matched and have no vector yet, the newest first."""
    without = ~Exists(Vector.objects.filter(record=OuterRef("pk")))
    return PublicRecord.objects.filter(without, kind__in=kinds()).order_by("-pk")


def catch_up(told: Callable[[int], Any] = lambda done: None) -> int:
    """Encode what is missing, and call `told` with how many are done after each batch. Returns how many were made."""
    done = 0
    while rows := list(missing().only("pk", "kind", "document")[:_BATCH]):
        keep(rows, made_of(rows))
        done += len(rows)
        told(done)
    return done


def made_of(rows: Sequence[PublicRecord]) -> list[Vector]:
    """The vectors of these rows, not yet kept."""
    texts = [matched(row) for row in rows]
    text = packed(encoding.english([each.text for each in texts]))
    title = packed(encoding.english([each.title or each.text for each in texts]))
    across = packed(encoding.across([each.short for each in texts], asked=False))
    made = zip(rows, text, title, across, strict=True)
    return [Vector(record=row.pk, text=one, title=two, across=three) for row, one, two, three in made]


@transaction.atomic
def keep(rows: Sequence[PublicRecord], vectors: Sequence[Vector]) -> None:
    """Keep the vectors of the rows that are still public: some may have been withdrawn meanwhile."""
    batch = _next_batch()
    still = set(lock(PublicRecord.objects.filter(pk__in=[row.pk for row in rows])))
    for each in vectors:
        each.batch = batch
    Vector.objects.bulk_create((each for each in vectors if each.record in still), ignore_conflicts=True)


def _next_batch() -> int:
    """The number of the next batch. Its row stays locked until that is there: none is seen before an earlier one."""
    Making.objects.get_or_create(pk=ONLY)
    Making.objects.filter(pk=ONLY).update(batches=F("batches") + 1)
    return Making.objects.get(pk=ONLY).batches
