"""What waits among claims: the counts of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, QuerySet

from claims.models import Attribution, Claim, Claimant, Evidence, Rebuttal, Review, Topic
from factcheck.desk.waiting import Waiting, register
from factcheck.publishing.admin.waiting import MyDrafts, SavedSince
from factcheck.workflow.waiting import of_submissions


class WithoutReply(Waiting):
    """Our own reviews for which nobody was asked for a reply. Others' reviews are theirs to ask about."""

    key = "no-reply"
    name = "Reviews without right of reply"
    about = "Nobody whom they fault was asked, as far as is recorded."

    def rows(self, user: User) -> QuerySet[Any]:
        """Our reviews with neither a date of asking nor an answer."""
        return Review.objects.filter(url="", reply_asked_on__isnull=True, reply="")


class RestsOnRetracted(Waiting):
    """Claims whose words or evidence are from a source that its publisher took back."""

    key = "retracted-source"
    name = "Claims that rest on a retracted source"
    about = "They were not saved since the retraction was recorded."

    def rows(self, user: User) -> QuerySet[Any]:
        """Claims that cite a passage of a retracted source and were not saved since."""
        return Claim.objects.filter(pk__in=_said(Attribution).union(_said(Rebuttal), _evidence(), all=True))


def _said(utterances: type[Attribution | Rebuttal]) -> QuerySet[Any]:
    recorded_since = {"passages__source__retraction_recorded_at__gt": F("claim__updated_at")}
    return utterances._default_manager.filter(**recorded_since).order_by().values("claim")


def _evidence() -> QuerySet[Any]:
    recorded_since = {"passage__source__retraction_recorded_at__gt": F("review__claim__updated_at")}
    return Evidence.objects.filter(**recorded_since).order_by().values("review__claim")


register(WithoutReply(Review), RestsOnRetracted(Claim))
register(*(MyDrafts(model) for model in (Claim, Claimant, Topic)))
register(*(SavedSince(model) for model in (Claim, Claimant, Topic)))
register(*of_submissions(Claim, Claimant, Topic))
