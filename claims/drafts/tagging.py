"""Topics of many claims, put there or taken away."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import Claim, Topic
from factcheck.editing.history import acting


def tag(claims: Iterable[Claim], *, topics: Iterable[Topic], by: User) -> None:
    """Put these drafts under the topics, besides those that they have. Readers see it once they are published."""
    chosen = list(topics)
    with acting(by=by, what="tagged with topics"):
        for claim in claims:
            claim.topics.add(*chosen)
            _touch(claim)


def untag(claims: Iterable[Claim], *, topics: Iterable[Topic], by: User) -> None:
    """Take these drafts out of the topics. Readers see it once they are published."""
    chosen = list(topics)
    with acting(by=by, what="taken out of topics"):
        for claim in claims:
            claim.topics.remove(*chosen)
            _touch(claim)


def _touch(claim: Claim) -> None:
    # Of this column alone: the rest may have been saved by another since the claim was read.
    Claim.objects.filter(pk=claim.pk).update(updated_at=timezone.now())
