"""What waits among claims: the counts of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from claims.models import Claim, Claimant, Review, Topic
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


register(WithoutReply(Review))
register(*(MyDrafts(model) for model in (Claim, Claimant, Topic)))
register(*(SavedSince(model) for model in (Claim, Claimant, Topic)))
register(*of_submissions(Claim, Claimant, Topic))
