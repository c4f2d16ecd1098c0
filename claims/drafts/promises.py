"""Which promises among the drafts are due."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from claims.models import Claim, Review
from claims.vocabulary import ClaimKind, PromiseState


def due() -> QuerySet[Claim]:
    """Promises of days gone by, but those that were kept or broken, or found kept in part when they were due."""
    of_it = Review.objects.filter(claim=OuterRef("pk"))
    settled = of_it.filter(promise_state__in=(PromiseState.KEPT, PromiseState.BROKEN))
    then = of_it.filter(promise_state=PromiseState.IN_PART, reviewed_on__gte=OuterRef("due_by"))
    gone = Claim.objects.filter(kind=ClaimKind.PROMISE, due_by__lt=timezone.now().date())
    return gone.exclude(Exists(settled)).exclude(Exists(then))


def due_keys() -> QuerySet[Any, Any]:
    """The keys of promises that are due."""
    return due().order_by().values("pk")


def to_come_keys() -> QuerySet[Any, Any]:
    """The keys of promises whose day is today or later."""
    rows = Claim.objects.filter(kind=ClaimKind.PROMISE, due_by__gte=timezone.now().date())
    return rows.order_by().values("pk")
