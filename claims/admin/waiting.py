"""What waits among claims: the counts of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from claims.drafts.promises import due
from claims.models import (
    Attribution,
    Claim,
    Claimant,
    Evidence,
    NoComment,
    Rebuttal,
    Reply,
    Review,
    Topic,
    TopicEvent,
)
from factcheck.desk.waiting import Waiting, register
from factcheck.merging.admin.waiting import of_proposals
from factcheck.publishing.admin.waiting import MyDrafts, SavedSince
from factcheck.workflow.admin.waiting import of_submissions, of_work
from sources.drafts.on_retracted import reached, recorded_at


class WithoutReply(Waiting):
    """Our own reviews for which nobody was asked for a reply. Others' reviews are theirs to ask about."""

    key = "no-reply"
    name = _("Reviews without right of reply")
    about = _("Nobody whom they fault was asked, as far as is recorded.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Our reviews with neither a date of asking, nor an answer, nor anyone who was asked."""
        return Review.objects.filter(url="", reply_asked_on__isnull=True, reply="", replies=None)


class PromisesDue(Waiting):
    """Promises whose day has come, of which no review says whether they were kept."""

    key = "due-promise"
    name = _("Promises that are due")
    about = _("Their day has passed, and no review says since then whether they were kept.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Promises of days gone by, but those that were kept or broken, or found kept in part when they were due."""
        return due()


class RestsOnRetracted(Waiting):
    """Claims whose words or evidence are from a source that its publisher took back, or that draws on one."""

    key = "retracted-source"
    name = _("Claims that rest on a retracted source")
    about = _("They were not saved since the retraction was recorded.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Claims that cite a passage of such a source and were not saved since."""
        found = [
            _resting_on_retracted(Attribution, "passages__source", "claim"),
            _resting_on_retracted(Rebuttal, "passages__source", "claim"),
            _resting_on_retracted(NoComment, "passages__source", "claim"),
            _resting_on_retracted(Evidence, "passage__source", "review__claim"),
            _resting_on_retracted(Reply, "passage__source", "review__claim"),
        ]
        return Claim.objects.filter(pk__in=found[0].union(*found[1:], all=True))


class HasEventsOfRetracted(Waiting):
    """Topics that tell what happened by a source that its publisher took back, or that draws on one."""

    key = "retracted-source"
    name = _("Topics with events from a retracted source")
    about = _("They were not saved since the retraction was recorded.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Topics with an event from such a source that were not saved since."""
        return Topic.objects.filter(pk__in=_resting_on_retracted(TopicEvent, "source", "topic"))


def _resting_on_retracted(rows: type[Model], source: str, record: str) -> QuerySet[Any]:
    """The records that are named by these rows, and were not saved since a retraction that reaches their sources."""
    touched = {f"{source}__in": reached(), f"{record}__updated_at__lt": recorded_at(source)}
    return rows._default_manager.filter(**touched).order_by().values(record)


register(WithoutReply(Review), PromisesDue(Claim), RestsOnRetracted(Claim), HasEventsOfRetracted(Topic))
register(*(MyDrafts(model) for model in (Claim, Claimant, Topic)))
register(*(SavedSince(model) for model in (Claim, Claimant, Topic)))
register(*of_work(Claim, Claimant, Topic))
register(*of_submissions(Claim, Claimant, Topic), *of_proposals(Claim, Claimant))
