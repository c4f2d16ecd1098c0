"""What waits among sources: the counts of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting, register
from factcheck.merging.admin.waiting import of_proposals
from factcheck.publishing.admin.waiting import MyDrafts, SavedSince
from factcheck.workflow.admin.waiting import of_submissions, of_work
from sources.drafts.on_retracted import reached, recorded_at
from sources.models import Draw, Passage, Publisher, Source
from sources.vocabulary import PassageState


class Orphaned(Waiting):
    """Passages whose words are gone from their sources' texts."""

    key = "orphaned"
    name = _("Orphaned passages")
    about = _("Their words are not in the source's text, or stand there twice.")

    def rows(self, user: User) -> QuerySet[Any]:
        """The passages whose words are lost, whoever recorded them."""
        return Passage.objects.filter(state=PassageState.ORPHANED)


class DeadLinks(Waiting):
    """Sources at whose addresses readers would find nothing."""

    key = "dead-link"
    name = _("Dead links")
    about = _("Their addresses no longer answer.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Sources that could not be had at the last visit."""
        return Source.objects.dead_links()


class ChangedLinks(Waiting):
    """Sources whose pages say something else than before."""

    key = "changed-link"
    name = _("Changed links")
    about = _("Their pages say something else than when they were captured.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Sources whose text was another one at the last visit."""
        return Source.objects.changed_links()


class DrawsOnRetracted(Waiting):
    """Sources whose reporting may have fallen with what it was taken from."""

    key = "retracted-source"
    name = _("Sources that draw on a retracted one")
    about = _("They were not saved since the retraction was recorded.")

    def rows(self, user: User) -> QuerySet[Any]:
        """Sources that draw on a retracted one, themselves or through others, and were not saved since."""
        draws = Draw.objects.filter(drawn_on__in=reached(), source__updated_at__lt=recorded_at("drawn_on"))
        return Source.objects.filter(pk__in=draws.order_by().values("source"))


register(Orphaned(Passage))
register(*(MyDrafts(model) for model in (Source, Publisher)))
register(*(SavedSince(model) for model in (Source, Publisher)))
register(DeadLinks(Source), ChangedLinks(Source), DrawsOnRetracted(Source))
register(*of_work(Source, Publisher))
register(*of_submissions(Source, Publisher), *of_proposals(Source, Publisher))
